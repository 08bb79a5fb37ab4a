"""Rules that need no governing verb: remarks between commas, headlines, polls, hearsay adverbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.model.press import Span
from dragoman.read.cues import Found, Line
from dragoman.read.english.clauses import is_passive, kept, made, reporting, subject
from dragoman.read.english.phrases import around
from dragoman.read.tree import Tree

HEARSAY = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})
SURVEYS = frozenset({"poll", "survey"})
NAMES = frozenset({"NOUN", "PROPN", "PRON"})
NO_OPENING = frozenset({"who", "which", "that", "as", "what", "where", "when", "while", "then"})
FURTHEST = 10
"""Words between a remark's verb and its comma."""
AFTER = 4
"""Words from the verb to the head of a subject that follows it."""
SHORTEST = 3
"""Letters of a name; «Q:» names nobody."""
LONGEST = 6
"""Words before the colon of a headline."""
ENOUGH = 4
"""Words after it, at least."""


def parenthesis(line: Line) -> Iterator[Found]:
    """Find «The treaty, Petrov said, is obsolete»: a subject and a verb between two commas."""
    tree = line.tree
    for index, token, verb in reporting(line):
        finite = "VerbForm=Fin" in token.feats or tree.children(index, "aux")
        if verb.needs_clause or not finite or is_passive(tree, index):
            continue
        first, last = _comma(tree, index, -1), _comma(tree, index, 1)
        if first <= 0 or last >= len(tree.tokens) - 2 or not _is_remark(line, first, index, last):
            continue
        who = subject(tree, index)
        if who is None or not first < who < last:
            who = _named(tree, first, index, last)
        if who is None:
            continue
        words = list(range(first + 1, last))
        content = around(line, words, inner=True)
        if _adds(line, last):
            content = content[:1]
        if content and content[0].end <= tree.tokens[first].end:
            found = made("parenthesis", line, index, who, content)
            yield replace(found, frame=tuple(words))


def _adds(line: Line, comma: int) -> bool:
    """Tell «, adding that» after a remark, which is a report of its own."""
    token = line.tree.tokens[comma + 1]
    return token.lemma in line.words.verbs and token.text.endswith("ing")


def _comma(tree: Tree, verb: int, step: int) -> int:
    """Return the comma nearest to a verb on one side, or a place outside where there is none near."""
    place = verb + step
    while 0 <= place < len(tree.tokens) and abs(place - verb) < FURTHEST:
        if tree.tokens[place].text == ",":
            return place
        place += step
    return -1 if step < 0 else len(tree.tokens)


def _is_remark(line: Line, first: int, verb: int, last: int) -> bool:
    """Tell «, Mr. Petrov said on Monday,» from a clause that a comma happens to stand beside."""
    tree = line.tree
    opening, inside = tree.tokens[first + 1], tree.tokens[first + 1 : last]
    if opening.pos in ("CCONJ", "SCONJ") or opening.lemma in NO_OPENING:
        return False
    if any(each.pos == "VERB" for n, each in enumerate(inside) if n != verb - first - 1):
        return False
    marks = [each for each in inside if each.text in ('"', "“", "”", "''", ":", ";")]
    return not marks and not (verb in line.quoted) ^ (first in line.quoted)


def _named(tree: Tree, first: int, verb: int, last: int) -> int | None:
    """Return the noun right before a verb, or right after it."""
    before = [n for n in range(first + 1, verb) if tree.tokens[n].pos in NAMES]
    after = [n for n in range(verb + 1, last) if tree.tokens[n].pos in NAMES]
    return before[-1] if before else after[0] if after and after[0] <= verb + AFTER else None


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
    acts = acts or any(tree.tokens[each].lemma in SURVEYS for each in named)
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


def announced(line: Line) -> Iterator[Found]:
    """«Petrov gloated: “Q”»: before a colon and a quotation any verb is one of speech."""
    tree = line.tree
    for colon, token in enumerate(tree.tokens):
        if token.text != ":" or not line.quotes or colon in line.quoted:
            continue
        quote = line.opened_after(token.end)
        verbs = [each for each in range(colon) if _may_announce(tree, each)]
        if quote is None or not verbs or any(each in line.quoted for each in verbs[-1:]):
            continue
        who = subject(tree, verbs[-1])
        if who is not None and who < verbs[-1]:
            frame = tuple(range(min(who, verbs[-1]), colon + 1))
            yield Found(
                rule="announced",
                speaker=who,
                cue=(verbs[-1],),
                frame=frame,
                class_="neutral",
                content=(quote,),
                direct=True,
            )


def _may_announce(tree: Tree, word: int) -> bool:
    token = tree.tokens[word]
    return token.pos == "VERB" and "VerbForm=Fin" in token.feats and not is_passive(tree, word)


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
    """Find «The deal is reportedly dead»: nobody says who says so."""
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
