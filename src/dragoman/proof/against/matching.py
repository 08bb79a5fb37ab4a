"""Which of a desk's articles an item of a report is about: by author, outlet and date.

The desk's heads are looked through once for the whole report; of them only those are kept that answer to
an item, or fail it in one of the three.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from dragoman.language.names import ByHash, fold, house_outlet, outlet, spellings
from dragoman.language.romanised import alike
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Period, PublicationDate
from dragoman.model.published import Published, PublishedItem
from dragoman.model.source import Head

ASTRAY = timedelta(days=45)
"""How far a printed date may lie from the piece's own for a slip to be thought of."""
REACH = timedelta(days=430)
"""How long before its issue a report's undated items may have appeared."""
INITIAL = 2


@dataclass(slots=True, kw_only=True)
class Answers:
    """What answers to one item: in all that both print, or in all but ``author``, ``outlet`` or ``date``."""

    item: PublishedItem
    whole: list[Head] = field(default_factory=list)
    astray: list[tuple[str, Head]] = field(default_factory=list)


def period_of(published: Published) -> Period | None:
    """Return the days among which the report's pieces lie; nothing where it has no date at all."""
    days = [
        day
        for each in published.items
        for day in (each.published.earliest, each.published.latest)
        if day
    ]
    if published.issue:
        year, month = (int(each) for each in published.issue.split("-"))
        end = date(year + month // 12, month % 12 + 1, 1)
        days.append(end)
        if any(each.published.earliest is None for each in published.items):
            days.append(end - REACH)
    if not days:
        return None
    return Period(from_=min(days) - ASTRAY, to=max(days) + ASTRAY)


def answers(
    items: Sequence[PublishedItem], heads: Iterable[Head], knowledge: Knowledge
) -> tuple[Answers, ...]:
    """Return for each item the heads that answer to it."""
    found = tuple(Answers(item=each) for each in items)
    held = ByHash(knowledge)
    for head in heads:
        for each in found:
            fits = _fits(each.item, head, held)
            if fits is None:
                continue
            if fits:
                each.astray.append((fits, head))
            else:
                each.whole.append(head)
    return tuple(map(_narrowed, found))


def _fits(item: PublishedItem, head: Head, held: ByHash) -> str | None:
    """Return what is amiss, empty when nothing is; nothing at all for another piece."""
    dated = same_date(item.published, head.published)
    if dated is False and not near(item.published, head.published):
        return None
    place = None
    if item.outlet:
        place = _same_outlet(item.outlet.name, head.outlet or "", head.outlet_id or "", held)
    if dated is False and place is False:
        return None
    signed = by(tuple(each.name for each in item.authors), head.authors, held)
    told = {"date": dated, "outlet": place, "author": signed}
    wrong = [name for name, value in told.items() if value is False]
    right = sum(value is True for value in told.values())
    if not wrong:
        enough = right >= 2 or (place is True and dated is not False and not item.authors)  # noqa: PLR2004 - two of three
        return "" if enough else None
    unsigned = wrong == ["date"] and place is True and not (item.authors or head.authors)
    return wrong[0] if len(wrong) == 1 and (right == 2 or unsigned) else None  # noqa: PLR2004


def _narrowed(found: Answers) -> Answers:
    """Leave, of several, those that answer best: signed as the item is, with the number of the issue."""
    for better in (_signed_alike, _dated_alike):
        kept = [each for each in found.whole if better(found.item, each)]
        if kept:
            found.whole = kept
    return found


def _signed_alike(item: PublishedItem, head: Head) -> bool:
    return bool(item.authors) == bool(head.authors)


def _dated_alike(item: PublishedItem, head: Head) -> bool:
    return same_date(item.published, head.published) is True


def same_date(printed: PublicationDate, own: PublicationDate) -> bool | None:
    """Tell whether two dates may be one, each within its precision; ``None`` where one is unknown."""
    if printed.issue and own.issue and not (printed.earliest and own.earliest):
        one, other = (each.issue.split() for each in (printed, own) if each.issue)
        return one == other if len(one) == len(other) else one[-1] == other[-1]
    if printed.earliest and printed.latest and own.earliest and own.latest:
        return printed.earliest <= own.latest and own.earliest <= printed.latest
    return None


def near(printed: PublicationDate, own: PublicationDate) -> bool:
    """Tell whether one date may be a slip for the other."""
    if not (printed.earliest and printed.latest and own.earliest and own.latest):
        return bool(printed.issue and own.issue)
    return printed.earliest - ASTRAY <= own.latest and own.earliest - ASTRAY <= printed.latest


@lru_cache(50_000)
def _same_outlet(printed: str, name: str, code: str, held: ByHash) -> bool | None:
    if not name and not code:
        return None
    knowledge = held.knowledge
    one, other = (
        outlet(printed, knowledge),
        outlet(code or name, knowledge) or outlet(name, knowledge),
    )
    if one and other:
        return one.id == other.id
    keys = {alike(each) for each in (house_outlet(name, knowledge), *spellings(name, knowledge))}
    mine = alike(printed) or fold(printed)
    if mine in keys or fold(printed) == fold(name):
        return True
    words = set(mine.split())
    return any(words < set(each.split()) or set(each.split()) < words for each in keys if each)


@lru_cache(50_000)
def by(printed: tuple[str, ...], names: tuple[str, ...], held: ByHash) -> bool | None:
    """Tell whether one of the printed names is one of the article's authors; ``None`` where a side has none."""
    if not printed or not names:
        return None
    return any(same_person(one, other, held.knowledge) for one in printed for other in names)


def same_person(printed: str, name: str, knowledge: Knowledge) -> bool:
    """Tell whether two names may be one person's: any script and romanisation, a surname, an initial."""
    return fold(printed) == fold(name) or any(
        _same(alike(printed).split(), alike(each).split()) for each in spellings(name, knowledge)
    )


def _same(one: Sequence[str], other: Sequence[str]) -> bool:
    if not one or not other:
        return False
    if one == other or sorted(one) == sorted(other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return short[0] in (long[0], long[-1]) and len(short[0]) > INITIAL
    return short[-1] == long[-1] and _given(short[0], long[0])


def _given(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) <= INITIAL and one[:1] == other[:1])
