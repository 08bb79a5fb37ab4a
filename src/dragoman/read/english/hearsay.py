"""Rules for what is attributed without a verb: headlines, polls, hearsay adverbs."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.read.cues import Found, Line
from dragoman.read.english.clauses import kept
from dragoman.read.english.phrases import around
from dragoman.read.tree import Tree

HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
SURVEYS = frozenset({"poll", "survey"})
SHORTEST = 3
"""Letters of a name; «Q:» names nobody."""
LONGEST = 6
"""Words before the colon of a headline."""
ENOUGH = 4
"""Words after it, at least."""


def headline(line: Line) -> Iterator[Found]:
    """«Petrov: the deal is dead»; «Poll: most oppose the treaty»: a name, a colon, a clause."""
    tree = line.tree
    if line.text[line.paragraph.start : tree.sentence.start].strip():
        return
    colon = next((n for n, each in enumerate(tree.tokens[:LONGEST]) if each.text == ":"), 0)
    named = [each for each in range(colon) if tree.tokens[each].text[:1].isalnum()]
    after = tree.tokens[colon + 1 :]
    short = sum(len(tree.tokens[each].text) for each in named) < SHORTEST
    if not named or short or not all(_may_name(line, each) for each in named):
        return
    acts = any(each.pos in ("VERB", "AUX") for each in after)
    if not acts or sum(each.text.isalpha() for each in after) < ENOUGH:
        return
    content = kept(line, [Span(tree.tokens[colon].end, line.paragraph.end)])
    if content:
        yield Found(
            rule="headline",
            speaker=named[-1],
            cue=(colon,),
            frame=tuple(range(colon + 1)),
            class_="neutral",
            content=content,
            sure=True,
        )


def _may_name(line: Line, word: int) -> bool:
    """Tell the words of a name, or of a poll or report, as a headline prints them."""
    token = line.tree.tokens[word]
    speaks = token.lemma in SURVEYS or token.lemma in ("report", "study", "source", "expert")
    return token.text[:1].isupper() and (token.pos == "PROPN" or speaks)


def poll(line: Line) -> Iterator[Found]:
    """«In a poll, Q»; «Q in the latest survey»: what a poll found."""
    tree = line.tree
    for index, token in enumerate(tree.tokens):
        if token.lemma not in SURVEYS or tree.preposition(index) != "in":
            continue
        over = tree.tokens[token.head] if token.head >= 0 else token
        if over.lemma in line.words.verbs and over.lemma != "show":
            continue
        words = tree.subtree(index)
        case = next(each for each in tree.kids[index] if tree.is_preposition(each))
        first = min(case, words[0])
        run = list(range(first, words[-1] + 1))
        opens = first == 0 or tree.tokens[first - 1].text == ","
        content = around(line, run) if opens or words[-1] >= len(tree.tokens) - 2 else ()
        if content:
            yield Found(
                rule="poll",
                speaker=index,
                cue=(case,),
                frame=tuple(run),
                class_="neutral",
                content=content,
                sure=True,
            )


def hearsay(line: Line) -> Iterator[Found]:
    """«The deal is reportedly dead»: nobody says who says so."""
    tree = line.tree
    for index, token in enumerate(tree.tokens):
        if token.text.lower() not in HEARSAY or token.head < 0:
            continue
        words = [each for each in tree.subtree(_clause(tree, token.head)) if each != index]
        content = kept(line, _runs(tree, words))
        if content and len(words) > ENOUGH - 1:
            yield Found(
                rule="hearsay",
                speaker=None,
                cue=(index,),
                frame=(index,),
                class_="neutral",
                content=content,
            )


def _clause(tree: Tree, word: int) -> int:
    """Return the verb whose clause a word belongs to; a helping verb gives way to its head."""
    for each in tree.up(word, 4):
        if tree.tokens[each].pos == "VERB" or tree.children(each, "nsubj", "nsubj:pass"):
            return each
    return word


def _runs(tree: Tree, words: list[int]) -> list[Span]:
    runs: list[list[int]] = []
    for each in words:
        if runs and runs[-1][-1] == each - 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return [tree.span(each) for each in runs]
