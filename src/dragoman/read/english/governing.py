"""Rules for a verb that governs what is said: a clause, an act of speech, a name given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.model.press import Span
from dragoman.read.cues import Found, Line
from dragoman.read.english.clauses import (
    agent,
    is_passive,
    kept,
    made,
    reporting,
    subject,
    whole_quotation,
)
from dragoman.read.tree import Tree

QUESTION = frozenset({"what", "why", "how", "where", "when", "who", "whether", "if", "which"})
TOWARD = {
    "accuse": ("of",),
    "blame": ("for", "on"),
    "fault": ("for",),
    "reproach": ("for",),
    "rebuke": ("for",),
    "chide": ("for",),
}
SPLIT = frozenset(
    {
        "add",
        "note",
        "say",
        "argue",
        "insist",
        "warn",
        "explain",
        "claim",
        "write",
        "tell",
        "describe",
        "accuse",
        "stress",
    }
)


def clause(line: Line) -> Iterator[Found]:
    """«X said that Q»; «X said Q»; «was told that Q»; «asked whether Q»; «X, adding that Q»."""
    tree = line.tree
    for index, token, verb in reporting(line):
        makes = token.lemma == "make"
        governed = _made_clear(tree, index) if makes else _governed(tree, index)
        if governed is None:
            continue
        passive = is_passive(tree, index)
        who = agent(tree, index) if passive else subject(tree, index)
        if who is None and not passive and not verb.needs_clause:
            who = _right_before(tree, index)
        if who is None and not passive and token.rel in ("root", "conj"):
            continue
        if verb.needs_clause and not _is_clause(tree, governed):
            continue
        content = _content(line, index, governed)
        if content:
            yield made("clause", line, index, who, content)


def _made_clear(tree: Tree, verb: int) -> int | None:
    """Return the clause of «made it clear that Q»; «made the work hard» has none."""
    near = tree.tokens[verb + 1 : verb + 5]
    if not any(each.lemma in ("clear", "plain", "known", "point") for each in near):
        return None
    under = [kid for each in tree.kids[verb] for kid in (each, *tree.kids[each]) if kid > verb]
    for each in under:
        marks = (tree.tokens[kid] for kid in tree.kids[each] if verb < kid < each)
        if any(mark.lemma == "that" and mark.rel == "mark" for mark in marks):
            return each
    return None


def _right_before(tree: Tree, verb: int) -> int | None:
    """Return the name or pronoun before a finite verb that the parser left apart, brackets aside."""
    token = tree.tokens[verb]
    if "VerbForm=Fin" not in token.feats or verb == 0:
        return None
    place = verb - 1
    if tree.tokens[place].text == ")":
        opened = [each for each in range(place) if tree.tokens[each].text == "("]
        place = opened[-1] - 1 if opened else -1
    if place < 0:
        return None
    before = tree.tokens[place]
    name = place == 0 and before.text[:1].isupper() and before.pos in ("ADV", "ADJ", "NOUN", "X")
    return place if name or before.pos in ("PROPN", "PRON") else None


def _governed(tree: Tree, verb: int) -> int | None:
    """Return the head of the clause after a verb, if it governs one."""
    over = tree.tokens[verb].head if tree.tokens[verb].pos == "ADJ" else verb
    for each in (*tree.children(verb, "ccomp"), *tree.children(over, "ccomp")):
        if each > verb:
            return each
    for each in tree.children(verb, "advcl", "acl", "obj", "xcomp", "obl", "attr", "acl:relcl"):
        marks = [tree.tokens[kid] for kid in tree.kids[each] if verb < kid < each]
        opens = any(mark.lemma in ("that", "whether") and mark.rel == "mark" for mark in marks)
        if each > verb and opens and tree.tokens[each].pos in ("VERB", "AUX"):
            return each
    return None


def _is_clause(tree: Tree, head: int) -> bool:
    """Tell a clause with a subject, or a question, from a bare complement."""
    finite = tree.children(head, "nsubj", "nsubj:pass", "expl", "mark", "csubj")
    return bool(finite) or any(
        tree.tokens[each].lemma in QUESTION for each in tree.subtree(head)[:2]
    )


def _content(line: Line, verb: int, head: int) -> tuple[Span, ...]:
    tree = line.tree
    words = [each for each in tree.subtree(head, without=verb) if each > verb]
    words = _without_gerund(line, verb, words)
    while words and (tree.tokens[words[0]].lemma == "that" and tree.tokens[words[0]].rel == "mark"):
        words = words[1:]
    while (
        words
        and tree.tokens[words[0]].pos == "PUNCT"
        and tree.tokens[words[0]].text in (",", ":", "-", "—", "–")
    ):
        words = words[1:]
    if not words:
        return ()
    first, last = words[0], _joined_end(line, verb, words[-1])
    span = Span(tree.tokens[first].start, tree.tokens[last].end)
    span = whole_quotation(line, span)
    own = line.around(tree.tokens[verb].start)
    if own:
        span = Span(span.start, min(span.end, own.end))
    return kept(line, [span])


def _joined_end(line: Line, verb: int, last: int) -> int:
    """Take what the parser hung on the reporting verb after its clause, where nothing cuts it off."""
    tree = line.tree
    tail = [
        each
        for each in tree.children(verb, "obl", "advcl", "advmod", "prep", "obl:npmod", "dep")
        if each > last and tree.tokens[each].rel != "conj"
    ]
    for each in sorted(tail):
        words = tree.subtree(each, without=verb)
        gerund = "VerbForm=Part" in tree.tokens[each].feats and tree.tokens[each].pos == "VERB"
        if words[0] > last + 1 or gerund or tree.tokens[each].lemma == "accord":
            break
        last = max(last, words[-1])
    return last


def _without_gerund(line: Line, verb: int, words: list[int]) -> list[int]:
    """Cut «…, adding that» off a clause the parser hung it on."""
    tree = line.tree
    for each in words:
        token = tree.tokens[each]
        if (
            each > verb + 2
            and token.rel in ("advcl", "acl", "conj")
            and token.lemma in SPLIT
            and token.text.endswith("ing")
        ):
            before = tree.tokens[each - 1]
            if before.text == "," or (
                before.pos in ("ADV", "CCONJ") and tree.tokens[each - 2].text == ","
            ):
                return [word for word in words if word < each - (before.text != ",")]
    return words


def act_of_speech(line: Line) -> Iterator[Found]:
    """«X urged Y to do Q»; «X promised to do Q»; «X accused Y of Q»: what was urged, promised, blamed."""
    tree = line.tree
    for index, token, verb in reporting(line):
        urges = verb.class_ == "urging" or token.lemma in ("ask", "tell", "warn")
        if not urges and verb.class_ != "blaming":
            continue
        passive = is_passive(tree, index)
        who = agent(tree, index) if passive else subject(tree, index)
        if (who is None and not passive) or token.rel == "amod":
            continue
        parts = _urged(tree, index) if urges else _blamed(tree, index)
        if parts:
            content = kept(line, [whole_quotation(line, tree.span(parts))])
            if content:
                found = made("act of speech", line, index, who, content)
                yield replace(found, class_="urging" if urges else found.class_)


def _urged(tree: Tree, verb: int) -> list[int]:
    """Return the words of what was urged: all after the verb, if an infinitive or a clause is there."""
    kids = [each for each in tree.kids[verb] if each > verb]
    tells = [
        each
        for each in kids
        if tree.tokens[each].rel in ("xcomp", "ccomp", "advcl") and is_to(tree, each)
    ]
    if not tells:
        deep = [
            each
            for kid in kids
            if tree.preposition(kid) in ("for", "on")
            for each in tree.subtree(kid)
        ]
        tells = [each for each in deep if is_to(tree, each)]
        if not tells:
            return []
    last = max(max(tree.subtree(each, without=verb)) for each in tells)
    sides = [
        each
        for each in kids
        if tree.tokens[each].rel in ("obj", "iobj", "obl", "nsubj", "xcomp", "ccomp", "advcl")
        and min(tree.subtree(each)) <= last
    ]
    words = sorted(
        {
            word
            for each in (*sides, *tells)
            for word in tree.subtree(each, without=verb)
            if verb < word <= last
        }
    )
    while words and tree.tokens[words[0]].pos == "PUNCT":
        words = words[1:]
    return words


def is_to(tree: Tree, word: int) -> bool:
    """Tell an infinitive with «to»."""
    return "VerbForm=Inf" in tree.tokens[word].feats or any(
        tree.tokens[each].text.lower() == "to" and tree.tokens[each].pos == "PART"
        for each in tree.kids[word]
    )


def _blamed(tree: Tree, verb: int) -> list[int]:
    """Return who is blamed and for what; nothing without the words that tell it."""
    toward = TOWARD.get(tree.tokens[verb].lemma, ())
    sides = [each for each in tree.kids[verb] if each > verb and led(tree, each) in toward]
    if not sides:
        near = tree.children(verb, "obj")
        sides = [
            kid
            for each in near
            for kid in tree.kids[each]
            if kid > each and led(tree, kid) in toward
        ]
    if not sides:
        return []
    last = max(max(tree.subtree(each, without=verb)) for each in sides)
    return list(range(verb + 1, last + 1))


def led(tree: Tree, word: int) -> str:
    """Return what leads to a word or clause: its preposition or its mark, or nothing."""
    marks = [
        tree.tokens[each].lemma
        for each in tree.kids[word]
        if tree.tokens[each].rel in ("case", "mark")
    ]
    return marks[0] if marks else ""
