"""Where Russian says that somebody said something: small rules in one ordered table.

The rules look at the tree of one sentence (Universal Dependencies) and at the quotation marks
around it. Each yields what it found; the first rule that explains a cue keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dragoman.language.annotation import Token
from dragoman.language.names import ByHash
from dragoman.model.knowledge import Knowledge, ReportingVerb
from dragoman.model.press import Span
from dragoman.model.reading import CueClass
from dragoman.read.quotes import is_whole
from dragoman.read.tree import Tree
from dragoman.read.turns import led, shows, turned, turning, words_of

MODAL = frozenset({"мочь", "смочь", "хотеть", "намерен", "должный", "собираться"})
OURS = frozenset({"я", "мы", "ты", "вы"})
CLAUSE = ("что", "чтобы", "будто", "якобы")
QUESTION = (
    *("как", "почему", "зачем", "где", "куда", "кто", "когда", "сколько", "ли", "какой"),
    *("отчего", "насколько", "откуда"),
)
DASHES = ("—", "–", "-", "−", "―", "--")
PERCEIVING = frozenset({"замечать", "заметить", "отмечать", "вспоминать", "вспомнить"})
"""Verbs that report only when somebody is named: «реже вспоминают, что» is the author's own."""
CLOSED = ".»)"
PAIRED = {"»": "«", ")": "("}
EDGES = " \t\n\r\u00a0,;:—–-−―"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The word lists that the rules look into."""

    verbs: Mapping[str, ReportingVerb]
    cue_nouns: frozenset[str]
    speaker_nouns: frozenset[str]
    rating_verbs: frozenset[str] = frozenset()
    thought_nouns: frozenset[str] = frozenset()


def word_lists(knowledge: Knowledge, language: str) -> Words:
    """Return the word lists of ``language``; empty ones where the desk has none."""
    return _word_lists(ByHash(knowledge), language)


@lru_cache(8)
def _word_lists(held: ByHash, language: str) -> Words:
    knowledge = held.knowledge
    verbs = dict(knowledge.reporting_verbs).get(language, ())
    return Words(
        verbs={each.lemma: each for each in verbs},
        cue_nouns=frozenset(dict(knowledge.cue_nouns).get(language, ())),
        speaker_nouns=frozenset(dict(knowledge.speaker_nouns).get(language, ())),
        rating_verbs=frozenset(dict(knowledge.rating_verbs).get(language, ())),
        thought_nouns=frozenset(dict(knowledge.thought_nouns).get(language, ())),
    )


@dataclass(frozen=True)
class Line:
    """One sentence as the rules see it; ``end`` is the end of its paragraph's text."""

    tree: Tree
    text: str
    words: Words
    quotes: Sequence[Span]
    """The speeches in quotation marks that touch the sentence, or begin right after it."""
    before: Span | None
    """The sentence before, in the same text."""
    paragraph: Span

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The words inside quotation marks."""
        if not self.quotes:
            return frozenset()
        return frozenset(
            index
            for index, token in enumerate(self.tree.tokens)
            if any(each.start <= token.start and token.end <= each.end for each in self.quotes)
        )

    @cached_property
    def reports(self) -> tuple[tuple[int, Token, ReportingVerb], ...]:
        """The reporting verbs, which several rules ask for."""
        return tuple(_reporting(self))

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of the sentence, by which a rule tells at once that it has nothing to find."""
        return frozenset([token.lemma for token in self.tree.tokens])

    @cached_property
    def printed(self) -> frozenset[str]:
        """The words and marks as printed, in small letters, for the same purpose."""
        return frozenset([token.text.lower() for token in self.tree.tokens])

    @cached_property
    def speakers(self) -> dict[int, tuple[bool, int | None]]:
        """Who speaks by each verb that was asked about; kept by ``who.speaker_of``."""
        return {}

    @cached_property
    def known(self) -> Mapping[int, ReportingVerb]:
        """How each reporting verb reports, by its place."""
        return {index: verb for index, _, verb in self.reports}

    def closed_before(self, place: int) -> Span | None:
        """Return the speech whose closing mark ends right before ``place``, marks aside."""
        for each in self.quotes:
            gap = self.text[each.end + 1 : place]
            near = each.end < place and not gap.strip(EDGES + ".!?…")
            if near and is_whole(self.text, each, after='.!?…\n\r»”"'):
                return each
        return None

    def opened_after(self, place: int) -> Span | None:
        """Return the speech whose opening mark stands right after ``place``, dashes aside."""
        for each in self.quotes:
            if each.start > place and not self.text[place : each.start - 1].strip(EDGES):
                return each
        return None

    def around(self, place: int) -> Span | None:
        """Return the speech that ``place`` lies in."""
        return next((each for each in self.quotes if each.start <= place < each.end), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One attribution. ``speaker``, ``cue`` and ``frame`` are words of the tree.

    ``frame`` is the clause that attributes, which is no claim of the author's own.
    """

    rule: str
    speaker: int | None
    cue: tuple[int, ...]
    frame: tuple[int, ...]
    class_: CueClass
    content: tuple[Span, ...]
    direct: bool = False
    negated: bool = False
    modality: str | None = None
    sure: bool = False
    """True when the place of the words shows speech, whatever noun names who speaks."""


def trimmed(text: str, span: Span, *, stop: bool = True) -> Span:
    """Return ``span`` without white space, commas and dashes at its ends, or its full stop."""
    start, end = span
    while start < end and (text[start] in EDGES or text[start] in ".!?…»”)"):
        start += 1
    while start < end and (text[end - 1] in EDGES or (stop and text[end - 1] in CLOSED)):
        opening = PAIRED.get(text[end - 1])
        if opening and text.count(opening, start, end) >= text.count(text[end - 1], start, end):
            break
        end -= 1
    return Span(start, end)


def reporting(line: Line) -> tuple[tuple[int, Token, ReportingVerb], ...]:
    """Return the sentence's reporting verbs; an infinitive only under a modal word."""
    return line.reports


def _reporting(line: Line) -> Iterator[tuple[int, Token, ReportingVerb]]:
    tree = line.tree
    for index, token in enumerate(tree.tokens):
        if token.pos not in ("VERB", "AUX", "ADJ"):
            continue
        verb = line.words.verbs.get(token.lemma)
        if verb is None and token.lemma in turning():
            verb = _turned(tree, index)
        if verb is None or not _may_report(tree, index, verb):
            continue
        if token.pos == "ADJ" and "Variant=Short" not in token.feats:
            continue
        if _is_ours(tree, index):
            continue
        yield index, token, verb


def _turned(tree: Tree, verb: int) -> ReportingVerb | None:
    found = turned(tree, verb)
    return found[0] if found else shows(tree, verb)


def _may_report(tree: Tree, index: int, verb: ReportingVerb) -> bool:
    """Tell a verb in force: no bare infinitive, «исключает» only where denied, «понимает» only where not."""
    if "VerbForm=Inf" in tree.tokens[index].feats and not (
        modal(tree, index)
        or customary(tree, index)
        or led(tree, index, urging=verb.class_ == "urging")
    ):
        return False
    if verb.lemma in words_of("doing") and any(led(tree, each) for each in tree.kids[index]):
        return False  # «продолжает настаивать»: the infinitive reports
    over = tree.tokens[index].head if led(tree, index) else index
    denied = "не" in tree.lemmas(tree.kids[over])
    if verb.lemma in words_of("only_denied"):
        return denied and "Voice=Pass" not in tree.tokens[index].feats
    if verb.lemma in words_of("only_asserted"):
        return not denied and "VerbForm=Inf" not in tree.tokens[index].feats
    return True


def cue_of(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return the words of a cue: the verb, with what it only reports with («пришёл к выводу»)."""
    if customary(tree, verb):
        return (verb - 1, verb)
    found = turned(tree, verb)
    return (verb, *found[1]) if found else (verb,)


def _is_ours(tree: Tree, verb: int) -> bool:
    """Tell «я считаю», «напомним», «редакция полагает»: the voice that is speaking goes on."""
    feats = tree.tokens[verb].feats
    if "Person=1" in feats or "Person=2" in feats or "Mood=Imp" in feats:
        return True
    kids = tree.children(verb, "nsubj")
    return any(tree.tokens[each].lemma in OURS or _is_desk(tree, each) for each in kids)


def _is_desk(tree: Tree, word: int) -> bool:
    """Tell a bare «редакция»: a paper that says so means its own."""
    return tree.tokens[word].lemma == "редакция" and len(tree.phrase(word)) == 1


def modal(tree: Tree, verb: int) -> bool:
    """Tell an infinitive that somebody may or wants to do: «мог бы сказать»."""
    token = tree.tokens[verb]
    infinitive = "VerbForm=Inf" in token.feats and 0 <= token.head < verb
    return infinitive and tree.tokens[token.head].lemma in MODAL


def customary(tree: Tree, verb: int) -> bool:
    """Tell «принято считать»: what everybody says and nobody in particular."""
    token = tree.tokens[verb]
    near = verb > 0 and tree.tokens[verb - 1].text.lower() == "принято"
    return near and "VerbForm=Inf" in token.feats


def shorten(line: Line, content: Sequence[Span], cuts: Sequence[Span]) -> tuple[Span, ...]:
    """Return ``content`` without ``cuts``, its pieces trimmed, in the order of the text."""
    pieces = list(content)
    for cut in cuts:
        split = []
        for each in pieces:
            if cut.end <= each.start or each.end <= cut.start:
                split.append(each)
                continue
            split.extend((Span(each.start, cut.start), Span(cut.end, each.end)))
        pieces = split
    kept = (trimmed(line.text, each) for each in pieces if each.end > each.start)
    return tuple(
        sorted(each for each in kept if re.search(r"\w", line.text[each.start : each.end]))
    )
