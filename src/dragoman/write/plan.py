"""Which sections in which order, with which items: themes by weight, items by date and weight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.model.knowledge import Knowledge
from dragoman.model.report import ShortlistEntry

OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSection:
    """A theme with what is digested under it, in order, and what is only counted."""

    theme: str
    items: tuple[ShortlistEntry, ...]
    reserve: tuple[ShortlistEntry, ...]


def plan(entries: Sequence[ShortlistEntry], knowledge: Knowledge) -> tuple[PlannedSection, ...]:
    """Return the sections in order of weight, left-overs last.

    A piece goes to its strongest theme. A theme's weight is the scores of its pieces; a theme with
    nothing selected makes no section, and its reserve is counted under the other themes.
    """
    known = {each.id for each in knowledge.themes}
    by_theme: dict[str, list[ShortlistEntry]] = {}
    for entry in entries:
        if entry.state != "set aside":
            by_theme.setdefault(_theme(entry, known), []).append(entry)
    sections, rest = [], by_theme.pop(OTHER, [])
    for theme, pieces in by_theme.items():
        if any(each.state == "selected" for each in pieces):
            sections.append(_section(theme, pieces))
        else:
            rest.extend(pieces)
    weights = {each.theme: round(_weight(each), 2) for each in sections}
    order = {each.id: number for number, each in enumerate(knowledge.themes)}
    sections.sort(key=lambda each: (-weights[each.theme], order[each.theme]))
    return (*sections, _section(OTHER, rest)) if rest else tuple(sections)


def _theme(entry: ShortlistEntry, known: set[str]) -> str:
    return next((each for each in entry.themes if each in known), OTHER)


def _weight(section: PlannedSection) -> float:
    return sum(each.score for each in (*section.items, *section.reserve))


def _section(theme: str, pieces: Sequence[ShortlistEntry]) -> PlannedSection:
    selected = [each for each in pieces if each.state == "selected"]
    reserve = [each for each in pieces if each.state == "reserve"]
    return PlannedSection(
        theme=theme,
        items=tuple(sorted(selected, key=_by_date)),
        reserve=tuple(sorted(reserve, key=_by_date)),
    )


def _by_date(entry: ShortlistEntry) -> tuple[date, date, float, str]:
    published = entry.published
    return (
        published.earliest or date.max,
        published.latest or date.max,
        -entry.score,
        entry.id,
    )


def heading(theme: str, knowledge: Knowledge, language: str, other: str) -> str:
    """Return a section's heading in the report's language."""
    names: Mapping[str, str] = dict(
        next((each.names for each in knowledge.themes if each.id == theme), ())
    )
    return names.get(language) or names.get("en") or other
