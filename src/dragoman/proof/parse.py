"""A published report -> records."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from babel import Locale

from dragoman.language.dateforms import printed_forms
from dragoman.model.document import Document
from dragoman.model.press import Span
from dragoman.model.published import (
    NamedSpan,
    Published,
    PublishedItem,
    PublishedSection,
)
from dragoman.proof.amounts import figures
from dragoman.proof.dating import MONTHS, SHORT
from dragoman.proof.digests import digest_lead, script_of
from dragoman.proof.foresight import forecasts
from dragoman.proof.layout import Heading, Layout, layout, sentences
from dragoman.proof.leads import Lead, lead
from dragoman.proof.lexicon import ALPHA_2, any_of, folded, lexicon
from dragoman.proof.overview import overview
from dragoman.proof.quotations import quotations
from dragoman.proof.remarks import earlier, is_transition, remarks, span
from dragoman.proof.scene import Before, Scene, plain_of
from dragoman.proof.topics import proposed, sections

MONTH_YEAR = re.compile(
    rf"(?P<month>{'|'.join((*MONTHS, *sorted(SHORT, reverse=True)))})\.?(?:\s\d{{1,2}})?,?\s(?P<year>(?:19|20)\d\d)"
)


FOREIGN_MONTH = re.compile(
    r"(?P<month>[А-Яа-яё]{3,8})\s(?P<y>20\d\d)|(?P<y2>20\d\d)年(?P<n>\d{1,2})月"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A lead, the sentence and the paragraph it stands in."""

    lead: Lead
    sentence: Span
    before: tuple[Span, ...] = ()
    """Sentences of the same paragraph that lead over to this item and belong to none."""

    @property
    def start(self) -> int:
        """Return where the item before must end."""
        return min((each.start for each in self.before), default=self.sentence.start)


def parse(document: Document, known: Sequence[str] = ()) -> Published:
    """Return title, country, issue, overview, sections and items of a report.

    ``known`` are names of outlets beside the package's own. Items are found by their leads; an item runs to the
    next lead or heading. What no rule finds stays empty. Offsets count into the document's text.
    """
    plain = plain_of(document.text)
    outline = layout(document, plain)
    title = " ".join(plain[slice(*outline.title)].split()) if outline.title else ""
    lines = [title, *(plain[slice(*each)] for each in outline.front)]
    issue = next((found for each in lines if (found := issue_of(each))), None)
    scene = Scene(
        document=document,
        plain=plain,
        words=lexicon(),
        issue=issue,
        known=frozenset(map(folded, known)),
    )
    country = next((found for each in lines if (found := country_of(each))), None)
    opened = _opened(scene, outline)
    announced = tuple(
        PublishedSection(heading=each.words, start=each.place.start, end=each.place.end)
        for each in outline.sections
    )
    items = tuple(_items(scene, outline, opened))
    topics = proposed(scene, items, country)
    items = tuple(
        replace(each, topic_proposed=topic) for each, topic in zip(items, topics, strict=True)
    )
    return Published(
        title=title,
        country=country,
        issue=issue,
        text=document.text,
        overview=overview(scene, _overview(outline, opened)),
        sections=tuple(sections(items, announced)),
        items=items,
        remarks=tuple(span(scene, place) for each in opened for place in each.before),
    )


def issue_of(line: str) -> str | None:
    """Return the last month with its year that a title names, in English, Russian or Chinese, as 2021-03."""
    found = list(MONTH_YEAR.finditer(line))
    if found:
        month = MONTHS.get(found[-1]["month"]) or SHORT[found[-1]["month"]]
        return f"{found[-1]['year']}-{month:02}"
    for each in reversed(list(FOREIGN_MONTH.finditer(line))):
        number = int(each["n"]) if each["n"] else printed_forms().months.get(each["month"].lower())
        if number:
            return f"{each['y'] or each['y2']}-{number:02}"
    return None


def country_of(line: str) -> str | None:
    """Return the ISO 3166 code of the country that a title is of: its name, or «Russian press».

    The first named counts, of two that begin at one place the longer; what stands behind «on» is a subject.
    """
    found = _countries().search(line)
    if found:
        return lexicon().countries[found[0]]
    for code, name in _foreign_names() if re.search(r"[^\x00-\u024f]", line) else ():
        if name.search(line):
            return code
    return None


@cache
def _foreign_names() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return (code, pattern) of the countries as Russian and Chinese titles name them, the longest first."""
    found = []
    for language, tail in (("ru", r"[а-яё]{0,3}\b"), ("zh", "")):
        names = sorted(
            Locale(language).territories.items(), key=lambda each: (-len(str(each[1])), each[0])
        )
        for code, name in names:
            stem = str(name)[:-1] if language == "ru" and str(name)[-1] in "аяйь" else str(name)
            if len(code) == ALPHA_2 and code.isalpha():
                found.append((str(code), re.compile(re.escape(stem) + tail)))
    return tuple(found)


@cache
def _countries() -> re.Pattern[str]:
    names = any_of(map(re.escape, lexicon().countries))
    return re.compile(rf"(?<!\bon )(?<!\bon the )\b(?:{names})\b")


def _overview(outline: Layout, opened: Sequence[Opened]) -> tuple[Span, ...]:
    """Return the overview: what stands above the first heading, or above the first lead where none does."""
    first = min((each.sentence.start for each in opened), default=None)
    if outline.overview:
        return tuple(each for each in outline.overview if first is None or each.start < first)
    return tuple(each for each in outline.paragraphs if first is not None and each.end <= first)


def _opened(scene: Scene, outline: Layout) -> list[Opened]:
    """Return the leads in their order. Two passes: the second knows the outlets that the first found."""
    places = sorted((*outline.overview, *outline.paragraphs))
    parts = [(each, list(sentences(scene.plain, each))) for each in places]
    scene.openings = frozenset(inside[0].start for _, inside in parts if inside)
    found = _pass(scene, parts)
    if any(each not in scene.words.outlets for each in scene.outlets):
        scene.persons.clear()
        found = _pass(scene, parts)
    return found


def _pass(scene: Scene, places: Sequence[tuple[Span, list[Span]]]) -> list[Opened]:
    found: list[Opened] = []
    before = Before()
    for _, parts in places:
        since = 0
        for at, each in enumerate(parts):
            following = parts[at + 1] if at + 1 < len(parts) else None
            one, last = _lead(scene, each, following, before)
            if one is None:
                continue
            between = parts[since:at]
            if last and since == 0:  # «“…”, пишет Die Welt»: the cue comes behind what it opens
                opened = Opened(lead=one, sentence=Span(parts[0].start, each.end))
            else:
                alone = since == 0 and at == 1
                leading = [s for s in between if alone or is_transition(scene, s)]
                opened = Opened(lead=one, sentence=each, before=_tail(leading, between))
            found.append(opened)
            since = at + 1
            before = Before(
                index=len(found) - 1,
                authors=one.authors,
                outlet=one.outlet,
                published=one.published,
            )
            _learn(scene, one)
    return found


def _lead(
    scene: Scene, sentence: Span, following: Span | None, before: Before
) -> tuple[Lead | None, bool]:
    """Return the lead of a sentence by the rules of its language, and whether cues may come last there."""
    language = script_of(scene.plain[sentence.start : sentence.end])
    if language != "en":
        return digest_lead(scene, sentence, before, language=language), True
    opens = sentence.start in scene.openings
    return lead(scene, sentence, following, before, opens=opens), False


def _tail(leading: Sequence[Span], between: Sequence[Span]) -> tuple[Span, ...]:
    """Return the transitions that stand right before the lead."""
    kept: list[Span] = []
    for each in reversed(between):
        if each not in leading:
            break
        kept.insert(0, each)
    return tuple(kept)


def _learn(scene: Scene, one: Lead) -> None:
    if one.outlet and one.authors and one.rule == "author, outlet, date":
        scene.outlets.add(folded(one.outlet.name))
    scene.persons.update(each.name.split()[-1] for each in one.authors)


def _items(scene: Scene, outline: Layout, opened: Sequence[Opened]) -> Iterator[PublishedItem]:
    stops = sorted(
        [each.start for each in opened]
        + [each.place.start for each in outline.sections]
        + [outline.end]
    )
    places = sorted((*outline.overview, *outline.paragraphs))
    for number, each in enumerate(opened):
        start = each.sentence.start
        following = stops[min(bisect_right(stops, start), len(stops) - 1)]
        end = start + len(scene.plain[start:following].rstrip())
        inside = places[
            bisect_right(places, Span(start, len(scene.plain))) - 1 : bisect_left(
                places, Span(end, 0)
            )
        ]
        yield _item(scene, outline, each.lead, Span(start, end), (number, inside))


def _item(
    scene: Scene, outline: Layout, one: Lead, place: Span, inside: tuple[int, Sequence[Span]]
) -> PublishedItem:
    number, places = inside
    paragraphs = [list(sentences(scene.plain, _cut(each, place))) for each in places]
    said = [each for one_ in paragraphs for each in one_]
    quoted = tuple(quotations(scene, paragraphs, one.authors))
    back = tuple(earlier(scene, said))
    return PublishedItem(
        authors=() if one.camp else one.authors,
        outlet=one.outlet,
        published=one.published,
        section=_section(outline.sections, place.start),
        genre=one.genre,
        verb=one.verb,
        start=place.start,
        end=place.end,
        quotations=quoted,
        figures=tuple(figures(scene, said)),
        forecasts=tuple(forecasts(scene, said, one.authors, quoted)),
        remarks=tuple(sorted((*remarks(scene, said), *back), key=lambda each: each.start)),
        refers_to=number - 1 if one.refers and number else None,
        earlier=back,
        camp=one.camp,
    )


def _cut(paragraph: Span, place: Span) -> Span:
    return Span(max(paragraph.start, place.start), min(paragraph.end, place.end))


def _section(sections: Sequence[Heading], at: int) -> str | None:
    return next((each.words for each in sections if each.place.start <= at < each.place.end), None)


__all__ = ["NamedSpan", "country_of", "issue_of", "parse"]
