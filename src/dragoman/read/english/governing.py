"""Rules for a verb that governs what is said: a clause, an act of speech, a name given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.model.press import Span
from dragoman.read.cues import Found, Line
from dragoman.read.english.clauses import (
    agent,
    cue_words,
    is_passive,
    kept,
    made,
    reporting,
    subject,
    whole_quotation,
)
from dragoman.read.english.inline import beside
from dragoman.read.tree import Tree

QUESTION = frozenset({"what", "why", "how", "where", "when", "who", "whether", "if", "which"})
NAMING = frozenset(
    "call label brand dub describe dismiss portray characterize characterise denounce hail condemn term blast depict "
    "paint see view regard consider deem tout slam deride decry".split()
)
"""Verbs that say what somebody or something is: «called the plan a mistake», «dismissed it as talk»."""
BARE = frozenset({"call", "label", "brand", "dub", "term", "deem", "consider"})
TOWARD = {"accuse": ("of",), "blame": ("for", "on"), "fault": ("for",), "reproach": ("for",), "rebuke": ("for",), "chide": ("for",)}
SUPPOSED = frozenset({"say", "believe", "report", "allege", "think", "rumor", "rumour", "expect", "estimate", "know"})
GERUNDS = frozenset({"add", "note", "say", "argue", "insist", "warn", "explain", "call", "claim", "suggest", "cite", "write", "ask", "tell", "promise", "describe", "accuse", "urge"})
SPLIT = frozenset({"add", "note", "say", "argue", "insist", "warn", "explain", "claim", "write", "tell", "describe", "accuse", "stress"})


def clause(line: Line) -> Iterator[Found]:
    """«X said that Q»; «X said Q»; «was told that Q»; «asked whether Q»; «X, adding that Q»."""
    tree = line.tree
    for index, token, verb in reporting(line):
        governed = _governed(tree, index)
        if governed is None:
            continue
        passive = is_passive(tree, index)
        who = agent(tree, index) if passive else subject(tree, index)
        if who is None and not passive and token.rel in ("root", "conj"):
            continue
        if verb.needs_clause and not _is_clause(tree, governed):
            continue
        content = _content(line, index, governed)
        if content:
            yield made("clause", line, index, who, content)


def _governed(tree: Tree, verb: int) -> int | None:
    """Return the head of the clause after a verb, if it governs one."""
    for each in tree.children(verb, "ccomp"):
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
    return bool(finite) or any(tree.tokens[each].lemma in QUESTION for each in tree.subtree(head)[:2])


def _content(line: Line, verb: int, head: int) -> tuple[Span, ...]:
    tree = line.tree
    words = [each for each in tree.subtree(head, without=verb) if each > verb]
    words = _without_gerund(line, verb, words)
    while words and (tree.tokens[words[0]].lemma == "that" and tree.tokens[words[0]].rel == "mark"):
        words = words[1:]
    while words and tree.tokens[words[0]].pos == "PUNCT" and tree.tokens[words[0]].text in (",", ":", "-", "—", "–"):
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
        if each > last and tree.tokens[each].rel not in ("conj",)
    ]
    for each in sorted(tail):
        words = tree.subtree(each, without=verb)
        gerund = "VerbForm=Part" in tree.tokens[each].feats and tree.tokens[each].pos == "VERB"
        if words[0] > last + 1 or gerund or tree.tokens[each].lemma in ("accord",):
            break
        last = max(last, words[-1])
    return last


def _without_gerund(line: Line, verb: int, words: list[int]) -> list[int]:
    """Cut «…, adding that» off a clause the parser hung it on."""
    tree = line.tree
    for each in words:
        token = tree.tokens[each]
        if each > verb + 2 and token.rel in ("advcl", "acl", "conj") and token.lemma in SPLIT and token.text.endswith("ing"):
            before = tree.tokens[each - 1]
            if before.text == "," or (before.pos in ("ADV", "CCONJ") and tree.tokens[each - 2].text == ","):
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
        if tree.tokens[each].rel in ("xcomp", "ccomp", "advcl") and _is_to(tree, each)
    ]
    if not tells:
        deep = [each for kid in kids if tree.preposition(kid) in ("for", "on") for each in tree.subtree(kid)]
        tells = [each for each in deep if _is_to(tree, each)]
        if not tells:
            return []
    last = max(max(tree.subtree(each, without=verb)) for each in tells)
    sides = [each for each in kids if tree.tokens[each].rel in ("obj", "iobj", "obl", "nsubj", "xcomp", "ccomp", "advcl") and min(tree.subtree(each)) <= last]
    words = sorted({word for each in (*sides, *tells) for word in tree.subtree(each, without=verb) if verb < word <= last})
    while words and tree.tokens[words[0]].pos == "PUNCT":
        words = words[1:]
    return words


def _is_to(tree: Tree, word: int) -> bool:
    """Tell an infinitive with «to»."""
    return "VerbForm=Inf" in tree.tokens[word].feats or any(
        tree.tokens[each].text.lower() == "to" and tree.tokens[each].pos == "PART" for each in tree.kids[word]
    )


def _blamed(tree: Tree, verb: int) -> list[int]:
    """Return who is blamed and for what; nothing without the words that tell it."""
    toward = TOWARD.get(tree.tokens[verb].lemma, ())
    sides = [each for each in tree.kids[verb] if each > verb and _led(tree, each) in toward]
    if not sides:
        near = tree.children(verb, "obj")
        sides = [kid for each in near for kid in tree.kids[each] if kid > each and _led(tree, kid) in toward]
    if not sides:
        return []
    last = max(max(tree.subtree(each, without=verb)) for each in sides)
    return [each for each in range(verb + 1, last + 1)]


def _led(tree: Tree, word: int) -> str:
    marks = [tree.tokens[each].lemma for each in tree.kids[word] if tree.tokens[each].rel in ("case", "mark")]
    return marks[0] if marks else ""


def naming(line: Line) -> Iterator[Found]:
    """«X called the plan a mistake»; «X described it as a gift»; «X dismissed it as “talk”»."""
    tree = line.tree
    for index, token, _ in reporting(line):
        if token.lemma not in NAMING:
            continue
        passive = is_passive(tree, index)
        who = agent(tree, index) if passive else subject(tree, index)
        if who is None or tree.children(index, "nsubj:pass"):
            continue
        parts = _named(tree, index)
        if parts:
            content = kept(line, [whole_quotation(line, tree.span(parts))])
            yield replace(made("naming", line, index, who, content), class_="judging")


def _named(tree: Tree, verb: int) -> list[int]:
    kids = [each for each in tree.kids[verb] if each > verb]
    told = [each for each in kids if _led(tree, each) == "as" or (tree.preposition(each) == "as")]
    told += [kid for each in kids if tree.tokens[each].rel == "obj" for kid in tree.kids[each] if kid > each and tree.preposition(kid) == "as"]
    if tree.tokens[verb].lemma in BARE:
        told += [each for each in kids if tree.tokens[each].rel in ("oprd", "ccomp", "xcomp", "attr")]
        objects = [each for each in kids if tree.tokens[each].rel == "obj"]
        if len(objects) > 1:
            told += objects[1:]
    if not told:
        return []
    last = max(max(tree.subtree(each, without=verb)) for each in told)
    first = verb + 1
    while first < last and tree.tokens[first].pos in ("PUNCT", "ADV") and tree.tokens[first].text not in ("“", '"'):
        first += 1
    return list(range(first, last + 1))


def partly_quoted(line: Line) -> Iterator[Found]:
    """«X spoke of “a long road to peace”»: words in marks that a reporting verb governs."""
    tree = line.tree
    for index, token, _ in reporting(line):
        who = subject(tree, index)
        if who is None or is_passive(tree, index) or index in line.quoted:
            continue
        first, last = beside(line, index, who)
        under = {each for each in tree.subtree(index) if each > index}
        marked = [each for each in sorted(under) if each in line.quoted]
        if not marked:
            continue
        quote = line.around(tree.tokens[marked[0]].start)
        if quote is None or quote.start < token.start:
            continue
        start = max(index + 1, min(first, index + 1))
        span = whole_quotation(line, Span(tree.tokens[start].start, quote.end))
        content = kept(line, [span])
        if content:
            yield made("partly quoted", line, index, who, content)


def supposed(line: Line) -> Iterator[Found]:
    """«X is said to be Q»; «prices are expected to fall»: nobody is named."""
    tree = line.tree
    for index, token, _ in reporting(line):
        subjects = tree.children(index, "nsubj:pass")
        if token.lemma not in SUPPOSED or not subjects:
            continue
        told = [each for each in tree.children(index, "xcomp", "ccomp") if each > index and _is_to(tree, each)]
        if not told:
            continue
        first = tree.subtree(subjects[0], without=index)
        rest = tree.subtree(told[0], without=index)
        content = kept(line, [tree.span(first), tree.span([each for each in rest if each > index])])
        found = made("supposed", line, index, agent(tree, index), content)
        yield replace(found, cue=tuple(sorted(cue_words(tree, index))))
