"""What is asked and what is advised: questions, and recommendations, numbered ones too."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from dragoman.language.annotation import Annotation, Sentence
from dragoman.model.press import Article, Span
from dragoman.model.reading import Question, Recommendation, Statement
from dragoman.read.holding import author_of, held
from dragoman.read.tree import Tree, trees

CLOSING = "»\"”’')"
ITEM = re.compile(r"[ \t]*(?:[—–•*-]|\d{1,2}[.)]|[а-я]\))[ \t]+(?=\S)")
"""What opens a line of a list."""
INFINITIVE = re.compile(
    r"(?:не\s+|[а-яё]+[оеи]\s+){0,2}[а-яё]+(?:ть|ти|чь)(?:ся)?\b", re.IGNORECASE
)


@cache
def advice() -> Mapping[str, frozenset[str]]:
    """Load the lists of ``recommendations.toml`` once in this process."""
    path = files("dragoman.knowledge") / "recommendations.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data["advice"].items()}


def questions(
    article: Article, annotation: Annotation, statements: tuple[Statement, ...]
) -> tuple[Question, ...]:
    """Return the sentences of ``article`` that end in a question mark, with who asks."""
    found = []
    for sentence in annotation.sentences:
        printed = article.text[sentence.start : sentence.end].rstrip()
        if not printed.rstrip(CLOSING).endswith("?"):
            continue
        end = sentence.start + len(printed.rstrip(CLOSING))
        span, holder = _held(Span(sentence.start, end), end - 1, statements)
        found.append(
            Question(
                start=span.start,
                end=span.end,
                holder=holder.who if holder else author_of(article),
                statement=holder.id if holder else None,
            )
        )
    return tuple(found)


def _held(span: Span, at: int, statements: tuple[Statement, ...]) -> tuple[Span, Statement | None]:
    """Return the part of ``span`` that is the holder's words around ``at``, and the holder."""
    holder = held(at, at + 1, statements) or held(at - 1, at, statements)
    for part in holder.content if holder else ():
        if part.start <= at <= part.end:
            return Span(max(span.start, part.start), max(at + 1, min(span.end, part.end))), holder
    return span, holder


def recommendations(
    article: Article, annotation: Annotation, statements: tuple[Statement, ...]
) -> tuple[Recommendation, ...]:
    """Return what ``article`` or somebody in it says should be done, one a sentence or list item."""
    if article.language != "ru":
        return ()
    spans: dict[Span, int] = {}
    for tree in trees(annotation):
        sentence = tree.sentence
        for index in _advising(tree, article.text):
            spans.setdefault(Span(sentence.start, sentence.end), tree.tokens[index].start)
    for item in _items(article.text, annotation):
        if not any(each.start <= item.start < each.end for each in spans):
            spans[item] = item.start
    found = []
    for each, at in sorted(spans.items()):
        span, holder = _held(each, at, statements)
        found.append(
            Recommendation(
                start=span.start,
                end=span.end,
                holder=holder.who if holder else author_of(article),
                statement=holder.id if holder else None,
            )
        )
    return tuple(found)


def _advising(tree: Tree, text: str) -> Iterator[int]:
    """Yield the words of advice in a sentence: «следует построить», «предлагаю не путать»."""
    words = advice()
    if text[tree.sentence.start : tree.sentence.end].rstrip().rstrip(CLOSING).endswith("?"):
        return
    for index, token in enumerate(tree.tokens):
        plain = token.lemma in words["with_infinitive"] and token.pos in (
            "VERB",
            "ADJ",
            "ADV",
            "NOUN",
        )
        present = token.lemma in words["advising"] and "Tense=Pres" in token.feats
        present = present and _is_own(tree, index)
        if not (plain or present) or "Tense=Past" in token.feats or _is_limited(tree, index):
            continue
        if any(tree.tokens[each].lemma not in words["idle"] for each in _infinitives(tree, index)):
            yield index


def _infinitives(tree: Tree, index: int) -> list[int]:
    """Return the infinitives on a word of advice, or the one it hangs on («надо сделать»)."""
    near = [*tree.children(index, "csubj", "xcomp", "ccomp"), tree.tokens[index].head]
    return [each for each in near if each >= 0 and tree.has_feature(each, "VerbForm=Inf")]


def _is_own(tree: Tree, index: int) -> bool:
    """Tell «предлагаем отложить» and «рекомендуется» from «Япония предлагает вернуться»."""
    token = tree.tokens[index]
    denied = any(tree.tokens[each].lemma == "не" for each in tree.kids[index])
    impersonal = token.lemma.endswith("ся") or token.lemma == "рекомендовать"
    return not denied and ("Person=1" in token.feats or impersonal)


def _is_limited(tree: Tree, index: int) -> bool:
    """Tell what is advised under «если», «чтобы», «было бы», or of the past («надо было»)."""
    kids = tree.children(index, "mark", "cop", "aux")
    lemmas = {tree.tokens[each].lemma for each in kids}
    needless = tree.tokens[index].lemma == "надо" and "не" in tree.lemmas(tree.kids[index])
    past = needless or any("Tense=Past" in tree.tokens[each].feats for each in kids)
    return past or bool(lemmas & {"если", "чтобы", "ли"})


def _items(text: str, annotation: Annotation) -> Iterator[Span]:
    """Yield the items of a list that a line of advice opens: «необходимо:», then «— построить …»."""
    starts = {each.start: each for each in annotation.sentences}
    for place, sentence in sorted(starts.items()):
        opening = text.find(":\n", place, sentence.end + 1)
        line_end = opening if opening >= 0 else sentence.end - 1
        if text[line_end : line_end + 1] != ":" or not _opens(sentence, line_end):
            continue
        yield from _lines(text, line_end + 1)


def _opens(sentence: Sentence, end: int) -> bool:
    words = advice()
    lemmas = {token.lemma for token in sentence.tokens if token.start < end}
    return bool(lemmas & (words["with_infinitive"] | words["advising"] | {"рекомендация"}))


def _lines(text: str, start: int) -> Iterator[Span]:
    """Yield the list's items from ``start`` on, until a line that is none."""
    place = start
    for line in text[start:].splitlines(keepends=True):
        mark = ITEM.match(line)
        if mark and INFINITIVE.match(line, mark.end()):
            first, last = place + mark.end(), place + len(line.rstrip().rstrip(";."))
            yield Span(first, last)
        elif line.strip():
            return
        place += len(line)
