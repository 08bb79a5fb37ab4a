"""One text as the rules walk over it: its words by place, its names, and who may be speaking."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.language.annotation import Annotation, Token
from dragoman.model.press import Span
from dragoman.model.reading import CueClass, Mention
from dragoman.read.eastern.marks import Stretch
from dragoman.read.eastern.words import Words

NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
JOINING = {"ja": ("の", "・"), "ko": ("의", "·"), "zh": ("的", "·", "、", "•")}
CLASSES = {"ja": frozenset(), "ko": frozenset({"DET"}), "zh": frozenset({"ADJ", "DET", "NUM"})}
HANGUL = re.compile("[가-힣]")
LONGEST = 40
"""Code points of the words that name a speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An attribution in one sentence. ``back``: nobody is named here, whoever spoke last goes on."""

    rule: str
    content: tuple[Span, ...]
    cue: Span | None = None
    class_: CueClass = "neutral"
    speaker: Span | None = None
    back: bool = False
    negated: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """The words of a text in order, its names, and its language's lists."""

    text: str
    tokens: tuple[Token, ...]
    starts: Sequence[int]
    mentions: tuple[Mention, ...]
    words: Words

    def phrase(self, first: int, last: int) -> Span | None:
        """Return the noun phrase that ends at ``last`` and begins at ``first`` or after it."""
        begin, place = last, bisect_left(self.starts, last) - 1
        while place >= 0 and self.tokens[place].start >= first:
            token = self.tokens[place]
            gap = self.text[token.end : begin]
            if (gap.strip() and not _is_aside(gap)) or not self.may_name(token):
                break
            begin = token.start
            place -= 1
        begin = self._without_opening(self._of_word(max(begin, first), first), last)
        return Span(begin, last) if begin < last and last - begin <= LONGEST else None

    def _of_word(self, begin: int, first: int) -> int:
        """Return where the Korean word around ``begin`` begins: a name may be parted wrongly."""
        while (
            begin > first and HANGUL.match(self.text, begin - 1) and HANGUL.match(self.text, begin)
        ):
            begin -= 1
        return begin

    def may_name(self, token: Token) -> bool:
        """Tell whether a word may stand in the words that name somebody; dates and verbs do not."""
        language = self.words.language
        dated = (
            token.text[-1:] in "日年月時时"
            and token.pos in ("NUM", "NOUN")
            and ("助数詞" in token.feats or token.feats in ("m", "t"))
        )
        dated = dated or (token.pos == "NUM" and token.text[:1].isdigit())
        return not dated and (
            token.pos in NOUNS
            or token.pos in CLASSES[language]
            or token.text in JOINING[language]
            or token.text in "（）()们們"
            or token.feats == "vn"
            or self._is_named(token)
        )

    def _is_named(self, token: Token) -> bool:
        return any(
            each.start <= token.start and token.end <= each.end for each in self.near(token.start)
        )

    def before(self, place: int) -> Token | None:
        """Return the last word that begins before ``place``."""
        number = bisect_left(self.starts, place) - 1
        return self.tokens[number] if number >= 0 else None

    def near(self, place: int) -> list[Mention]:
        """Return the names that may cover ``place``."""
        last = bisect_right(self.mentions, place, key=lambda each: each.start)
        return [each for each in self.mentions[max(0, last - 3) : last] if each.end > place]

    def _without_opening(self, begin: int, last: int) -> int:
        """Leave out what joins or dates at the head of a phrase."""
        idle = (*JOINING[self.words.language], " ", "、", "，", "（", "(", "）", ")")
        while begin < last and self.text[begin:last].startswith(idle):
            begin += 1
        return begin

    def speaks(self, phrase: Span) -> bool:
        """Tell whether a phrase names somebody, or something that speaks."""
        printed = self.text[phrase.start : phrase.end].rstrip(" )）")
        if printed in self.words.pronouns:
            return True
        printed = printed.rstrip("们們")
        end = phrase.start + len(printed)
        token = self.tokens[max(0, bisect_left(self.starts, end) - 1)]
        if any(each.end == end and each.start >= phrase.start for each in self.near(end - 1)):
            return True
        if token.text in self.words.lists["words"].get("not_speakers", ()):
            return False
        return any(
            printed.endswith(each) and (len(each) > 1 or self._ends_in(token, each))
            for each in self.words.speakers
        )

    def _ends_in(self, token: Token, mark: str) -> bool:
        if self.words.language == "zh":
            return token.text.endswith(mark) and token.pos in NOUNS
        return token.text == mark

    def class_of(self, cue: str) -> CueClass:
        """Return the class of a cue by the longest stem that it begins with."""
        found = self.words.cue.match(cue)
        return self.words.classes[found.group()] if found else "neutral"


def ground(
    text: str, annotation: Annotation, mentions: tuple[Mention, ...], words: Words
) -> Ground:
    """Make a text ready for the rules."""
    tokens = tuple(token for each in annotation.sentences for token in each.tokens)
    names = tuple(sorted(mentions, key=lambda each: (each.start, each.end)))
    return Ground(text, tokens, [each.start for each in tokens], names, words)


def at(stretch: Stretch, first: int, last: int) -> Span:
    """Return places of a sentence as places of the text, without white space and marks around."""
    printed = stretch.printed(first, last)
    lead = len(printed) - len(printed.lstrip(" 、，,：:　"))
    tail = len(printed.rstrip(" 、，,：:　。．."))
    return Span(stretch.start + first + lead, stretch.start + first + max(lead, tail))


def unmarked(stretch: Stretch, span: Span) -> tuple[Span, ...]:
    """Return a content without its marks where it is nothing but quotations."""
    inside = [each for each in stretch.quotes if span.start <= each.start and each.end <= span.end]
    rest = [stretch.text[span.start : span.end]]
    for each in reversed(inside):
        whole = rest[0]
        rest[0] = whole[: each.start - 1 - span.start] + whole[each.end + 1 - span.start :]
    return tuple(inside) if inside and not rest[0].strip(" 、，,。.") else (span,)


def _is_aside(gap: str) -> bool:
    return gap.strip().startswith(("(", "（")) and gap.strip().endswith((")", "）"))
