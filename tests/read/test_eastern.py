"""Japanese, Korean and Chinese in the notation of statements_ru.txt, a file a language."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from test_attribution import article, describe, unmark, words

from dragoman.errors import Unsupported
from dragoman.knowledge.load import load
from dragoman.language import extras
from dragoman.model.reading import Reading
from dragoman.read.eastern.marks import quotations, stretches
from dragoman.read.eastern.numerals import value
from dragoman.read.eastern.words import word_lists
from dragoman.read.reader import read

PARTS = {"ja": "sudachipy", "ko": "kiwipiepy", "zh": "jieba"}
KNOWLEDGE = load("JP")


def needed(language: str) -> None:
    if find_spec(PARTS[language]) is None:
        pytest.skip(f"needs the extra: pip install 'dragoman[{language}]'")


def reading(text: str, language: str, **fields: object) -> Reading:
    needed(language)
    return read(article(text, language=language, **fields), KNOWLEDGE)


def cases() -> Iterator[tuple[str, str]]:
    for language in PARTS:
        path = Path(__file__).with_name(f"statements_{language}.txt")
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                yield language, line


@pytest.mark.parametrize(("language", "line"), list(cases()))
def test_case(language: str, line: str) -> None:
    marked_text, _, wanted = line.partition(" => ")
    marked = unmark(marked_text)
    text = marked.text
    found = [each for each in reading(text, language).statements if each.level != "author"]
    if wanted == "none":
        assert not found
        return
    speaker = marked.spans["1"].get("S", [])
    expected = {
        number: (
            words(text, spans.get("S", speaker)),
            words(text, spans.get("C", [])),
            words(text, spans["Q"]),
        )
        for number, spans in marked.spans.items()
    }
    got = {
        (
            words(text, each.speaker.spans if each.speaker else ()),
            words(text, each.cue.spans if each.cue else ()),
            words(text, each.content),
        ): each
        for each in found
    }
    assert set(got) == set(expected.values())
    assert len(got) == len(found)
    ids = {got[spans].id: number for number, spans in expected.items()}
    number = wanted[0] if wanted[0].isdigit() else "1"
    meant = got[expected[number]]
    told = describe(meant, ids)
    told |= {"nobody"} if meant.who.kind == "unnamed" and not meant.who.name else set()
    assert set(wanted.removeprefix(number).split()) <= told


@pytest.mark.parametrize(
    ("language", "printed", "number"),
    [
        ("ja", "1億2千万", "120000000"), ("ja", "三十五", "35"), ("ja", "二百万", "2000000"),
        ("ko", "340만", "3400000"), ("ko", "12조", "12000000000000"), ("zh", "1,200", "1200"),
        ("zh", "3.5亿", "350000000"), ("zh", "二〇三五", "2035"),
    ],
)  # fmt: skip
def test_numbers_are_read(language: str, printed: str, number: str) -> None:
    found = value(printed, word_lists(language))
    assert found is not None
    assert f"{found.normalize():f}" == number


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "ja",
            "貨物は約120万トンで、3割増えた。2021年の話だ。",
            [("1200000", "tonnes"), ("30", "%")],
        ),
        (
            "ko",
            "수출은 5억 달러로 2배 늘었다. 3월 5일이다.",
            [("500000000", "USD"), ("2", "times")],
        ),
        ("zh", "出口达到120亿美元，增长百分之二十。", [("12000000000", "USD"), ("20", "%")]),
    ],
)
def test_figures_have_values_and_units_and_dates_are_none(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    found = reading(text, language).figures
    assert [(each.low, each.unit) for each in found] == expected


def test_an_agency_s_credit_is_nobody_s_statement() -> None:
    text = "【架空市＝海鳥通信】港は静かだった。"
    own = reading(text, "ja").statements
    assert [text[slice(*each.content[0])] for each in own] == ["港は静かだった。"]


def test_questions_after_a_dash_are_nobody_s_and_answers_the_guest_s() -> None:
    text = (
        "山野太郎（ヤマノ・タロウ）氏に聞いた。\n"
        "――春に始まりますか。\n「秋になる」\n――なぜですか。\n「船が足りない」"
    )
    found = [each for each in reading(text, "ja").statements if each.level == "quoted"]
    assert [(each.who.name, text[slice(*each.content[0])]) for each in found] == [
        ("山野太郎", "秋になる"),
        ("山野太郎", "船が足りない"),
    ]


def test_quotations_lie_in_one_another_and_a_stop_inside_ends_no_sentence() -> None:
    text = "彼は「『待て。』と書いた。すぐに」と話した。雨だ。"
    found = quotations(text, 0, len(text))
    assert [(text[each.start : each.end], each.depth) for each in found] == [
        ("『待て。』と書いた。すぐに", 1),
        ("待て。", 2),
    ]
    assert [text[each.start : each.end] for each in stretches(text, 0, len(text))] == [
        text[:-3],
        text[-3:],
    ]


def test_a_missing_extra_is_named() -> None:
    with pytest.raises(Unsupported, match=r"dragoman\[ja\]"):
        extras.part("no_such_part_of_ours", "ja")
