"""The report's own words, from ``knowledge/wording.toml``, and dates as it prints them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.language.names import house, house_outlet
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Period, PublicationDate


@cache
def _table() -> dict[str, dict[str, Any]]:
    path = files("dragoman.knowledge") / "wording.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def phrase(language: str, name: str, /, **values: object) -> str:
    """Return one of the report's phrases with its blanks filled."""
    return str(_table()[language][name]).format(**values)


def listed(language: str, name: str) -> list[str]:
    """Return a list of the report's words, such as its lead forms."""
    return [str(each) for each in _table()[language][name]]


def verb(language: str, genre: str) -> str:
    """Return the verb that opens an item of this genre."""
    return str(_table()[language]["verbs"][genre])


def joined(language: str, parts: list[str]) -> str:
    """Return «a, b and c»."""
    if len(parts) < 2:  # noqa: PLR2004 - nothing to join
        return "".join(parts)
    return ", ".join(parts[:-1]) + str(_table()[language]["and"]) + parts[-1]


def when(published: PublicationDate, language: str) -> str:
    """Return a date as a lead prints it, by its precision; empty for an unknown one."""
    first, last = published.earliest, published.latest
    if first is None or last is None:
        return ""
    months = listed(language, "months")
    values = {
        "day": first.day,
        "month": months[first.month - 1],
        "last": last.day,
        "last_month": months[last.month - 1],
        "year": first.year,
        "printed": published.printed or "",
        "number": (published.issue or "").split("No.")[-1].strip(),
        "month_alone": listed("ru", "months_alone")[first.month - 1],
    }
    kind = {"instant": "day", "range": "days" if first.month == last.month else "across"}.get(
        published.precision, published.precision
    )
    return phrase(language, kind, **values)


def period_name(period: Period, language: str) -> str:
    """Return «July 2020» for a whole month, else the two days."""
    months = listed(language, "months" if language == "en" else "months_title")
    first, last = period.from_, period.to
    whole = first.day == 1 and (last.month, last.year) == (first.month, first.year)
    if whole and (last.replace(day=28) - first).days == 27 and last.day > 27:  # noqa: PLR2004
        return f"{months[first.month - 1]} {first.year}"
    days = listed(language, "months")
    if language == "ru":
        return (
            f"{first.day} {days[first.month - 1]} – {last.day} {days[last.month - 1]} {last.year}"
        )
    start = f"{days[first.month - 1]} {first.day}"
    start += f", {first.year}" if first.year != last.year else ""
    return f"{start}–{days[last.month - 1]} {last.day}, {last.year}"


def author_names(article: Article, language: str, knowledge: Knowledge) -> str:
    """Return the byline as the report prints it; empty when there is none."""
    if language == "ru":
        return joined("ru", list(article.authors))
    return joined("en", [house(name, knowledge) for name in article.authors])


def outlet_name(article: Article, language: str, knowledge: Knowledge) -> str:
    """Return the outlet as the report prints it; empty when the source names none."""
    if not article.outlet:
        return ""
    return article.outlet if language == "ru" else house_outlet(article.outlet, knowledge)
