"""Names in the text: persons and organisations as the tagger finds them, actors by their forms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.language.annotation import Annotation, Name, Sentence, Token
from dragoman.language.declension import may_be, person
from dragoman.language.latin import beside
from dragoman.language.matching import Phrases, phrases
from dragoman.language.names import (
    ByHash,
    actor_name,
    excepted,
    fold,
    nominatives,
    outlet,
    persons,
)
from dragoman.language.people import Introduced, introduce
from dragoman.language.russian import is_known, lemma, parses
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article
from dragoman.model.reading import Mention
from dragoman.read.bodies import bodies, of_countries
from dragoman.read.no_names import is_marked, is_no_name, placed, without_title
from dragoman.read.spans import Covered, touching
from dragoman.read.undeclined import Either, case_of, seen, women

QUOTES = "«»\"“”„'"
SMALL = ("ий", "ый", "ой", "ец", "ин", "як", "ка", "анка", "турок", "финн", "белорус", "монгол")
"""Endings of adjectives and nationals, which Russian writes small."""
RUNNING = frozenset({"VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PART"})
TELLING = 4
"""Letters of a surname that is looked for where the tagger saw none."""
LONGEST = 6
"""Words; a longer «person» is a tagger's slip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person as printed: ``words`` in the nominative, where they stand, and in what number."""

    start: int
    end: int
    name: str
    plural: bool
    adjective: bool = False
    """Whether the tagger sees an adjective in the one word."""


def mentions(article: Article, annotation: Annotation, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Return the names of ``article`` in order: persons, organisations, places, actors."""
    index = actor_phrases(article.language, knowledge)
    tokens = _tokens(annotation)
    people = _people(article.text, annotation, tokens, index, knowledge)
    taken = [(each.start, each.end) for each in people]
    found = bodies(annotation, taken, knowledge, lambda lemmas: _covered(index, lemmas))
    named = [(each.start, each.end) for each in found if each.id]
    naming = (article.language, knowledge)
    powers = list(_powers(annotation, index, Covered([*taken, *named]), naming))
    owned = of_countries(found, powers, tokens, article.text, knowledge.country)
    introduced = introduce([each.name for each in people if not each.plural], knowledge)
    persons_found = [_person(each, introduced, knowledge) for each in people]
    everything = [
        *_in_latin(article.text, persons_found, knowledge),
        *(_with_power(each, powers) for each in owned if not _is_power(each, powers)),
        *powers,
    ]
    return tuple(sorted(everything, key=lambda each: (each.start, -each.end, each.type)))


def _tokens(annotation: Annotation) -> dict[int, Token]:
    return {token.start: token for each in annotation.sentences for token in each.tokens}


@lru_cache(8)
def _forms(held: ByHash, language: str) -> Phrases:
    forms = (
        (form, actor.code)
        for actor in held.knowledge.actors
        for each, form in actor.forms
        if each == language
    )
    return phrases(
        (each, code) for form, code in forms for each in (form, *sorted(_lemmas_of(form)))
    )


def _lemmas_of(form: str) -> set[str]:
    """Return what morphology makes of a name it does not know: «Тайбэя» is no «тайбэй» to it."""
    if " " in form or any(parse.is_known and parse.normal_form == form for parse in parses(form)):
        return set()
    first = parses(form)[0]
    shapes = {form, *(each.word for each in first.lexeme)}
    return {lemma(shape, "PROPN", "") for shape in shapes} - {form}


def actor_phrases(language: str, knowledge: Knowledge) -> Phrases:
    """Return the lemma phrases that stand for actors in ``language``."""
    return _forms(ByHash(knowledge), language)


def _in_latin(text: str, found: Sequence[Mention], knowledge: Knowledge) -> Iterator[Mention]:
    """Yield persons with the Latin form the text prints in brackets beside one of their mentions.

    Who is in the ledger has his spelling there.
    """
    spelled: dict[str, str] = {}
    for each in found:
        latin = None if each.id else beside(text, each.end, each.name)
        if latin and not excepted(each.name, knowledge):
            spelled.setdefault(each.name, latin)
    for each in found:
        yield replace(each, latin=spelled[each.name]) if each.name in spelled else each


def _covered(index: Phrases, lemmas: Sequence[str]) -> bool:
    """Tell whether ``lemmas`` are an actor's form and nothing else."""
    return any((first, last) == (0, len(lemmas)) for first, last, _ in index.find(lemmas))


def _people(
    text: str,
    annotation: Annotation,
    tokens: Mapping[int, Token],
    index: Phrases,
    knowledge: Knowledge,
) -> list[Person]:
    """Return the persons in the nominative: first those that stand in it, as help for the rest."""
    starts = list(tokens)
    names = [
        (start, end, words)
        for each in annotation.names
        if each.type == "PER"
        for start, end, words in _inside(text, each, tokens, starts)
        if _may_be_person(words, index, knowledge)
    ]
    bare = {words[-1].lemma for start, end, words in names if not is_marked(text, start, end)}
    before = {start: tokens[starts[bisect_left(starts, start) - 1]] for start, *_ in names}
    places = placed(names, before)
    names = [
        (start, end, words)
        for start, end, words in names
        if words[-1].lemma in bare
        and (len(words) > 1 or persons(words[0].lemma, knowledge) or words[0].lemma not in places)
    ]
    straight = seen([words for _, _, words in names]) | women(annotation, names)
    known = Either(straight, nominatives(knowledge))
    found = [_nominative(start, end, words, known) for start, end, words in names]
    found += list(_again(annotation, found))
    full = {fold(word) for each in found if " " in each.name for word in each.name.split()}
    introduced = Either(full, known)
    return [
        each
        for each in found
        if " " in each.name
        or (
            not _is_common(each.name, introduced)
            and not (each.adjective and fold(each.name) not in introduced)
        )
    ]


def _again(annotation: Annotation, found: Sequence[Person]) -> Iterator[Person]:
    """Yield those whom the text names in full where the tagger passed over their surname alone."""
    last = [each.name.split()[-1] for each in found if " " in each.name]
    surnames = {fold(each): each for each in last if len(each) >= TELLING}
    heads = {each[:TELLING] for each in surnames}
    covered = Covered((each.start, each.end) for each in annotation.names)
    for sentence in annotation.sentences if surnames else ():
        for token in sentence.tokens:
            word = token.text
            if not word[:1].isupper() or fold(word[:TELLING]) not in heads:
                continue
            meant = next((each for each in may_be(word) if each in surnames), None)
            if meant and not covered.meets(token.start, token.end):
                name = surnames[meant]
                yield Person(start=token.start, end=token.end, name=name, plural=False)


def _is_common(name: str, known: Container[str]) -> bool:
    """Tell a common word at a sentence's head from a name that nobody introduces."""
    found = parses(name.lower())
    proper = any({"Surn", "Name", "Patr"} & each.tag.grammemes for each in found)
    return fold(name) not in known and not proper and any(is_known(each.word) for each in found)


def _inside(
    text: str, name: Name, tokens: Mapping[int, Token], starts: Sequence[int]
) -> Iterator[tuple[int, int, list[Token]]]:
    """Yield a name without what a bracket adds, as «Имя Фамилия (Given Family)» has it."""
    printed = text[name.start : name.end].split("(", maxsplit=1)[0].rstrip(" )" + QUOTES)
    first = bisect_left(starts, name.start)
    last = bisect_left(starts, name.start + len(printed))
    words = [tokens[start] for start in starts[first:last]]
    while words and not words[0].text[:1].isalpha():
        words.pop(0)
    words = without_title(words) if words else words
    if words and len(words) <= LONGEST:
        yield words[0].start, words[-1].end, words


def _may_be_person(words: Sequence[Token], index: Phrases, knowledge: Knowledge) -> bool:
    """Tell persons from what the tagger took for one: verbs, countries, outlets, scraps."""
    printed = " ".join(each.text for each in words)
    if persons(printed, knowledge):
        return True
    if len(words) == 1 and (
        is_no_name(words[0].text)
        or any(index.find([words[0].lemma]))
        or words[0].pos in RUNNING
        or words[0].text.islower()
    ):
        return False
    return outlet(printed.strip(QUOTES), knowledge) is None and printed[:1].isupper()


def _nominative(start: int, end: int, words: Sequence[Token], known: Container[str]) -> Person:
    case = case_of(words)
    plural = len(words) == 1 and "Number=Plur" in words[0].feats and words[0].text[-1] in "ыихмв"
    printed = _joined([each.text for each in words])
    found = person(printed, case, known)
    name = " ".join(printed if plural else found.words)
    adjective = len(words) == 1 and words[0].pos == "ADJ"
    return Person(start=start, end=end, name=name, plural=plural, adjective=adjective)


def _joined(words: Sequence[str]) -> list[str]:
    """Return words with the dots of initials back in their place: «В», «.» make «В.»."""
    found: list[str] = []
    for word in words:
        if word in (".", "’", "'") and found:
            found[-1] += word
        elif word[:1].isalnum():
            found.append(word)
    return found


def _person(each: Person, introduced: Introduced, knowledge: Knowledge) -> Mention:
    name, id_ = (each.name, None) if each.plural else introduced.full(each.name)
    actors = {one.actor for one in persons(name, knowledge)} if id_ else set()
    return Mention(
        start=each.start,
        end=each.end,
        type="PER",
        name=name,
        id=id_,
        actor=next(iter(actors)) if len(actors) == 1 else None,
    )


def _powers(
    annotation: Annotation, index: Phrases, taken: Covered, naming: tuple[str, Knowledge]
) -> Iterator[Mention]:
    for sentence in annotation.sentences:
        lemmas = [token.lemma for token in sentence.tokens]
        for first, last, code in index.find(lemmas):
            start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
            if taken.meets(start, end) or not _is_name(sentence, first):
                continue
            yield Mention(
                start=start, end=end, type="GPE", name=actor_name(code, *naming), actor=code
            )


def _is_name(sentence: Sentence, first: int) -> bool:
    """Tell names from their homonyms: «рим», «запад» and «доха» must be written as names are."""
    token = sentence.tokens[first]
    return token.text[:1].isupper() or token.lemma.endswith(SMALL)


def _is_power(body: Mention, powers: Sequence[Mention]) -> bool:
    """Tell a place or body that an actor's form covers, or nearly: «в Москве», «ЕС»."""
    return body.id is None and any(
        (each.start <= body.start and body.end <= each.end)
        or (body.type == "LOC" and each.start < body.end and body.start < each.end)
        for each in touching(powers, body.start, body.end)
    )


def _with_power(body: Mention, powers: Sequence[Mention]) -> Mention:
    """Give a body the one power its name holds: «министерство обороны США» is the US's."""
    near = touching(powers, body.start, body.end)
    inside = {each.actor for each in near if body.start <= each.start and each.end <= body.end}
    return replace(body, actor=next(iter(inside))) if len(inside) == 1 else body
