"""What cannot be read without the sentence before it, and that it is printed behind it or not at all."""

import pytest
from test_order import passage

from dragoman.write.choosing import Room, choose
from dragoman.write.leaning import leans
from dragoman.write.passages import Passage


@pytest.mark.parametrize(
    "text",
    [
        "He added that no change should be expected.",
        "However, the ferry will sail.",
        "In it the council merely repeats after the mayor.",
        "For them the bridge is too far.",
        "The carrier Sava Line does not believe in that third.",
        "After this the bridge was closed.",
        "The treasury would recover as early as spring.",
        "The carriers cite a markedly lower number.",
        "“It needs a ferry,” the mayor said.",
        "It is a big port that freezes.",
        "Not in the next ten years.",
        "Yes, by spring.",
        "Since then there have been three ferries.",
    ],
)
def test_it_leans(text: str) -> None:
    assert leans(passage(3, text))
    assert not leans(passage(0, text)), "nothing stands before the first sentence"


@pytest.mark.parametrize(
    "text",
    [
        "The council says that it needs a ferry.",
        "It is too early to celebrate: the bridge is closed.",
        "The number of ferries is lower than a year ago.",
        "If the river froze, the ferry would stop.",
        "The mayor said the ferry would stop.",
        "Those who wait will sail.",
        "The town of those who wait is small.",
        "Not a single ticket has been sold in the town this year.",
        "A good neighbor is known by whether he has returned the ladder.",
    ],
)
def test_it_stands_alone(text: str) -> None:
    assert not leans(passage(3, text))


def chosen(*found: Passage) -> list[int]:
    return [each.first for each in choose(found, Room(words=100, characters=1000))]


def scored(place: int, text: str, score: float) -> Passage:
    made = passage(place, text)
    return Passage(**{each: getattr(made, each) for each in made.__slots__} | {"score": score})


def test_what_leans_comes_with_the_sentence_before_it() -> None:
    first, second = scored(1, "The river froze.", 0.1), scored(2, "It will thaw in May.", 5)
    assert chosen(first, second) == [1, 2]


def test_it_is_left_out_where_the_sentence_before_it_is_not_to_be_had() -> None:
    """Sentence 2 is not rendered: what leans on it would mean the river of sentence 1."""
    first, third = scored(1, "The river froze.", 1), scored(3, "It will thaw in May.", 5)
    assert chosen(first, third) == [1]
