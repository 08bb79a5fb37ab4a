"""How the time of reading grows with an article's length, in each language: no rule may be quadratic.

Two shapes are read, one sentence without end and one paragraph of many sentences, at three lengths, each
language in a process of its own, in processor time. A figure is how many times longer the longest takes than
the shortest, which is a quarter of it: 4 is linear, 16 quadratic.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time

from bench.corpus import article
from bench.rows import Figure, again, missing, one_thread, run

GROUP = "growth"
LENGTHS = (25_000, 50_000, 100_000)
CLAUSES = {
    "ru": "Министр Иван Петров заявил, что Россия и Китай увеличат торговлю до 200 млрд долларов к 2030 "
    "году, и «союз будет расти», а США осудили Москву; по словам Анны Лунёвой, рост составит 5 процентов",
    "en": "Minister John Smith said that Russia and China would raise trade to $200 billion by 2030, and "
    "“the union will grow”, while Washington condemned Moscow; growth, Anna Brown said, may reach 5 percent",
    "ja": "山田太郎外相は「ロシアと中国の貿易は2030年までに二千億ドルに増える」と述べ、成長は5％になると予想され",
    "ko": "김철수 장관은 2030년까지 러시아와 중국의 무역이 2000억 달러로 늘어날 것이라고 말했고 미국을 비난했다",
    "zh": "外交部长王毅表示，到2030年中俄贸易额将增至两千亿美元，“联盟将会发展”，而美国谴责莫斯科，据专家说增长5％",
}
STOPS = {"ja": "。", "zh": "。"}


def text_of(language: str, shape: str, length: int) -> str:
    """Return ``length`` characters of one sentence, or of many."""
    stop = STOPS.get(language, ". ")
    comma = "，" if language in STOPS else ", "
    unit = CLAUSES[language] + (comma if shape == "one sentence" else stop)
    return (unit * (length // len(unit) + 1))[:length]


def figures(data: Path) -> Iterator[Figure]:
    """Yield the growth for each language and shape."""
    for language in CLAUSES:
        try:
            taken = json.loads(run("-m", "bench.growth", language).output)
        except RuntimeError as error:
            yield missing(f"reading {language}: growth with length", str(error)[-200:], GROUP)
            continue
        for shape, seconds in taken.items():
            told = ", ".join(
                f"{length:,} in {each:.1f} s" for length, each in zip(LENGTHS, seconds, strict=True)
            )
            yield Figure(
                name=f"reading {language}, {shape}: time of 100,000 characters to that of 25,000",
                value=seconds[-1] / seconds[0],
                command=again(GROUP, data),
                note=f"4 is linear; {told}",
            )


def _measured(language: str) -> dict[str, list[float]]:
    from dragoman.knowledge.load import load  # noqa: PLC0415 - after the threads are set
    from dragoman.read.reader import read  # noqa: PLC0415

    knowledge = load("RU")
    found: dict[str, list[float]] = {}
    for shape in ("one sentence", "many sentences"):
        read(replace(article(0, text_of(language, shape, 2000)), language=language), knowledge)
        for length in LENGTHS:
            whole = replace(article(0, text_of(language, shape, length)), language=language)
            start = process_time()
            read(whole, knowledge)
            found.setdefault(shape, []).append(process_time() - start)
    return found


if __name__ == "__main__":
    one_thread()
    sys.stdout.write(json.dumps(_measured(sys.argv[1])))
