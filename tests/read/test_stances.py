"""Russian stances, in the notation of ``stances_ru.txt``."""

from pathlib import Path

import pytest
from read_text import reading

from dragoman.model.reading import Who

CASES = [
    (text.strip(), tuple(filter(None, map(str.strip, expected.split(",")))))
    for line in Path(__file__).with_name("stances_ru.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
    for text, expected in [line.split("=>")]
]


def _party(who: Who) -> str:
    return "author" if who.kind == "author" else who.id or who.name


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_who_shows_which_attitude_to_whom(text: str, expected: tuple[str, ...]) -> None:
    signs = {"pos": "+", "neg": "-"}
    found = {
        f"{_party(each.holder)} {signs[each.polarity]} {_party(each.target)}"
        for each in reading(text).stances
    }
    assert found == set(expected)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Вчера Прага жёстко осудила Вену за шум.", "Прага жёстко осудила Вену"),
        ("Вражда между Катаром и Египтом не утихает.", "Вражда между Катаром и Египтом"),
    ],
)
def test_a_stance_keeps_the_words_that_carry_it(text: str, words: str) -> None:
    assert {
        text[each.start : each.end] for stance in reading(text).stances for each in stance.spans
    } == {words}
