"""Where organisations stand in a text: as the tagger finds them, by their nouns, by their marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from dragoman.language.annotation import Name, Token
from dragoman.language.organisations import ADJECTIVAL, body_words
from dragoman.read.page import OPENING, Body, Page, body_of, closed, opened

RUNNING = frozenset({"VERB", "AUX"})
TAIL = 4
"""Words in the genitive that a head may govern."""


def tagged(page: Page, name: Name) -> Iterator[Body]:
    """Yield what the tagger took for an organisation, mended at its ends."""
    start, end = opened(page.text, name.start, name.end)
    inner = re.search(r"[«„“\"]([^«»„“”\"]{2,60})[»”“\"]?", page.text[start:end])
    if inner and inner.start(1) > 0 and page.text[start : start + inner.start()].strip():
        start, end = start + inner.start(1), start + inner.end(1)
        start, end = opened(page.text, start, end)
    words = page.words(start, end)
    while words and not words[0].text[:1].isalnum():
        words.pop(0)
    for place, word in enumerate(words):
        if place and (word.text in "()[],:;!?.»" or word.pos in RUNNING or _is_clause(word)):
            words = words[:place]
            break
    if words:
        yield body_of(page, words)


def _is_clause(word: Token) -> bool:
    return word.pos in ("PRON", "SCONJ") or (word.pos == "ADV" and word.text.islower())


def _marked(page: Page) -> Iterator[Body]:
    """Yield names in quotation marks behind the noun of a body: «партия „Закон и порядок“»."""
    heads = body_words().heads
    for place in range(len(page.tokens) - 2):
        noun, mark = page.tokens[place], page.tokens[place + 1]
        if noun.lemma not in heads or mark.text not in OPENING:
            continue
        start, end = opened(page.text, mark.end, mark.end)
        words = page.words(start, end)
        if words and words[0].text[:1].isupper() and len(words) <= TAIL + 2:
            yield body_of(page, words, marked=True)


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
            body = body_of(page, page.tokens[place : _tail(page, last) + 1])
            if token.start not in page.heads or closed(page, body):
                yield body


def _is_adjective(token: Token) -> bool:
    capital = token.text[:1].isupper() and not token.text.isupper()
    return capital and (token.pos == "ADJ" or token.lemma.endswith(ADJECTIVAL))


def _small(page: Page) -> Iterator[Body]:
    """Yield bodies written small: «японский минфин», «министерство внешних связей»."""
    lists = body_words()
    for place, token in enumerate(page.tokens):
        last = _tail(page, place) if token.lemma in lists.governing else place
        if last > place:
            body = body_of(page, page.tokens[place : last + 1], marked=True)
            yield replace(body, name=body.name[:1].upper() + body.name[1:])
        before = page.tokens[place - 1] if place else None
        if before is None or before.pos != "ADJ" or not before.lemma.endswith("ский"):
            continue
        short = next((each for each in lists.small if _is_form(token.text, each)), None)
        if short:
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
