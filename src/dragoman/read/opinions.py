"""Rules for a noun that holds a clause: «слова министра о том, что Q», «бытует мнение, что Q»."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.model.reading import CueClass
from dragoman.read.agents import lives
from dragoman.read.clauses import clause_end, to_mark
from dragoman.read.cues import CLAUSE, Found, Line, trimmed
from dragoman.read.governing import frame
from dragoman.read.phrases import JUDGING
from dragoman.read.tree import Tree
from dragoman.read.turns import LINKS, words_of
from dragoman.read.who import PLACING, subject

OWNERS = ("он", "она", "они", "его", "ее", "их", "свой")
FAR = 8
"""Words between a noun and the clause it holds: its holder and «о том» stand there."""


def held_by_noun(line: Line) -> Iterator[Found]:
    """«Слова министра о том, что Q»; «при своём мнении, что Q»; «среди врачей бытует мнение, что Q»."""
    tree = line.tree
    nouns = words_of("holding")
    if not line.lemmas & nouns:
        return
    for index, token in enumerate(tree.tokens):
        if token.lemma not in nouns or token.pos != "NOUN":
            continue
        start = _clause(line, index)
        if start is None or _is_reported(line, index, start):
            continue
        over = token.head if token.head >= 0 else index
        abroad = "Case=Nom" in token.feats and _goes_round(tree, index, over)
        who = _holder(line, index)
        if who is None and abroad:
            who = _among(line, over, start)
        if who is None and not (abroad and token.lemma in words_of("rumoured")):
            continue
        content = _content(line, index, start)
        if content.end > content.start:
            yield Found(
                rule="held by noun",
                speaker=who,
                cue=(index,),
                frame=_frame(line, index, over if abroad else index, who, content),
                class_=_class(token.lemma),
                content=(content,),
                negated="не" in tree.lemmas(tree.kids[over]) and abroad,
                sure=who is not None and tree.preposition(who) != "",
            )


def _class(noun: str) -> CueClass:
    return "judging" if noun in JUDGING else "neutral"


def _clause(line: Line, noun: int) -> int | None:
    """Return the «что» of the clause that stands after a noun, its holder and «о том»."""
    tree = line.tree
    for index in range(noun + 1, min(noun + FAR, len(tree.tokens) - 1)):
        token = tree.tokens[index]
        if (index in line.quoted) != (noun in line.quoted):
            return None
        if token.text == ",":
            after = tree.tokens[index + 1]
            plain = after.text.lower() in ("что", "будто", "якобы") and after.lemma in CLAUSE
            linked = index == noun + 1 or tree.tokens[index - 1].text.lower() in LINKS
            holder = index - noun <= 1 or not tree.children(noun, "acl:relcl")
            return (
                index + 1
                if plain and (linked or holder) and _hangs(tree, noun, index + 1)
                else None
            )
        if token.pos == "PUNCT" or tree.is_finite(index) or "VerbForm=Conv" in token.feats:
            return None
    return None


def _hangs(tree: Tree, noun: int, opening: int) -> bool:
    """Tell whether the clause is the noun's: it hangs below it, or stands right after it."""
    linked = tree.tokens[opening - 2].text.lower() in LINKS
    return linked or opening == tree.phrase(noun)[-1] + 2 or noun in tree.up(opening, 6)


def _is_reported(line: Line, noun: int, opening: int) -> bool:
    """Tell a clause that a verb reports already: «высказал мнение, что», «подтвердил слова о том, что»."""
    return any(index in line.tree.up(noun, 3) for index, _, _ in line.reports if index < opening)


def _goes_round(tree: Tree, noun: int, verb: int) -> bool:
    """Tell «бытует мнение», «ходят слухи», «есть мнение»."""
    if verb == noun:
        return False
    token = tree.tokens[verb]
    return token.lemma in words_of("existing") and "Tense=Fut" not in token.feats


def _holder(line: Line, noun: int) -> int | None:
    """Return whose words they are: a genitive after the noun, «его», or «свой»: the subject's."""
    tree = line.tree
    for each in tree.children(noun, "det", "nmod", "amod"):
        token = tree.tokens[each]
        if token.lemma in OWNERS:
            if token.lemma != "свой":
                return each
            return next(
                (who for who in (_doer(line, up) for up in tree.up(noun, 4)) if who is not None),
                None,
            )
        if each > noun and not tree.preposition(each) and "Case=Gen" in token.feats:
            return each
    return _feels(line, noun)


def _feels(line: Line, noun: int) -> int | None:
    """Return who acts «в надежде, что», «из страха, что», «из-за опасений, что»: the subject feels so."""
    tree = line.tree
    led = tree.preposition(noun) in ("из-за", "из", "от", "в", "во", "с", "со")
    if not led or tree.tokens[noun].lemma not in words_of("feelings"):
        return None
    who = next(
        (who for who in (_doer(line, up) for up in tree.up(noun, 4)) if who is not None), None
    )
    return who if who is not None and lives(line, who) else None


def _doer(line: Line, verb: int) -> int | None:
    token = line.tree.tokens[verb]
    return subject(line, verb) if token.pos in ("VERB", "ADJ") else None


def _among(line: Line, verb: int, before: int) -> int | None:
    """Return who holds what goes round: «среди врачей», «в Москве», «со стороны России»."""
    tree = line.tree
    for each in tree.children(verb, "obl", "nmod"):
        token = tree.tokens[each]
        if each >= before:
            continue
        leading = tree.preposition(each)
        if token.lemma == "сторона" and leading in ("с", "со"):
            return next(iter(tree.children(each, "nmod")), None)
        sided = leading in ("с", "со") and "Case=Gen" in token.feats
        if leading in ("среди", "у") or (sided and tree.tokens[each - 1].lemma == "сторона"):
            return each
        if leading in PLACING and token.pos == "PROPN":
            return each
    return None


def _content(line: Line, noun: int, start: int) -> Span:
    tree, over = line.tree, line.tree.tokens[noun].head
    last = clause_end(line, noun, start)
    if over > start:  # «слова министра о том, что Q, вызвали шум»
        inside = tree.subtree(max(tree.tokens[start].head, start))
        outside = {*tree.kids[over], over} if over in inside else set()
        inside = [each for each in inside if start <= each < over and each not in outside]
        while len(inside) > 1 and tree.tokens[inside[-1]].pos == "PUNCT":
            inside.pop()
        last = min(last, to_mark(line, inside[-1]))
    end = tree.tokens[last].end
    if line.text.endswith("?", 0, line.tree.sentence.end) and end == line.tree.sentence.end:
        end -= 1
    return trimmed(line.text, Span(line.tree.tokens[min(start + 1, last)].start, end))


def _frame(line: Line, noun: int, verb: int, who: int | None, content: Span) -> tuple[int, ...]:
    if verb != noun:
        return frame(line.tree, verb, who, (content,))
    words = {*line.tree.phrase(noun), *((who,) if who is not None else ())}
    return tuple(
        sorted(
            each
            for each in words
            if not content.start <= line.tree.tokens[each].start < content.end
        )
    )
