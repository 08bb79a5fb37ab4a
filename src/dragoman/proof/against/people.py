"""Persons that an item names, beside those of its source, in any script and romanisation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, cached_property, lru_cache

from dragoman.language.latin import latin_names
from dragoman.language.likeness import alike as sounds_alike
from dragoman.language.names import ByHash, fold, house, persons, spellings
from dragoman.language.romanisation import SCHEMES, romanise
from dragoman.language.romanised import alike
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Span
from dragoman.model.source import Source, SourceWords
from dragoman.proof.against.beside import Beside, Difference, titled, within
from dragoman.proof.against.texts import ById, sides
from dragoman.proof.against.words import key
from dragoman.proof.lexicon import folded, lexicon
from dragoman.proof.scene import NAME, WORD
from dragoman.proof.words import is_english

SHORTEST = 4
"""Letters of a name that may be compared."""
MISS = 0.72
"""How alike (Ratcliff and Obershelp) a misspelt name and the right one are at least."""
PART = re.compile(WORD)
HOME = re.compile(
    r"(?:[оеё]ва?|[иы]на?|[сц]к(?:ий|ой|ая)|енко|[уюч]к|[оеи]вич|[иы]х|ян|дзе|швили)$",
    re.IGNORECASE,
)
"""Endings of surnames that are romanised by rule."""


@cache
def given_names() -> frozenset[str]:
    """Return given names by what their romanisations share."""
    known = latin_names()
    latin = {*known.given.values(), *known.shared.values()}
    home = {romanise(each, scheme) for each in known.home for scheme in SCHEMES}
    return frozenset(alike(each) for each in (*latin, *home) if each)


@cache
def home_names() -> frozenset[str]:
    """Return given names of Russia and its neighbours: who bears one is romanised, by rule."""
    return frozenset(
        alike(romanise(each, scheme)) for each in latin_names().home for scheme in SCHEMES
    )


@dataclass(frozen=True, eq=False)
class Cast:
    """Who a source names: each person's name as the source's reading has it, and all the source's words."""

    source: Source
    knowledge: Knowledge

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the names of persons, authors first."""
        reading = self.source.reading
        read = [each.name for each in reading.mentions if each.type == "PER"] if reading else []
        said = [each.resolved for each in reading.statements if each.resolved] if reading else []
        return tuple(dict.fromkeys((*self.source.article.authors, *read, *said)))

    @cached_property
    def keys(self) -> frozenset[str]:
        """Return every word of every spelling of theirs, as romanisations share it."""
        return frozenset(
            word
            for name in self.names
            for each in spellings(name, self.knowledge)
            for word in alike(each.replace("-", " ")).split()
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """Return all words of the original and of its renderings, as printed, folded."""
        return frozenset(word for each in sides(self.source) for word in each.words.keys)

    def holds(self, word: str) -> bool:
        """Tell whether the source prints a name, in some spelling."""
        return all(
            alike(part) in self.keys or key(part) in self.words
            for part in word.split("-")
            if len(part) > 1
        )

    def knows(self, word: str) -> bool:
        """Tell whether a name, or one that sounds like it, stands in the source."""
        return self.holds(word) or self.sounds(word)

    def misspells(self, word: str) -> bool:
        """Tell a slip of the pen in the name of somebody the source names."""
        return not self.holds(word) and _near(word, [self]) is not None

    def sounds(self, word: str) -> bool:
        """Tell whether some word of the original sounds like a name."""
        parts = [each for each in re.split(r"[-\s]", word) if len(each) > 1]
        original = self.original
        return all(any(sounds_alike(part, each) for each in original) for part in parts)

    @cached_property
    def original(self) -> frozenset[str]:
        """Return the words of the original."""
        return frozenset(sides(self.source)[0].words.keys)

    @cached_property
    def rendered(self) -> tuple[str, ...]:
        """Return the names that the memory's renderings print: capitalised words that are not English."""
        found = {
            word[0]
            for each in self.source.rendered
            for word in PART.finditer(each.text)
            if len(word[0]) > SHORTEST
        }
        return tuple(sorted(each for each in found if not is_english(each) and not _is_place(each)))


@lru_cache(64)
def _cast(held: ById, names: ByHash) -> Cast:
    return Cast(held.source, names.knowledge)


def cast_of(source: Source, knowledge: Knowledge) -> Cast:
    """Return who a source names; kept at hand for the articles looked into last."""
    return _cast(ById(source), ByHash(knowledge))


@dataclass(frozen=True, slots=True)
class Person:
    """A run of capitals that names a person: its place, its words, whether a given name opens it."""

    place: Span
    words: tuple[str, ...]
    full: bool
    sure: bool = True
    """Whether a given name or the report itself says that this is a person."""


def strangers(beside: Beside) -> Iterator[Difference]:
    """Yield persons that an item names and its source does not, and slips of the pen in their names."""
    if not beside.sources:
        return
    casts = [cast_of(each, beside.against.knowledge) for each in beside.sources]
    seen: set[tuple[str, ...]] = set()
    for person in _persons(beside):
        if person.words in seen or person.words[-1] in beside.told:
            continue
        found = _judged(person, casts)
        if found:
            seen.add(person.words)
            yield found


def _judged(person: Person, casts: list[Cast]) -> Difference | None:
    last = person.words[-1]
    if any(each.holds(last) for each in casts):
        return None
    near = _near(last, casts)
    printed = " ".join(person.words)
    if near:
        cast, name, right = near
        return Difference(
            rule="misspelt-name",
            place=Span(person.place.end - len(last), person.place.end),
            message=f"{titled(cast.source)} names {name}",
            put=right,
            source=_place(cast.source, name),
        )
    if not person.sure or any(each.sounds(last) for each in casts):
        return None
    public = folded(last) in {folded(each) for each in lexicon().people}
    return Difference(
        rule="public-name-not-in-source" if public else "name-not-in-source",
        place=person.place,
        message=f"{titled(casts[0].source)} does not name {printed}",
    )


def _near(word: str, casts: list[Cast]) -> tuple[Cast, str, str] | None:
    """Return whom a misspelt name means: the one person whose surname is like it."""
    if len(word) < SHORTEST + 1:
        return None
    found: dict[str, tuple[float, Cast, str]] = {}
    for cast in casts:
        for name in cast.names:
            if _is_unsure(name, cast):
                continue
            right = _surname(house(name, cast.knowledge), name, cast.knowledge)
            ratio = SequenceMatcher(None, alike(word), alike(right), autojunk=False).ratio()
            if ratio >= MISS and word[:1] == right[:1] and abs(len(word) - len(right)) <= 2:  # noqa: PLR2004
                found[right] = max(
                    found.get(right, (0.0, cast, name)), (ratio, cast, name), key=lambda x: x[0]
                )
        for right in cast.rendered:
            if word[:1] == right[:1] and abs(len(word) - len(right)) <= 2:  # noqa: PLR2004
                ratio = SequenceMatcher(None, alike(word), alike(right), autojunk=False).ratio()
                if ratio >= MISS:
                    found.setdefault(right, (ratio, cast, right))
    if not found:
        return None
    right, (_, cast, name) = max(found.items(), key=lambda each: (each[1][0], each[0]))
    alone = len({alike(each) for each in found}) == 1
    return (cast, name, right) if alone else None


def _is_unsure(name: str, cast: Cast) -> bool:
    """Tell whoever is no Russian by name and of whom neither ledger nor source has a Latin spelling."""
    if persons(name, cast.knowledge) or name in cast.source.article.authors:
        return False
    printed = _surname(house(name, cast.knowledge), name, cast.knowledge)
    if any(key(part) in cast.words for part in re.split(r"[-\s]", printed)):
        return False
    given = alike(house(name, cast.knowledge).split()[0]) in home_names()
    return not (given and HOME.search(name))


def _surname(printed: str, name: str, knowledge: Knowledge) -> str:
    found = persons(name, knowledge)
    family_first = bool(found) and found[0].family_first
    return printed.split()[0 if family_first else -1]


def _place(source: Source, name: str) -> SourceWords | None:
    """Return where the source first prints a name."""
    article = source.article
    for each in source.reading.mentions if source.reading else ():
        if fold(each.name) == fold(name):
            return SourceWords(
                article=article.id,
                title=article.title,
                start=each.start,
                end=each.end,
                text=article.text[each.start : each.end],
            )
    return None


def _persons(beside: Beside) -> Iterator[Person]:
    """Yield the persons named in an item, but for its lead's own and for the report writer's remarks."""
    item = beside.item
    lead = [
        Span(each.start, each.end)
        for each in (*item.authors, *([item.outlet] if item.outlet else []))
    ]
    aside = [Span(each.start, each.end) for each in item.remarks]
    surnames = {alike(each.name).split()[-1:][0] for each in item.authors if alike(each.name)}
    for sentence in beside.sentences:
        if within(sentence, aside):
            continue
        for found in NAME.finditer(beside.plain, sentence.start, sentence.end):
            place = Span(*found.span())
            if any(place.start < each.end and each.start < place.end for each in lead):
                continue
            person = _person(beside, place, surnames, opens=place.start == sentence.start)
            if person:
                yield person


def _person(beside: Beside, place: Span, surnames: set[str], *, opens: bool) -> Person | None:
    tokens = [Span(*each.span()) for each in PART.finditer(beside.plain, *place)]
    texts = [beside.plain[each.start : each.end].strip("’'ʹʼ") for each in tokens]
    while texts and (_is_no_name(texts[0]) or (opens and len(texts) > 1 and _is_common(texts[0]))):
        tokens, texts, opens = tokens[1:], texts[1:], False
    if not texts or len(texts[-1]) < SHORTEST or not _may_be_person(texts):
        return None
    words = tuple(texts)
    name = Span(tokens[0].start, tokens[-1].start + len(texts[-1]))
    if len(words) > 1:
        if is_english(words[-1]) or is_english(words[-1].lower()):
            return None
        return Person(name, words, full=True, sure=alike(words[0]) in given_names())
    if is_english(words[0].lower()) or (opens and is_english(words[0])):
        return None
    plain = alike(words[0])
    public = bool(persons(words[0], beside.against.knowledge))
    theirs = plain in surnames or plain in beside.surnames or _like_any(plain, surnames)
    return Person(name, words, full=False) if public or theirs else None


def _may_be_person(texts: list[str]) -> bool:
    """Tell a run of capitals that is no place, no outlet, no title of a body."""
    whole = " ".join(texts)
    return not (
        any(map(_is_no_name, texts))
        or any(map(_is_place, (whole, *texts)))
        or folded(whole) in lexicon().outlets
        or any(folded(each) in lexicon().outlet_words for each in texts)
    )


def _like_any(plain: str, surnames: set[str]) -> bool:
    return any(
        SequenceMatcher(None, plain, each, autojunk=False).ratio() >= MISS for each in surnames
    )


def _is_no_name(word: str) -> bool:
    plain = word.casefold().rstrip(".")
    return plain in lexicon().not_names or plain in lexicon().titles


def _is_common(word: str) -> bool:
    """Tell a word that has its capital from opening a sentence."""
    return is_english(word) and alike(word) not in given_names()


def _is_place(name: str) -> bool:
    return folded(name) in lexicon().places
