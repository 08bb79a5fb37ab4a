"""Russian: sentences, words with morphology, syntax and lemmas, names.

The models are those that natasha ships (slovnet, navec; Kukushkin, 2020), loaded directly:
importing natasha itself would bring pymorphy2 and ``pkg_resources``. Lemmas are pymorphy3's, chosen
by the tag.
"""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal, cast

import pymorphy3

from dragoman.language import tokens as cuts
from dragoman.language.annotation import Annotation, Name, Sentence, Token
from dragoman.language.heads import NameTagger, Parser, Tagger
from dragoman.language.packed import Encoder, Words
from dragoman.language.pieces import pieces
from dragoman.language.weights import load

WORDS_AT_ONCE = 1024
"""Words in one pass: bounds the memory of a pass whatever the article's length."""

LONGEST = 220
"""Words of one sentence given to the models at once; a longer one is tagged in pieces."""

OPENCORPORA = {
    "NOUN": ("NOUN",),
    "PROPN": ("NOUN",),
    "ADJ": ("ADJF", "ADJS", "COMP", "PRTF", "PRTS"),
    "VERB": ("VERB", "INFN", "GRND", "PRTF", "PRTS"),
    "AUX": ("VERB", "INFN"),
    "ADV": ("ADVB", "COMP", "PRED", "GRND"),
    "PRON": ("NPRO",),
    "DET": ("ADJF", "NPRO"),
    "NUM": ("NUMR", "ADJF"),
    "ADP": ("PREP",),
    "CCONJ": ("CONJ",),
    "SCONJ": ("CONJ",),
    "PART": ("PRCL",),
    "INTJ": ("INTJ",),
}
"""Which OpenCorpora parts of speech a Universal Dependencies one may be."""

GRAMMEMES = {
    "Case=Nom": "nomn",
    "Case=Gen": "gent",
    "Case=Dat": "datv",
    "Case=Acc": "accs",
    "Case=Ins": "ablt",
    "Case=Loc": "loct",
    "Number=Sing": "sing",
    "Number=Plur": "plur",
    "Gender=Masc": "masc",
    "Gender=Fem": "femn",
    "Gender=Neut": "neut",
    "Animacy=Anim": "anim",
    "Animacy=Inan": "inan",
    "Tense=Past": "past",
    "Tense=Pres": "pres",
    "Tense=Fut": "futr",
}


@dataclass(frozen=True, slots=True)
class Tagged:
    """One sentence as the models see it: tag, head (-1 is the root), relation and BIO tag a word."""

    tags: list[str]
    heads: list[int]
    relations: list[str]
    names: list[str]


class Models:
    """What one process holds in memory, about 150 MB."""

    def __init__(self) -> None:
        self.vectors, weights = load()
        kinds = [weights[each] for each in ("morph", "syntax", "ner")]
        self.morphology: Any = pymorphy3.MorphAnalyzer(lang="ru")
        self._encoder = Encoder([each.model for each in kinds], self.vectors)
        self._tagger = Tagger(weights["morph"])
        self._parser = Parser(weights["syntax"])
        self._names = NameTagger(weights["ner"])

    def __call__(self, sentences: Words) -> Iterator[Tagged]:
        """Return what the models say of each of ``sentences``."""
        encoded = self._encoder(sentences)
        morph, syntax, names = encoded.rows
        heads, relations = self._parser(syntax, encoded)
        tags, bio = self._tagger(morph, encoded), self._names(names, encoded)
        return map(Tagged, tags, heads, relations, bio)


@cache
def models() -> Models:
    """Load the models once in this process. Errors: ``ImportError``.

    They live as long as the process does: the collector is told to pass over what there is by now, which
    it would else walk through again and again, an eighth of the time of reading.
    """
    found = Models()
    gc.collect()
    gc.freeze()
    return found


def annotate(text: str) -> Annotation:
    """Return sentences, words and names of ``text``; all offsets count into it as it is."""
    places = [each for whole in cuts.sentences(text) for each in pieces(text, *whole)]
    words = [cuts.words(text, start, end) for start, end in places]
    tagged = _tag([[word for _, _, word in each] for each in words])
    sentences: list[Sentence] = []
    names: list[Name] = []
    for place, spans, found in zip(places, words, tagged, strict=True):
        sentences.append(_sentence(place, spans, found))
        names.extend(_names(text, spans, found))
    return Annotation(text=text, sentences=tuple(sentences), names=tuple(names))


def _tag(sentences: Words) -> list[Tagged]:
    """Tag all sentences; one longer than ``LONGEST`` words in pieces, each its own tree."""
    pieces = [
        (index, start)
        for index, words in enumerate(sentences)
        for start in range(0, max(len(words), 1), LONGEST)
    ]
    parts = [sentences[index][start : start + LONGEST] for index, start in pieces]
    found: list[Tagged] = []
    for first, last in _passes([len(each) for each in parts]):
        for (_, start), piece in zip(pieces[first:last], models()(parts[first:last]), strict=True):
            if start:
                _join(found[-1], piece, start)
            else:
                found.append(piece)
    return found


def _join(whole: Tagged, piece: Tagged, start: int) -> None:
    whole.tags.extend(piece.tags)
    whole.heads.extend(head + start if head >= 0 else -1 for head in piece.heads)
    whole.relations.extend(piece.relations)
    whole.names.extend(piece.names)


def _passes(lengths: Sequence[int]) -> Iterator[tuple[int, int]]:
    first, size = 0, 0
    for index, length in enumerate(lengths):
        if size and size + length > WORDS_AT_ONCE:
            yield first, index
            first, size = index, 0
        size += length
    if size:
        yield first, len(lengths)


def _sentence(place: tuple[int, int], spans: Sequence[cuts.Cut], found: Tagged) -> Sentence:
    layers = zip(spans, found.tags, found.heads, found.relations, strict=True)
    tokens = [(*span, *_read(span[2], tag), head, relation) for span, tag, head, relation in layers]
    return Sentence(start=place[0], end=place[1], tokens=tuple(map(Token._make, tokens)))


@lru_cache(100_000)
def _read(word: str, tag: str) -> tuple[str, str, str]:
    """Return lemma, part of speech and features of a word by its tag."""
    pos, _, feats = tag.partition("|")
    return lemma(word, pos, feats), pos, feats


def _names(text: str, spans: Sequence[cuts.Cut], found: Tagged) -> Iterator[Name]:
    start, bio = None, found.names
    for index, tag in enumerate([*bio, "O"]):
        if start is not None and not tag.startswith("I-"):
            kind = cast('Literal["PER", "ORG", "LOC"]', bio[start][2:])
            first, last = spans[start][0], spans[index - 1][1]
            words = tuple(word for _, _, word in spans[start:index])
            tags = found.tags[start:index]
            normal = text[first:last] if kind == "ORG" else nominative(words, kind, tags)
            printed = text[first:last]
            yield Name(start=first, end=last, type=kind, normal=normal, printed=printed)
            start = None
        if tag.startswith("B-"):
            start = index


@lru_cache(50_000)
def parses(word: str) -> tuple[Any, ...]:
    """Return pymorphy3's parses of ``word``, best first."""
    return tuple(models().morphology.parse(word))


@lru_cache(50_000)
def is_known(word: str) -> bool:
    """Tell whether pymorphy3's dictionary has ``word``: what its ``Parse.is_known`` tells, asked once."""
    return bool(models().morphology.word_is_known(word))


@lru_cache(20_000)
def lemma(word: str, pos: str, feats: str) -> str:
    """Return the lemma of ``word`` that fits its tag best; lower case, ё as е."""
    folded = word.lower().replace("ё", "е")
    if pos in ("PUNCT", "SYM", "X") or not any(each.isalpha() for each in word):
        return folded
    wanted = {GRAMMEMES[each] for each in feats.split("|") if each in GRAMMEMES}
    kinds = OPENCORPORA.get(pos, ())

    def fit(parse: Any) -> tuple[bool, int, float]:  # noqa: ANN401 - pymorphy3 has no types
        grammemes = parse.tag.grammemes
        return (str(parse.tag.POS) in kinds, len(wanted & grammemes), parse.score)

    best = max(parses(word.lower()), key=fit)
    return str(best.normal_form).replace("ё", "е")


@lru_cache(50_000)
def in_nominative(word: str, feats: str) -> str:
    """Return a common word put in the nominative of its own number and gender."""
    if "Case=Nom" in feats or not word[:1].isalpha():
        return word
    wanted = {GRAMMEMES[each] for each in feats.split("|") if each in GRAMMEMES}
    best = max(
        parses(word.lower()), key=lambda each: (len(wanted & each.tag.grammemes), each.score)
    )
    inflected = best.inflect({"nomn"})
    return _cased(inflected.word if inflected else word, word)


def nominative(words: Sequence[str], kind: str, tags: Sequence[str]) -> str:
    """Return a name's dictionary form: each word put in the nominative, its own case kept.

    A person's words agree in gender, so the reading of the first name decides over the surname's.
    Names pymorphy3 does not know stay as printed.
    """
    gender = _gender(words) if kind == "PER" else None
    return " ".join(
        _word_nominative(word, gender, kind, tag) for word, tag in zip(words, tags, strict=True)
    )


def _gender(words: Sequence[str]) -> str | None:
    """Return the gender that the given name or patronymic shows; ``None`` when nothing does."""
    for word in words[:-1] if len(words) > 1 else ():
        for parse in parses(word.lower()):
            if {"Name", "Patr"} & parse.tag.grammemes and parse.tag.gender:
                return str(parse.tag.gender)
    return None


@lru_cache(50_000)
def _word_nominative(word: str, gender: str | None, kind: str, tag: str) -> str:
    if not word[:1].isalpha() or not word[:1].isupper() or "." in word or len(word) < 3:  # noqa: PLR2004
        return word
    if word.isupper() and len(word) < 6:  # noqa: PLR2004 - an abbreviation
        return word
    wanted = {"Surn", "Name", "Patr"} if kind == "PER" else {"Geox", "Orgn", "NOUN", "ADJF"}
    tagged = {GRAMMEMES[each] for each in tag.split("|") if each in GRAMMEMES}

    def fit(parse: Any) -> tuple[bool, bool, bool, int, float]:  # noqa: ANN401 - pymorphy3 has no types
        grammemes = parse.tag.grammemes
        return (
            "sing" in grammemes,
            gender is None or parse.tag.gender in (gender, None),
            bool(wanted & grammemes),
            len(tagged & grammemes),
            parse.score,
        )

    best = max(parses(word.lower()), key=fit)
    if kind == "PER" and not wanted & best.tag.grammemes and best.score < 0.5:  # noqa: PLR2004
        return word
    target = {"nomn", "sing"} | ({gender} if gender and best.tag.gender else set())
    inflected = best.inflect(target) or best.inflect({"nomn"})
    found = inflected.word if inflected else word
    return _cased(found if "ё" in word else found.replace("ё", "е"), word)


def _cased(word: str, like: str) -> str:
    parts = word.split("-")
    if like.isupper():
        return word.upper()
    return "-".join(
        part[:1].upper() + part[1:] if model[:1].isupper() else part
        for part, model in zip(parts, like.split("-"), strict=False)
    )


def lemmas(words: str) -> tuple[str, ...]:
    """Return the lemmas of ``words`` as a search looks for them."""
    return tuple(
        token.lemma
        for sentence in annotate(words).sentences
        for token in sentence.tokens
        if re.search(r"\w", token.text)
    )
