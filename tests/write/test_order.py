"""An item opens with the thesis and ends on the conclusion, where these are rendered."""

from __future__ import annotations

from dragoman.backends.base import Rendering
from dragoman.write.order import before_the_end, cited_source, free, ordered
from dragoman.write.passages import Passage


def passage(place: int, text: str | None, mark: str = "") -> Passage:
    rendering = None
    if text is not None:
        rendering = Rendering(first=place, last=place + 1, text=text, by="memory")
    return Passage(
        first=place,
        last=place + 1,
        start=10 * place,
        end=10 * place + 9,
        original="…",
        rendering=rendering,
        said=None,
        statements=(),
        claims="T" in mark,
        concludes="C" in mark,
    )


PIECE = (
    passage(0, "The bridge was closed."),
    passage(1, "But the town needs a ferry.", "T"),
    passage(2, "It needs it now."),
    passage(3, "Cars wait."),
    passage(4, "A ferry is cheaper.", "C"),
    passage(5, "The river is quiet."),
)


def places(found: tuple[Passage, ...] | list[Passage]) -> list[int]:
    return [each.first for each in found]


def test_the_thesis_comes_first_with_what_leans_on_it() -> None:
    found = ordered(PIECE, "column")
    assert places(found.passages) == [1, 2, 0, 3, 4, 5]
    assert found.claim
    assert found.claim.shown == "The town needs a ferry."


def test_nothing_comes_after_the_conclusion() -> None:
    assert places(before_the_end(PIECE)) == [0, 1, 2, 3, 4]


def test_a_conclusion_that_is_not_rendered_ends_nothing() -> None:
    piece = [*PIECE[:4], passage(4, None, "C"), PIECE[5]]
    assert places(before_the_end(piece)) == [0, 1, 2, 3, 4, 5]


def test_a_thesis_that_leans_on_the_sentence_before_stays_where_it_is() -> None:
    piece = (PIECE[0], passage(1, "It needs a ferry.", "T"), *PIECE[3:])
    found = ordered(piece, "column")
    assert places(found.passages) == [0, 1, 3, 4, 5]
    assert found.claim is None


def test_a_thesis_that_is_not_rendered_leaves_the_lead_without_a_claim() -> None:
    found = ordered((PIECE[0], passage(1, None, "T"), *PIECE[3:]), "column")
    assert found.claim is None


def test_an_interview_keeps_its_order() -> None:
    found = ordered(PIECE, "interview")
    assert (places(found.passages), found.claim) == ([0, 1, 2, 3, 4, 5], None)


def test_a_thesis_drops_the_words_that_announce_it_and_no_others() -> None:
    announced = passage(3, "Hence the conclusion: a ferry is needed.", "T")
    assert free(announced).shown == "A ferry is needed."
    assert free(passage(3, "Butter is dear.", "T")).shown == "Butter is dear."


def test_a_report_says_once_who_reports() -> None:
    text = "The road will not pay, Minister of Transport Gleb Osokin said on Thursday."
    assert cited_source(text) == ("Minister of Transport Gleb Osokin", "The road will not pay.")
    assert cited_source("“The road will not pay,” Minister Gleb Osokin said.") is None
    assert cited_source("The road will not pay.") is None
    assert cited_source("The road will not pay, he said on Thursday.") is None
    assert cited_source("If it rains, the minister said.") is None
