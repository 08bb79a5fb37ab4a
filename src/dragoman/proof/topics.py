"""Topics that a report takes up without a heading: items of a section that are about another country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from babel import Locale

from dragoman.language.countries import countries
from dragoman.model.published import PublishedItem, PublishedSection
from dragoman.proof.scene import Scene

LEAST = 4
"""Times an item must name a country that its section hardly names."""
FEW = 0.34
"""Share of the item's naming that the section's own countries may have at most."""
COMMON = 0.5
"""Share of a section's items that must name a country for it to be the section's own."""
FOREIGN = 0.25
"""Share of a section's other items that may name a country more than once for it to be unannounced."""


def proposed(
    scene: Scene, items: Sequence[PublishedItem], home: str | None
) -> tuple[str | None, ...]:
    """Return for each item the topic it takes up unannounced, or nothing.

    It is a country that the item names often, that neither the section's heading nor most of its other items
    name; those that most of them name are then hardly named here. The report's own country is no topic.
    """
    held: dict[str | None, list[int]] = {}
    for number, each in enumerate(items):
        held.setdefault(each.section, []).append(number)
    found: list[str | None] = [None] * len(items)
    counts = [countries(scene.plain[each.start : each.end]) for each in items]
    for heading, numbers in held.items():
        if len(numbers) <= 2:  # noqa: PLR2004 - of two items neither is the rule
            continue
        named = countries(heading or "")
        often = Counter(
            code for each in numbers for code, count in counts[each].items() if count > 1
        )
        for number in numbers:
            own = counts[number]
            others = Counter({code: often[code] - (own[code] > 1) for code in often})
            section = Section(
                named=frozenset(named), others=others, size=len(numbers) - 1, home=home
            )
            found[number] = _topic(own, section)
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The rest of an item's section: countries in its heading, items that name a country more than once."""

    named: frozenset[str]
    others: Counter[str]
    size: int
    home: str | None


def _topic(own: Counter[str], section: Section) -> str | None:
    common = section.named | {
        code for code, count in section.others.items() if count > COMMON * section.size
    }
    rest = Counter({code: n for code, n in own.items() if code not in common | {section.home}})
    if not rest:
        return None
    code, count = min(rest.items(), key=lambda each: (-each[1], each[0]))
    ours = sum(own[each] for each in common if each != section.home)
    if count < LEAST or ours > FEW * (count + ours):
        return None
    if section.others[code] > FOREIGN * section.size:
        return None
    return str(Locale("en").territories[code]) if code in Locale("en").territories else None


def sections(
    items: Sequence[PublishedItem], announced: Sequence[PublishedSection]
) -> Iterator[PublishedSection]:
    """Yield the announced sections, and one proposed for each run of items on one unannounced topic."""
    yield from announced
    run: list[PublishedItem] = []
    for each in (*items, None):
        if run and (
            each is None
            or each.topic_proposed != run[0].topic_proposed
            or each.section != run[0].section
        ):
            yield PublishedSection(
                heading=run[0].topic_proposed or "",
                start=run[0].start,
                end=run[-1].end,
                proposed=True,
            )
            run = []
        if each is not None and each.topic_proposed:
            run.append(each)
