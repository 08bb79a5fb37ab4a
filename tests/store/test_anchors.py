from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.judgement import Judgement
from dragoman.model.press import Span
from dragoman.store.anchors import anchor, decisions, resolve


def marked(text: str) -> tuple[str, Span]:
    """Return ``text`` without its marks ⟦ ⟧, and the span between them."""
    before, _, rest = text.partition("⟦")
    inside, _, after = rest.partition("⟧")
    return before + inside + after, Span(len(before), len(before) + len(inside))


CONTEXT = "и снова настал вечер над рекой и над городом "


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # The text has grown before the place, after it, and on both sides.
        ("Он сказал: ⟦мост нужен⟧. Все молчали.", "Вчера. Он сказал: ⟦мост нужен⟧. Все молчали."),
        ("Он сказал: ⟦мост нужен⟧. Все молчали.", "Он сказал: ⟦мост нужен⟧. Все молчали. Дождь."),
        # The context has changed on one side.
        ("Он сказал: ⟦мост нужен⟧. Все молчали.", "Он сказал: ⟦мост нужен⟧! Кто-то хлопал."),
        ("Он сказал: ⟦мост нужен⟧. Все молчали.", "Она думала, ⟦мост нужен⟧. Все молчали."),
        # The words stand twice, their context tells them apart.
        ("мост нужен, да; потом ⟦мост нужен⟧, нет", "А мост нужен, да; потом ⟦мост нужен⟧, нет"),
    ],
)
def test_a_place_is_found_in_a_changed_text(old: str, new: str) -> None:
    text, span = marked(old)
    changed, expected = marked(new)
    assert resolve(anchor("a", "1", text, span), "2", changed) == ("moved", expected)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Он сказал: ⟦мост нужен⟧. Все молчали.", "Он сказал: мост не нужен. Все молчали."),
        ("Он сказал: ⟦мост нужен⟧. Все молчали.", "Совсем другое: мост нужен? Нет."),
        ("⟦да⟧", "да, да"),
        (CONTEXT + "⟦да⟧ " + CONTEXT, CONTEXT + "да " + CONTEXT + "да " + CONTEXT),
    ],
)
def test_a_place_that_cannot_be_told_is_orphaned(old: str, new: str) -> None:
    text, span = marked(old)
    assert resolve(anchor("a", "1", text, span), "2", new) == ("orphaned", None)


def test_the_same_text_under_a_new_id_is_moved_nowhere() -> None:
    text, span = marked("Он сказал: ⟦мост нужен⟧.")
    assert resolve(anchor("a", "1", text, span), "2", text) == ("moved", span)


def test_an_anchor_needs_words() -> None:
    with pytest.raises(ValueError, match="no words"):
        anchor("a", "1", "текст", Span(2, 2))


texts = st.text(alphabet="аб .😀", min_size=1, max_size=60)


@st.composite
def places(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(places())
def test_in_its_own_text_an_anchor_is_exact(place: tuple[str, Span]) -> None:
    text, span = place
    assert resolve(anchor("a", "1", text, span), "1", text) == ("exact", span)


@given(places(), texts)
def test_what_is_found_elsewhere_reads_the_same(place: tuple[str, Span], other: str) -> None:
    text, span = place
    made = anchor("a", "1", text, span)
    state, found = resolve(made, "2", other)
    assert state in ("moved", "orphaned")
    if found is not None:
        assert other[found.start : found.end] == made.quoted


@given(places(), st.text(alphabet="вг", max_size=9), st.text(alphabet="вг", max_size=9))
def test_foreign_text_around_it_moves_an_anchor_by_its_length(
    place: tuple[str, Span], before: str, after: str
) -> None:
    text, span = place
    state, found = resolve(anchor("a", "1", text, span), "2", before + text + after)
    if state == "moved":
        assert found == Span(span.start + len(before), span.end + len(before))


def test_the_last_decision_counts() -> None:
    log = [
        Judgement(kind="keep", when="1", who="N", article="a"),
        Judgement(kind="drop", when="2", who="N", article="b"),
        Judgement(kind="note", when="3", who="N", article="a", value="read this"),
        Judgement(kind="drop", when="4", who="N", article="a"),
        Judgement(kind="keep", when="1", who="N", article="b"),
    ]
    assert decisions(log) == {"a": "drop", "b": "keep"}
