"""English stances: of the attitudes for or against, those of a person or power toward another.

Silent where the attitude is denied or supposed, and wherever holder or target is not sure: of «critics
of France» nobody, of «sanctions against Iran» nobody, of «Russian officials» Russia.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from dragoman.language.annotation import Annotation, Token
from dragoman.language.names import actor_name
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Span
from dragoman.model.reading import Attitude, Mention, Stance, Who
from dragoman.read.english.leanings import parties

ENDS = frozenset({"ADP", "VERB", "AUX", "PUNCT", "SCONJ", "CCONJ"})
"""What ends the noun phrase that a target is looked for in."""


def stances(
    annotation: Annotation,
    mentions: Sequence[Mention],
    attitudes: Sequence[Attitude],
    knowledge: Knowledge,
) -> tuple[Stance, ...]:
    """Return who is for or against whom, in the order of the text."""
    leaning = [each for each in attitudes if each.score and not each.negated and not each.modality]
    if not leaning:
        return ()
    tokens = [token for sentence in annotation.sentences for token in sentence.tokens]
    starts = [each.start for each in tokens]
    found: set[Stance] = set()
    for each in leaning:
        words = _phrase(tokens, bisect_left(starts, each.content[0].start), each.content[0].end)
        target = _party(words, mentions, knowledge)
        holder = _holder(each, tokens, starts, mentions, knowledge)
        if holder and target and (holder.kind, holder.id or holder.name) != _key(target):
            found.add(_stance(each, holder, target, words))
    return tuple(sorted(found, key=lambda each: (each.spans, each.holder.name, each.target.name)))


def _key(who: Who) -> tuple[str, str]:
    return who.kind, who.id or who.name


def _holder(
    attitude: Attitude,
    tokens: Sequence[Token],
    starts: Sequence[int],
    mentions: Sequence[Mention],
    knowledge: Knowledge,
) -> Who | None:
    """Return the person or power that holds it, or for which «officials» stand."""
    if attitude.holder.kind in ("person", "actor", "author"):
        return attitude.holder
    if attitude.speaker is None:
        return None
    span = attitude.speaker.spans[0]
    words = _phrase(tokens, bisect_left(starts, span.start), span.end)
    return _party(words, mentions, knowledge)


def _phrase(tokens: Sequence[Token], first: int, end: int) -> list[Token]:
    """Return the noun phrase that stands first, as far as its first verb or preposition.

    «the government of France» goes on over its «of».
    """
    found: list[Token] = []
    for token in tokens[first:]:
        stands = bool(found) and found[-1].lemma in parties().officials and token.lemma == "of"
        if token.start >= end or (token.pos in ENDS and found and not stands):
            break
        found.append(token)
    return found


def _party(words: Sequence[Token], mentions: Sequence[Mention], knowledge: Knowledge) -> Who | None:
    """Return whom a noun phrase stands for: a person or power that it ends in, a power's own body."""
    if not words:
        return None
    near = list(_inside(words, mentions))
    last = next((each for each in reversed(words) if each.text not in ("’s", "'s")), words[-1])
    own = [each for each in near if each.start <= last.start < each.end]
    people = [each for each in own if each.type == "PER"]
    if people:
        return Who(kind="person", id=people[0].id, name=people[0].name)
    powers = {each.actor for each in near if each.actor and each.type != "PER"}
    acts = last.lemma in parties().officials or last.lemma in parties().deeds
    if len(powers) != 1 or not (any(each.actor for each in own) or acts):
        return None
    code = str(powers.pop())
    return Who(kind="actor", id=code, name=actor_name(code, "en", knowledge))


def _inside(words: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[Mention]:
    start, end = words[0].start, words[-1].end
    yield from (each for each in mentions if start <= each.start and each.end <= end)


def _stance(attitude: Attitude, holder: Who, target: Who, words: Sequence[Token]) -> Stance:
    """Return the record; its span runs over holder, word of attitude and target."""
    printed = attitude.speaker.spans if attitude.speaker else ()
    spans = (*printed, *attitude.cue, Span(words[0].start, words[-1].end))
    return Stance(
        holder=holder,
        target=target,
        polarity=attitude.polarity,
        score=attitude.score,
        spans=(Span(min(each.start for each in spans), max(each.end for each in spans)),),
        statement=attitude.statement,
    )
