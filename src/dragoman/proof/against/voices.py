"""Who says in the source what the report puts into somebody's mouth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.language.names import house
from dragoman.model.press import Span
from dragoman.model.published import Quotation
from dragoman.model.reading import Statement
from dragoman.model.source import Source
from dragoman.proof.against.beside import Beside, Difference, overlaps, signed, titled, within
from dragoman.proof.against.matching import INITIAL, same_person
from dragoman.proof.against.people import cast_of
from dragoman.proof.against.texts import Side
from dragoman.proof.against.words import words
from dragoman.proof.quotations import marked

PHRASE = 4
"""Words of a quotation from which on who says it is looked into; less may be a term that anybody uses."""
EDGES = '.,;:()[]“”"«»'
NEAR_BEFORE, NEAR_BEHIND = 500, 150
"""Characters around a place in which whoever is named may be its speaker."""


def misattributed(
    beside: Beside, quotation: Quotation, side: Side, place: Span
) -> Iterator[Difference]:
    """Yield where the report names one speaker and the source, plainly, another.

    Nothing is said where the source leaves room for doubt: nobody or a pronoun speaks, whoever the report
    names stands near, or the report's own sentence names the source's speaker too.
    """
    name = quotation.speaker
    if not name or side.source.reading is None or len(words(quotation.text)) < PHRASE:
        return
    behind = side.behind(place)
    said = _Said(
        beside=beside, side=side, place=place, held=Span(behind.start, behind.end), name=name
    )
    meant = said.meant()
    if not meant or _is_named(beside, quotation, meant):
        return
    yield Difference(
        rule="misattributed-quotation",
        place=Span(quotation.start, quotation.end),
        message=f"{titled(side.source)} has these words, said by {_printed(meant, beside)}, not by {name}",
        source=behind,
    )


@dataclass(frozen=True, kw_only=True)
class _Said:
    """Words that the report gives to ``name``: at ``place`` of a source's text, at ``held`` of the article."""

    beside: Beside
    side: Side
    place: Span
    held: Span
    name: str

    def meant(self) -> str:
        """Return who says the words in the source where it is plainly another; else nothing."""
        source = self.side.source
        own = [e for e in _saying(source, self.held, self.side) if e.level != "author"]
        speakers = {each.resolved or each.who.name for each in own if each.who.kind != "unnamed"}
        writers = (*source.article.authors, *(each.name for each in self.beside.item.authors))
        if any(self._is(each) for each in writers):
            return self._not_the_author(own)
        heard = any(self._is(each) for each in speakers)
        cast, last = cast_of(source, self.beside.against.knowledge), self.name.split()[-1]
        if not heard and not cast.knows(last) and not cast.misspells(last):
            return signed(source) if len(speakers) != 1 else next(iter(speakers))
        if heard or cast.misspells(last) or _stands_near(self.beside, source, self.held, self.name):
            return ""
        if _in_marks(self.side, self.place):
            sure = len(speakers) == 1 and all(map(_is_person, own))
            return next(iter(speakers)) if sure else ""
        return "" if own or source.article.genre == "interview" else signed(source)

    def _not_the_author(self, own: Sequence[Statement]) -> str:
        """Return whose direct speech the words are that the report gives to the author."""
        if any(self._is(each.resolved or each.who.name) for each in own):
            return ""
        direct = all(each.kind == "direct" for each in own)
        named = {each.resolved or each.who.name for each in own if _is_person(each)}
        sure = direct and len(named) == 1 and _in_marks(self.side, self.place)
        return next(iter(named)) if sure else ""

    def _is(self, other: str) -> bool:
        return _same(self.beside, self.name, other)


def _printed(name: str, beside: Beside) -> str:
    """Return names, the report's spelling of each first."""
    latin = ", ".join(house(each, beside.against.knowledge) for each in name.split(", "))
    return name if latin == name else f"{latin} ({name})"


def _same(beside: Beside, one: str, other: str) -> bool:
    return same_person(one, other, beside.against.knowledge)


def _is_person(statement: Statement) -> bool:
    return statement.who.kind == "person" and " " in (statement.resolved or statement.who.name)


def _saying(source: Source, place: Span, side: Side) -> Iterator[Statement]:
    """Yield the statements whose content takes in the place, or, of a rendering, touches its sentence."""
    for each in source.reading.statements if source.reading else ():
        touching = [one for one in each.content if overlaps(one, place)]
        shared = sum(min(one.end, place.end) - max(one.start, place.start) for one in touching)
        if touching and (side.renders or shared * 2 > place.end - place.start):
            yield each


def _in_marks(side: Side, place: Span) -> bool:
    """Tell whether the words stand in quotation marks in the source, or in its rendering."""
    text = side.words.text
    start = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", place.end)
    line = Span(start, end if end >= 0 else len(text))
    around = Span(max(line.start, place.start - 3000), min(line.end, place.end + 3000))
    return within(place, list(marked(text, around)))


def _stands_near(beside: Beside, source: Source, place: Span, name: str) -> bool:
    """Tell whether the source names somebody near a place, in the reading's mentions or speakers."""
    reading = source.reading
    around = Span(place.start - NEAR_BEFORE, place.end + NEAR_BEHIND)
    if reading is None:
        return True
    named = [each.name for each in reading.mentions if overlaps(Span(each.start, each.end), around)]
    named.extend(
        each.resolved or each.who.name
        for each in reading.statements
        if any(overlaps(one, around) for one in each.content)
    )
    return any(_same(beside, name, each) for each in named)


def _is_named(beside: Beside, quotation: Quotation, meant: str) -> bool:
    """Tell whether the report names the source's speaker beside the quotation after all."""
    around = beside.before(Span(quotation.start, quotation.end))
    said = beside.plain[around.start : quotation.start] + beside.plain[quotation.end : around.end]
    bare = (e.strip(EDGES) for e in said.replace("’s", " ").replace("'s", " ").split())
    names = (each for each in bare if each[:1].isupper() and len(each) > INITIAL)
    return any(_same(beside, each, meant) for each in names)
