"""Names in the text: persons and organisations as the tagger finds them, actors by their forms."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.language.annotation import Annotation, Name, Sentence, Token
from dragoman.language.declension import all_forms, person
from dragoman.language.matching import Phrases, phrases
from dragoman.language.names import ByHash, actor_name, fold, nominatives, outlet, persons
from dragoman.language.people import Introduced, introduce
from dragoman.language.russian import lemma, parses
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article
from dragoman.model.reading import Mention

QUOTES = "«»\"“”„'"
SMALL = ("ий", "ый", "ой", "ец", "ин", "як", "ка", "анка", "турок", "финн", "белорус", "монгол")
"""Endings of adjectives and nationals, which Russian writes small."""
RUNNING = frozenset({"VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PART"})
LONGEST = 6
"""Words; a longer «person» is a tagger's slip."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person as printed: ``words`` in the nominative, where they stand, and in what number."""

    start: int
    end: int
    name: str
    straight: bool
    plural: bool


def mentions(article: Article, annotation: Annotation, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Return the names of ``article`` in order: persons, organisations, places, actors."""
    index = actor_phrases(article.language, knowledge)
    tokens = _tokens(annotation)
    people = _people(article.text, annotation, tokens, index, knowledge)
    taken = [(each.start, each.end) for each in people]
    bodies = list(_bodies(annotation, taken, knowledge))
    named = [(each.start, each.end) for each in bodies if each.id]
    powers = list(_powers(annotation, index, [*taken, *named], (article.language, knowledge)))
    introduced = introduce([each.name for each in people if not each.plural], knowledge)
    found = [
        *(_person(each, introduced, knowledge) for each in people),
        *(_with_power(each, powers) for each in bodies if not _is_power(each, powers)),
        *powers,
    ]
    return tuple(sorted(found, key=lambda each: (each.start, -each.end, each.type)))


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


def _people(
    text: str,
    annotation: Annotation,
    tokens: Mapping[int, Token],
    index: Phrases,
    knowledge: Knowledge,
) -> list[Person]:
    """Return the persons in the nominative: first those that stand in it, as help for the rest."""
    starts = sorted(tokens)
    names = [
        (start, end, words)
        for each in annotation.names
        if each.type == "PER"
        for start, end, words in _inside(text, each, tokens, starts)
        if _may_be_person(words, index, knowledge)
    ]
    known = frozenset(_seen([words for _, _, words in names]) | nominatives(knowledge))
    found = [_nominative(start, end, words, known) for start, end, words in names]
    full = {fold(word) for each in found if " " in each.name for word in each.name.split()}
    return [each for each in found if " " in each.name or not _is_common(each.name, full | known)]


def _seen(names: Sequence[Sequence[Token]]) -> frozenset[str]:
    """Return the words that stand undeclined: in a full name in the nominative, or twice alone."""
    straight = [words for words in names if _case(words) in ("Nom", None)]
    alone = Counter(words[0].text for words in straight if len(words) == 1)
    full = [word.text for words in straight if len(words) > 1 for word in words]
    return all_forms([*full, *(word for word, count in alone.items() if count > 1)])


def _is_common(name: str, known: frozenset[str] | set[str]) -> bool:
    """Tell a common word at a sentence's head from a name that nobody introduces."""
    found = parses(name.lower())
    proper = any({"Surn", "Name", "Patr"} & each.tag.grammemes for each in found)
    return fold(name) not in known and not proper and any(each.is_known for each in found)


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
    if words and len(words) <= LONGEST:
        yield words[0].start, words[-1].end, words


def _may_be_person(words: Sequence[Token], index: Phrases, knowledge: Knowledge) -> bool:
    """Tell persons from what the tagger took for one: verbs, countries, outlets, scraps."""
    printed = " ".join(each.text for each in words)
    if persons(printed, knowledge):
        return True
    if len(words) == 1 and (
        any(index.find([words[0].lemma])) or words[0].pos in RUNNING or words[0].text.islower()
    ):
        return False
    return outlet(printed.strip(QUOTES), knowledge) is None and printed[:1].isupper()


def _case(words: Sequence[Token]) -> str | None:
    cases = Counter(
        feature.removeprefix("Case=")
        for token in words
        for feature in token.feats.split("|")
        if feature.startswith("Case=")
    )
    return cases.most_common(1)[0][0] if cases else None


def _nominative(start: int, end: int, words: Sequence[Token], known: frozenset[str]) -> Person:
    case = _case(words)
    plural = len(words) == 1 and "Number=Plur" in words[0].feats and words[0].text[-1] in "ыихмв"
    printed = _joined([each.text for each in words])
    found = person(printed, case, known)
    name = " ".join(printed if plural else found.words)
    return Person(start=start, end=end, name=name, straight=found.case == "nomn", plural=plural)


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


def _bodies(
    annotation: Annotation, taken: Sequence[tuple[int, int]], knowledge: Knowledge
) -> Iterator[Mention]:
    """Yield organisations and places; an outlet the desk knows comes under its own name and id."""
    for name in annotation.names:
        if name.type == "PER" or _overlaps(name.start, name.end, taken):
            continue
        printed = name.printed.strip(QUOTES + " ")
        known = outlet(printed, knowledge) or outlet(name.normal.strip(QUOTES), knowledge)
        yield Mention(
            start=name.start,
            end=name.end,
            type="ORG" if known or name.type == "ORG" else "LOC",
            name=known.name if known else name.normal.strip(QUOTES),
            id=known.id if known else None,
        )


def _overlaps(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    return any(first < end and start < last for first, last in taken)


def _powers(
    annotation: Annotation,
    index: Phrases,
    taken: Sequence[tuple[int, int]],
    naming: tuple[str, Knowledge],
) -> Iterator[Mention]:
    for sentence in annotation.sentences:
        lemmas = [token.lemma for token in sentence.tokens]
        for first, last, code in index.find(lemmas):
            start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
            if _overlaps(start, end, taken) or not _is_name(sentence, first):
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
        for each in powers
    )


def _with_power(body: Mention, powers: Sequence[Mention]) -> Mention:
    """Give a body the one power its name holds: «министерство обороны США» is the US's."""
    inside = {each.actor for each in powers if body.start <= each.start and each.end <= body.end}
    return replace(body, actor=next(iter(inside))) if len(inside) == 1 else body
