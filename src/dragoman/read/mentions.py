"""Names in the text: persons and organisations as the tagger finds them, actors by their forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dragoman.language.annotation import Annotation, Name, Sentence
from dragoman.language.matching import Phrases, phrases
from dragoman.language.names import actor_name, normal, persons
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article
from dragoman.model.reading import Mention

QUOTES = '«»"“”„'
COMMON_WORD = ("ий", "ый", "ец", "ин", "як", "турок", "финн", "белорус", "монгол")
"""Adjectives and nationals, which Russian writes small."""


def mentions(article: Article, annotation: Annotation, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Return the names of ``article`` in order: persons, organisations, places, actors."""
    found = [*_actors(annotation, article.language, knowledge)]
    taken = [(each.start, each.end) for each in found]
    people = _full_names(annotation, knowledge)
    for name in annotation.names:
        if name.type == "PER":
            found.append(_person(name, people, knowledge))
        elif not any(start < name.end and name.start < end for start, end in taken):
            found.append(
                Mention(
                    start=name.start,
                    end=name.end,
                    type="ORG" if name.type == "ORG" else "LOC",
                    name=name.normal.strip(QUOTES),
                )
            )
    return tuple(sorted(found, key=lambda each: (each.start, each.end, each.type)))


@lru_cache(8)
def _forms(key: str, forms: tuple[tuple[str, str], ...]) -> Phrases:
    del key
    return phrases(forms)


def actor_phrases(language: str, knowledge: Knowledge) -> Phrases:
    """Return the lemma phrases that stand for actors in ``language``."""
    forms = tuple(
        (form, actor.code)
        for actor in knowledge.actors
        for each, form in actor.forms
        if each == language
    )
    return _forms(knowledge.hash + language, forms)


def _actors(annotation: Annotation, language: str, knowledge: Knowledge) -> Iterator[Mention]:
    index = actor_phrases(language, knowledge)
    people = [(each.start, each.end) for each in annotation.names if each.type == "PER"]
    for sentence in annotation.sentences:
        lemmas = [token.lemma for token in sentence.tokens]
        for first, last, code in index.find(lemmas):
            start, end = sentence.tokens[first].start, sentence.tokens[last - 1].end
            if any(a < end and start < b for a, b in people) or not _is_name(sentence, first):
                continue
            yield Mention(
                start=start,
                end=end,
                type="GPE",
                name=actor_name(code, language, knowledge),
                actor=code,
            )


def _is_name(sentence: Sentence, first: int) -> bool:
    """Tell names from their homonyms: «рим», «запад» and «доха» must be written as names are."""
    token = sentence.tokens[first]
    return token.text[:1].isupper() or token.lemma.endswith(COMMON_WORD)


def _full_names(annotation: Annotation, knowledge: Knowledge) -> dict[str, set[str]]:
    """Return the full names this text introduces, by family name."""
    found: dict[str, set[str]] = {}
    for name in annotation.names:
        known, _ = normal(name.normal, knowledge)
        if name.type == "PER" and len(known.split()) > 1:
            found.setdefault(known.split()[-1], set()).add(known)
    return found


def _person(name: Name, people: dict[str, set[str]], knowledge: Knowledge) -> Mention:
    known, id_ = normal(name.normal, knowledge)
    if id_ is None:
        printed, printed_id = normal(_words(name), knowledge)
        if printed_id:
            known, id_ = printed, printed_id
    if len(known.split()) == 1 and id_ is None:
        here = people.get(known) or _kin(name.printed, people)
        if len(here) == 1:
            known, id_ = normal(next(iter(here)), knowledge)
    actors = {each.actor for each in persons(known, knowledge)} if id_ else set()
    return Mention(
        start=name.start,
        end=name.end,
        type="PER",
        name=known,
        id=id_,
        actor=next(iter(actors)) if len(actors) == 1 else None,
    )


def _kin(printed: str, people: dict[str, set[str]]) -> set[str]:
    """Return full names whose family name is the printed word but for its ending: «Окуневой»."""
    return {
        full
        for family, fulls in people.items()
        for full in fulls
        if len(family) > 4  # noqa: PLR2004 - short stems are alike by chance
        and printed.startswith(family.rstrip("аяйоь"))
        and abs(len(printed) - len(family)) < 4  # noqa: PLR2004 - the longest ending
    }


def _words(name: Name) -> str:
    return re.sub(r"\s+", " ", name.printed)
