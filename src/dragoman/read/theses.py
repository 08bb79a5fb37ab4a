"""Rules for what somebody's noun comes to: «тезис доклада состоит в том, что Q», «вспомним слова X: "Q"»."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.read.clauses import clause_end
from dragoman.read.cues import DASHES, Found, Line, trimmed
from dragoman.read.quotes import is_whole
from dragoman.read.tree import Tree
from dragoman.read.turns import words_of

POINTED = frozenset({"том", "тому"})
OWNERS = frozenset({"он", "она", "они", "его", "ее", "их"})
BACK = 12
"""Words before «в том, что» among which its noun stands."""


def amounts_to(line: Line) -> Iterator[Found]:
    """«Главный тезис доклада состоит в том, что Q»; «мысль автора — в том, что Q»."""
    tree = line.tree
    if not line.lemmas & _nouns(line) or "что" not in line.lemmas:
        return
    for index in range(4, len(tree.tokens)):
        pointed = tree.tokens[index].lemma == "что" and tree.tokens[index - 1].text == ","
        if not pointed or tree.tokens[index - 2].text not in POINTED or index in line.quoted:
            continue
        link = index - 4
        joins = tree.tokens[link].text in DASHES or tree.tokens[link].lemma in words_of("amounting")
        noun = _noun(line, link) if joins else None
        who = _holder(tree, noun, link) if noun is not None else None
        if noun is None or who is None:
            continue
        last = clause_end(line, link, index)
        content = trimmed(
            line.text, Span(tree.tokens[min(index + 1, last)].start, tree.tokens[last].end)
        )
        if content.end > content.start:
            yield Found(
                rule="amounts to",
                speaker=who,
                cue=(noun,),
                frame=tuple(range(noun, index + 1)),
                class_="neutral",
                content=(content,),
            )


def _nouns(line: Line) -> frozenset[str]:
    return line.words.thought_nouns | words_of("holding")


def _noun(line: Line, link: int) -> int | None:
    """Return the noun in the nominative that a verb or a dash says it of."""
    tree = line.tree
    for index in range(link - 1, max(-1, link - BACK), -1):
        token = tree.tokens[index]
        if token.text in (":", ";") or (tree.is_finite(index) and not _in_relative(tree, index)):
            return None
        if token.lemma in _nouns(line) and "Case=Nom" in token.feats:
            return index
    return None


def _in_relative(tree: Tree, index: int) -> bool:
    return any(tree.tokens[each].rel == "acl:relcl" for each in tree.up(index, 3))


def _holder(tree: Tree, noun: int, link: int) -> int | None:
    """Return whose thesis: a genitive, «его», or what «которого» stands for."""
    for each in tree.children(noun, "nmod", "det"):
        token = tree.tokens[each]
        if tree.preposition(each):
            continue
        if token.lemma == "который":
            over = next((i for i in tree.up(link, 3) if tree.tokens[i].rel == "acl:relcl"), None)
            return tree.tokens[over].head if over is not None else None
        if token.lemma in OWNERS or ("Case=Gen" in token.feats and each > noun):
            return each
    return None


def is_of_another(line: Line, quote: Span) -> bool:
    """Tell «министр вспомнил слова посла: "Q"», where the minister does not say Q."""
    return any(quote in each.content for each in cited_words(line))


def cited_words(line: Line) -> Iterator[Found]:
    """«Вспомним слова старого министра: "Q"»: whose words a colon gives, in any case."""
    tree = line.tree
    for quote in line.quotes:
        head = line.text[: quote.start - 1].rstrip()
        if not head.endswith(":") or quote.start <= tree.sentence.start:
            continue
        before = [i for i, each in enumerate(tree.tokens) if each.end < quote.start]
        words = [i for i in before if tree.tokens[i].text != ":" and i not in line.quoted]
        noun = _cited(tree, words) if is_whole(line.text, quote) else None
        who = _holder(tree, noun, noun) if noun is not None else None
        if noun is not None and who is not None:
            yield Found(
                rule="cited words",
                speaker=who,
                cue=(noun,),
                frame=tuple(before),
                class_="neutral",
                content=(quote,),
                direct=True,
            )


def _cited(tree: Tree, words: list[int]) -> int | None:
    """Return the noun of somebody's words whose phrase ends right before a colon."""
    for index in reversed(words[-BACK:]):
        token = tree.tokens[index]
        if token.lemma in words_of("spoken") and token.pos == "NOUN":
            told = tree.preposition(index) in (
                "",
                "в",
                "во",
            )  # «ответил на вопрос X: "Q"» is no word of X
            return index if told and tree.phrase(index)[-1] == words[-1] else None
        if token.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET", "ADP"):
            return None
    return None
