"""A press with interviews of every make: a report gives nobody words that are not his."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from dragoman.desk import Desk, create
from dragoman.model.press import Period
from dragoman.model.report import Claim, Report

ASKER, GUEST, OTHER = "Иван Сидоров", "Анна Рощина", "Павел Лунёв"
INTRO = "О торговле с Китаем рассказала заведующая кафедрой {who}."
QUESTIONS = (
    "Торговля с Китаем растёт?",
    "Пекин выполнит договор о газе?",
    "Что будет с Японией?",
    "А чего ждать от США?",
)
ANSWERS = (
    "Торговля с Китаем вырастет к осени на треть, и Россия должна открыть новые станции.",
    "Пекин выполнит договор о газе, хотя Китай по-прежнему враждебен к чужим трубам.",
    "Япония поддержит Россию не раньше весны, и Токио критикует Китай за острова.",
    "США давят на Китай и проиграют этот спор к концу года, потому что Китай сильнее.",
)
ENGLISH = dict(
    zip(
        (*QUESTIONS, *ANSWERS),
        (
            "Is trade with China growing?",
            "Will Beijing honor the gas treaty?",
            "What will become of Japan?",
            "What is to be expected of the US?",
            "Trade with China will grow by a third by autumn, and Russia must open new stations.",
            "Beijing will honor the gas treaty, although China is still hostile to foreign pipes.",
            "Japan will support Russia no sooner than spring, and Tokyo criticizes China for the islands.",
            "The US presses China and will lose this dispute by the end of the year, because China is stronger.",
        ),
        strict=True,
    )
)
ENGLISH[INTRO.format(who=GUEST)] = "Head of department Anna Roshchina spoke of trade with China."

LABELS = (("", ""), ("— ", ""), (f"{GUEST}: ", "Anna Roshchina: "), ("Ответ: ", "Answer: "))
"""What opens an answer, and how the memory renders it."""


def talk(asks: str, answers: str, *, who: str = GUEST, between: str = "\n\n") -> str:
    """Return an interview whose questions and answers stand in these templates."""
    turns = [
        turn
        for one, other in zip(QUESTIONS, ANSWERS, strict=True)
        for turn in (asks.format(one), answers.format(other))
    ]
    return between.join([INTRO.format(who=who), *turns])


KNOWN = {
    "dashes": talk("— {}", "— {}"),
    "dashes, lines": talk("— {}", "— {}", between="\n"),
    "labels": talk("Корр.: {}", f"{GUEST}: {{}}"),
    "labels, lines": talk("Корр.: {}", f"{GUEST}: {{}}", between="\n"),
    "both named": talk(f"{ASKER}: {{}}", f"{GUEST}: {{}}"),
    "question and answer": talk("Вопрос: {}", "Ответ: {}"),
    "bold names": talk(f"**{ASKER}:** {{}}", f"**{GUEST}:** {{}}"),
    "names over": talk(f"{ASKER}\n{{}}", f"{GUEST}\n{{}}"),
}
"""Interviews that say themselves whose each answer is."""
UNKNOWN = {
    "bold lost": talk("{}", "{}"),
    "bold lost, lines": talk("{}", "{}", between="\n"),
    "dash before questions alone": talk("— {}", "{}"),
    "two guests": talk("— {}", "— {}", who=f"{GUEST} и доцент {OTHER}"),
    "the asker alone": talk("— {}", "— {}", who="одна гостья, которую расспросил Иван Сидоров"),
    "no question mark": talk("{}", "Я скажу так. {}").replace("?", "."),
}
"""Interviews that do not."""


def claims(report: Report) -> list[Claim]:
    inner = [c for each in report.sections for item in each.items for c in item.claims]
    return [*report.overview, *inner]


def composed(folder: Path, text: str, language: str) -> Report:
    """Return the report on a press of one interview and a column."""
    press = folder / "press"
    press.mkdir()
    head = f"author: {ASKER}\ndate: 2021-03-05\ngenre: interview\noutlet: Заря\n"
    (press / "talk.md").write_text(f"---\n{head}---\n# Разговор о торговле\n\n{text}\n", "utf-8")
    column = "author: Пётр Мохов\ndate: 2021-03-06\ngenre: column\noutlet: Волна\n"
    own = "Китай давит на Японию. Япония опасна для Китая, и Токио проиграет. Россия поддержит Китай к осени."
    (press / "own.md").write_text(f"---\n{column}---\n# Спор\n\n{own}\n", "utf-8")
    units = "".join(
        f'<tu><tuv xml:lang="ru"><seg>{before}{ru}</seg></tuv>'
        f'<tuv xml:lang="en"><seg>{label}{en}</seg></tuv></tu>'
        for before, label in LABELS
        for ru, en in ENGLISH.items()
    )
    memory = f'<tmx version="1.4"><header srclang="ru"/><body>{units}</body></tmx>'
    (press / "memory.tmx").write_text(memory, "utf-8")
    create(folder / "desk", "russia")
    with Desk.open(folder / "desk", processes=1, language=language) as desk:
        desk.collect([str(press)])
        desk.read()
        return desk.report(Period(from_=date(2021, 3, 1), to=date(2021, 3, 31)))


def told(claim: Claim) -> bool:
    """Tell whether a claim repeats an answer."""
    text = re.sub(r"[“”«»‘’,.]", "", claim.text).casefold()
    said = [*ANSWERS, *(ENGLISH[each] for each in ANSWERS)]
    return any(re.sub(r"[,.]", "", each).casefold()[:40] in text for each in said)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("make", KNOWN)
def test_answers_are_the_guest_s_by_name(make: str, language: str, tmp_path: Path) -> None:
    answers = [each for each in claims(composed(tmp_path, KNOWN[make], language)) if told(each)]
    assert answers
    for each in answers:
        assert each.voice == "quoted"
        assert "Roshchina" in answers[0].text or "Рощина" in answers[0].text
        assert "Sidorov" not in each.text.partition("interviewed")[0]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("make", UNKNOWN)
def test_a_report_is_silent_about_words_of_it_does_not_know_whom(
    make: str, language: str, tmp_path: Path
) -> None:
    report = composed(tmp_path, UNKNOWN[make], language)
    assert not [each.text for each in claims(report) if told(each)]
    shown = [each.text for each in report.overview if "Sidorov" in each.text or ASKER in each.text]
    assert not shown
