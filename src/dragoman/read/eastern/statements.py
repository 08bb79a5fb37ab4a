"""Who said what in a Japanese, Korean or Chinese article: each sentence's attributions, then the levels."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.language.annotation import Annotation
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Span
from dragoman.model.reading import Cue, Mention, Statement, StatementKind
from dragoman.read.author import own_words
from dragoman.read.drafts import Draft, Traced, with_levels
from dragoman.read.eastern import chinese, japanese, korean
from dragoman.read.eastern.ground import Found, Ground, ground
from dragoman.read.eastern.interview import Turn, turns
from dragoman.read.eastern.marks import Stretch, lines, quotations, stretches
from dragoman.read.eastern.voices import Voices
from dragoman.read.eastern.words import word_lists
from dragoman.read.scene import NOBODY, Voice

ROOMS: dict[str, Callable[[Stretch, Ground], list[Found]]] = {
    "ja": japanese.attributions,
    "ko": korean.attributions,
    "zh": chinese.attributions,
}
AHEAD: dict[str, Callable[[Stretch, Ground], Found | None]] = {
    "ja": japanese.points_ahead,
    "ko": korean.points_ahead,
    "zh": chinese.points_ahead,
}
CREDIT = re.compile(
    r"(?:【[^】\n]{2,40}】|[（(\[][^（）()\[\]\n]{1,30}[＝=][^（）()\[\]\n]{1,30}[）)\]]"
    r"(?:\s?[가-힣]{2,4} (?:기자|특파원))?(?:\s?[=＝])?|"
    r"[^\n，。「」“”]{2,20}(?:电|電)(?:\s|　|　|（[^）]*）|[:：])|（[^（）\n]{0,12}(?:记者|記者)[^（）\n]{1,16}）)\s*"
)
BRACKETED = re.compile(r"[（(]([^（）()\n]{2,24})[）)]")
LEAST = 4
"""Code points of a content that says something."""
DEEP = 12
"""Code points of a content that may hold another's words."""


@dataclass(slots=True)
class _Walk:
    """What is found on the way through one text."""

    ground: Ground
    voices: Voices
    drafts: list[Draft] = field(default_factory=list)
    pending: tuple[Found, Voice, Span] | None = None
    """A cue that points ahead, who speaks, and its sentence."""
    last: tuple[int, Voice] | None = None
    """Where the last quotation that is a sentence ends, and whose it is."""
    guest: Voice = NOBODY
    """Whose a quotation is that nobody is named for: the guest's in an interview."""


def statements(
    article: Article,
    annotation: Annotation,
    mentions: tuple[Mention, ...],
    knowledge: Knowledge,
) -> tuple[Statement, ...]:
    """Return who said what in ``article``, in the order of the text; spans count into its text."""
    return tuple(each.statement for each in traced(article, annotation, mentions, knowledge))


def traced(
    article: Article,
    annotation: Annotation,
    mentions: tuple[Mention, ...],
    knowledge: Knowledge,
) -> tuple[Traced, ...]:
    """Return the statements of ``article`` with the rules that found them."""
    words = word_lists(article.language[:2])
    floor = ground(article.text, annotation, mentions, words)
    walk = _Walk(floor, Voices(floor, knowledge))
    talk = {each.words.start: each for each in turns(article, mentions, words)}
    labels = [each.label for each in talk.values()]
    aside = [*labels, *(each.words for each in talk.values() if each.asked)]
    for number, paragraph in enumerate(lines(article.text)):
        turn = next((talk[s] for s in talk if paragraph.start <= s < paragraph.end), None)
        credit = CREDIT.match(article.text, paragraph.start, paragraph.end)
        if credit:
            aside.append(Span(*credit.span()))
        body = Span(credit.end() if credit else paragraph.start, paragraph.end)
        if turn is None:
            _paragraph(walk, body, number)
        elif turn.speaker:
            walk.drafts.append(_answer(article.text, turn))
            walk.guest = walk.drafts[-1].voice
            for part in walk.drafts[-1].content:
                _within(walk, part, number)
        walk.voices.learn(paragraph.start, paragraph.end, number)
    return _found(article, annotation, knowledge, (walk.drafts, aside))


def _found(
    article: Article,
    annotation: Annotation,
    knowledge: Knowledge,
    walked: tuple[list[Draft], list[Span]],
) -> tuple[Traced, ...]:
    drafts, aside = walked
    found = list(with_levels(article.text_id, drafts))
    taken = [*aside, *(span for each in drafts for span in (*each.content, *each.frame))]
    own = own_words(article, annotation, taken, knowledge)
    found.extend(Traced(rule="author", statement=each) for each in own)
    unique = {each.statement.id: each for each in reversed(found)}
    return tuple(
        sorted(unique.values(), key=lambda each: (each.statement.content, each.statement.id))
    )


def _paragraph(walk: _Walk, paragraph: Span, number: int) -> None:
    language = walk.ground.words.language
    for stretch in stretches(walk.ground.text, paragraph.start, paragraph.end):
        if _alone(stretch):
            _quotation(walk, stretch, number)
            continue
        ahead = AHEAD[language](stretch, walk.ground)
        found = [*ROOMS[language](stretch, walk.ground), *_bracketed(walk.ground, stretch)]
        kept = _kept(walk, stretch, found, number)
        if ahead and not kept:
            said_by = walk.voices.voice(ahead, number)
            if said_by is not None:
                walk.pending = (ahead, said_by, Span(stretch.start, stretch.end))
                _look_behind(walk, stretch)
        elif kept:
            walk.last = (stretch.end, kept[-1])
        walk.voices.learn(stretch.start, stretch.end, number)


def _bracketed(floor: Ground, stretch: Stretch) -> Iterator[Found]:
    """«「Q」（政府関係者）»: who speaks stands in brackets after the quotation."""
    for quote in stretch.quotes:
        after = BRACKETED.match(stretch.text, quote.end + 1)
        if after and floor.speaks(Span(*after.span(1))):
            yield Found(rule="bracketed", content=(quote,), speaker=Span(*after.span(1)))


def _kept(walk: _Walk, stretch: Stretch, found: Sequence[Found], number: int) -> list[Voice]:
    held: list[Voice] = []
    frame = (Span(stretch.start, stretch.end),)
    for each in sorted(found, key=lambda one: one.content[0]):
        said_by = walk.voices.voice(each, number)
        if said_by is None or sum(part.end - part.start for part in each.content) < LEAST:
            continue
        held.append(said_by)
        walk.drafts.append(_draft(each, stretch, said_by, frame))
        for part in each.content:
            _within(walk, part, number)
    return held


def _draft(found: Found, stretch: Stretch, said_by: Voice, frame: tuple[Span, ...]) -> Draft:
    return Draft(
        rule=found.rule,
        voice=said_by,
        cue=Cue(spans=(found.cue,), class_=found.class_) if found.cue else None,
        content=found.content,
        kind=_kind(found.content, stretch.quotes),
        frame=frame,
        negated=found.negated,
    )


def _kind(content: Sequence[Span], quotes: Sequence[Span]) -> StatementKind:
    if all(each in quotes for each in content):
        return "direct"
    inside = any(
        part.start < quote.start and quote.end < part.end + 2
        for part in content
        for quote in quotes
    )
    return "mixed" if inside else "indirect"


def _within(walk: _Walk, content: Span, number: int) -> None:
    """Find who is quoted inside a content: only those who are named there."""
    if content.end - content.start < DEEP:
        return
    language = walk.ground.words.language
    for stretch in stretches(walk.ground.text, content.start, content.end):
        for each in ROOMS[language](stretch, walk.ground):
            whole = each.content == (content,)
            known = any(
                each.cue and draft.cue and each.cue == draft.cue.spans[0] for draft in walk.drafts
            )
            if each.speaker is None or each.cue is None or whole or known:
                continue
            said_by = walk.voices.inner(each.speaker, number)
            walk.drafts.append(_draft(each, stretch, said_by, ()))


def _alone(stretch: Stretch) -> bool:
    return bool(re.fullmatch(r"(?:「[＿]+」[。.\s]?)+", stretch.masked))


def _quotation(walk: _Walk, stretch: Stretch, number: int) -> None:
    """Draft a quotation that is a sentence: of whom the one before announced, or of who spoke last."""
    content = stretch.quotes
    frame: tuple[Span, ...] = (Span(stretch.start, stretch.end),)
    between = walk.ground.text[walk.last[0] : stretch.start] if walk.last else "…"
    if walk.pending and not walk.ground.text[walk.pending[2].end : stretch.start].strip():
        found, said_by, announced = walk.pending
        frame = (*frame, announced)
        cue = Cue(spans=(found.cue,), class_=found.class_) if found.cue else None
    elif walk.last and not between.strip():
        said_by, cue = walk.last[1], None
        said_by = Voice(speaker=None, who=said_by.who, resolved=said_by.resolved)
    else:
        said_by, cue = walk.guest, None
    walk.drafts.append(
        Draft(
            rule="quotation",
            voice=said_by,
            cue=cue,
            content=content,
            kind="direct",
            frame=frame,
        )
    )
    walk.pending = None
    walk.last = (stretch.end, said_by)
    for part in content:
        _within(walk, part, number)


def _look_behind(walk: _Walk, stretch: Stretch) -> None:
    """«「…」» and then «ペトロフ氏はこう述べた。»: the cue may point back where nothing follows."""
    text = walk.ground.text
    after = text[stretch.end : stretch.end + 8].lstrip()
    if after[:1] in ("「", "“", '"', "『") or not walk.drafts or not walk.pending:
        return
    last = walk.drafts[-1]
    if last.voice is NOBODY and not text[last.end : stretch.start].strip():
        found, said_by, announced = walk.pending
        cue = Cue(spans=(found.cue,), class_=found.class_) if found.cue else None
        walk.drafts[-1] = Draft(
            rule="quotation",
            voice=said_by,
            cue=cue,
            content=last.content,
            kind="direct",
            frame=(*last.frame, announced),
        )
        walk.pending = None


def _answer(text: str, turn: Turn) -> Draft:
    """Return a paragraph of an interview as its guest's words, without marks around it all."""
    span = turn.words
    inner = [each for each in quotations(text, *span) if each.depth == 1]
    if len(inner) == 1 and inner[0].start == span.start + 1 and inner[0].end >= span.end - 2:
        span = Span(inner[0].start, inner[0].end)
    person = turn.speaker
    if person is None:
        raise ValueError("an answer is somebody's")
    said_by = Voices.of(person)
    return Draft(rule="answer", voice=said_by, cue=None, content=(span,), kind="direct", frame=())
