"""What the author says himself: the words that are in nobody's mouth and attribute nothing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dragoman.language.annotation import Annotation, Sentence, Token
from dragoman.language.names import normal, outlet
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Span
from dragoman.model.reading import Statement, Who
from dragoman.read.cues import trimmed
from dragoman.read.identity import statement_id
from dragoman.read.interview import is_spoken
from dragoman.read.talk import begins, in_person

LEAST = 4
"""Words of a remainder that still say something."""

FEWEST = 2
"""Words of a whole sentence that does."""
FIRST_PERSON = frozenset({"я", "мой", "мы", "наш"})


def author(article: Article, knowledge: Knowledge) -> Who:
    """Return whose voice an article's own words are: its byline, else its outlet, else unnamed."""
    if article.authors:
        name, id_ = normal(article.authors[0], knowledge)
        return Who(kind="author", id=id_, name=name)
    if article.outlet:
        known = outlet(article.outlet_id or article.outlet, knowledge)
        return Who(kind="outlet", id=known.id if known else None, name=article.outlet)
    return Who(kind="unnamed", name="")


def own_words(
    article: Article, annotation: Annotation, taken: Sequence[Span], knowledge: Knowledge
) -> Iterator[Statement]:
    """Yield one statement for each sentence that is the author's, or for what remains of it.

    In an unsigned piece a sentence in the first person is held by nobody sure, and left out; so is
    one in a paragraph that opens with the dash of a dialogue. Of an interview only what stands before the
    first question is the author's, and of that no sentence in the first person: it may be quoted ahead.
    """
    who, first = author(article, knowledge), begins(article)
    talk = article.genre == "interview"
    merged = _merged(taken)
    starts = [each.start for each in merged]
    for sentence in annotation.sentences:
        printed = article.text[sentence.start : sentence.end] if talk else ""
        if sentence.end > first or (talk and in_person(printed, article.language)):
            continue
        near = max(0, bisect_left(starts, sentence.start) - 1)
        last = bisect_left(starts, sentence.end)
        content = _remainder(article.text, sentence, merged[near:last])
        if content and _is_own(article.text, sentence, signed=who.kind == "author"):
            yield Statement(
                id=statement_id(article.text_id, "author", content),
                level="author",
                kind="direct",
                speaker=None,
                who=who,
                resolved=None,
                cue=None,
                content=content,
            )


def _is_own(text: str, sentence: Sentence, *, signed: bool) -> bool:
    if is_spoken(text, sentence):
        return False
    return signed or not any(token.lemma in FIRST_PERSON for token in sentence.tokens)


def _merged(spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for each in sorted(spans):
        if found and each.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, each.end))
        else:
            found.append(each)
    return found


def _is_taken(token: Token, taken: Sequence[Span]) -> bool:
    for start, end in taken:  # noqa: SIM110 - asked of each word; a generator takes twice as long
        if start < token.end and token.start < end:
            return True
    return False


@lru_cache(50_000)
def _is_word(printed: str) -> bool:
    return any(map(str.isalpha, printed))


def _whole(text: str, sentence: Sentence) -> tuple[Span, ...]:
    """Return a sentence of which nobody has a part; one of a single word says nothing."""
    tokens = sentence.tokens
    if sum([_is_word(each.text) for each in tokens]) < FEWEST:
        return ()
    return (trimmed(text, Span(tokens[0].start, tokens[-1].end), stop=False),)


def _remainder(text: str, sentence: Sentence, taken: Sequence[Span]) -> tuple[Span, ...]:
    """Return the runs of words that nobody else's content or attribution covers."""
    near = [each for each in taken if each.start < sentence.end and sentence.start < each.end]
    if any(each.start <= sentence.start and sentence.end <= each.end for each in near):
        return ()
    if not near:
        return _whole(text, sentence)
    runs: list[list[int]] = [[]]
    for index, token in enumerate(sentence.tokens):
        if _is_taken(token, near):
            runs.append([])
        else:
            runs[-1].append(index)
    whole = len(runs) == 1
    found = []
    for run in runs:
        words = sum(_is_word(sentence.tokens[each].text) for each in run)
        if words < (FEWEST if whole else LEAST):
            continue
        if whole or any(sentence.tokens[each].pos in ("VERB", "AUX", "ADJ") for each in run):
            span = Span(sentence.tokens[run[0]].start, sentence.tokens[run[-1]].end)
            found.append(trimmed(text, span, stop=not whole))
    return tuple(found)
