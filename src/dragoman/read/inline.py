"""Rules for a cue that stands beside what is said: a remark, «как сообщает X», «по словам X»."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.press import Span
from dragoman.model.reading import CueClass
from dragoman.read.cues import DASHES, EDGES, Found, Line, reporting, speaker_of, state, trimmed
from dragoman.read.tree import Tree

CLOSING = frozenset("»\"”“")
ENDING = frozenset({",", "!", "?", "…", "...", ".", *CLOSING})
STOPS = frozenset({".", "!", "?", "…", "...", ":", ";", "(", *DASHES})
ASIDE = frozenset({"ADV", "PART", "CCONJ", "ADP", "NOUN", "DET", "ADJ", "PRON", "NUM", "PROPN"})
CLAUSAL = frozenset({"ccomp", "conj", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "root"})
OPENING = 3
"""Words within which «об этом» opens a sentence."""
RELATIVE = frozenset({"кто", "который", "что", "где", "как"})
LONG = 14
"""Words that may stand between a dash and the verb of a remark."""
JUDGING = frozenset({"мнение", "оценка", "убеждение", "прогноз", "взгляд"})


def remark(line: Line) -> Iterator[Found]:
    """«Q», — сказал X; «Q1, отметил X, Q2»; «Q1, — сказал X. — Q2» inside one quotation."""
    tree = line.tree
    for index, token, verb in reporting(line):
        left = _left(line, index)
        if left is None or "VerbForm=Conv" in token.feats or "VerbForm=Part" in token.feats:
            continue
        who = _remark_speaker(line, index, left)
        if who is None or line.tree.lemmas(range(left + 1, index)) & RELATIVE:
            continue
        right = _right(tree, index, who)
        content, direct = _remark_content(line, left, right, inside=index in line.quoted)
        if not content or (verb.needs_clause and not direct):
            continue
        negated, modality = state(line, index)
        yield Found(
            rule="remark",
            speaker=who,
            cue=(index,),
            frame=tuple(range(left + 1, right + 1)),
            class_=line.words.verbs[token.lemma].class_,
            content=content,
            direct=direct,
            sure=direct or "Voice=Pass" in token.feats,
            negated=negated,
            modality=None if modality == "asked" else modality,
        )


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
            near = all(tree.tokens[each].pos in ("ADV", "PART", "PRON", "PROPN") for each in between)
            return index if near and len(between) <= 2 else None  # noqa: PLR2004
        if token.pos not in ASIDE and token.text not in CLOSING | {"«"}:
            return None
    return None


def _remark_speaker(line: Line, verb: int, left: int) -> int | None:
    """Return who a remark names: in Russian the subject stands after the verb."""
    tree = line.tree
    speaks, who = speaker_of(line, verb)
    if not speaks:
        return None
    after_dash = tree.tokens[left].text != ","  # a comma alone also joins main clauses
    if who is not None and who > left and (who > verb or after_dash or _closed(tree, verb)):
        return who
    if who is None or who < left:
        for index in range(verb + 1, min(verb + 4, len(tree.tokens))):
            token = tree.tokens[index]
            if token.text in STOPS or token.text == ",":
                return None
            if token.pos in ("PROPN", "NOUN", "PRON") and "Case=Nom" in token.feats:
                return index
    return None


def _closed(tree: Tree, verb: int) -> bool:
    """Tell whether the remark ends with its verb: «, он считает,»."""
    return verb + 1 >= len(tree.tokens) or tree.tokens[verb + 1].text in (",", ".", *DASHES)


def _right(tree: Tree, verb: int, who: int) -> int:
    """Return the last word of a remark: its subject with what describes it."""
    last = max(verb, max(tree.phrase(who)))
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
        return (quote,), True
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


def as_somebody_says(line: Line) -> Iterator[Found]:
    """«Как сообщает X, Q»; «Q1, как отметил X, Q2»."""
    tree = line.tree
    for index, token, _ in reporting(line):
        how = _how(tree, index)
        if how is None or index in line.quoted or not tree.is_finite(index):
            continue
        speaks, who = speaker_of(line, index)
        if not speaks or (who is not None and who < how):
            continue
        right = _right(tree, index, who if who is not None else index)
        content = _scope(line, index, Span(tree.tokens[how].start, tree.tokens[right].end))
        if content:
            negated, modality = state(line, index)
            yield Found(
                rule="as somebody says",
                speaker=who,
                cue=(how, index),
                frame=tuple(range(how, right + 1)),
                class_=line.words.verbs[token.lemma].class_,
                content=content,
                negated=negated,
                modality=modality,
                sure=True,
            )


def _how(tree: Tree, verb: int) -> int | None:
    for index in range(verb - 1, max(-1, verb - 5), -1):
        token = tree.tokens[index]
        if token.lemma == "как":
            opening = index == 0 or tree.tokens[index - 1].text in (",", *DASHES, "«", "(")
            alike = index > 1 and tree.tokens[index - 2].lemma in ("так", "такой", "тот")
            return index if opening and not alike else None
        if token.pos not in ("ADV", "PART", "PRON", "PROPN", "NOUN", "CCONJ"):
            return None
    return None


def _rest(line: Line, cut: Span) -> tuple[Span, ...]:
    """Return the sentence without a phrase set off by commas."""
    start, end = line.tree.sentence.start, line.tree.sentence.end
    pieces = (trimmed(line.text, each) for each in (Span(start, cut.start), Span(cut.end, end)))
    kept = tuple(
        each for each in pieces if any(c.isalpha() for c in line.text[each.start : each.end])
    )
    words = sum(len(line.text[each.start : each.end].split()) for each in kept)
    return kept if words >= 3 else ()  # noqa: PLR2004 - words enough to say something


def according_to(line: Line) -> Iterator[Found]:
    """«По словам X, Q»; «Q, по мнению X»; «согласно X, Q»."""
    tree = line.tree
    for index, token in enumerate(tree.tokens):
        if token.rel != "case" or token.head <= index:
            continue
        noun, who = token.head, None
        if token.lemma == "по" and tree.tokens[noun].lemma in line.words.cue_nouns:
            who = _holder(tree, noun)
        elif token.lemma == "согласно":
            who = noun
        if who is None:
            continue
        phrase = tree.phrase(noun)
        last = max(*phrase, *tree.phrase(who))
        content = _scope(line, noun, Span(token.start, tree.tokens[last].end))
        if content:
            yield Found(
                rule="according to",
                speaker=who,
                cue=(index, noun) if who != noun else (index,),
                frame=tuple(range(index, last + 1)),
                class_=_class(tree, noun),
                content=content,
            )


def _class(tree: Tree, noun: int) -> CueClass:
    return "judging" if tree.tokens[noun].lemma in JUDGING else "neutral"


def _holder(tree: Tree, noun: int) -> int | None:
    """Return whose words: «словам министра», «его словам»; not «данным на июль»."""
    for each in tree.children(noun, "det", "nmod", "appos", "flat:name"):
        token = tree.tokens[each]
        if token.rel == "det" and token.lemma not in ("он", "она", "они", "его", "ее", "их"):
            continue
        if not tree.preposition(each) and token.pos != "NUM" and token.pos != "ADJ":
            return each
    return None


def _scope(line: Line, noun: int, phrase: Span) -> tuple[Span, ...]:
    """Return the clause that a phrase set off by commas speaks of, without the phrase."""
    tree = line.tree
    head = tree.tokens[noun].head
    for each in tree.up(head, 5):
        if tree.tokens[each].rel in CLAUSAL:
            head = each
            break
    opens = phrase.start <= tree.tokens[0].end
    if head < 0 or tree.tokens[head].head < 0 or opens:
        return _rest(line, phrase)
    before = line.text[tree.sentence.start : phrase.start].rstrip()
    if before.endswith((*DASHES, ";", ":")):
        return _rest(line, Span(tree.sentence.start, phrase.end))
    words = [each for each in tree.subtree(head) if tree.tokens[each].rel not in ("cc", "mark")]
    while words and (tree.tokens[words[0]].pos == "PUNCT" or tree.tokens[words[0]].pos == "CCONJ"):
        words.pop(0)
    if not words:
        return ()
    whole = tree.span(words)
    whole = Span(_clause_start(tree, words, phrase), whole.end)
    pieces = (Span(whole.start, phrase.start), Span(phrase.end, whole.end))
    kept = (trimmed(line.text, each) for each in pieces if each.end > each.start)
    return tuple(each for each in kept if line.text[each.start : each.end].strip(EDGES + ".»«"))


def _clause_start(tree: Tree, words: list[int], phrase: Span) -> int:
    """Return where the clause around a phrase begins: after the last «, но» or «, а» before it."""
    start = tree.tokens[words[0]].start
    if tree.tokens[words[-1]].end <= phrase.end:
        return start
    for each in words:
        token = tree.tokens[each]
        joins = token.pos == "CCONJ" and each > 0 and tree.tokens[each - 1].text == ","
        if joins and token.end < phrase.start and each + 1 < len(tree.tokens):
            start = tree.tokens[each + 1].start
    return start


def of_this(line: Line) -> Iterator[Found]:
    """«Q. Об этом сообщил X»; «Q, о чём сообщил X»."""
    tree = line.tree
    for index, token, _ in reporting(line):
        topic = _topic(tree, index)
        speaks, who = speaker_of(line, index)
        if topic is None or not speaks or who is None or index in line.quoted:
            continue
        if topic > OPENING or tree.tokens[topic].lemma == "что":
            first = max(0, topic - 1)
            content = trimmed(line.text, Span(tree.sentence.start, tree.tokens[first].start))
            words = tuple(range(first, len(tree.tokens)))
        elif line.before is not None:
            content, words = trimmed(line.text, line.before), tuple(range(len(tree.tokens)))
        else:
            continue
        negated, modality = state(line, index)
        yield Found(
            rule="of this",
            speaker=who,
            cue=(index,),
            frame=words,
            class_=line.words.verbs[token.lemma].class_,
            content=(content,),
            negated=negated,
            modality=modality,
        )


def _topic(tree: Tree, verb: int) -> int | None:
    """Return «об этом» at the sentence's start, or «о чём» after a comma."""
    for each in tree.children(verb, "obl", "nmod"):
        token = tree.tokens[each]
        if tree.preposition(each) not in ("о", "об") or each > verb:
            continue
        opens = each <= OPENING or tree.tokens[each - 1].text[:1].isupper()
        if token.lemma in ("это", "этот") and opens:
            return each
        if token.lemma == "что" and each > 1 and tree.tokens[each - 2].text == ",":
            return each
    return None
