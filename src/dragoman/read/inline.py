"""The rule for a remark, which stands beside what is said: «Q, — сказал X»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.read.cues import DASHES, Found, Line, cue_of, reporting, trimmed
from dragoman.read.tree import Tree
from dragoman.read.who import is_seat, seat, speaker_of, state, subject

CLOSING = frozenset('»"”“')
ENDING = frozenset({",", "!", "?", "…", "...", ".", *CLOSING})
STOPS = frozenset({".", "!", "?", "…", "...", ":", ";", "(", *DASHES})
ASIDE = frozenset({"ADV", "PART", "CCONJ", "ADP", "NOUN", "DET", "ADJ", "PRON", "NUM", "PROPN"})
RELATIVE = frozenset({"кто", "который", "что", "где", "как"})
POINTING = frozenset({"сослаться", "ссылаться"})
LONG = 14
"""Words that may stand between a dash and the verb of a remark."""
NEAR = 8
"""Words between the verb of a remark and who it names."""
LONGEST = 300
"""Code points of a remark inside a quotation."""
BACK = re.compile(r"[.,!?…;:]\s*[—–-]\s|\n")
"""Where a quotation goes on after a remark."""


def remark(line: Line) -> Iterator[Found]:
    """«Q», — сказал X; «Q1, отметил X, Q2»; «Q1, — сказал X. — Q2» inside one quotation."""
    tree = line.tree
    for index, token, verb in reporting(line):
        left = _left(line, index)
        full = "VerbForm=Part" in token.feats and "Variant=Short" not in token.feats
        if left is None or "VerbForm=Conv" in token.feats or full:
            continue
        who = _remark_speaker(line, index, left)
        if who is None or line.tree.lemmas(range(left + 1, index)) & RELATIVE:
            continue
        if is_seat(tree, who) and left + 1 < index:
            continue  # «соседям не жалуются, её обсуждают в договоре»
        right = _right(line, index, who)
        content, direct = _remark_content(line, left, right, inside=index in line.quoted)
        negated, modality = state(line, index)
        plainly = not verb.needs_clause or _lacks_object(tree, index, who)
        if not content or ((negated or not plainly) and not direct):
            continue
        yield Found(
            rule="remark",
            speaker=who,
            cue=cue_of(tree, index),
            frame=tuple(range(left + 1, right + 1)),
            class_=verb.class_,
            content=content,
            direct=direct,
            sure=direct or "Voice=Pass" in token.feats or is_seat(tree, who),
            negated=negated,
            modality=None if modality == "asked" else modality,
        )


HELD = frozenset(
    {
        "клясться",
        "думать",
        "верить",
        "рассчитывать",
        "ожидать",
        "бояться",
        "обещать",
        "пообещать",
        "следовать",
        "грозить",
    }
)
"""Verbs that report in a remark though they need a clause elsewhere: «Q, верит X», «Q, следует из доклада»."""


def _lacks_object(tree: Tree, verb: int, who: int) -> bool:
    """Tell «, верит Смирнова,» from «, обещал соседям помощь»: nothing but who stands beside it."""
    closing = max(tree.phrase(who)) + 1
    closed = closing >= len(tree.tokens) or tree.tokens[closing].text in (",", ".", *DASHES)
    led = who - verb <= 3  # noqa: PLR2004 - a preposition and an adjective at most
    return tree.tokens[verb].lemma in HELD and verb < who and led and closed


def any_remark(line: Line) -> Iterator[Found]:
    """«Q», — усмехнулась она: after a quotation and a dash any verb with a living subject tells who."""
    tree = line.tree
    if line.printed.isdisjoint(DASHES):
        return
    for index in range(2, len(tree.tokens)):
        token = tree.tokens[index]
        if (
            not tree.is_finite(index)
            or token.lemma in line.words.verbs
            or "Person=1" in token.feats
        ):
            continue
        left = _left(line, index)
        if left is None or tree.tokens[left].text not in DASHES or index - left > 2:  # noqa: PLR2004
            continue
        who = _remark_speaker(line, index, left, known=False)
        if who is None or who < index or who - index > NEAR:
            continue
        right = _right(line, index, who)
        content, direct = _remark_content(line, left, right, inside=index in line.quoted)
        if content and direct:
            yield Found(
                rule="any remark",
                speaker=who,
                cue=(index,),
                frame=tuple(range(left + 1, right + 1)),
                class_="neutral",
                content=content,
                direct=True,
                sure=tree.tokens[who].pos == "PRON",
            )


def _right(line: Line, verb: int, who: int) -> int:
    """Return the last word of a remark; inside a quotation it runs to the next mark and dash."""
    quote = line.around(line.tree.tokens[verb].start)
    right = end_of_remark(line.tree, verb, who)
    if quote is None:
        return right
    end = line.tree.tokens[verb].end
    back = BACK.search(line.text, end, min(quote.end, end + LONGEST))
    if back is None:
        return right
    words = [each for each, token in enumerate(line.tree.tokens) if token.end <= back.start()]
    return max(words[-1], verb)


def _left(line: Line, verb: int) -> int | None:
    """Return the mark before a remark: a dash, a comma or a closing quotation mark."""
    tree = line.tree
    for index in range(verb - 1, max(-1, verb - LONG), -1):
        token = tree.tokens[index]
        between = range(index + 1, verb)
        if token.text in DASHES and index and tree.tokens[index - 1].text in ENDING:
            return index
        if token.text in CLOSING and line.closed_before(tree.tokens[index + 1].start):
            return index
        if token.text == "," and index:
            if line.closed_before(tree.tokens[index + 1].start):
                return index
            near = all(
                tree.tokens[each].pos in ("ADV", "PART", "PRON", "PROPN") for each in between
            )
            return index if near and len(between) <= 2 else None  # noqa: PLR2004
        if token.pos not in ASIDE and token.text not in CLOSING | {"«"}:
            return None
    return None


def _remark_speaker(line: Line, verb: int, left: int, *, known: bool = True) -> int | None:
    """Return who a remark names: in Russian the subject stands after the verb."""
    tree = line.tree
    speaks, who = speaker_of(line, verb) if known else (True, subject(line, verb))
    if not speaks:
        return None
    after_dash = tree.tokens[left].text != ","  # a comma alone also joins main clauses
    if who is not None and who > left and (who > verb or after_dash or _closed(tree, verb)):
        return who
    if who is not None and who > left:
        return None
    place = seat(line, verb) if known else None
    if place is not None and place > verb:
        return place
    return _named_after(line, verb, loosely=after_dash)


def _named_after(line: Line, verb: int, *, loosely: bool) -> int | None:
    """Return the noun in the nominative after a verb that the tree has lost.

    ``loosely``: inside a quotation a foreign name will do in whatever case the tagger sees.
    """
    tree = line.tree
    for index in range(verb + 1, min(verb + NEAR, len(tree.tokens))):
        token = tree.tokens[index]
        if token.text in STOPS or token.text == ",":
            return None
        if token.pos in ("PROPN", "NOUN", "PRON") and "Case=Nom" in token.feats:
            return index
        named = token.pos == "PROPN" and tree.tokens[index - 1].pos not in ("ADP", "PROPN")
        if loosely and named and verb in line.quoted:
            return index
    return None


def _closed(tree: Tree, verb: int) -> bool:
    """Tell whether the remark ends with its verb: «, он считает,»."""
    return verb + 1 >= len(tree.tokens) or tree.tokens[verb + 1].text in (",", ".", *DASHES)


def end_of_remark(tree: Tree, verb: int, who: int) -> int:
    """Return the last word of a remark: its subject with what describes it."""
    last = max(verb, *tree.phrase(who))
    index = last + 1
    while index < len(tree.tokens):
        token = tree.tokens[index]
        closing = _bracket(tree, index)
        if closing:
            last, index = closing, closing + 1
            continue
        if token.text in STOPS:
            break
        if token.text == ",":
            aside = _describes(tree, index + 1, verb, who)
            if aside is None:
                break
            last = index = max(aside, index)
            index += 1
            continue
        last = index
        index += 1
    return last


def _bracket(tree: Tree, index: int) -> int:
    """Return where a short bracket that opens at ``index`` closes; 0 where there is none."""
    if tree.tokens[index].text != "(":
        return 0
    places = range(index + 1, min(index + 8, len(tree.tokens)))
    return next((each for each in places if tree.tokens[each].text == ")"), 0)


def _describes(tree: Tree, index: int, verb: int, who: int) -> int | None:
    """Return the end of an apposition or clause after a comma that describes the speaker."""
    if index >= len(tree.tokens):
        return None
    first = tree.tokens[index]
    if first.lemma in POINTING and "VerbForm=Conv" in first.feats:
        after = range(index + 1, len(tree.tokens))  # «пишет X, ссылаясь на Y»
        stop = next((each for each in after if tree.tokens[each].text in STOPS | {","}), None)
        return (len(tree.tokens) if stop is None else stop) - 1
    for each in tree.up(index, 5):
        token = tree.tokens[each]
        if token.head == who and token.rel in ("appos", "acl", "acl:relcl"):
            return max(tree.subtree(each))
        if token.head == verb and token.rel == "advcl":
            return max(tree.subtree(each))
    return None


def _remark_content(
    line: Line, left: int, right: int, *, inside: bool
) -> tuple[tuple[Span, ...], bool]:
    tree = line.tree
    start = tree.tokens[left].start
    if inside:
        return _cut_quotation(line, left, right), True
    if tree.tokens[left].text in CLOSING:
        start = tree.tokens[left + 1].start
    quote = line.closed_before(start) or line.closed_before(tree.tokens[left + 1].start)
    if quote:
        after = line.opened_after(tree.tokens[right].end)
        gap = line.text[tree.tokens[right].end : after.start - 1] if after else ""
        again = after is not None and any(each in gap for each in DASHES)
        return ((quote, after) if after and again else (quote,)), True
    spoken = line.text[line.paragraph.start : start].lstrip().startswith(DASHES)
    first = line.paragraph.start if spoken else tree.sentence.start
    end = line.paragraph.end if spoken else tree.sentence.end
    pieces = (Span(first, start), Span(tree.tokens[right].end, end))
    kept = tuple(
        piece
        for piece in (trimmed(line.text, each, stop=not spoken) for each in pieces)
        if any(each.isalpha() for each in line.text[piece.start : piece.end])
    )
    long_enough = sum(len(line.text[each.start : each.end].split()) for each in kept) > 1
    return (kept, spoken) if kept and long_enough and kept[0].start < start else ((), False)


def _cut_quotation(line: Line, left: int, right: int) -> tuple[Span, ...]:
    """Return a quotation without the remark inside it, which a dash must close."""
    tree = line.tree
    quote = line.around(tree.tokens[left].start)
    if quote is None or tree.tokens[left].text not in DASHES:
        return ()
    end = tree.tokens[right].end
    gap = line.text[end : end + 8].lstrip(" .,:\n\u00a0")
    if not gap.startswith(DASHES):
        return ()
    pieces = (Span(quote.start, tree.tokens[left].start), Span(end, quote.end))
    return tuple(trimmed(line.text, each, stop=False) for each in pieces)
