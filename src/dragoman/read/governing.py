"""Rules for a verb that governs what is said: a clause, or words after a colon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.language.annotation import Token
from dragoman.model.press import Span
from dragoman.read.clauses import clause_end
from dragoman.read.cues import (
    CLAUSE,
    DASHES,
    PERCEIVING,
    QUESTION,
    Found,
    Line,
    cue_of,
    reporting,
    trimmed,
)
from dragoman.read.openings import POINTING, is_others, opens
from dragoman.read.quotes import PAIRS
from dragoman.read.seen import is_view
from dragoman.read.theses import is_of_another
from dragoman.read.tree import Tree
from dragoman.read.turns import LINKS
from dragoman.read.who import is_seat, speaker_of, state

FAR = 30
"""Words between a verb and what it governs."""
WHY = ("отчего", "почему", "зачем", "насколько", "сколько")
WARNING = frozenset({"предостеречь", "предостерегать"})
"""Verbs whose object stands before a colon: «предостерёг соседей: Q»."""
WAITING = frozenset({"ждать", "ожидать"})
"""Verbs after which a colon only explains."""
DEGREE = frozenset({"настолько", "столь", "столько", "такой", "слишком"})
GOVERNED = frozenset(
    {"ccomp", "obl", "obj", "iobj", "xcomp", "csubj", "csubj:pass", "nsubj", "nsubj:pass", "nmod"}
)
SIDE = frozenset({"acl:relcl", "advcl", "parataxis"})


def made(rule: str, line: Line, verb: int, who: int | None, content: tuple[Span, ...]) -> Found:
    """Return the attribution by ``verb``; the frame is its clause without what is said."""
    negated, modality = state(line, verb)
    known = line.known[verb]
    return Found(
        rule=rule,
        speaker=who,
        cue=cue_of(line.tree, verb),
        frame=frame(line.tree, verb, who, content),
        class_=known.class_,
        content=content,
        negated=negated,
        modality=modality,
        sure=is_seat(line.tree, who),
    )


def frame(tree: Tree, verb: int, who: int | None, content: tuple[Span, ...]) -> tuple[int, ...]:
    """Return the words of the attributing clause: all that hangs on it but other main clauses."""
    top = verb
    if tree.tokens[top].rel == "xcomp" and tree.tokens[top].head >= 0:
        top = tree.tokens[top].head
    words = set(tree.subtree(top))
    for each in tree.children(top, "conj", "parataxis"):
        if tree.is_finite(each) and each != verb:
            words -= set(tree.subtree(each))
    if who is not None and tree.tokens[who].head in (verb, top):
        words |= set(tree.phrase(who))
    return tuple(
        sorted(
            each
            for each in words
            if not any(part.start <= tree.tokens[each].start < part.end for part in content)
        )
    )


def clause_after_verb(line: Line) -> Iterator[Found]:
    """«X считает, что Q»; «заявив, что Q»; «в МИД полагают, что Q»; «отмечается, что Q»."""
    for index, token, verb in reporting(line):
        start = _clause(line, index)
        if start is None:
            continue
        speaks, who = speaker_of(line, index)
        if not speaks or _overlooks(line, index):
            continue
        last = clause_end(line, index, start)
        asked = verb.class_ == "asking"  # «спросил, что думает X»: the word is part of the question
        first = start + 1 if line.tree.tokens[start].lemma in CLAUSE and not asked else start
        if first == start and line.tree.tokens[start - 1].pos == "ADP":
            first = start - 1  # «задаётся вопросом, к чему»
        if first > last:
            continue
        end = line.tree.tokens[last].end
        within = line.around(end - 1)
        if within and token.start < within.start:
            end = max(end, within.end)
        own = line.around(token.start)
        if own:
            end = min(end, own.end)
        if line.text.endswith("?", 0, line.tree.sentence.end) and end == line.tree.sentence.end:
            end -= 1  # the mark is the sentence's, not the clause's
        content = trimmed(line.text, Span(line.tree.tokens[first].start, end))
        if content.end > content.start:
            yield made("clause after verb", line, index, who, (_unmarked(line, content),))


def _unmarked(line: Line, content: Span) -> Span:
    """Return a clause that is all in quotation marks without them."""
    inner = line.around(content.start + 1) if line.text[content.start] in PAIRS else None
    whole = inner is not None and inner.end + 1 == content.end
    return inner if inner is not None and whole else content


def _clause(line: Line, verb: int) -> int | None:
    """Return the word that opens the clause which ``verb`` governs."""
    tree = line.tree
    for index in range(verb + 1, min(verb + FAR, len(tree.tokens))):
        token = tree.tokens[index]
        if (index in line.quoted) != (verb in line.quoted) or token.text in (":", ";"):
            return None
        if opens(line, verb, index) and _after_comma(tree, index) and _governs(line, verb, index):
            return None if is_others(line, verb, index) else index
        if token.lemma in DEGREE:
            return None  # «считает угрозу такой, что»
        gerund = token.lemma in line.words.verbs and "VerbForm=Conv" in token.feats
        if gerund and token.lemma not in POINTING:
            return None  # «молчит, не замечая, что»
        if tree.is_finite(index) and (token.lemma in line.words.verbs or not _aside(tree, index)):
            return None
    return None


def _overlooks(line: Line, verb: int) -> bool:
    """Tell «не замечая, что Q»: here the author says Q."""
    token = line.tree.tokens[verb]
    return token.lemma in PERCEIVING and "VerbForm=Conv" in token.feats and state(line, verb)[0]


def _after_comma(tree: Tree, index: int) -> bool:
    before = tree.tokens[index - 1]
    if before.pos == "ADP" and index > 1:
        before = tree.tokens[index - 2]
    return before.text in (",", "—")


def _aside(tree: Tree, index: int) -> bool:
    """Tell a verb of a relative clause or a remark, which may stand between verb and clause."""
    return any(tree.tokens[each].rel in SIDE for each in tree.up(index, 3))


def _governs(line: Line, verb: int, opening: int) -> bool:
    tree = line.tree
    last = cue_of(tree, verb)[-1]
    near = opening == last + 2
    plain = near and tree.tokens[opening].lemma in (*CLAUSE, *WHY)
    if plain or _is_turned(line, verb, last, opening) or _over_a_source(tree, verb, opening):
        return True  # «верит, что»: nothing else can govern it
    way = list(tree.up(opening, 7))
    if verb not in way:
        between = range(verb + 1, opening - 1)
        plain = tree.tokens[opening].lemma in CLAUSE
        return plain and not any(
            tree.is_finite(each) or tree.tokens[each].text in (",", "—") for each in between
        )
    way = way[: way.index(verb)]
    top = way[-1] if way else opening
    if any(_leads_off(tree, each, verb) for each in way[1:]):
        return False
    if any(each < opening and tree.tokens[each].lemma in line.words.verbs for each in way):
        return False
    if tree.tokens[opening].lemma in QUESTION:
        return tree.tokens[top].rel == "ccomp"
    return tree.tokens[top].rel in GOVERNED


def _leads_off(tree: Tree, word: int, verb: int) -> bool:
    """Tell a clause of another word's on the way to ``verb``; one paired with it without «и» is a slip."""
    token = tree.tokens[word]
    slip = token.head == verb and not tree.children(word, "cc")
    return token.rel in ("acl:relcl", "advcl") or (token.rel == "conj" and not slip)


def _is_turned(line: Line, verb: int, last: int, opening: int) -> bool:
    """Tell a clause right after a cue: «задаётся вопросом, к чему», «пришёл к выводу о том, что»."""
    between = line.tree.tokens[last + 1 : opening - 1]
    asked = line.known[verb].class_ == "asking" and opening - last in (2, 3)
    linked = all(each.text.lower() in LINKS for each in between)
    return asked or (linked and (last > verb or len(between) > 1))


def _over_a_source(tree: Tree, verb: int, opening: int) -> bool:
    """Tell «пишет, ссылаясь на слова посла, что»: a source set off by commas stands between."""
    if tree.tokens[opening].lemma not in CLAUSE or opening < verb + 4:
        return False
    first, between = tree.tokens[verb + 2], range(verb + 3, opening - 1)
    points = first.lemma in POINTING and "VerbForm=Conv" in first.feats
    bare = tree.tokens[verb + 1].text == "," and tree.tokens[opening - 2].text != "то"
    return (
        points
        and bare
        and not any(tree.is_finite(i) or tree.tokens[i].text == "," for i in between)
    )


def quotation_after_colon(line: Line) -> Iterator[Found]:
    """«X заявил: "Q"»; «X заявил: Q»; the quotation may be the next paragraph."""
    for index, token, verb in reporting(line):
        colon = _colon(line, index) if "VerbForm=Conv" not in token.feats else None
        speaks, who = speaker_of(line, index)
        if colon is None or not speaks or who is None or _is_relative(line.tree, index):
            continue
        quote = line.opened_after(colon.end)
        if quote and is_of_another(line, quote):
            continue
        if quote:
            found = made("quotation after colon", line, index, who, (quote,))
            yield replace(found, direct=True)
        elif token.lemma not in WAITING and _announces(token) and _near(line, index, colon):
            content, direct = _after_colon(line, colon.end)
            words = len(line.text[content.start : content.end].split())
            plain = words > 2 and verb.class_ != "blaming"  # noqa: PLR2004
            if plain or (words > 1 and is_view(line.tree, line.tree.tokens.index(colon))):
                found = made("words after colon", line, index, who, (content,))
                yield replace(found, direct=direct)


def _announces(verb: Token) -> bool:
    """Tell a verb from a participle: after «жалующихся на дороги: ямы, грязь» things are only counted."""
    return "VerbForm=Part" not in verb.feats or "Variant=Short" in verb.feats


def _is_relative(tree: Tree, verb: int) -> bool:
    """Tell «то, чего опасались больше всего: Q», where the verb's object stands before it."""
    kids = range(max(1, verb - 6), verb)
    return any(
        tree.tokens[each].lemma in ("что", "который")
        for each in kids
        if tree.tokens[each].pos == "PRON"
    )


def _near(line: Line, verb: int, colon: Token) -> bool:
    """Tell a colon that the verb itself announces with: nothing but its subject in between."""
    between = line.tree.tokens[verb + 1 :]
    words = [each for each in between if each.start < colon.start]
    if any("VerbForm=Part" in each.feats and "Variant=Short" not in each.feats for each in words):
        return False  # «отвечает на письма людей, жалующихся на дороги: Q»
    known = line.known[verb]
    free = not known.needs_clause or known.class_ == "blaming" or known.lemma in WARNING
    thought = any(each.lemma in line.words.thought_nouns for each in words)
    thought = thought or len(cue_of(line.tree, verb)) > 1
    plain = ("PROPN", "PRON", "ADV", "PART")
    return thought or all(
        each.pos in plain or "Case=Nom" in each.feats or (free and "VerbForm=Fin" not in each.feats)
        for each in words
    )


def _colon(line: Line, verb: int) -> Token | None:
    tree = line.tree
    for index in range(verb + 1, min(verb + FAR, len(tree.tokens))):
        token = tree.tokens[index]
        if (index in line.quoted) != (verb in line.quoted):
            return None
        if token.text == ":":
            return token
        if tree.is_finite(index) and (index in line.known or not _aside(tree, index)):
            return None
    return None


def _after_colon(line: Line, start: int) -> tuple[Span, bool]:
    """Return what a colon announces without quotation marks, and whether a dash makes it speech."""
    end = line.tree.sentence.end
    rest = line.text[start:end]
    if rest.strip():
        return trimmed(line.text, Span(start, end)), rest.strip().startswith(DASHES)
    place = start
    while place < len(line.text) and line.text[place].isspace():
        place += 1
    if line.text[place : place + 1] not in DASHES or place >= len(line.text):
        return Span(start, start), False
    stop = line.text.find("\n", place)
    return trimmed(line.text, Span(place, stop if stop >= 0 else len(line.text))), True
