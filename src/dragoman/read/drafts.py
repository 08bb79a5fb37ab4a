"""Attributions before their level is known, quotations that stand alone, and the levels."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.language.annotation import Annotation
from dragoman.model.press import Span
from dragoman.model.reading import Cue, Statement, StatementKind
from dragoman.read.cues import DASHES, Found, Line
from dragoman.read.identity import statement_id
from dragoman.read.quotes import LONGEST, is_whole
from dragoman.read.scene import NOBODY, Voice
from dragoman.read.sources import REFERENCE

BETWEEN = ' .,»"”\n\r\t\u00a0'
MARKED = re.compile(r"[«“„\"][^«»“”\"]{2,}[»”“\"]")
AFTER = re.compile(r"[ \u00a0]*[\w(—–-]")
"""What goes on after a name in marks, or tells who is quoted: the quotation is no sentence."""
TRIMMED = 3
"""Code points that may be missing at the start of a content: a dash, dots."""
REACH = 4 * LONGEST
"""Code points that one content may run over: how far back an outer one is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """A statement and the name of the rule that found it."""

    rule: str
    statement: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An attribution before its level is known; ``frame`` is the clause that attributes."""

    rule: str
    voice: Voice
    cue: Cue | None
    content: tuple[Span, ...]
    kind: StatementKind
    frame: tuple[Span, ...]
    negated: bool = False
    modality: str | None = None

    @property
    def end(self) -> int:
        """Where the last of its words ends."""
        return max(each.end for each in (*self.content, *self.frame))


def drafted(line: Line, found: Found, said_by: Voice) -> Draft:
    """Return what a rule found as spans of the text."""
    tokens = line.tree.tokens
    spans = tuple(Span(tokens[each].start, tokens[each].end) for each in found.cue)
    marked = any(
        MARKED.search(line.text, max(0, each.start - 1), each.end + 1) for each in found.content
    )
    partly: StatementKind = "mixed" if marked else "indirect"
    return Draft(
        rule=found.rule,
        voice=said_by,
        cue=Cue(spans=spans, class_=found.class_),
        content=found.content,
        kind="direct" if found.direct else partly,
        frame=tuple(Span(tokens[each].start, tokens[each].end) for each in found.frame),
        negated=found.negated,
        modality=found.modality,
    )


def without_cue(
    text: str,
    annotation: Annotation,
    quotes: Sequence[Span],
    drafts: Sequence[Draft],
    whose: Callable[[Span, Draft | None], Voice | None] = lambda _, __: None,
) -> Iterator[Draft]:
    """Quotations that are sentences of their own: the last speaker goes on, or nobody is named.

    ``whose`` is asked who said one, given the words before it, where nobody goes on.
    """
    starts = {each.start for each in annotation.sentences}
    contents = sorted(span for each in drafts for span in each.content)
    told = sorted(((each.end, number) for number, each in enumerate(drafts)))
    known = list(drafts)
    for quote in quotes:
        opens = quote.start - 1 in starts and text[quote.start : quote.start + 1].isupper()
        alone = not AFTER.match(text, quote.end + 1)
        if not opens or not alone or not is_whole(text, quote) or is_told(quote, contents):
            continue
        place = bisect_right(told, (quote.start, len(known)))
        before = known[told[place - 1][1]] if place else None
        said_by, rule = _goes_on(text, quote, before), "quotation goes on"
        if said_by is NOBODY:
            said_by = whose(quote, before) or NOBODY
            rule = "quotation without cue" if said_by is NOBODY else "quotation for want of another"
        found = Draft(
            rule=rule,
            voice=said_by,
            cue=None,
            content=(quote,),
            kind="direct",
            frame=(),
        )
        insort(told, (found.end, len(known)))
        known.append(found)
        yield found


def _goes_on(text: str, quote: Span, before: Draft | None) -> Voice:
    """Return the last speaker when nothing stands between his words and the quotation."""
    if before is None or before.modality is not None or before.negated:
        return NOBODY
    if text[quote.end + 1 : quote.end + 4].lstrip(" ,\u00a0").startswith(DASHES):
        return NOBODY  # a remark follows that names another
    if text[before.end : quote.start - 1].strip(BETWEEN) or before.voice is NOBODY:
        return NOBODY
    return replace(before.voice, speaker=None)


def is_told(quote: Span, contents: Sequence[Span]) -> bool:
    """Tell whether some content already holds a quotation's first words; what it reports itself does not."""
    first = bisect_left(contents, (quote.start - REACH, 0))
    last = bisect_left(contents, (quote.end, 0))
    near = [each for each in contents[first:last] if each.end > quote.start]
    return any(each.start <= quote.start + TRIMMED or each.end > quote.end for each in near)


def with_levels(text_id: str, drafts: Sequence[Draft]) -> Iterator[Traced]:
    """Yield the statements: one whose cue stands in another's content is nested in it."""
    pieces = sorted((span, number) for number, each in enumerate(drafts) for span in each.content)
    outer = [_outer(each, drafts, pieces) for each in drafts]
    ids = [
        statement_id(text_id, "quoted" if over is None else "nested", each.content)
        for each, over in zip(drafts, outer, strict=True)
    ]
    for each, over, id_ in zip(drafts, outer, ids, strict=True):
        yield Traced(
            rule=each.rule,
            statement=Statement(
                id=id_,
                level="quoted" if over is None else "nested",
                kind=each.kind,
                speaker=each.voice.speaker,
                who=each.voice.who,
                resolved=each.voice.resolved,
                cue=each.cue,
                content=each.content,
                negated=each.negated,
                modality=each.modality,
                within=None if over is None else ids[over],
            ),
        )


def _outer(draft: Draft, drafts: Sequence[Draft], pieces: Sequence[tuple[Span, int]]) -> int | None:
    """Return the narrowest attribution whose content holds this one's cue."""
    marks = draft.cue.spans if draft.cue else draft.content
    first = bisect_left(pieces, (Span(marks[0].start - REACH, 0), 0))
    until = max(marks[0].start, draft.content[0].start if draft.rule == REFERENCE else 0)
    last = bisect_right(pieces, (Span(until + 1, 0), 0))
    best: tuple[int, int] | None = None
    for _, number in pieces[first:last]:
        each = drafts[number]
        if each is draft or (each.content == draft.content and draft.rule != REFERENCE):
            continue
        if each.content == draft.content and each.rule != REFERENCE and draft.cue:
            return number  # «X со ссылкой на Y сообщает»: Y's words are all of X's
        if all(_holds(each.content, mark) for mark in marks):
            size = sum(part.end - part.start for part in each.content)
            best = min(best or (size, number), (size, number))
    return best[1] if best else None


def _holds(content: Sequence[Span], mark: Span) -> bool:
    return any(part.start <= mark.start and mark.end <= part.end for part in content)
