"""The rules for a remark: the clause that says who spoke stands after, between or before the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.model.press import Span
from dragoman.read.cues import EDGES, Found, Line
from dragoman.read.english.clauses import (
    agent,
    is_passive,
    kept,
    made,
    reporting,
    subject,
    tidy,
)
from dragoman.read.tree import Tree

BESIDE = frozenset(
    {
        "aux",
        "aux:pass",
        "advmod",
        "obl",
        "obl:npmod",
        "iobj",
        "obj",
        "compound:prt",
        "prep",
        "nsubj",
        "agent",
        "mark",
        "cc",
        "dep",
        "advcl",
        "nsubj:pass",
        "xcomp",
    }
)
"""What belongs to a remark's clause, its content aside."""
JOINTS = frozenset({",", "-", "–", "—", "―", "--", "(", ")"})
NEAR = frozenset({"VERB", "AUX"})
CLOSING = frozenset({"”", '"', "''"})
FURTHEST = 25
"""Words of a speaker that may stand between a quotation and its verb."""
ASIDE = frozenset(
    {
        "say",
        "add",
        "write",
        "note",
        "argue",
        "tell",
        "ask",
        "report",
        "explain",
        "continue",
        "tweet",
    }
)
"""Verbs that may be a remark beside plain words whatever the parser makes of them."""


def quotation(line: Line) -> Iterator[Found]:
    """«“Q,” X said»; «“Q1,” said X. “Q2.”»; «X said: “Q”»; «X told Y, “Q”»."""
    for index, _, _ in reporting(line):
        if index in line.quoted or is_passive(line.tree, index):
            continue
        who = subject(line.tree, index)
        first, last = beside(line, index, who)
        start, end = line.tree.tokens[first].start, line.tree.tokens[last].end
        before, after = line.closed_before(start), _after(line, end)
        if before is None:
            start_at = _after_quotation(line, index)
            if start_at is not None:
                before, first = line.closed_before(line.tree.tokens[start_at].start), start_at
                who = _nearest(line.tree, start_at, index) if who is None or who < start_at else who
        if before is None and after is None:
            continue
        quotes = [each for each in (before, after) if each is not None]
        quotes += _going_on(line, end if after is None else after.end + 1)
        content = tuple(tidy(line.text, each, stop=False) for each in quotes)
        found = made("quotation", line, index, who, content)
        yield replace(found, direct=True, sure=True, frame=tuple(range(first, last + 1)))


def _after_quotation(line: Line, verb: int) -> int | None:
    """Return where the words before a verb begin that follow a closed quotation, whatever the parser says."""
    tree = line.tree
    if line.words.verbs[tree.tokens[verb].lemma].needs_clause:
        return None
    place = verb
    while place > 0 and verb - place < FURTHEST and tree.tokens[place - 1].pos not in NEAR:
        place -= 1
        if place in line.quoted or tree.tokens[place].text in CLOSING:
            break
        if line.closed_before(tree.tokens[place].start) and tree.tokens[place].text not in JOINTS:
            return place
    return None


def _nearest(tree: Tree, first: int, verb: int) -> int | None:
    """Return the last noun before a verb that no preposition governs; an apposition is passed by."""
    commas = [each for each in range(first, verb) if tree.tokens[each].text == ","]
    for place in range((commas[0] if commas else verb) - 1, first - 1, -1):
        token = tree.tokens[place]
        if (
            token.pos in ("PROPN", "NOUN", "PRON")
            and not tree.preposition(place)
            and token.rel != "compound"
        ):
            return place
    return None


def _after(line: Line, end: int) -> Span | None:
    """Return the speech that a remark announces by a comma, a colon, or nothing at all."""
    quote = line.opened_after(end)
    if quote is None:
        return None
    gap = line.text[end : quote.start - 1]
    opening = line.text[quote.start : quote.end].lstrip(" '…[")
    long = "," in gap and len(opening.split()) > 4  # noqa: PLR2004 - a fragment is part of a clause
    whole = opening[:1].isupper() or ":" in gap or long
    return quote if whole and "." not in gap and ("\n" not in gap or ":" in gap) else None


def _going_on(line: Line, end: int) -> list[Span]:
    """Return the quotations that follow in the same paragraph with nothing between."""
    found: list[Span] = []
    for each in line.quotes:
        gap = line.text[end : each.start - 1]
        if each.start <= end or "\n" in gap or gap.strip(EDGES + '.”"'):
            continue
        closed = line.text[each.start : each.end].rstrip()[-1:] in ".!?…"
        rest = line.text[each.end + 1 : each.end + 3].strip()
        if not closed or rest[:1].islower():
            break
        found.append(each)
        end = each.end + 1
    return found


def beside(line: Line, verb: int, who: int | None) -> tuple[int, int]:
    """Return the first and the last word of the run around a verb that is its remark."""
    tree = line.tree
    inside = {verb}
    for each in tree.kids[verb]:
        rel = tree.tokens[each].rel
        if rel in BESIDE and not _is_content(tree, each, verb):
            inside.update(tree.subtree(each, without=verb))
    if who is not None and tree.tokens[who].head == verb:
        inside.update(tree.subtree(who, without=verb))
    inside = {each for each in inside if (each in line.quoted) == (verb in line.quoted)}
    first = last = verb
    while first - 1 in inside or (first - 2 in inside and tree.tokens[first - 1].text in JOINTS):
        first -= 1
    size = len(tree.tokens)
    while last + 1 < size and (
        last + 1 in inside or (last + 2 in inside and tree.tokens[last + 1].text in JOINTS)
    ):
        last += 1
    return first, last


def _is_content(tree: Tree, word: int, verb: int) -> bool:
    """Tell a clause that the verb governs from one that goes with it."""
    token = tree.tokens[word]
    if token.rel == "xcomp":
        return True
    return token.rel == "advcl" and word < verb


def remark(line: Line) -> Iterator[Found]:
    """«Q, X said»; «Q1, X said, Q2»; «Q, said X»: plain words with the cue after or inside."""
    tree = line.tree
    for index, token, verb in reporting(line):
        if verb.needs_clause or (is_passive(tree, index) and agent(tree, index) is None):
            continue
        who = subject(tree, index)
        if who is None or tree.tokens[who].head != index:
            continue
        first, last = beside(line, index, who)
        if not _stands_apart(line, index, first, last):
            continue
        own = line.around(token.start)
        start = own.start if own and own.start > tree.sentence.start else tree.sentence.start
        end = own.end if own and own.end < tree.sentence.end else tree.sentence.end
        pieces = [Span(start, tree.tokens[first].start)]
        if _goes_on(line, index, last):
            pieces.append(Span(tree.tokens[last].end, end))
        content = kept(line, pieces)
        if content and content[0].start < tree.tokens[first].start and _says(line, content[0]):
            found = made("remark", line, index, who, content)
            yield replace(found, frame=tuple(range(first, last + 1)))


def _stands_apart(line: Line, verb: int, first: int, last: int) -> bool:
    """Tell a remark, which a comma cuts off and which governs what stands before it."""
    tree = line.tree
    if first == 0 or not (tree.tokens[first - 1].text in JOINTS or _ends_fragment(tree, first)):
        return False
    size = len(tree.tokens)
    closed = last + 1 >= size or tree.tokens[last + 1].text in (
        *JOINTS,
        ".",
        "?",
        "!",
        "”",
        '"',
        ";",
    )
    token = tree.tokens[verb]
    governs = [each for each in tree.children(verb, "ccomp", "parataxis", "dep") if each < first]
    aside = (
        token.rel in ("parataxis", "ccomp", "dep", "advcl", "acl:relcl", "conj")
        and not line.words.verbs[token.lemma].needs_clause
        and not tree.children(verb, "mark", "ccomp")
    )
    short = last - first <= 6  # noqa: PLR2004 - a remark is short
    aside = aside or (_ends_fragment(tree, first) and token.lemma in ASIDE)
    return closed and bool(governs or (aside and short))


def _ends_fragment(tree: Tree, first: int) -> bool:
    """Tell words that follow a comma inside a closing mark: «the talks “are over,” X said»."""
    if first < 2 or tree.tokens[first - 1].text not in (*CLOSING, "’", "'"):  # noqa: PLR2004 - two marks
        return False
    return tree.tokens[first - 2].text in (",", "?", "!")


def _goes_on(line: Line, verb: int, last: int) -> bool:
    """Tell whether the clause around a remark goes on after it."""
    tree = line.tree
    rest = range(last + 1, len(tree.tokens))
    if line.tree.tokens[last + 1 : last + 2] and tree.tokens[last + 1].text not in JOINTS:
        return False
    under = {
        word
        for each in tree.children(verb, "ccomp", "parataxis", "dep")
        for word in tree.subtree(each, without=verb)
    }
    head = tree.tokens[verb].head
    if tree.tokens[verb].rel in ("parataxis", "ccomp", "dep", "advcl") and head >= 0:
        under |= set(tree.subtree(head, without=verb))
    words = [each for each in rest if tree.tokens[each].pos != "PUNCT"]
    return bool(words) and sum(each in under for each in words) * 2 > len(words)


def _says(line: Line, piece: Span) -> bool:
    """Tell a piece that has a verb in it from an opening such as «On Monday»."""
    inside = [each for each in line.tree.tokens if piece.start <= each.start < piece.end]
    return any(each.pos in NEAR for each in inside) or len(inside) > 2  # noqa: PLR2004 - a phrase
