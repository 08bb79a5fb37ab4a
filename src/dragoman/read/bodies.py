"""Organisations and places in the text, each under one normal form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from dragoman.language.annotation import Annotation, Sentence, Token
from dragoman.language.itself import Itself
from dragoman.language.names import fold, outlet
from dragoman.language.organisations import body_words, head, is_abbreviation
from dragoman.language.outlets import outlet_phrases
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Outlet
from dragoman.model.reading import Mention
from dragoman.read.body_rules import RULES, RUNNING, tagged
from dragoman.read.page import CLOSING, OPENING, QUOTES, Body, Page, closed, page_of
from dragoman.read.spans import Covered

ABBREVIATED = re.compile(r"[»”\"]?\s?\(([А-ЯЁA-Z][А-ЯЁA-Zа-яё]{0,6}[А-ЯЁA-Z])[,;)]")


def bodies(
    annotation: Annotation,
    taken: Sequence[tuple[int, int]],
    knowledge: Knowledge,
    is_power: Callable[[Sequence[str]], bool],
) -> tuple[Mention, ...]:
    """Return organisations and places outside ``taken``, each under one normal form.

    An outlet the desk knows comes under its own name and id. ``is_power`` tells lemmas that stand
    for a country or a body of power; those are another reader's.
    """
    page = page_of(annotation, knowledge)
    outlets = list(_outlets(page, annotation.sentences))
    held = [*taken, *((each.start, each.end) for each in outlets)]
    names = [each for each in annotation.names if each.type != "PER"]
    covered = Covered(held)
    free = [each for each in names if not covered.meets(each.start, each.end)]
    found = [body for each in free if each.type == "ORG" for body in tagged(page, each)]
    for rule in RULES:
        held_now = Covered([*held, *_spans(found)])
        found += [each for each in rule(page) if not held_now.meets(each.start, each.end)]
    found += _abbreviated(page, found, Covered(_spans(found)))
    kept = [each for each in found if _is_body(page, each, is_power)]
    printed = Covered(_spans(found))
    places = [
        Mention(start=each.start, end=each.end, type="LOC", name=each.normal.strip(QUOTES + " "))
        for each in free
        if each.type == "LOC" and not printed.meets(each.start, each.end)
    ]
    return (*outlets, *_named(kept, page.heads, knowledge), *places)


def of_countries(
    found: Iterable[Mention],
    powers: Iterable[Mention],
    tokens: Mapping[int, Token],
    text: str,
    home: str,
) -> Iterator[Mention]:
    """Yield bodies, each with the country behind it: «Верховный суд Польши», «МИД Китая».

    A body of the press's own country keeps its name without it, as that press calls it.
    """
    owners = {each.start: each for each in powers}
    for body in found:
        owner = owners.get(body.end + 1)
        if body.type != "ORG" or body.id or owner is None or text[body.end] != " ":
            yield body
            continue
        feats = tokens[owner.start].feats
        if "Case=Gen" not in feats and "Case=" in feats:
            yield body
            continue
        printed = text[owner.start : owner.end]
        name = body.name if owner.actor == home else f"{body.name} {printed}"
        yield replace(body, end=owner.end, name=name, actor=owner.actor)


def _abbreviated(page: Page, found: Sequence[Body], taken: Covered) -> Iterator[Body]:
    """Yield abbreviations in brackets behind a body's name: «Ассоциация туроператоров России (АТОР)»."""
    for each in found:
        match = ABBREVIATED.match(page.text, each.end)
        if match and not taken.meets(match.start(1), match.end(1)):
            name = match[1]
            start, end = match.span(1)
            yield Body(start=start, end=end, name=name, key=name.lower(), marked=True, sure=True)


def _spans(found: Iterable[Body]) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in found]


def _outlets(page: Page, sentences: Iterable[Sentence]) -> Iterator[Mention]:
    """Yield outlets the desk knows, in any case: of one word in quotation marks alone."""
    index = outlet_phrases(page.knowledge)
    for sentence in sentences:
        words = [each for each in sentence.tokens if each.text not in QUOTES]
        for first, last, id_ in index.find([each.lemma for each in words]):
            start, end = words[first].start, words[last - 1].end
            marked = page.text[start - 1 : start] in [*OPENING] and page.text[end : end + 1] in [
                *CLOSING
            ]
            known = outlet(id_, page.knowledge)
            if known and (marked or last - first > 1) and words[first].text[:1].isupper():
                yield _outlet_mention(start, end, known)


def _outlet_mention(start: int, end: int, known: Outlet) -> Mention:
    return Mention(start=start, end=end, type="ORG", name=known.name, id=known.id)


def _is_body(page: Page, body: Body, is_power: Callable[[Sequence[str]], bool]) -> bool:
    """Tell bodies from papers, projects, kinds of things and sentences' first words."""
    lists = body_words()
    words = page.words(body.start, body.end)
    top = words[head(words)].lemma
    if is_power([each.lemma for each in words]) or {fold(body.name), top} & lists.kinds:
        return False
    before = page.before(body.start)
    over = page.before(before.start) if before and before.text in OPENING else None
    if over and over.lemma in lists.heads | lists.others:
        return over.lemma in lists.heads
    if top in lists.never or len(body.name) < 2 or words[0].pos in RUNNING:  # noqa: PLR2004
        return False
    if len(words) == 1 and words[0].pos == "ADJ" and not body.marked:
        return False
    if re.search(r"\d", body.name + page.text[body.end : body.end + 1]):
        return False
    return not _is_opening(page, body, words)


def _is_opening(page: Page, body: Body, words: Sequence[Token]) -> bool:
    """Tell «Военный союз …» at a sentence's head, a capital that says nothing, from a name."""
    if body.start not in page.heads or is_abbreviation(words[0].text) or words[0].text.isascii():
        return False
    plain = all(each.text.islower() for each in words[1:] if each.text[:1].isalpha())
    if not plain:
        return False
    again = words[0].lemma in _capitals(Itself(page))
    top = words[head(words)].lemma
    known = top in body_words().heads and len(words) > 1 and top not in body_words().loose
    return not again and not known and not closed(page, body)


@lru_cache(1)
def _capitals(held: Itself[Page]) -> frozenset[str]:
    """Return the lemmas of words that a page writes with a capital where no sentence begins."""
    page = held.value
    large = (each for each in page.tokens if each.text[:1].isupper())
    return frozenset(each.lemma for each in large if each.start not in page.heads)


def _named(
    found: Sequence[Body], openings: frozenset[int], knowledge: Knowledge
) -> Iterator[Mention]:
    """Yield each body under one normal form a text; a bare head means the last full name it heads."""
    best = _canonical(found)
    heads: dict[str, str] = {}
    for each in sorted(found, key=lambda one: one.start):
        name = best[each.key]
        words = each.key.split()
        if len(words) == 1 and not each.marked and words[0] in body_words().heads:
            name = heads.get(words[0], name)
            if name == best[each.key] and each.start in openings:
                continue
        elif len(words) > 1:
            heads.update({word: name for word in words[:3] if word in body_words().heads})
        known = outlet(name, knowledge)
        if known:
            yield _outlet_mention(each.start, each.end, known)
        else:
            yield Mention(start=each.start, end=each.end, type="ORG", name=name)


def _canonical(found: Sequence[Body]) -> dict[str, str]:
    """Return for each key its name: as printed in the nominative, else the most frequent form."""
    forms: dict[str, Counter[tuple[bool, str]]] = {}
    for each in found:
        forms.setdefault(each.key, Counter())[each.sure, each.name] += 1
    return {
        key: max(counted, key=lambda form: (form[0], counted[form], form[1]))[1]
        for key, counted in forms.items()
    }
