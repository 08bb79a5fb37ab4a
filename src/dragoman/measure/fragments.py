"""Fragments of an article in the labels' notation, and the spans they stand for.

A fragment is words of the sentence it is labelled under: the whole of them (``сказал он``), the first and
the last (``Мы готовы … ждать не будем``, which may end sentences later), whole sentences by number (``[4]``,
``[4-6]``), or offsets (``@12-40``). ``3: он`` looks in sentence 3; ``он #2`` takes the second one; ``+`` joins
several. White space is any white space.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.model.press import Span

SHORT = 48
"""Characters of a fragment that are printed in full."""
ENDS = 3
"""Words printed at each end of a longer one."""
GAP, JOIN = " … ", " + "
OFFSETS = re.compile(r"@(\d+)-(\d+)")
WHOLE = re.compile(r"\[(\d+)(?:-(\d+))?\]")
PLACE = re.compile(r"(\d+): +(?=\S)")
COUNT = re.compile(r" #(\d+)$")
LETTER = r"[^\W\d_\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
"""A letter of a script that sets spaces between words."""


class NotThere(ValueError):  # noqa: N818 - says what is the matter, as errors.py does
    """A fragment that does not stand in the text."""


@dataclass(frozen=True, slots=True)
class Fragments:
    """The text of one article and its sentences, numbered from 1."""

    text: str
    sentences: Sequence[Span]

    def spans(self, written: str, sentence: int) -> tuple[Span, ...]:
        """Return what ``written`` stands for under ``sentence``. Errors: ``NotThere``."""
        try:
            return (self._one(written.strip(), sentence),)
        except NotThere:
            if JOIN not in written:
                raise
        return tuple(self._one(each.strip(), sentence) for each in written.split(JOIN))

    def whole(self, first: int, last: int) -> Span:
        """Return the sentences ``first`` to ``last``. Errors: ``NotThere``."""
        if not 1 <= first <= last <= len(self.sentences):
            raise NotThere(f"there is no sentence {first} to {last}")
        return Span(self.sentences[first - 1][0], self.sentences[last - 1][1])

    def _one(self, written: str, sentence: int) -> Span:
        if match := OFFSETS.fullmatch(written):
            return Span(int(match[1]), int(match[2]))
        if match := WHOLE.fullmatch(written):
            return self.whole(int(match[1]), int(match[2] or match[1]))
        if match := PLACE.match(written):
            written, sentence = written[match.end() :], int(match[1])
        which = 1
        if match := COUNT.search(written):
            written, which = written[: match.start()], int(match[1])
        found = self._found(written, self.whole(sentence, sentence), which)
        if found is None:
            raise NotThere(f"“{written}” does not stand in sentence {sentence}")
        return found

    def _found(self, written: str, place: Span, which: int) -> Span | None:
        starts = [
            each
            for each in _pattern(written).finditer(self.text, place.start)
            if each.start() < place.end
        ]
        if len(starts) >= which:
            return Span(*starts[which - 1].span())
        head, gap, tail = written.partition(GAP)
        if not gap:
            return None
        begin = self._found(head, place, which)
        close = begin and _pattern(tail).search(self.text, begin.end)
        return Span(begin.start, close.end()) if begin and close else None

    def everywhere(self, written: str) -> tuple[Span, ...]:
        """Return each place where the words of a name stand."""
        return tuple(Span(*each.span()) for each in _pattern(written).finditer(self.text))

    def sentence_of(self, span: Span) -> int:
        """Return the number of the sentence in which ``span`` begins (or the one before it)."""
        before = [n for n, each in enumerate(self.sentences, 1) if each[0] <= span.start]
        return before[-1] if before else 1

    def written(self, spans: Sequence[Span], sentence: int) -> str:
        """Return ``spans`` in the notation; what is returned reads back as the same spans."""
        return JOIN.join(self._written(each, sentence) for each in spans)

    def _written(self, span: Span, sentence: int) -> str:
        first = self.sentence_of(span)
        ends = {each[1]: n for n, each in enumerate(self.sentences, 1)}
        if span.start == self.sentences[first - 1][0] and (last := ends.get(span.end)):
            return f"[{first}]" if first == last else f"[{first}-{last}]"
        plain = " ".join(self.text[span.start : span.end].split())
        words = plain.split(" ")
        short = GAP.join((" ".join(words[:ENDS]), " ".join(words[-ENDS:])))
        forms = [short] if len(plain) > SHORT and len(words) > 2 * ENDS else []
        place = "" if first == sentence else f"{first}: "
        for form in (*forms, plain, *(f"{plain} #{n}" for n in range(2, 9))):
            try:
                if self.spans(place + form, sentence) == (span,):
                    return place + form
            except NotThere:
                continue
        return f"@{span.start}-{span.end}"


def _pattern(written: str) -> re.Pattern[str]:
    words = r"\s+".join(re.escape(each) for each in written.split())
    before = f"(?<!{LETTER})" if re.match(LETTER, written) else ""
    after = f"(?!{LETTER})" if re.match(LETTER, written[-1:]) else ""
    return re.compile(before + words + after)
