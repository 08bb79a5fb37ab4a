"""Places in a text that are found again after it was read anew or extracted better."""

from __future__ import annotations

from dragoman.model.judgement import Anchor, AnchorState
from dragoman.model.press import Span

AROUND = 32
"""Code points kept on either side of the quoted words."""


def anchor(article: str, text_id: str, text: str, span: Span) -> Anchor:
    """Return an anchor on ``span`` of this text version."""
    start, end = span
    return Anchor(
        article=article,
        text_id=text_id,
        start=start,
        end=end,
        quoted=text[start:end],
        before=text[max(0, start - AROUND) : start],
        after=text[end : end + AROUND],
    )


def resolve(held: Anchor, text_id: str, text: str) -> tuple[AnchorState, Span | None]:
    """Find an anchor in a text: exactly, or by the unique quote in its context, or not at all."""
    if held.text_id == text_id and text[held.start : held.end] == held.quoted:
        return "exact", Span(held.start, held.end)
    framed = _only(text, held.before + held.quoted + held.after)
    if framed is not None:
        start = framed + len(held.before)
        return "moved", Span(start, start + len(held.quoted))
    alone = _only(text, held.quoted)
    if alone is not None:
        return "moved", Span(alone, alone + len(held.quoted))
    return "orphaned", None


def _only(text: str, words: str) -> int | None:
    first = text.find(words) if words else -1
    return first if first >= 0 and text.find(words, first + 1) < 0 else None
