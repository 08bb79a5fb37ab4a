"""Names in English text: persons and bodies as the tagger finds them, actors by their forms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

from dragoman.language.annotation import Annotation, Name, Sentence
from dragoman.language.matching import Phrases, phrases
from dragoman.language.names import actor_name, fold, full_name, house, outlet, spellings
from dragoman.model.knowledge import Knowledge, Person
from dragoman.model.press import Article
from dragoman.model.reading import Mention
from dragoman.read.english.words import word_sets
from dragoman.read.spans import Covered

LONGEST = 5
"""Words; a longer «person» is a tagger's slip."""
ABBREVIATED = frozenset({"us", "un", "uk", "eu", "who", "usa", "uae"})
"""Forms that must stand in capitals: «US» is an actor, «us» and «Us» are not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A person's name without its title, and where it stands."""

    start: int
    end: int
    name: str


def mentions(article: Article, annotation: Annotation, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Return the names of ``article`` in order: persons, organisations, places, actors."""
    del article  # the annotation holds its text
    index = actor_phrases(knowledge)
    people = list(_people(annotation, index, knowledge))
    people += list(_again(annotation, people))
    taken = [(each.start, each.end) for each in people]
    bodies = list(_bodies(annotation, taken, knowledge))
    named = [(each.start, each.end) for each in bodies if each.id]
    powers = list(_powers(annotation, index, [*taken, *named], knowledge))
    full = _full_names(people, knowledge)
    found = [
        *(_person(each, full, knowledge) for each in people),
        *(_with_power(each, powers) for each in bodies if not _is_power(each, powers)),
        *powers,
    ]
    return tuple(sorted(found, key=lambda each: (each.start, -each.end, each.type)))


def actor_phrases(knowledge: Knowledge) -> Phrases:
    """Return the phrases, in small letters, that stand for actors in English."""
    pairs = tuple(
        (form, actor.code)
        for actor in knowledge.actors
        for each, form in actor.forms
        if each == "en"
    )
    return _phrases(knowledge.hash, pairs)


@lru_cache(8)
def _phrases(key: str, pairs: tuple[tuple[str, str], ...]) -> Phrases:
    del key
    return phrases(pairs)


class _Held:
    """``Knowledge`` hashed by its own name."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge

    def __hash__(self) -> int:
        return hash(self.knowledge.hash)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.knowledge.hash == self.knowledge.hash


@lru_cache(4)
def _ledger(held: _Held) -> Mapping[str, tuple[Person, ...]]:
    """Return the ledger's persons by every Latin spelling, folded."""
    found: dict[str, tuple[Person, ...]] = {}
    for person in held.knowledge.persons:
        written = set(spellings(full_name(person), held.knowledge))
        if person.alone and person.given:
            written |= {_family(each, person) for each in tuple(written) if " " in each}
        for key in {fold(each).replace("’", "") for each in written}:
            found[key] = (*found.get(key, ()), person)
    return MappingProxyType(found)


def _family(name: str, person: Person) -> str:
    words = name.split()
    return words[0] if person.family_first else words[-1]


def known(name: str, knowledge: Knowledge) -> Person | None:
    """Return whom of the ledger a Latin name means, if surely one."""
    found = _ledger(_Held(knowledge)).get(fold(name).replace("’", "").replace("'", ""), ())
    return found[0] if len(found) == 1 else None


def _people(annotation: Annotation, index: Phrases, knowledge: Knowledge) -> Iterator[Printed]:
    for name in annotation.names:
        if name.type == "PER":
            found = _untitled(name)
            if found and _may_be_person(found.name, index, knowledge):
                yield found
        elif known(name.normal, knowledge) and not outlet(name.normal, knowledge):
            yield Printed(start=name.start, end=name.end, name=name.normal)


def _again(annotation: Annotation, people: Sequence[Printed]) -> Iterator[Printed]:
    """Yield the surnames of those introduced in full, where the tagger saw no person in them."""
    words = [each.name.split() for each in people]
    families = {each[-1] for each in words if len(each) > 1 and len(each[-1]) > 2}  # noqa: PLR2004
    taken = {each.start for each in people}
    spans = [(each.start, each.end) for each in people]
    longer = [(each.start, each.end) for each in annotation.names if " " in each.printed]
    covered = Covered([*spans, *longer])
    for sentence in annotation.sentences:
        for token in sentence.tokens:
            if token.text not in families or token.pos != "PROPN" or token.start in taken:
                continue
            if not covered.meets(token.start, token.end):
                yield Printed(start=token.start, end=token.end, name=token.text)


def _untitled(name: Name) -> Printed | None:
    """Return a person's name without titles before it."""
    words = name.normal.split()
    start = name.start
    while words and words[0].lower().rstrip(".") in word_sets().titles and len(words) > 1:
        start += len(words[0])
        while name.printed[start - name.start : start - name.start + 1].isspace():
            start += 1
        words.pop(0)
    end = start + len(name.printed[start - name.start :])
    printed = name.printed[start - name.start :]
    for mark in ("’s", "'s"):
        if printed.endswith(mark):
            end -= len(mark)
    return Printed(start=start, end=end, name=" ".join(words)) if words else None


def _may_be_person(name: str, index: Phrases, knowledge: Knowledge) -> bool:
    """Tell persons from what the tagger took for one: countries, outlets, titles, scraps."""
    words = name.split()
    if known(name, knowledge):
        return True
    if len(words) > LONGEST or not words[0][:1].isupper() or any(map(str.isdigit, name)):
        return False
    if any(index.find([each.lower() for each in words])) or outlet(name, knowledge):
        return False
    return words[-1].lower() not in word_sets().titles and not name.isupper()


def _full_names(people: Sequence[Printed], knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """Return the full names of an article by each end of them: «Smith», «Ann Smith»."""
    short: dict[str, set[str]] = {}
    for each in people:
        words = each.name.split()
        person = known(each.name, knowledge)
        whole = house(full_name(person), knowledge) if person else each.name
        if len(words) < 2:  # noqa: PLR2004 - a name alone introduces nobody
            continue
        ends = {" ".join(words[start:]) for start in range(1, len(words))}
        for end in ends | ({words[0]} if person and person.family_first else set()):
            short.setdefault(fold(end), set()).add(whole)
    return {key: frozenset(names) for key, names in short.items()}


def _person(each: Printed, full: Mapping[str, frozenset[str]], knowledge: Knowledge) -> Mention:
    meant = full.get(fold(each.name), frozenset())
    name = next(iter(meant)) if len(meant) == 1 and " " not in each.name else each.name
    person = known(name, knowledge) if len(meant) <= 1 or " " in name else None
    if person:
        name = house(full_name(person), knowledge)
    return Mention(
        start=each.start,
        end=each.end,
        type="PER",
        name=name,
        id=person.id if person else None,
        actor=person.actor if person else None,
    )


def _bodies(
    annotation: Annotation, taken: Sequence[tuple[int, int]], knowledge: Knowledge
) -> Iterator[Mention]:
    """Yield organisations and places; an outlet the desk knows comes under its own name and id."""
    covered = Covered(taken)
    for name in annotation.names:
        if name.type == "PER" or covered.meets(name.start, name.end):
            continue
        found = outlet(name.normal, knowledge) or outlet(f"The {name.normal}", knowledge)
        yield Mention(
            start=name.start,
            end=name.end,
            type="ORG" if found or name.type == "ORG" else "LOC",
            name=found.name if found else name.normal,
            id=found.id if found else None,
        )


def _powers(
    annotation: Annotation,
    index: Phrases,
    taken: Sequence[tuple[int, int]],
    knowledge: Knowledge,
) -> Iterator[Mention]:
    covered = Covered(taken)
    for sentence in annotation.sentences:
        words = [token.text.lower() for token in sentence.tokens]
        for first, last, code in index.find(words):
            start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
            if covered.meets(start, end) or not _is_name(sentence, first, last):
                continue
            name = actor_name(code, "en", knowledge)
            yield Mention(start=start, end=end, type="GPE", name=name, actor=code)


def _is_name(sentence: Sentence, first: int, last: int) -> bool:
    """Tell names from their homonyms: «us», «turkey» and «polish» are written small."""
    words = [sentence.tokens[place].text for place in range(first, last)]
    if len(words) == 1 and words[0].lower() in ABBREVIATED:
        return words[0].isupper()
    return words[-1][:1].isupper()


def _is_power(body: Mention, powers: Sequence[Mention]) -> bool:
    """Tell a place or body that an actor's form covers, or nearly."""
    return body.id is None and any(
        (each.start <= body.start and body.end <= each.end)
        or (body.type == "LOC" and each.start < body.end and body.start < each.end)
        for each in powers
    )


def _with_power(body: Mention, powers: Sequence[Mention]) -> Mention:
    """Give a body the one power its name holds: «the Russian defense ministry» is Russia's."""
    inside = {each.actor for each in powers if body.start <= each.start and each.end <= body.end}
    return replace(body, actor=next(iter(inside))) if len(inside) == 1 else body
