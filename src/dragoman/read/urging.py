"""Rules for acts of speech: what somebody urges, asks for or promises."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.read.agents import lives
from dragoman.read.cues import Found, Line, reporting, trimmed
from dragoman.read.governing import made
from dragoman.read.tree import Tree
from dragoman.read.who import speaker_of

CLOSING = ("»", '"', "”")
TOWARD = ("от", "у", "к", "ко")
THREATENING = frozenset({"грозить", "пригрозить", "угрожать", "грозиться"})
"""Verbs that urge nothing, but with an infinitive tell what will be done."""
SILENCE = frozenset({"имя", "называть", "назвать", "анонимность", "ссылаться"})


def act_of_speech(line: Line) -> Iterator[Found]:
    """«X призвал Y сделать Q»; «Q1 обещают сделать Q2»: what was urged or promised."""
    for index, token, verb in reporting(line):
        threat = token.lemma in THREATENING
        if not (threat or verb.class_ == "urging") or _asks_for_silence(line.tree, index):
            continue
        speaks, who = speaker_of(line, index)
        parts = _urged(line.tree, index)
        if speaks and who is None and not parts:
            yield from _turned(line, index)
        if not speaks or not parts or (threat and not _can_threaten(line, who)):
            continue
        first = _fronted(line.tree, index, who)
        if who is not None and _is_promised(line, index, who):
            first, who = line.tree.phrase(who), None
        spans = [line.tree.span(each) for each in (first, parts) if each]
        content = tuple(trimmed(line.text, each) for each in spans)
        yield made("act of speech", line, index, who, content)


def _can_threaten(line: Line, who: int | None) -> bool:
    """Tell somebody from a thing: «спор грозит затянуться» threatens nobody with words."""
    return who is not None and lives(line, who)


def _turned(line: Line, verb: int) -> Iterator[Found]:
    """«Открыть границу обещают не раньше мая»: the deed opens the sentence."""
    tree = line.tree
    words = list(range(verb))
    opens = bool(words) and "VerbForm=Inf" in tree.tokens[0].feats and tree.tokens[0].head == verb
    if not opens or any(tree.tokens[each].pos == "PUNCT" for each in words):
        return
    rest = [each for each in tree.subtree(verb) if each > verb and tree.tokens[each].pos != "PUNCT"]
    spans = [tree.span(each) for each in (words, rest) if each]
    content = tuple(trimmed(line.text, each) for each in spans)
    yield made("act of speech", line, verb, None, content)


def _asks_for_silence(tree: Tree, verb: int) -> bool:
    """Tell «попросив не называть его имени», which is about the talk and not in it."""
    if "VerbForm=Conv" not in tree.tokens[verb].feats:
        return False
    return bool(tree.lemmas(range(verb, min(verb + 6, len(tree.tokens)))) & SILENCE)


def _is_promised(line: Line, verb: int, who: int) -> bool:
    """Tell a thing in the plural that is promised and promises nothing: «Пути обещают сдать»."""
    token = line.tree.tokens[who]
    thing = token.pos == "NOUN" and "Animacy=Inan" in token.feats and who < verb
    many = "Number=Plur" in token.feats and line.tree.has_feature(verb, "Number=Plur")
    return thing and many and token.lemma not in line.words.speaker_nouns


def _fronted(tree: Tree, verb: int, who: int | None) -> list[int]:
    """Return the object of what is promised where it opens the sentence: «Пути обещают сдать»."""
    if who is not None and who < verb:
        return []
    deeds = [each for each in tree.children(verb, "xcomp", "ccomp") if each > verb]
    objects = [each for deed in deeds for each in tree.children(deed, "obj") if each < verb]
    return [each for each in tree.phrase(objects[0]) if each < verb] if objects else []


def _urged(tree: Tree, verb: int) -> list[int]:
    """Return the words of what was urged; nothing without an infinitive that tells it."""
    sides = [each for each in tree.children(verb, "obl") if tree.preposition(each) in TOWARD]
    direct = tree.children(verb, "xcomp", "ccomp", "obj", "iobj")
    kids = [each for each in (*direct, *sides) if each > verb]
    if not any(tree.has_feature(each, "VerbForm=Inf") for each in kids):
        kids = _left_apart(tree, verb, kids)
    words = {word for each in kids for word in tree.subtree(each) if word > verb}
    dropped = {
        word
        for each in kids
        for joined in tree.children(each, "conj")
        if tree.is_finite(joined)
        for word in tree.subtree(joined)
    }
    marks = [each for each in words if tree.tokens[each].text in (":", ";")]
    kept = [each for each in sorted(words - dropped) if each < min(marks, default=each + 1)]
    if kept and kept[-1] + 1 < len(tree.tokens) and tree.tokens[kept[-1] + 1].text in CLOSING:
        kept.append(kept[-1] + 1)
    return kept


def _left_apart(tree: Tree, verb: int, kids: list[int]) -> list[int]:
    """Return ``kids`` with an infinitive that stands right after them, hung elsewhere by the tree."""
    last = max((max(tree.subtree(each)) for each in kids), default=verb)
    for index in range(last + 1, min(last + 3, len(tree.tokens))):
        token = tree.tokens[index]
        if "VerbForm=Inf" in token.feats:
            return [*kids, index]
        if token.pos not in ("PART", "ADV"):
            break
    return []
