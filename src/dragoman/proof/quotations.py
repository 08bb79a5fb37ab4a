"""Quotations of an item and who said them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dragoman.model.press import Span
from dragoman.model.published import NamedSpan, Quotation
from dragoman.proof.lexicon import any_of, lexicon
from dragoman.proof.scene import NAME, PERSON, Scene

OPENING = {"“": '”"“', "«": "»", "„": "“”", "「": "」", "『": "』", "‘": '’”"', '"': '"”'}
DOUBLE = frozenset('“”"«»„「」『』')


def marked(plain: str, place: Span) -> Iterator[Span]:
    """Yield what stands in quotation marks in one paragraph, the marks left out; of nested ones the outer.

    A mark opens where a space or a bracket stands before it and a letter behind. A straight mark may close
    a curly one and the other way round, for printers mix them; single marks count only as a pair around words.
    """
    at = place.start
    while at < place.end:
        mark = plain[at]
        if mark in OPENING and _opens(plain, at, place):
            end = _closing(plain, at, place)
            if end is not None:
                if end > at + 1:
                    yield Span(at + 1, end)
                at = end
        at += 1


def _opens(plain: str, at: int, place: Span) -> bool:
    before = plain[at - 1] if at > place.start else " "
    after = plain[at + 1] if at + 1 < place.end else " "
    if plain[at] in "«「『":
        return True
    if after.isspace():
        return False
    if plain[at] == "‘":
        return not before.isalnum()
    return plain[at] in "“„" or not before.isalnum()


def _closing(plain: str, at: int, place: Span) -> int | None:
    """Return where the quotation that opens at ``at`` is closed; nested marks are passed by."""
    wanted = OPENING[plain[at]]
    depth = 0
    for here in range(at + 1, place.end):
        mark = plain[here]
        after = plain[here + 1] if here + 1 < place.end else " "
        if plain[at] == "‘":
            if mark in DOUBLE - set(wanted):
                return None
            if mark in wanted and not after.isalnum() and plain[here - 1] not in " (":
                return here
            continue
        if (
            mark == plain[at]
            and mark in "“«„「『"
            and not after.isspace()
            and plain[here - 1] in " (“"
        ):
            depth += 1
        elif mark in wanted and (mark != "“" or plain[at] == "„") and plain[here - 1] not in " (":
            if depth and mark != '"':
                depth -= 1
            else:
                return here
    return None


def quotations(
    scene: Scene, paragraphs: Sequence[Sequence[Span]], authors: Sequence[NamedSpan]
) -> Iterator[Quotation]:
    """Yield the quotations of an item, given its sentences by paragraph, each with its speaker.

    The speaker is whoever the sentence says it is; where it names nobody else who could speak, the item's
    author; else nobody.
    """
    for sentences in paragraphs:
        if not sentences:
            continue
        whole = Span(sentences[0].start, sentences[-1].end)
        last: str | None = None
        for place in marked(scene.plain, whole):
            sentence = _sentence(sentences, place)
            last = speaker(scene, sentence, place, authors)
            yield Quotation(
                text=scene.document.text[place.start : place.end],
                start=place.start,
                end=place.end,
                speaker=last,
            )


def _sentence(sentences: Sequence[Span], place: Span) -> Span:
    for each in sentences:
        if each.start <= place.start < each.end:
            return Span(each.start, max(each.end, place.end))
    return place


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = lexicon()
    verbs, nouns = any_of(words.speech), any_of(words.data["speech"]["nouns"])
    adverb = r"(?:(?:[a-z]+ly|also|then|has|had|once|even|later|again)\s)*"
    behind = re.compile(
        rf"^[,”\"»’\s]*(?:(?P<a>{PERSON}|he|she|they)\s{adverb}(?:{verbs})\b|(?:{verbs})\s(?P<b>{PERSON})|(?:is|was|in)\s(?P<c>{PERSON})[’'ʹʼ]s\s(?:{nouns}))"
    )
    before = re.compile(
        rf"(?P<a>{PERSON}|\b[Hh]e|\b[Ss]he|\b[Tt]hey)\s{adverb}(?P<v>{verbs})\b[^“”\"«»]*$"
    )
    owned = re.compile(rf"(?P<a>{PERSON})[’'ʹʼ]s?\s(?:[\w.,-]+\s){{0,4}}?(?:{nouns})\b[^“”\"«»]*$")
    according = re.compile(
        rf"(?:[Aa]ccording\sto|[Ii]n\sthe\swords\sof|[Aa]s\sput\sby|[Cc]iting|[Qq]uoting)\s(?:[a-z]+\s)*(?P<a>{PERSON})[^“”\"«»]*$"
    )
    return behind, before, owned, according


PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being)\s(?:\w+\s){0,2}?(?:called|labell?ed|dubbed|described|termed|known|branded|said|considered|regarded|seen)\b[^“”\"«»]*$"
)


def speaker(scene: Scene, sentence: Span, place: Span, authors: Sequence[NamedSpan]) -> str | None:
    """Return who says what stands at ``place``."""
    plain = scene.plain
    head, tail = (
        plain[sentence.start : max(place.start - 1, sentence.start)],
        plain[place.end : sentence.end],
    )
    behind, before, owned, according = _patterns()
    found = behind.match(tail)
    name = (
        next((each for each in (found["a"], found["b"], found["c"]) if each), None)
        if found
        else None
    )
    if name is None:
        hits = [
            each
            for each in (before.search(head), owned.search(head), according.search(head))
            if each
        ]
        if hits:
            name = max(hits, key=lambda each: each.start())["a"]
    passive = PASSIVE.search(head)
    if passive and not found:
        return None
    if name is not None:
        return _who(scene, name, authors)
    others = {each for each in _persons(scene, head) if not _is_author(each, authors)}
    theirs = re.search(r"\b(?:his|her)\s(?:own\s)?[“\"]?$|:\s?$", head)
    if theirs and len(others) == 1:
        return others.pop()
    return authors[0].name if authors and not others else None


def _who(scene: Scene, name: str, authors: Sequence[NamedSpan]) -> str | None:
    plain = " ".join(name.split())
    tokens = plain.split()
    while tokens and (
        tokens[0].casefold() in scene.words.titles
        or tokens[0].casefold() in scene.words.not_names - {"he", "she", "they"}
    ):
        tokens = tokens[1:]
    if not tokens:
        return None
    plain = " ".join(tokens)
    if plain.casefold() in ("he", "she", "they"):
        return (
            authors[0].name
            if len(authors) == 1 or (authors and plain.casefold() == "they")
            else None
        )
    if _is_author(plain, authors):
        return next(each.name for each in authors if _same(plain, each.name))
    return plain


def _same(one: str, other: str) -> bool:
    return one.rsplit(maxsplit=1)[-1] == other.rsplit(maxsplit=1)[-1]


def _is_author(name: str, authors: Sequence[NamedSpan]) -> bool:
    return any(_same(name, each.name) for each in authors)


def _persons(scene: Scene, words: str) -> list[str]:
    """Return who is named and could speak: full names, surnames of public persons and of the report's own."""
    found = []
    for each in NAME.finditer(words):
        tokens = each[0].split()
        while tokens and (_is_no_name(scene, tokens[0]) or scene.is_place(tokens[0])):
            tokens = tokens[1:]
        name = " ".join(tokens)
        if not tokens or scene.is_place(name) or scene.is_outlet(name):
            continue
        if len(tokens) > 1 or tokens[0] in scene.words.people or tokens[0] in scene.persons:
            found.append(name)
    return found


def _is_no_name(scene: Scene, word: str) -> bool:
    plain = word.casefold().rstrip(".")
    return plain in scene.words.not_names or plain in scene.words.titles
