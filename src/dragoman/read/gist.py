"""What a piece claims and what it ends on: one sentence each, by an interpretable score.

Every sentence that the piece says in its own voice (in an interview, that the guest says) is scored by a
sum of named traits, place, cues and words shared with the title and with the rest; the best one counts.
News has its first sentence for a thesis and draws no conclusion, unless it is long, of no known genre,
and says nearly all itself: then it argues, and what it ends on is looked for. The weights are data (``gist.toml``);
``bench/gist.py`` says how they were chosen, on the labels of the first period.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.language.annotation import Annotation, Sentence
from dragoman.language.russian import lemmas
from dragoman.model.press import Article, Span
from dragoman.model.reading import Statement
from dragoman.read.interview import is_spoken
from dragoman.read.spans import Laid

Traits = Mapping[str, float]
"""Named traits of a sentence, each from 0 to 1."""
SHORT, LONG = 7, 22
"""Words between which a claim usually lies: shorter ones are turns, longer ones tell."""
HEAVY = 4
"""Sentences of the piece in which a word occurs that it is surely about."""
FULL = 3
"""Words shared with the title, or with the rest, that are enough."""
OWN = 0.6
"""Share of a sentence that must be in the piece's own voice."""
ARGUES, AT_LENGTH = 0.7, 15
"""Share of sentences, and how many in all, from which an unsigned piece that says them itself argues."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """Lemmas and phrases of one language, by what they mark."""

    marks: Mapping[str, tuple[str, ...]]
    common: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A sentence in its piece, with what its traits are read off."""

    number: int
    total: int
    sentence: Sentence
    before: str
    """The sentence before, "" for the first."""
    words: tuple[str, ...]
    title: frozenset[str]
    theme: frozenset[str]
    """Words that the piece comes back to."""
    cues: Cues


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """The thesis and the conclusion as spans; empty where there is none."""

    thesis: tuple[Span, ...] = ()
    conclusion: tuple[Span, ...] = ()


@cache
def _data() -> Mapping[str, Any]:
    path = files("dragoman.knowledge") / "gist.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def cues(language: str) -> Cues:
    """Return the cues of a language; none where the lists have none."""
    marks = {name: tuple(each) for name, each in _data().get(language, {}).items()}
    return Cues(common=frozenset(marks.pop("common", ())), marks=marks)


def weights(kind: str) -> Mapping[str, float]:
    """Return the weights of ``thesis`` or ``conclusion``."""
    found: Mapping[str, float] = _data()["weights"][kind]
    return found


def _position(place: Place) -> Iterator[tuple[str, float]]:
    left = place.total - 1 - place.number
    yield "first", float(place.number == 0)
    yield "opening", float(place.number in (1, 2, 3))
    yield "last", float(left == 0)
    yield "last but one", float(left == 1)
    yield "near the end", float(left in (2, 3, 4))
    yield "how far", place.number / max(place.total - 1, 1)


def _cued(place: Place) -> Iterator[tuple[str, float]]:
    flat = f" {' '.join(place.words)} "
    held = {
        name: any(f" {each} " in flat for each in listed)
        for name, listed in place.cues.marks.items()
    }
    for name in ("summing", "need", "rating", "condition"):
        yield name, float(held.get(name, False))
    yield "own claim", float(held.get("proposing", False) and held.get("person", False))
    yield "denial", float(held.get("denial", False))
    yield "contrast", float(held.get("denial", False) and held.get("adversative", False))


def _shape(place: Place) -> Iterator[tuple[str, float]]:
    size = len(place.words)
    yield "of a claim's length", float(SHORT <= size <= LONG)
    yield "number", float(any(each.text[:1].isdigit() for each in place.sentence.tokens))
    yield "name", float(any(each.pos == "PROPN" for each in place.sentence.tokens[1:]))
    past = any(each.rel == "root" and "Tense=Past" in each.feats for each in place.sentence.tokens)
    yield "told", float(past)


def _turn(place: Place) -> Iterator[tuple[str, float]]:
    question = place.sentence.tokens[-1].text == "?" if place.sentence.tokens else False
    yield "question", float(question)
    yield "answer", float(place.before.rstrip("»” ").endswith("?") and not question)


def _shared(place: Place) -> Iterator[tuple[str, float]]:
    known = set(place.words) - place.cues.common
    yield "title", min(len(known & place.title), FULL) / FULL
    yield "theme", min(len(known & place.theme), FULL) / FULL


TRAITS = (_position, _cued, _shape, _turn, _shared)


def traits(place: Place) -> Traits:
    """Return the traits of one sentence."""
    return {name: value for each in TRAITS for name, value in each(place)}


def places(article: Article, annotation: Annotation) -> tuple[Place, ...]:
    """Return the sentences of a piece in their places."""
    known = cues(article.language)
    words = [
        tuple(token.lemma for token in each.tokens if token.text[:1].isalnum())
        for each in annotation.sentences
    ]
    counted = Counter(word for each in words for word in set(each) - known.common if len(word) > 2)  # noqa: PLR2004
    theme = frozenset(word for word, many in counted.items() if many >= HEAVY)
    title = frozenset(lemmas(article.title)) - known.common if article.title else frozenset()
    return tuple(
        Place(
            number=number,
            total=len(words),
            sentence=each,
            before=_text(article, annotation.sentences[number - 1]) if number else "",
            words=words[number],
            title=title,
            theme=theme,
            cues=known,
        )
        for number, each in enumerate(annotation.sentences)
    )


def _text(article: Article, sentence: Sentence) -> str:
    return article.text[sentence.start : sentence.end]


def gist(article: Article, annotation: Annotation, statements: Sequence[Statement]) -> Gist:
    """Return what ``article`` claims and what it concludes, a sentence each."""
    news = is_news(article, annotation, statements)
    lengthy = article.genre == "unknown" and len(annotation.sentences) >= AT_LENGTH
    if news and not lengthy:
        return Gist(thesis=tuple(Span(s.start, s.end) for s in annotation.sentences[:1]))
    found = places(article, annotation)
    voiced = own(article, found, statements)
    argues = lengthy and len(voiced) >= ARGUES * len(found)
    conclusion = best(voiced, weights("conclusion")) if argues or not news else None
    if news:
        return Gist(
            thesis=tuple(_span(each) for each in found[:1]),
            conclusion=(_span(conclusion),) if conclusion else (),
        )
    rest = [each for each in voiced if each is not conclusion]
    thesis = best(rest or voiced, weights("thesis"))
    return Gist(
        thesis=(_span(thesis),) if thesis else (),
        conclusion=(_span(conclusion),) if conclusion else (),
    )


def _span(place: Place) -> Span:
    return Span(place.sentence.start, place.sentence.end)


def best(found: Sequence[Place], weighed: Mapping[str, float]) -> Place | None:
    """Return the place of the greatest score; of equal ones the first."""

    def score(each: Place) -> float:
        return round(sum(weighed.get(name, 0.0) * value for name, value in traits(each).items()), 6)

    return max(found, key=lambda each: (score(each), -each.number), default=None)


def is_news(article: Article, annotation: Annotation, statements: Sequence[Statement]) -> bool:
    """Tell whether a piece opens as news: by its genre, or unsigned and without a first person of its own."""
    if article.genre != "unknown" or article.authors:
        return article.genre == "news"
    persons = frozenset(cues(article.language).marks.get("person", ()))
    theirs = [span for each in statements if each.level != "author" for span in each.content]
    return not any(
        token.lemma in persons and not any(s.start <= token.start < s.end for s in theirs)
        for sentence in annotation.sentences
        for token in sentence.tokens
    )


def own(
    article: Article, found: Sequence[Place], statements: Sequence[Statement]
) -> tuple[Place, ...]:
    """Return the places that the piece says itself; in an interview, those that the guest says.

    A sentence that no statement touches is the piece's too: an unsigned one's «Мы считаем».
    """
    if article.genre == "interview":
        said = [each for each in statements if each.level == "quoted" and each.cue is None]
        spans = Laid((span, each) for each in said for span in each.content)
        return tuple(each for each in found if _share(each.sentence, spans) >= OWN)
    author = [each for each in statements if each.level == "author"]
    others = [each for each in statements if each.level != "author"]
    spans = Laid((span, each) for each in author for span in each.content)
    theirs = Laid((span, each) for each in others for span in _all(each))
    return tuple(
        each
        for each in found
        if _share(each.sentence, spans) >= OWN
        or not (_share(each.sentence, theirs) or is_spoken(article.text, each.sentence))
    )


def _all(statement: Statement) -> tuple[Span, ...]:
    cue = statement.cue.spans if statement.cue else ()
    return (*statement.content, *cue)


def _share(sentence: Sentence, laid: Laid[Statement]) -> float:
    near = laid.meeting(sentence.start, sentence.end)
    inside = sum([min(s.end, sentence.end) - max(s.start, sentence.start) for s, _ in near])
    return inside / max(sentence.end - sentence.start, 1)
