"""Terms that are new against the period before: coinages the press puts in quotation marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dragoman.language.matching import Phrases, phrases, sentence_at
from dragoman.language.names import fold
from dragoman.model.reading import Reading
from dragoman.model.survey import FirstUse, Term
from dragoman.survey.context import Order, Voice, order

QUOTED = re.compile(r'«([^«»\n]{3,60})»|“([^“”\n]{3,60})”|„([^„“”\n]{3,60})[“”]|"([^"\n]{3,60})"')
WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-’'][^\W_]+)*")
SHORTEST, LONGEST = 2, 3
"""Words in a coinage."""
SPREAD = 2
"""Voices, and different signatures (or outlets of unsigned pieces), that make a term."""
TELLING = 8
"""Different words from which on a sentence shows where it was taken from."""
ALIKE = 0.7
"""Share of the words of two sentences that are in both when one reprints the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One voice that uses a term."""

    order: Order
    sayer: str
    first: FirstUse
    sentences: tuple[frozenset[str], ...] = ()
    """The lemmas of each sentence that holds the term."""


@dataclass(slots=True, kw_only=True)
class Coinages:
    """First pass: what the voices put in quotation marks, by its lemmas."""

    printed: dict[str, Counter[str]] = field(default_factory=dict)
    voices: dict[str, set[str]] = field(default_factory=dict)

    def add(self, voice: Voice) -> None:
        """Take in the coinages of one voice."""
        for lemmas, printed in coinages(voice.article.text, voice.reading):
            self.printed.setdefault(lemmas, Counter())[printed] += 1
            self.voices.setdefault(lemmas, set()).add(voice.article.id)

    def index(self) -> Phrases:
        """Return the coinages as phrases to be looked for."""
        return phrases((each, each) for each in sorted(self.printed))


@dataclass(slots=True, kw_only=True)
class Terms:
    """Second pass: every use of the coinages, in quotation marks or out of them."""

    coined: Coinages
    index: Phrases
    uses: dict[str, dict[str, Use]] = field(default_factory=dict)
    former: set[str] = field(default_factory=set)

    def add(self, voice: Voice) -> None:
        """Note which coinages one voice of the period uses."""
        use = _use(voice)
        for term, sentences in self._used(voice).items():
            held = replace(use, sentences=tuple(sentences))
            self.uses.setdefault(term, {})[voice.article.id] = held

    def add_former(self, voice: Voice) -> None:
        """Note which coinages were in use in the period before."""
        self.former.update(self._used(voice))

    def _used(self, voice: Voice) -> dict[str, list[frozenset[str]]]:
        found: dict[str, list[frozenset[str]]] = {}
        for lemmas in voice.reading.lemmas:
            words = lemmas.split()
            for _, _, term in self.index.find_all(words):
                found.setdefault(term, []).append(frozenset(words))
        return found

    def result(self, *, compared: bool) -> tuple[Term, ...]:
        """Return the new terms, the widest spread first, ties by term.

        A term stood in quotation marks at least once, is used by two voices under two signatures,
        not in one sentence that both print, and by nobody in the period before. Where the periods do not
        compare, "before" proves little: then two voices must each have put it in quotation marks.
        """
        found = [
            _term(self.coined.printed[lemmas], uses)
            for lemmas, uses in self.uses.items()
            if lemmas not in self.former and self._spread(lemmas, uses, compared=compared)
        ]
        return tuple(sorted(found, key=lambda each: (-len(each.articles), each.term)))

    def _spread(self, lemmas: str, uses: dict[str, Use], *, compared: bool) -> bool:
        quoted = self.coined.voices[lemmas]
        counted = [use for article, use in uses.items() if compared or article in quoted]
        counted = _without_reprints(counted)
        return len(counted) >= SPREAD and len({each.sayer for each in counted}) >= SPREAD


def coinages(text: str, reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield (lemmas, as printed) of each quoted phrase of two or three words.

    A phrase that begins with a capital is a name or a sentence, not a coinage; so is one with a
    number or a mark inside. Words are led to their lemmas where the sentence has a lemma for each
    of its words; elsewhere the phrase is not counted.
    """
    for match in QUOTED.finditer(text):
        inside = match[match.lastindex or 0]
        words = WORD.findall(inside)
        if not SHORTEST <= len(words) <= LONGEST or " ".join(words) != inside:
            continue
        if inside[0].isupper() or not reading.sentences:
            continue
        lemmas = _lemmas(text, reading, match.start(match.lastindex or 0), len(words))
        if lemmas:
            yield lemmas, inside


def _lemmas(text: str, reading: Reading, start: int, count: int) -> str | None:
    number = sentence_at(reading, start)
    sentence = reading.sentences[number]
    places = [each.start() for each in WORD.finditer(text, sentence.start, sentence.end)]
    lemmas = reading.lemmas[number].split()
    if start not in places or len(places) != len(lemmas):
        return None
    first = places.index(start)
    return " ".join(lemmas[first : first + count])


def _without_reprints(uses: list[Use]) -> list[Use]:
    """Leave out uses that only repeat an earlier one's sentence: a reprint is no second voice."""
    kept: list[Use] = []
    for use in sorted(uses, key=lambda each: each.order):
        known = [each for earlier in kept for each in earlier.sentences]
        if not all(any(_is_reprint(own, each) for each in known) for own in use.sentences):
            kept.append(use)
    return kept


def _is_reprint(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell a sentence that is nearly another's; a short one proves nothing."""
    if min(len(one), len(other)) < TELLING:
        return False
    return len(one & other) >= ALIKE * len(one | other)


def _use(voice: Voice) -> Use:
    article = voice.article
    signs = article.authors and article.genre != "interview"  # there a guest may have said it
    return Use(
        order=order(article),
        sayer=" ".join(sorted(fold(each) for each in article.authors)) or voice.outlet,
        first=FirstUse(
            article=article.id,
            author=article.authors[0] if signs else None,
            outlet=voice.outlet or None,
            published=article.published,
        ),
    )


def _term(printed: Counter[str], uses: dict[str, Use]) -> Term:
    """Name the term as it is printed most often, the shorter and earlier spelling on a tie."""
    name = min(printed, key=lambda each: (-printed[each], len(each), each))
    first = min(uses.values(), key=lambda each: each.order).first
    return Term(term=name, first=first, articles=tuple(sorted(uses)))
