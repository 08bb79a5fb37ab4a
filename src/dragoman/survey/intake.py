"""Whether what came in from an outlet is what it printed: a broken feed is not a silent press.

One pass over the articles notes of each outlet how many there were a week, how long, with which dates; a
row of tests then says what is wrong and by which numbers.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from dragoman.language.paywalls import REST, is_said
from dragoman.model.health import Ailment, AilmentKind, OutletHealth
from dragoman.model.press import SKIP_KINDS, Article, Skip
from dragoman.survey import hinted
from dragoman.survey.promises import Promise, behind

WEEK = timedelta(days=7)
FEW = 10
"""Pieces it takes to know what is usual of an outlet."""
SHARE = 0.25
"""Pieces with a fault that make it the outlet's."""
TEASER = 1200
"""Characters of the longest body that may be a teaser."""
SHRUNK, RECENT = 0.5, 8
"""Recent bodies that are shorter than this share of the usual length show a changed layout."""
AHEAD = timedelta(hours=1)
BREAKS = 6
"""Weeks it takes to look for a change of volume."""
UNREACHABLE = frozenset(
    {"unreachable", "slow", "server", "busy", "tls", "cut short", "redirects", "status"}
)
BLOCKED = frozenset({"robots", "region", "address"})
SHOWN = 20
"""Articles named for one ailment."""


class Noted(NamedTuple):
    """What is kept of an article; ``day`` to ``until`` is when it may have been published."""

    day: date | None
    id: str
    until: date | None
    size: int
    teaser: bool
    ahead: bool
    hints: tuple[tuple[str, bool], ...] = ()


@dataclass(slots=True, kw_only=True)
class Intake:
    """What came in from one outlet; ``skips`` counts what did not, by kind (``SKIP_KINDS``) and reason.

    ``promised`` is what its profile promises a week; ``sources`` promise each for itself.
    """

    outlet: str
    promised: int | None = None
    sources: list[Promise] = field(default_factory=list)
    articles: list[Noted] = field(default_factory=list)
    skips: Counter[tuple[str | None, str]] = field(default_factory=Counter)
    failed: set[tuple[str | None, str]] = field(default_factory=set)
    """How whole sources of the outlet failed: with one of them everything is missing, not one piece."""

    def miss(self, skip: Skip, *, whole: bool) -> None:
        """Take note of what was not taken in; ``whole``: it is a source, and not a piece of one."""
        reason = SKIP_KINDS.get(skip.kind or "", skip.reason)
        self.skips[skip.kind, reason] += 1
        if whole:
            self.failed.add((skip.kind, reason))

    def note(self, article: Article) -> None:
        """Take one article in."""
        self.articles.append(
            Noted(
                day=article.published.earliest,
                id=article.id,
                until=article.published.latest,
                size=len(article.text),
                teaser=_teaser(article),
                ahead=_ahead(article),
                hints=hinted.hints(article),
            )
        )

    def health(self, today: date) -> OutletHealth:
        """Return how the outlet stands on ``today``, the last day that counts."""
        found = sorted(each for each in self.articles if each.day)
        weeks = _weeks([each.day for each in found if each.day], today)
        seen = _Seen(intake=self, dated=found, weeks=weeks, today=today)
        ailments = (ailment for test in TESTS if (ailment := test(seen)))
        return OutletHealth(
            outlet=self.outlet,
            read=len(self.articles),
            skipped=self.skips.total(),
            first=found[0].day if found else None,
            last=_last(found),
            a_week=round(sum(weeks) / len(weeks), 1) if weeks else None,
            promised=self.promised or sum(each.minimum for each in self.sources) or None,
            ailments=tuple(ailments),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What the tests look at; ``weeks`` are the counts of whole weeks that end with ``today``."""

    intake: Intake
    dated: list[Noted]
    weeks: list[int]
    today: date


def _weeks(days: Sequence[date], today: date) -> list[int]:
    """Return the pieces of each whole week up to ``today``, the first one holding the first piece."""
    if not days or days[0] > today:
        return []
    number = max(1, ((today - days[0]).days + 1) // WEEK.days)
    start = today - number * WEEK + timedelta(days=1)
    edges = [start + each * WEEK for each in range(number + 1)]
    return [bisect_left(days, end) - bisect_left(days, begin) for begin, end in pairwise(edges)]


def _last(dated: Sequence[Noted]) -> date | None:
    return max((each.until for each in dated if each.until), default=None)


def _silent(seen: _Seen) -> Ailment | None:
    """Nothing for three times as long as the longest usual pause, and for a week at least."""
    days = sorted({each.day for each in seen.dated if each.day})
    if not days:
        return None if seen.intake.articles else Ailment(kind="silent", text="nothing came in yet")
    pauses = [later - earlier for earlier, later in pairwise(days)]
    usual = sorted(pauses)[int(0.95 * len(pauses))] if len(pauses) + 1 >= FEW else 2 * WEEK
    last = _last(seen.dated) or days[-1]
    since = seen.today - last
    if since <= max(3 * usual, WEEK):
        return None
    return Ailment(kind="silent", text=f"nothing since {last}, {since.days} days")


def _behind(seen: _Seen) -> Ailment | None:
    promised, last = seen.intake.promised, seen.weeks[-4:]
    short = [each for each in last if promised and each < promised]
    if not promised or not last or 2 * len(short) <= len(last):
        return None
    counts = ", ".join(map(str, last))
    text = f"promises {promised} a week; the last weeks had {counts}"
    return Ailment(kind="behind its promise", text=text)


def _sources(seen: _Seen) -> Ailment | None:
    return behind(seen.intake.sources, seen.today, _weeks)


def _volume(seen: _Seen) -> Ailment | None:
    """Find the last change of level in the weekly counts (PELT: Killick, Fearnhead, Eckley, 2012).

    Counts are made of equal variance first (Anscombe, 1948), so that the penalty needs no tuning.
    """
    if len(seen.weeks) < BREAKS:
        return None
    import numpy as np  # noqa: PLC0415 - slow to load, and needed only here
    from ruptures import Pelt  # noqa: PLC0415

    counts = np.array(seen.weeks, float)
    signal = 2 * np.sqrt(counts + 3 / 8)
    penalty = 4 * float(np.log(len(counts)))
    ends = Pelt(model="l2", min_size=2, jump=1).fit(signal).predict(pen=penalty)
    if len(ends) < 2:  # noqa: PLR2004 - the last end is that of the counts
        return None
    start, change = (0, *ends)[-3], ends[-2]
    before, after = counts[start:change].mean(), counts[change:].mean()
    day = seen.today - (len(counts) - change) * WEEK + timedelta(days=1)
    text = f"from {before:.1f} to {after:.1f} a week since the week of {day}"
    return Ailment(kind="volume fell" if after < before else "volume rose", text=text)


def _unreachable(seen: _Seen) -> Ailment | None:
    return _skipped("unreachable", UNREACHABLE, seen)


def _blocked(seen: _Seen) -> Ailment | None:
    return _skipped("blocked", BLOCKED, seen)


def _empty(seen: _Seen) -> Ailment | None:
    others = {kind for kind, _ in seen.intake.skips} - UNREACHABLE - BLOCKED - {"limit"}
    return _skipped("empty", others, seen)


def _skipped(kind: AilmentKind, kinds: Collection[str | None], seen: _Seen) -> Ailment | None:
    """Tell of a source that failed, or of inputs not taken in, with the reason most of them have."""
    failed = sorted(reason for each, reason in seen.intake.failed if each in kinds)
    if failed:
        return Ailment(kind=kind, text=f"a whole source was not taken in: {'; '.join(failed)}")
    reasons: Counter[str] = Counter()
    for (each, reason), times in seen.intake.skips.items():
        if each in kinds:
            reasons[reason] += times
    number = reasons.total()
    if not number or number <= SHARE * (number + len(seen.intake.articles)):
        return None
    reason, times = min(reasons.items(), key=lambda each: (-each[1], each[0]))
    return Ailment(kind=kind, text=f"{number} not taken in, {times} of them: {reason}")


def _undated(seen: _Seen) -> Ailment | None:
    found = [each.id for each in seen.intake.articles if each.day is None]
    return _many("undated", "{n} of {all} bear no date", found, seen)


def _paywalled(seen: _Seen) -> Ailment | None:
    found = [each.id for each in seen.intake.articles if each.teaser]
    return _many("paywalled", "{n} of {all} are beginnings, the rest for subscribers", found, seen)


def _clock(seen: _Seen) -> Ailment | None:
    found = [each.id for each in seen.intake.articles if each.ahead]
    if not found:
        return None
    text = f"{len(found)} dated later than they were fetched"
    return Ailment(kind="clock ahead", text=text, articles=tuple(sorted(found)[:SHOWN]))


def _layout(seen: _Seen) -> Ailment | None:
    """Recent bodies far shorter than before, and nearly all of them (not one short piece by chance)."""
    earlier, recent = seen.dated[:-RECENT], seen.dated[-RECENT:]
    if len(earlier) < FEW:
        return None
    usual, now = (median(each.size for each in some) for some in (earlier, recent))
    short = sum(each.size < usual for each in recent)
    if now >= SHRUNK * usual or short < len(recent) - 1:
        return None
    text = f"bodies have {now:.0f} characters lately, {usual:.0f} before"
    return Ailment(kind="changed layout", text=text, articles=tuple(each.id for each in recent))


def _hints(seen: _Seen) -> Ailment | None:
    """Hints of the profile that match nothing any more."""
    undated = [each for each in seen.intake.articles if not each.day]
    return hinted.unmatched((each.id, each.hints) for each in (*undated, *seen.dated))


def _many(kind: AilmentKind, text: str, found: Sequence[str], seen: _Seen) -> Ailment | None:
    whole = len(seen.intake.articles)
    if len(found) <= max(1, SHARE * whole):
        return None
    said = text.format(n=len(found), all=whole)
    return Ailment(kind=kind, text=said, articles=tuple(sorted(found)[:SHOWN]))


Test = Callable[[_Seen], Ailment | None]
TESTS: tuple[Test, ...] = (
    _silent,
    _behind,
    _sources,
    _volume,
    _unreachable,
    _blocked,
    _empty,
    _undated,
    _paywalled,
    _layout,
    _hints,
    _clock,
)
"""In the order in which they are told."""


def _teaser(article: Article) -> bool:
    if len(article.text) > TEASER:
        return False
    rules = dict(article.provenance)
    return is_said(article.text, article.language) or rules.get("text", "").endswith(REST)


def _ahead(article: Article) -> bool:
    published, retrieved = article.published, article.retrieved
    if not retrieved or not published.earliest:
        return False
    fetched = datetime.fromisoformat(retrieved)
    if published.instant:
        at = datetime.fromisoformat(published.instant)
        if at.tzinfo and fetched.tzinfo:
            return at > fetched + AHEAD
    return published.earliest > fetched.date() + timedelta(days=1)
