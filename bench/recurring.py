"""Lines that recur on an outlet's pages: which are learned, on outlets made of real sentences.

    python -m bench.recurring [--data FOLDER]

An outlet is 40 to 400 pages over a year, each of 5 to 12 sentences of real Russian or Japanese press, their words
shuffled so that no other page has them. Its furniture stands on a given share of them: lines at the head, at the end
and inside. So does what recurs by right: formulas of the wire, rubrics, subheadings, who signs, datelines, a
quotation, a background paragraph of one affair, the paragraphs of a piece that was printed twelve times with another
beginning. Precision is the share of learned lines that are furniture, recall that of the furniture learned, by the
share of the pages that it stands on. What stands on fewer pages than anything is learned from counts as missed.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from bench.corpus import loose
from bench.rows import DATA, Figure, lines, missing

from dragoman.collect.recurring import Piece, key, learned

GROUP = "recurring"
SIZES = (40, 100, 400)
SHARES = (0.1, 0.2, 0.4, 0.7, 1.0)
ROUNDS = 3
START = date(2021, 1, 4)
YEAR = 360
AFFAIR = 10
"""Days that an affair lasts, in which a paragraph of background stands under most pieces."""
REPRINTS = 12
Text = tuple[str, str]
"""A place and a line."""

FURNITURE: dict[str, tuple[Text, ...]] = {
    "ru": (
        ("end", "Свежий номер газеты ищите в киосках города по пятницам"),
        ("end", "Подписывайтесь на «Вестник» в телеграме: коротко о том, что было за день"),
        ("end", "Есть что добавить? Наш адрес: улица Портовая, дом семь"),
        ("end", "Мнение авторов рубрики может не совпадать с позицией редакции."),
        ("end", "Вестник Приморья, выпуск для мобильных устройств"),
        ("end", "При перепечатке ссылка на «Вестник» обязательна"),
        (
            "end",
            "Оформить доставку газеты на дом можно в любом отделении почты, позвонив по бесплатному номеру.",
        ),
        ("head", "Слушайте эту заметку на сайте «Вестника» без рекламы"),
        ("head", "Версия для слабовидящих и настройки шрифта"),
        ("inside", "Вы читаете «Вестник»: подпишитесь, и мы пришлём главное за неделю"),
        ("inside", "Реклама помогает «Вестнику» оставаться бесплатным"),
    ),
    "ja": (
        ("end", "この記事へのご感想は編集部の窓口へお寄せください"),
        ("end", "ニュースアプリをダウンロードして速報を受け取る"),
        ("end", "本紙に掲載の写真と文章の無断転載を禁じます"),
        ("end", "販売店と購読のご案内、お試しの申し込みはこちらの窓口へ"),
        ("head", "音声で聞く場合は会員の登録が必要です"),
        ("inside", "会員の方はすべての記事をお読みになれます"),
    ),
}
RIGHTFUL: dict[str, tuple[Text, ...]] = {
    "ru": (
        ("end", "Об этом сообщает пресс-служба областного правительства."),
        ("end", "Ранее сообщалось, что стороны договорились о новой встрече."),
        ("end", "По данным агентства, пострадавших нет"),
        ("end", "Анна Петрова, специальный корреспондент"),
        ("head", "Мнение"),
        ("head", "Прямая речь"),
        ("head", "МОСКВА, Россия"),
        ("inside", "Что дальше"),
        ("inside", "Справка «Вестника»"),
        ("inside", "«Мы готовы к переговорам без предварительных условий», — сказал министр."),
    ),
    "ja": (
        ("end", "外務省の報道官が記者会見で述べた。"),
        ("end", "（山田太郎）"),
        ("head", "社説"),
        ("inside", "今後の見通し"),
        ("inside", "「対話の用意がある」と外相は述べた。"),
    ),
}


@dataclass(slots=True)
class Made:
    """The pages of one outlet, and the lines of each kind on them."""

    pages: list[list[str]]
    days: list[date]
    furniture: list[Text] = field(default_factory=list)

    def pieces(self) -> Iterator[Piece]:
        """Yield the pages as lines are counted on them."""
        for number, (page, day) in enumerate(zip(self.pages, self.days, strict=True)):
            yield Piece(id=f"p{number:04}", day=day, lines=tuple(page))


def figures(data: Path = DATA) -> Iterator[Figure]:
    """Yield precision over all outlets, and recall by the share of pages with the line."""
    pools = {"ru": loose, "ja": _japanese}
    try:
        sentences = {language: pool(data) for language, pool in pools.items()}
    except OSError:
        yield missing("learned lines", "no data", GROUP)
        return
    right = wrong = 0
    stood: Counter[float] = Counter()
    found: Counter[float] = Counter()
    for language, pool in sentences.items():
        for size in SIZES:
            for share in SHARES:
                for turn in range(ROUNDS):
                    made = outlet(language, pool, size, share, turn)
                    names = {key(each.text) for each in learned(made.pieces).lines}
                    known = {key(line) for _, line in made.furniture}
                    right += len(names & known)
                    wrong += len(names - known)
                    stood[share] += len(known)
                    found[share] += len(names & known)
    command = "python -m bench.recurring"
    total = right + wrong
    yield _share("learned lines: precision", right, total, command)
    for share in SHARES:
        name = f"learned lines: recall of those on {share:.0%} of the pages"
        yield _share(name, found[share], stood[share], command)


def _share(name: str, part: int, whole: int, command: str) -> Figure:
    return Figure(
        name=name, value=part / whole if whole else 0.0, unit=f"of {whole}", command=command
    )


def _japanese(data: Path) -> list[str]:
    texts = (each["text"] for each in lines(data / "press" / "ja-2020-07.jsonl"))
    return [each for text in texts for each in re.findall(r"[^。\n]{15,}。", text)]


def outlet(language: str, pool: Sequence[str], size: int, share: float, turn: int) -> Made:
    """Return an outlet whose furniture stands on ``share`` of its pages; the same one each time."""
    chance = random.Random(f"{language} {size} {share} {turn}")  # noqa: S311 - no secret
    fresh = _fresh(pool, chance)
    days = sorted(START + timedelta(days=chance.randrange(YEAR)) for _ in range(size))
    made = Made(pages=[_page(fresh, chance) for _ in days], days=days)
    _affair(made, fresh, chance)
    made.furniture = list(FURNITURE[language])
    for place, line in RIGHTFUL[language]:
        often = chance.choice(SHARES[:-1])
        for page in made.pages:
            if chance.random() < often:
                _put(page, place, line, chance)
    for place, line in made.furniture:
        for page in made.pages:
            if chance.random() < share:
                _put(page, place, line, chance)
    return made


def _fresh(pool: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Yield sentences without end, the words of each but the last in another order."""
    while True:
        for each in chance.sample(pool, len(pool)):
            words = each.split() if " " in each else list(each)
            last = words.pop()
            chance.shuffle(words)
            yield (" " if " " in each else "").join((*words, last))


def _page(fresh: Iterator[str], chance: random.Random) -> list[str]:
    sentences = [next(fresh) for _ in range(chance.randint(5, 12))]
    page: list[str] = []
    while sentences:
        number = chance.randint(1, 3)
        page.append(" ".join(sentences[:number]))
        del sentences[:number]
    return page


def _affair(made: Made, fresh: Iterator[str], chance: random.Random) -> None:
    """Put background under the pieces of ten days, and print one piece again and again."""
    start = chance.choice(made.days)
    background = " ".join(next(fresh) for _ in range(2))
    for page, day in zip(made.pages, made.days, strict=True):
        if start <= day < start + timedelta(days=AFFAIR) and chance.random() < SHARES[-2]:
            page.append(background)
    body = _page(fresh, chance)
    for number in chance.sample(range(len(made.pages)), REPRINTS):
        made.pages[number] = [next(fresh), *body]


def _put(page: list[str], place: str, line: str, chance: random.Random) -> None:
    if place == "end":
        page.append(line)
    else:
        page.insert(0 if place == "head" else chance.randint(1, max(1, len(page) - 1)), line)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    for each in figures(parser.parse_args().data):
        print(
            f"{each.name}: {each.value if each.value is None else round(each.value, 3)} {each.unit} {each.note}"
        )


if __name__ == "__main__":
    main()
