"""Copies: pieces that share their words are one voice, whoever carried them; the first published counts.

A copy is exact, near (light edits, a paragraph added), cut, an excerpt, or rewritten in part. What is
compared is how much of the shorter text lies in the longer one (containment: Broder, 1997, «On the
resemblance and containment of documents»), estimated from their sketches.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime

from dragoman.collect.sketches import alike
from dragoman.model.press import Article, Outlet, Sketched

CONTAINED = 0.35
"""Share of the shorter text that makes a copy; independent pieces on one event share up to .22."""
EXCERPT = 0.6
"""The same where the longer text is more than three times as long: a brief may quote what others quote."""
UNLIKE = 3
ROOM = 1.5
"""How much longer a text is than each of the pieces it may be a review of."""
LEAST = 5
"""Runs that two sketches must share: fewer are a set phrase."""
COARSER = ("instant", "day", "range", "issue", "month", "season", "year", "unknown")
NEVER = "9999-12-31"
SHORTEST_NAME = 3
CREDIT = 160
"""Characters at the head and at the end of a piece where an outlet names the one it reprints."""


def groups(sketched: Iterable[Sketched]) -> tuple[tuple[str, ...], ...]:
    """Return the ids of pieces that are copies of one another, sorted, a group each.

    Single pieces are left out. The order of ``sketched`` does not matter.
    """
    same: dict[str, list[Sketched]] = {}
    for each in sketched:
        same.setdefault(each.fingerprint, []).append(each)
    texts = [same[mark] for mark in sorted(same)]
    joined = _Joined(len(texts))
    days = [min(each.day or date.max for each in text) for text in texts]
    for one, other in _copies([text[0].sketch for text in texts], days):
        joined.join(one, other)
    together: dict[int, list[str]] = {}
    for number, text in enumerate(texts):
        together.setdefault(joined.head(number), []).extend(each.id for each in text)
    return tuple(sorted(tuple(sorted(each)) for each in together.values() if len(each) > 1))


def _copies(sketches: Sequence[bytes], days: Sequence[date]) -> Iterable[tuple[int, int]]:
    """Return pairs of texts of which one is a copy of the other, the shorter first."""
    sizes = [len(each) // 4 for each in sketches]
    found: set[tuple[int, int]] = set()
    parts: dict[int, list[int]] = {}
    for one, other, common in alike(sketches, CONTAINED / 2):
        shorter, longer = sorted((one, other), key=lambda each: (sizes[each], each))
        unlike = sizes[longer] > UNLIKE * sizes[shorter]
        if common < max(LEAST, (EXCERPT if unlike else CONTAINED) * sizes[shorter]):
            continue
        found.add((shorter, longer))
        if sizes[longer] > ROOM * sizes[shorter] and days[shorter] <= days[longer]:
            parts.setdefault(longer, []).append(shorter)
    for longer, its in parts.items():
        found.difference_update(_reviewed(longer, its, found))
    return found


def _reviewed(
    longer: int, parts: Sequence[int], found: Collection[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield the pairs that a review of the press makes: it holds earlier pieces that share nothing."""
    for one in parts:
        if any(
            one != other and (one, other) not in found and (other, one) not in found
            for other in parts
        ):
            yield one, longer


class _Joined:
    """Numbers that belong together (union and find, with halving of paths)."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def head(self, one: int) -> int:
        while self._above[one] != one:
            self._above[one] = self._above[self._above[one]]
            one = self._above[one]
        return one

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self.head(one), self.head(other)))
        self._above[second] = first


def voices(copies: Iterable[Sequence[Article]], outlets: Sequence[Outlet]) -> dict[str, str]:
    """Map each article of each group to the one that counts, itself among them.

    First is who does not credit another outlet of the group, then who was surely published first, ties by
    precision and id.
    """
    found: dict[str, str] = {}
    for group in copies:
        names = {each.id: _names(each, outlets) for each in group}
        first = min(group, key=lambda each: (_credits(each, names), *_published(each)))
        found |= {each.id: first.id for each in group}
    return found


def _names(article: Article, outlets: Sequence[Outlet]) -> frozenset[str]:
    known = [each for each in outlets if each.id == article.outlet_id]
    names = [article.outlet or ""] + [name for each in known for name in (each.name, *each.names)]
    return frozenset(
        folded for each in names if len(folded := each.strip(' «»"').casefold()) >= SHORTEST_NAME
    )


def _credits(article: Article, names: Mapping[str, frozenset[str]]) -> bool:
    """Return whether who signs a piece, its head or its end is another outlet of its group, and not its own."""
    parts = (*article.credits, article.text[:CREDIT], article.text[-CREDIT:])
    edges = "\n".join(parts).casefold()
    own = names[article.id]
    others = frozenset().union(*names.values()) - own
    return any(re.search(rf"(?<!\w){re.escape(each)}(?!\w)", edges) for each in others)


def _published(article: Article) -> tuple[str, str, int, str]:
    """Return the key of who was first: the last day on which a piece may have been published, and its time.

    Of a month and a day in it nobody knows which was first: the day counts. Times are compared in UTC,
    for a day begins in Vladivostok while it is the one before in Moscow.
    """
    published = article.published
    day = published.latest.isoformat() if published.latest else NEVER
    instant = NEVER
    if published.instant:
        at = datetime.fromisoformat(published.instant)
        instant = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
        day = instant[:10]
    return day, instant, COARSER.index(published.precision), article.id
