"""Rules for the words of attitude: one each for verbs, verbs of appearance, nouns and adjectives."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.reading import AttitudeKind
from dragoman.read.english.clauses import agent, is_infinitive, is_passive, is_said, subject
from dragoman.read.english.governing import is_to, led
from dragoman.read.english.leanings import Leaning, leanings
from dragoman.read.english.phrases import MAKING
from dragoman.read.tree import Tree

COPULAS = frozenset(
    {"be", "become", "remain", "seem", "feel", "get", "grow", "stay", "sound", "look"}
)
TOWARD = frozenset(
    {"for", "to", "against", "of", "toward", "towards", "with", "about", "on", "in", "at", "over"}
)
BESIDE = frozenset({"for", "over", "as", "of", "to", "from", "with", "about", "on", "against"})
"""Prepositions of what a verb's object is praised, blamed or asked for."""
WHOLE = frozenset({"obj", "iobj", "xcomp", "ccomp", "oprd", "attr"})
OWNERS = ("by", "from", "among")


@dataclass(frozen=True, slots=True, kw_only=True)
class Leant:
    """One attitude as words of the tree; ``head`` is the word whose clause tells «not» and «may»."""

    kind: AttitudeKind
    score: float
    holder: int | None
    head: int
    cue: tuple[int, ...]
    content: tuple[int, ...]


def verb(tree: Tree, index: int) -> Iterator[Leant]:
    """«backs the treaty», «voted against it», «plans to leave», «was praised by X», «spoke of it»."""
    token = tree.tokens[index]
    known = leanings().verbs.get(token.lemma)
    if known is None or token.pos != "VERB" or token.rel == "amod":
        return
    if is_infinitive(tree, index) and not is_said(tree, index):
        return
    if led(tree, index) in ("for", "of", "from", "against", "about"):
        return  # «criticized the envoy for backing it»: the envoy, or whoever it was, backs it
    passive = is_passive(tree, index)
    who = agent(tree, index) if passive else subject(tree, index)
    if who is None and not passive:
        return
    for leaning in known:
        if who is None and not (leaning.rest and leaning.kind == "topic"):
            continue  # «was asked about the treaty»: nobody says by whom
        found = _leant(tree, index, leaning, passive=passive)
        if found is None:
            continue
        cue, content = found
        kind, score = _kind(tree, content, leaning, known)
        if kind == "wish" and not leaning.rest and token.lemma in leanings().only_to:
            heads = tree.children(index, "xcomp", "ccomp", "advcl")
            if not passive and not any(is_to(tree, each) or _is_ing(tree, each) for each in heads):
                continue
        content = [each for each in content if each not in cue and each != who]
        yield Leant(kind=kind, score=score, holder=who, head=index, cue=cue, content=tuple(content))
        return


def _is_ing(tree: Tree, word: int) -> bool:
    return tree.tokens[word].text.endswith("ing")


def _kind(
    tree: Tree, content: Sequence[int], leaning: Leaning, known: Sequence[Leaning]
) -> tuple[AttitudeKind, float]:
    """Return what is shown; with «to do» it is a wish where the word may wish: «loves to win»."""
    wishes = any(each.kind == "wish" and each.rest == leaning.rest for each in known)
    if wishes and content and is_marked(tree, content[0]):
        return "wish", 0.0
    return leaning.kind, leaning.score


def is_marked(tree: Tree, word: int) -> bool:
    """Tell the «to» of an infinitive."""
    return tree.tokens[word].text.lower() == "to" and tree.tokens[word].pos == "PART"


def _leant(
    tree: Tree, index: int, leaning: Leaning, *, passive: bool
) -> tuple[tuple[int, ...], list[int]] | None:
    """Return cue and content of a verb with its particle and preposition."""
    if leaning.rest:
        return _after(tree, index, index, leaning.rest)
    if passive:
        theme = tree.children(index, "nsubj:pass") or (
            [tree.tokens[index].head] if tree.tokens[index].rel == "acl" else []
        )
        return ((index,), tree.phrase(theme[0])) if theme else None
    words = _complement(tree, index)
    return ((index,), words) if words else None


def _complement(tree: Tree, index: int) -> list[int]:
    """Return the words that a verb governs on its right: object, clause, and what goes with them."""
    kids = [each for each in tree.kids[index] if each > index]
    main = [each for each in kids if tree.tokens[each].rel in WHOLE]
    main += [
        each for each in kids if tree.tokens[each].rel == "advcl" and is_to(tree, each) and not main
    ]
    if not main:
        return []
    sides = [each for each in kids if each > main[0] and led(tree, each) in BESIDE]
    return _run(tree, index, [*main, *sides])


def _run(tree: Tree, over: int, heads: Sequence[int]) -> list[int]:
    words = {word for each in heads for word in tree.subtree(each, without=over) if word > over}
    return list(range(min(words), max(words) + 1)) if words else []


def _after(
    tree: Tree, index: int, over: int, rest: tuple[str, ...]
) -> tuple[tuple[int, ...], list[int]] | None:
    """Return cue and content where ``rest`` follows a word: particle, then preposition with its noun."""
    places: list[int] = []
    last = index
    for word in rest:
        place = next(
            (n for n in range(last + 1, min(last + 4, len(tree.tokens))) if _is(tree, n, word)),
            None,
        )
        if place is None:
            return None
        places.append(place)
        last = place
    head = tree.tokens[last].head
    if tree.tokens[last].rel == "compound:prt" or head in (index, over):
        words = [each for each in _complement(tree, index) if each > last]
    else:
        words = [each for each in tree.subtree(head, without=over) if each > last]
        if not _hangs(tree, head, (index, over)):
            return None
    return ((index, *places), words) if words else None


def _is(tree: Tree, place: int, word: str) -> bool:
    return tree.tokens[place].text.lower() == word


def _hangs(tree: Tree, word: int, over: tuple[int, ...]) -> bool:
    """Tell whether a word hangs on one of ``over``, at most two steps down."""
    return any(each in over for each in tree.up(word, 3))


def appearance(tree: Tree, index: int) -> Iterator[Leant]:
    """Find «The treaty seems to be dead»; «it appears that the treaty is dead»."""
    token = tree.tokens[index]
    if token.lemma not in leanings().appearances or token.pos != "VERB":
        return
    if is_infinitive(tree, index) or token.rel == "amod":
        return
    heads = [
        each
        for each in tree.children(index, "xcomp", "ccomp", "oprd", "attr", "advcl", "prep", "obl")
        if each > index
    ]
    named = [each for each in tree.children(index, "nsubj") if tree.tokens[each].lemma != "it"]
    words = _run(
        tree, index, [each for each in heads if led(tree, each) in ("", "like", "as", "that")]
    )
    if words and (named or tree.children(index, "nsubj", "expl")):
        theme = [word for each in named for word in tree.phrase(each)]
        yield Leant(
            kind="appearance",
            score=0.0,
            holder=None,
            head=index,
            cue=(index,),
            content=tuple(sorted({*theme, *words})),
        )


def noun(tree: Tree, index: int) -> Iterator[Leant]:
    """«X’s support for the treaty», «X expressed anger at Y», «plans by X to leave»."""
    token = tree.tokens[index]
    known = leanings().nouns.get(token.lemma)
    if known is None or token.pos != "NOUN":
        return
    leaning = known[0]
    heads = [
        each
        for each in tree.kids[index]
        if each > index
        and (led(tree, each) in TOWARD or (tree.tokens[each].rel == "acl" and is_to(tree, each)))
    ]
    wishes = leaning.kind == "wish"
    heads = [
        each
        for each in heads
        if led(tree, each) not in OWNERS and (is_to(tree, each) or not wishes)
    ]
    who, above = _owner(tree, index)
    if who is None or not heads:
        return
    words = [each for each in _run(tree, index, heads[:1]) if each != who]
    cue = (index,) if above is None else tuple(sorted((above, index)))
    head = index if above is None else above
    marked = words and led(tree, heads[0]) and tree.tokens[words[0]].pos == "ADP"
    yield Leant(
        kind=leaning.kind,
        score=leaning.score,
        holder=who,
        head=head,
        cue=cue,
        content=tuple(words[1:] if marked else words),
    )


def _owner(tree: Tree, index: int) -> tuple[int | None, int | None]:
    """Return whose noun it is, and the verb that says so if one does."""
    token = tree.tokens[index]
    owners = tree.children(index, "nmod:poss")
    if owners:
        return owners[0], None
    if token.rel in ("obj", "attr") and token.head >= 0:
        above = tree.tokens[token.head]
        if above.lemma in MAKING and above.pos == "VERB" and not is_passive(tree, token.head):
            return subject(tree, token.head), token.head
    named = [each for each in tree.kids[index] if each > index and tree.preposition(each) in OWNERS]
    return (named[0], None) if named else (None, None)


def adjective(tree: Tree, index: int) -> Iterator[Leant]:
    """«is willing to leave», «was critical of the treaty»."""
    token = tree.tokens[index]
    known = leanings().adjectives.get(token.lemma)
    if known is None or token.pos not in ("ADJ", "VERB") or token.head < 0:
        return
    passive = bool(tree.children(index, "aux:pass", "nsubj:pass"))
    copula = index if passive else token.head
    if not passive and tree.tokens[copula].lemma not in COPULAS:
        return
    who = subject(tree, copula)
    if who is None:
        return
    for leaning in known:
        found = _after(tree, index, copula, leaning.rest) if leaning.rest else _to(tree, index)
        if found is not None:
            cue, words = found
            yield Leant(
                kind=leaning.kind,
                score=leaning.score,
                holder=who,
                head=copula,
                cue=cue,
                content=tuple(words),
            )
            return


def _to(tree: Tree, index: int) -> tuple[tuple[int, ...], list[int]] | None:
    """Return what an adjective is ready for: «to leave»."""
    kids = [each for each in tree.kids[index] if each > index and is_to(tree, each)]
    return ((index,), _run(tree, index, kids[:1])) if kids else None
