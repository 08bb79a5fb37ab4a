"""Places that outlive a re-reading, and what a log of judgements comes to. Pure functions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from dragoman.model.judgement import Anchor, AnchorState, Judgement
from dragoman.model.press import Span

CONTEXT = 32
"""Characters kept on either side of the quoted words."""


def anchor(article: str, text_id: str, text: str, span: Span) -> Anchor:
    """Return the anchor of ``text[span]``; ``ValueError`` when the span is not in the text."""
    if not 0 <= span.start < span.end <= len(text):
        raise ValueError(f"no words at {span.start} to {span.end} of {len(text)} characters")
    return Anchor(
        article=article,
        text_id=text_id,
        start=span.start,
        end=span.end,
        quoted=text[span.start : span.end],
        before=text[max(0, span.start - CONTEXT) : span.start],
        after=text[span.end : span.end + CONTEXT],
    )


def resolve(anchor: Anchor, text_id: str, text: str) -> tuple[AnchorState, Span | None]:
    """Find the anchor in a text version.

    ``exact``: the same words at the same place. ``moved``: the only place with the quoted words in
    their whole context, or failing that the only place with them after or before their context.
    ``orphaned``: neither; the words have gone, or nothing tells their places apart.
    """
    here = Span(anchor.start, anchor.end)
    if text_id == anchor.text_id and text[here.start : here.end] == anchor.quoted:
        return "exact", here
    for before, after in (
        (anchor.before, anchor.after),
        (anchor.before, ""),
        ("", anchor.after),
    ):
        if before or after or not (anchor.before or anchor.after):
            start = _only(text, before, anchor.quoted, after)
            if start is not None:
                return "moved", Span(start, start + len(anchor.quoted))
    return "orphaned", None


def decisions(judgements: Iterable[Judgement]) -> dict[str, Literal["keep", "drop"]]:
    """Return what is decided on each article, the last judgement in the log being the one."""
    decided: dict[str, Literal["keep", "drop"]] = {}
    for each in judgements:
        if each.article is not None and each.kind in ("keep", "drop"):
            decided[each.article] = each.kind
    return decided


def _only(text: str, before: str, quoted: str, after: str) -> int | None:
    """Return where ``quoted`` starts at the only place that has it between the two."""
    whole = before + quoted + after
    place = text.find(whole)
    if place < 0 or text.find(whole, place + 1) >= 0:
        return None
    return place + len(before)
