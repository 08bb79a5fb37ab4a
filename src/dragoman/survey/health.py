"""What the collection can carry: each outlet's health, and whether two periods compare."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.press import NOTE, Period
from dragoman.model.survey import Health, OutletTally
from dragoman.survey.context import SurveyContext
from dragoman.survey.missed import missed
from dragoman.survey.roll import NO_OUTLET, Roll, house, mondays, outlets

BROKEN = 0.25
"""An outlet, or a collection, with more than this share skipped or ailing is in poor health."""
TOLD = frozenset({"unreachable", "blocked", "empty", "paywalled", "changed layout"})
"""Ailments that say of an outlet's number of pieces why it may be no true one."""
DROP = 0.5
"""An outlet read at less than this share of its former rate is in poor health."""
KNOWN_RATE = 10
"""Pieces it takes in the period before to know an outlet's rate at all, and to miss it now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """The two rolls, and what may be said from them.

    ``alone`` says why the period cannot carry a claim by itself, ``compared`` why it cannot be
    compared with the one before; ``None`` where it can.
    """

    now: Roll
    before: Roll
    outlets: tuple[OutletTally, ...]
    health: Health
    alone: str | None
    compared: str | None


def collection(now: Roll, before: Roll) -> Collection:
    """Judge what was read of two periods."""
    tallies = tuple(_tallies(now, before))
    health = _health(now, tallies)
    alone = _alone(now, health)
    return Collection(
        now=now,
        before=before,
        outlets=tallies,
        health=health,
        alone=alone,
        compared=_compared(now, before) or alone,
    )


def _tallies(now: Roll, before: Roll) -> Iterator[OutletTally]:
    context = now.context
    promised = {house(each, each, context.knowledge) for each in context.promised}
    for each in missed(context.skipped, context.sources, context.knowledge):
        now.intake(each.outlet).miss(each.skip, whole=each.whole)
    voices = Counter(now.voices.values())
    former = {name for name, count in before.pieces.items() if name and count >= KNOWN_RATE}
    names = promised | set(now.pieces) | former | set(now.intakes)
    for name in sorted(names, key=lambda each: (each == NO_OUTLET, each)):
        ails = _ails(now, name)
        skipped = now.intakes[name].skips.total() if name in now.intakes else 0
        health = _outlet_health(name, skipped, now, before)
        yield OutletTally(
            name=name,
            read=now.pieces[name],
            voices=voices[name],
            skipped=skipped,
            health="poor" if ails and health == "good" else health,
            because=ails,
        )


def _ails(now: Roll, name: str) -> tuple[str, ...]:
    """Return what is wrong with an outlet's pieces and sources; their number is judged apart."""
    if name not in now.intakes:
        return ()
    found = now.intakes[name].health(now.period.to).ailments
    told = TOLD if now.pieces[name] else TOLD | {"undated"}
    return tuple(each.text for each in found if each.kind in told)


def _outlet_health(name: str, skipped: int, now: Roll, before: Roll) -> Health:
    read, former = now.pieces[name], before.pieces[name]
    if not read:
        return "silent"
    if skipped > BROKEN * (read + skipped):
        return "poor"
    expected = former * _days(now.period) / _days(before.period)
    return "poor" if former >= KNOWN_RATE and read < DROP * expected else "good"


def _days(period: Period) -> int:
    return (period.to - period.from_).days + 1


def _health(now: Roll, tallies: tuple[OutletTally, ...]) -> Health:
    """Judge the whole: silent, or poor when too many outlets ail or too much was skipped."""
    if not now.read:
        return "silent"
    ailing = sum(each.health != "good" for each in tallies)
    skipped = sum(each.kind != NOTE for each in now.context.skipped)
    broken = skipped > BROKEN * (len(now.read) + skipped)
    return "poor" if broken or ailing > BROKEN * len(tallies) else "good"


def _alone(now: Roll, health: Health) -> str | None:
    """Tell why nothing can be said of this period's press from what was read of it."""
    voices, context = len(now.voices), now.context
    read = outlets(now.voices.values())
    if voices < context.minimum_voices or houses(read, context) < context.minimum_outlets:
        return f"{_of(voices, read, context)} in this period: too few to speak for the press"
    all_weeks = len(tuple(mondays(now.period.from_, now.period.to)))
    if 2 * len(now.weeks) < all_weeks:
        return (
            f"{_of(voices, read, context)} from {_count(len(now.weeks), 'week')} of the {all_weeks} in "
            "this period: too few to speak for the whole of it"
        )
    if health != "good":
        return (
            f"{_of(voices, read, context)} in this period, but too many outlets are silent or "
            "too many pieces could not be read"
        )
    return None


def _compared(now: Roll, before: Roll) -> str | None:
    """Tell why the two periods cannot be compared."""
    context = now.context
    sizes = [(len(each.voices), outlets(each.voices.values())) for each in (now, before)]
    (voices, read), (former, formerly_read) = sizes
    numbers = f"{_of(voices, read, context)} in this period and {former} in the one before"
    if any(
        count < context.minimum_voices or houses(names, context) < context.minimum_outlets
        for count, names in sizes
    ):
        return f"{numbers}: too few to compare"
    shared = len(set(read) & set(formerly_read))
    if houses(set(read) & set(formerly_read), context) < context.minimum_outlets:
        return f"{numbers}, with {_count(shared, 'outlet')} read in both: too few to compare"
    weeks = len(tuple(mondays(before.period.from_, before.period.to)))
    if 2 * len(before.weeks) < weeks:
        return (
            f"{numbers}, those from {_count(len(before.weeks), 'week')} of {weeks}: "
            "too few to compare"
        )
    return None


def houses(names: Iterable[str], context: SurveyContext) -> int:
    """Return how many publishing houses the outlets of these names belong to."""
    families = {each.house: each.family for each in context.knowledge.outlets if each.family}
    return len({families.get(each, each) for each in names})


def _of(voices: int, read: Sequence[str], context: SurveyContext) -> str:
    number = houses(read, context)
    of_houses = f" of {_count(number, 'house')}" if number < len(read) else ""
    return f"{_count(voices, 'article')} of {_count(len(read), 'outlet')}{of_houses}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
