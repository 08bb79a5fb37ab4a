"""Organisations and places in the text: as the tagger finds them, by their heads, as outlets known."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.language.annotation import Annotation, Name, Sentence, Token
from dragoman.language.names import fold, outlet
from dragoman.language.organisations import (
    body_words,
    head,
    is_abbreviation,
    nominative,
)
from dragoman.language.outlets import outlet_phrases
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Outlet
from dragoman.model.reading import Mention

QUOTES = "«»\"“”„'"
OPENING, CLOSING = "«„“\"", "»“”\""
RUNNING = frozenset({"VERB", "AUX"})
INSIDE = 60
"""Characters that a name in quotation marks has at most."""
TAIL = 4
"""Words in the genitive that a head may govern."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body as printed: ``key`` is its lemmas, ``marked`` whether it stands in quotation marks."""

    start: int
    end: int
    name: str
    key: str
    marked: bool = False
    sure: bool = False
    """Whether it is printed in the nominative, or needs no case."""


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A text with its words, and what is known of outlets."""

    text: str
    tokens: Sequence[Token]
    starts: Sequence[int]
    heads: frozenset[int]
    """Where sentences begin, and quotations."""
    knowledge: Knowledge

    def words(self, start: int, end: int) -> list[Token]:
        """Return the words of ``text[start:end]``."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return list(self.tokens[first:last])

    def before(self, start: int) -> Token | None:
        """Return the word or mark before ``start``."""
        place = bisect_left(self.starts, start)
        return self.tokens[place - 1] if place else None


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
    page = _page(annotation, knowledge)
    outlets = list(_outlets(page, annotation.sentences))
    held = [*taken, *((each.start, each.end) for each in outlets)]
    tagged = [each for each in annotation.names if each.type != "PER"]
    free = [each for each in tagged if not overlaps(each.start, each.end, held)]
    found = [body for each in free if each.type == "ORG" for body in _tagged(page, each)]
    for rule in RULES:
        held_now = [*held, *((each.start, each.end) for each in found)]
        found += [each for each in rule(page) if not overlaps(each.start, each.end, held_now)]
    kept = [each for each in found if _is_body(page, each, is_power)]
    places = [
        Mention(start=each.start, end=each.end, type="LOC", name=each.normal.strip(QUOTES + " "))
        for each in free
        if each.type == "LOC" and not overlaps(each.start, each.end, _spans(found))
    ]
    return (*outlets, *_named(kept, page.heads, knowledge), *places)


def _spans(found: Iterable[Body]) -> list[tuple[int, int]]:
    return [(each.start, each.end) for each in found]


def overlaps(start: int, end: int, taken: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a stretch shares a character with one of ``taken``."""
    return any(first < end and start < last for first, last in taken)


def _page(annotation: Annotation, knowledge: Knowledge) -> Page:
    tokens = [token for each in annotation.sentences for token in each.tokens]
    heads = {each.start for each in annotation.sentences}
    for one, other in zip(tokens, tokens[1:], strict=False):
        if one.text in OPENING or one.start in heads and not one.text[:1].isalnum():
            heads.add(other.start)
    return Page(
        annotation.text, tokens, [each.start for each in tokens], frozenset(heads), knowledge
    )


def _outlets(page: Page, sentences: Iterable[Sentence]) -> Iterator[Mention]:
    """Yield outlets the desk knows, in any case: of one word in quotation marks alone."""
    index = outlet_phrases(page.knowledge)
    for sentence in sentences:
        words = [each for each in sentence.tokens if each.text not in QUOTES]
        for first, last, id_ in index.find([each.lemma for each in words]):
            start, end = words[first].start, words[last - 1].end
            marked = page.text[start - 1 : start] in [*OPENING] and page.text[end : end + 1] in [*CLOSING]
            known = outlet(id_, page.knowledge)
            if known and (marked or last - first > 1) and words[first].text[:1].isupper():
                yield _outlet_mention(start, end, known)


def _outlet_mention(start: int, end: int, known: Outlet) -> Mention:
    return Mention(start=start, end=end, type="ORG", name=known.name, id=known.id)


def _tagged(page: Page, name: Name) -> Iterator[Body]:
    """Yield what the tagger took for an organisation, mended at its ends."""
    start, end = _opened(page.text, name.start, name.end)
    inner = re.search(r"[«„“\"]([^«»„“”\"]{2,60})[»”“\"]?", page.text[start:end])
    if inner and inner.start(1) > 0 and page.text[start : start + inner.start()].strip():
        start, end = start + inner.start(1), start + inner.end(1)
        start, end = _opened(page.text, start, end)
    words = page.words(start, end)
    while words and not words[0].text[:1].isalnum():
        words.pop(0)
    for place, word in enumerate(words):
        if place and (word.text in "()[],:;!?.»" or word.pos in RUNNING or _is_clause(word)):
            words = words[:place]
            break
    if words:
        yield _body(page, words)


def _is_clause(word: Token) -> bool:
    return word.pos in ("PRON", "SCONJ") or (word.pos == "ADV" and word.text.islower())


def _opened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch carried on to the closing mark where it starts behind an opening one."""
    if text[max(start - 1, 0) : start] in [*OPENING]:
        for place in range(end, min(start + INSIDE, len(text))):
            if text[place] in CLOSING:
                return start, place
            if text[place] in "\n.!?" + OPENING:
                break
    return start, end


def _body(page: Page, words: Sequence[Token], *, marked: bool | None = None) -> Body:
    start, end = words[0].start, words[-1].end
    quoted = page.text[max(start - 1, 0) : start] in [*OPENING]
    top = words[head(words)]
    return Body(
        start=start,
        end=end,
        name=nominative(page.text, words),
        key=" ".join(each.lemma for each in words),
        marked=quoted if marked is None else marked,
        sure="Case=Nom" in top.feats or "Case=" not in top.feats,
    )


def _marked(page: Page) -> Iterator[Body]:
    """Yield names in quotation marks behind the noun of a body: «партия „Закон и порядок“»."""
    heads = body_words().heads
    for place in range(len(page.tokens) - 2):
        noun, mark = page.tokens[place], page.tokens[place + 1]
        if noun.lemma not in heads or mark.text not in OPENING:
            continue
        start, end = _opened(page.text, mark.end, mark.end)
        words = page.words(start, end)
        if words and words[0].text[:1].isupper() and len(words) <= TAIL + 2:
            yield _body(page, words, marked=True)


def _capital(page: Page) -> Iterator[Body]:
    """Yield «Орегонская группа сценариев»: a capital inside a sentence, adjectives, a body's noun."""
    heads = body_words().heads
    for place, token in enumerate(page.tokens):
        if not _is_adjective(token):
            continue
        last = place + 1
        while last < len(page.tokens) and page.tokens[last].pos == "ADJ":
            last += 1
        if last < len(page.tokens) and page.tokens[last].lemma in heads:
            body = _body(page, page.tokens[place : _tail(page, last) + 1])
            if token.start not in page.heads or _closed(page, body):
                yield body


def _closed(page: Page, body: Body) -> bool:
    """Tell a name that fills its quotation marks from words that a quotation opens with."""
    return body.marked and page.text[body.end : body.end + 1] in [*CLOSING]


def _is_adjective(token: Token) -> bool:
    adjective = token.pos == "ADJ" or token.lemma.endswith(("ский", "цкий"))
    return adjective and token.text[:1].isupper() and not token.text.isupper()


def _small(page: Page) -> Iterator[Body]:
    """Yield bodies written small: «японский минфин», «министерство внешних связей»."""
    lists = body_words()
    for place, token in enumerate(page.tokens):
        last = _tail(page, place)
        if token.lemma in lists.governing and last > place:
            body = _body(page, page.tokens[place : last + 1], marked=True)
            yield replace(body, name=body.name[:1].upper() + body.name[1:])
        before = page.tokens[place - 1] if place else None
        short = next((each for each in lists.small if _is_form(token.text, each)), None)
        if short and before and before.pos == "ADJ" and before.lemma.endswith("ский"):
            yield Body(
                start=before.start,
                end=token.end,
                name=f"{before.lemma} {short}",
                key=f"{before.lemma} {short}",
                marked=True,
                sure=True,
            )


def _is_form(word: str, of: str) -> bool:
    return word.startswith(of) and len(word) <= len(of) + 2


def _tail(page: Page, place: int) -> int:
    """Return the last of the words in the genitive that hang on the noun at ``place``."""
    last = place
    for index in range(place + 1, min(place + 1 + TAIL, len(page.tokens))):
        token = page.tokens[index]
        if "Case=Gen" not in token.feats or token.pos not in ("ADJ", "NOUN"):
            break
        if token.pos == "NOUN":
            return index
    return last


RULES: tuple[Callable[[Page], Iterator[Body]], ...] = (_marked, _capital, _small)
"""What finds bodies that the tagger did not, in this order."""


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
    again = any(
        token.lemma == words[0].lemma and token.text[:1].isupper()
        for token in page.tokens
        if token.start not in page.heads
    )
    top = words[head(words)].lemma
    known = top in body_words().heads and len(words) > 1 and top not in body_words().loose
    return plain and not again and not known and not _closed(page, body)


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
