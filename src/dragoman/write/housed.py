"""A composed report in a newsroom's own style: its words, its quotation marks, what it never says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from dragoman.model.report import Claim, Item, Report, Section

QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|\"[^\"]*\"")
OURS = re.compile(r"“([^“”]*)”")
MARKS = {"straight": '""', "curly": "“”", "guillemets": "«»"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """``words`` are printed as their values, ``never`` are words that must not stand, with what to do instead."""

    words: Mapping[str, str] = field(default_factory=dict)
    never: Mapping[str, str] = field(default_factory=dict)
    marks: str = ""
    """Straight, curly or guillemets; empty: as the report has them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Housed:
    """The report in the house's style, and what the house forbids and is there all the same."""

    report: Report
    kept: tuple[str, ...]


def housed(report: Report, orders: Orders) -> Housed:
    """Return the report with the house's words and marks in its own prose.

    What stands in quotation marks is somebody's and stays, word for word; citations and evidence are not
    touched. A word that the house never uses is left where it stands, for nobody says what the sentence
    would be without it, and named.
    """
    forms = [(_whole(one), other) for one, other in _longest(orders.words)]

    def styled(text: str) -> str:
        return _marked(_apart(text, lambda own: _put(own, forms)), orders.marks)

    done = replace(
        report,
        title=_put(report.title, forms),
        overview=tuple(_claim(each, styled) for each in report.overview),
        sections=tuple(_section(each, styled, forms) for each in report.sections),
        articles=tuple(
            replace(each, outlet=_put(each.outlet, forms) if each.outlet else None)
            for each in report.articles
        ),
    )
    return Housed(report=done, kept=tuple(_kept(done, orders)))


def _longest(words: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(words.items(), key=lambda each: (-len(each[0]), each[0]))


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){re.escape(words)}(?![\w]|\.\w)")


def _put(text: str, forms: list[tuple[re.Pattern[str], str]]) -> str:
    """Put each form in at once, so that what one puts in is not changed by the next."""
    held: list[str] = []
    for pattern, other in forms:

        def keep(found: re.Match[str], other: str = other) -> str:
            del found
            held.append(other)
            return f"\ue000{len(held) - 1}\ue001"

        text = pattern.sub(keep, text)
    return re.sub("\ue000(\\d+)\ue001", lambda each: held[int(each[1])], text)


def _apart(text: str, styled: Callable[[str], str]) -> str:
    """Return ``text`` with what stands outside quotation marks styled."""
    parts, last = [], 0
    for found in QUOTED.finditer(text):
        parts += [styled(text[last : found.start()]), found[0]]
        last = found.end()
    return "".join((*parts, styled(text[last:])))


def _marked(text: str, marks: str) -> str:
    pair = MARKS.get(marks)
    return OURS.sub(lambda each: f"{pair[0]}{each[1]}{pair[1]}", text) if pair else text


def _claim(claim: Claim, styled: Callable[[str], str]) -> Claim:
    return replace(claim, text=styled(claim.text))


def _section(
    section: Section, styled: Callable[[str], str], forms: list[tuple[re.Pattern[str], str]]
) -> Section:
    return replace(
        section,
        heading=_put(section.heading, forms),
        items=tuple(
            Item(
                article=each.article,
                genre=each.genre,
                claims=tuple(_claim(one, styled) for one in each.claims),
            )
            for each in section.items
        ),
        also=_claim(section.also, styled) if section.also else None,
    )


def _kept(report: Report, orders: Orders) -> Iterator[str]:
    texts = [each.text for each in _claims(report)]
    for word, instead in orders.never.items():
        pattern = re.compile(_whole(word).pattern, re.IGNORECASE)
        own = sum(len(pattern.findall(QUOTED.sub(" ", each))) for each in texts)
        quoted = sum(len(pattern.findall(each)) for each in texts) - own
        if own or quoted:
            places = [f"{own} times" if own > 1 else "once"] if own else []
            places += [f"{quoted} in quotations"] if quoted else []
            yield f"the house does not use “{word}” ({instead}); it stands {', '.join(places)}"


def _claims(report: Report) -> Iterator[Claim]:
    yield from report.overview
    for section in report.sections:
        for item in section.items:
            yield from item.claims
        if section.also:
            yield section.also
