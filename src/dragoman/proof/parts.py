"""The parts a lead is made of, each one small rule; ``PARTS`` is the order in which they are tried.

A rule looks at one place of a sentence and returns the part that stands there, or nothing. Which parts
together make a lead is said in ``leads.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from dragoman.proof import dating
from dragoman.proof.head import Head, Part
from dragoman.proof.papers import a_paper_in_brackets, in_an_outlet, the_same_paper
from dragoman.proof.pieces import a_piece, a_quoted_title
from dragoman.proof.signers import a_camp, a_role, authors, the_same_sayer


def a_day_again(head: Head, at: int) -> Part | None:
    """Read «that same day», «two days later»."""
    found = dating.again(head.plain, at, head.end, head.before.published)
    if not found or head.before.index is None:
        return None
    return Part(
        kind="date", start=at, end=found.place.end, published=found.published, same=True, sure=True
    )


ON = re.compile(
    r"(?:(?:[Oo]n|[Ii]n|[Dd]ated|[Oo]f|[Ff]rom|[Pp]ublished(?:\son)?|[Ff]or)\s)?(?:the\s)?(?P<open>[(\[])?(?:(?P<late>[Ee]arly|[Mm]id|[Ll]ate)[\s-](?=in\s|\d|[A-Z]))?"
)


IN_THE = re.compile(r"[Ii]n\sthe\s$")


def a_date(head: Head, at: int) -> Part | None:
    """«On February 9», «in early 2021», «(30.04)», «March 5»."""
    opening = ON.match(head.plain, at, head.end)
    start = (
        opening.start("late") if opening and opening["late"] else opening.end() if opening else at
    )
    found = dating.when(head.plain, start, head.end, head.scene.issue)
    if not found or opening is None:
        return None
    if found.kind in ("month", "year", "season", "months") and not re.match(
        r"[Ii]n|\(|[Ee]arly|[Mm]id|[Ll]ate|[Ff]or", head.plain[at:start] or head.plain[at : at + 5]
    ):
        return None
    end = found.place.end
    if IN_THE.match(head.plain, at, start) and re.match(r"\s[A-Z]", head.plain[end : end + 2]):
        return None  # «in the April 20 Yomiuri»: an outlet's phrase
    if re.match(r"\s(?:[A-Z]\w+\s)?(?:issue|edition|number)\sof\b", head.plain[end : head.end]):
        return None
    if opening["open"]:
        closing = re.compile(r"\s?[)\]]").match(head.plain, end, head.end)
        end = closing.end() if closing else end
    return Part(kind="date", start=at, end=end, published=found.published)


def a_number(head: Head, at: int) -> Part | None:
    """«, No. 2», «(No. 2)» behind a journal."""
    start = at + (head.plain[at : at + 1] == "(")
    found = dating.numbered(head.plain, start, head.end, head.scene.issue)
    if not found or not head.has("outlet"):
        return None
    end = found.place.end + (
        start > at and head.plain[found.place.end : found.place.end + 1] == ")"
    )
    return Part(kind="number", start=at, end=end, number=found.published)


Rule = Callable[[Head, int], Part | None]
PARTS: tuple[tuple[str, Rule], ...] = (
    ("a day again", a_day_again),
    ("a date", a_date),
    ("a journal's number", a_number),
    ("the same paper", the_same_paper),
    ("in an outlet", in_an_outlet),
    ("a camp", a_camp),
    ("the same sayer", the_same_sayer),
    ("a piece", a_piece),
    ("a title in quotation marks", a_quoted_title),
    ("an outlet in brackets", a_paper_in_brackets),
    ("a role behind a name", a_role),
    ("authors", authors),
)
