"""Whose words a reporter passes on: «газета сообщает со ссылкой на X, что Q», «если верить X, Q»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.model.press import Span
from dragoman.read.cues import Found, Line, trimmed
from dragoman.read.openings import POINTING
from dragoman.read.phrases import holder
from dragoman.read.scope import scope
from dragoman.read.tree import Tree

CITING = frozenset({"цитировать", "процитировать"})
WORDS = frozenset({"слово", "заявление", "сообщение", "данные", "мнение", "оценка", "информация"})
"""What a source has that is no source itself."""
REFERENCE = "with reference to"


def referred(line: Line, found: Sequence[Found]) -> Iterator[Found]:
    """Yield, for each «со ссылкой на X» in a clause that reports, X holding the same within it."""
    for words, who in _references(line.tree):
        reports = [each for each in found if each.speaker is not None and each.speaker != who]
        near = [each for each in reports if set(words) <= set(each.frame)]
        near = near or [each for each in reports if _leads(line, words[0], each)]
        if near and not any(who == each.speaker for each in found):
            told = min(near, key=lambda each: abs(each.cue[-1] - words[0]))
            frame = (*words, *line.tree.phrase(who))
            yield replace(
                told,
                rule=REFERENCE,
                speaker=who,
                cue=words,
                frame=tuple(sorted({*frame})),
                class_="neutral",
                negated=False,
                sure=False,
            )


def _references(tree: Tree) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield the words of «со ссылкой на», «ссылаясь на», «цитирует», and the source after them."""
    for index, token in enumerate(tree.tokens[:-2]):
        if token.lemma in CITING:
            yield from _cited(tree, index)
            continue
        gerund = token.lemma in POINTING and "VerbForm=Conv" in token.feats
        noun = token.lemma == "ссылка" and index > 0 and tree.tokens[index - 1].text in ("со", "с")
        if not (gerund or noun) or tree.tokens[index + 1].text != "на":
            continue
        first = index - 1 if noun else index
        for place in range(index + 2, min(index + 9, len(tree.tokens))):
            after = tree.tokens[place]
            if after.pos in ("NOUN", "PROPN", "X") and "Case=Gen" not in after.feats:
                yield tuple(range(first, index + 2)), _whose(tree, _head(tree, place))
                break
            if after.text in (",", ".", ":"):
                break


def _cited(tree: Tree, verb: int) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield a verb that cites and the person it cites: «цитирует директора музея Олега Сомова»."""
    for each in range(verb + 1, min(verb + 3, len(tree.tokens))):
        feats = tree.tokens[each].feats
        if "=Anim" in feats and ("Case=Acc" in feats or "Case=Gen" in feats):
            under = [i for i in tree.phrase(each) if i >= each and tree.tokens[i].pos == "PROPN"]
            named = [i for i in under if "=Anim" in tree.tokens[i].feats]
            yield (verb,), (named or [each])[0]
            return


def _whose(tree: Tree, noun: int) -> int:
    """Return whose words a source's noun means: «ссылаясь на слова посла» points to the envoy."""
    if tree.tokens[noun].lemma not in WORDS:
        return noun
    holders = [i for i in tree.children(noun, "nmod") if "Case=Gen" in tree.tokens[i].feats]
    return holders[0] if holders else noun


def _head(tree: Tree, place: int) -> int:
    """Return the noun that a source's first noun hangs on, if that stands right after it."""
    over = tree.tokens[place].head
    return (
        over if place < over <= place + 2 and tree.tokens[over].pos in ("NOUN", "PROPN") else place
    )


def _leads(line: Line, place: int, found: Found) -> bool:
    """Tell whether a reference stands between who reports and what is reported."""
    where = line.tree.tokens[place].start
    first = line.tree.tokens[found.frame[0]].start
    return first <= where < found.content[0].start


def if_one_believes(line: Line) -> Iterator[Found]:
    """«Q1, если верить X, Q2»; «Q1, судя по X, Q2», where X is a paper that states something."""
    tree = line.tree
    if "если" not in line.lemmas and "судя" not in line.printed:
        return
    for index, token in enumerate(tree.tokens[:-2]):
        after = tree.tokens[index + 1]
        believes = token.lemma == "если" and after.text.lower() == "верить"
        judges = token.text.lower() == "судя" and after.text == "по"
        if not (believes or judges):
            continue
        who = next(
            (
                each
                for each in range(index + 2, min(index + 6, len(tree.tokens)))
                if tree.tokens[each].pos in ("NOUN", "PROPN") and "=Dat" in tree.tokens[each].feats
            ),
            None,
        )
        if judges and who is not None and tree.tokens[who].lemma in line.words.cue_nouns:
            own = holder(tree, who)  # «судя по словам X», «судя по опросу»
            who = who if own is None else own
        elif who is None or (judges and tree.tokens[who].lemma not in line.words.speaker_nouns):
            continue
        last = max(tree.subtree(who)) if judges else max(tree.phrase(who))
        content = scope(line, index, Span(token.start, tree.tokens[last].end))
        if content:
            yield Found(
                rule="if one believes",
                speaker=who,
                cue=(index, index + 1),
                frame=tuple(range(index, last + 1)),
                class_="neutral",
                content=content,
                sure=True,
            )


def of_which(line: Line) -> Iterator[Found]:
    """«Эксперт, по словам которого Q»; not «приговор, согласно которому Q», where nobody speaks."""
    tree = line.tree
    if "который" not in line.lemmas:
        return
    for index, token in enumerate(tree.tokens[4:-1], 4):
        if token.lemma != "который" or index in line.quoted:
            continue
        noun, led = tree.tokens[index - 1].lemma, tree.tokens[index - 2].text
        if led != "по" or noun not in line.words.cue_nouns or tree.tokens[index - 3].text != ",":
            continue
        who, last = _antecedent(tree, index - 3, index), _relative_end(tree, index)
        if who is None or last <= index + 1:
            continue
        content = trimmed(line.text, Span(tree.tokens[index + 1].start, tree.tokens[last].end))
        yield Found(
            rule="of which",
            speaker=who,
            cue=(index - 2, index - 1),
            frame=tuple(range(index - 2, index + 1)),
            class_="neutral",
            content=(content,),
        )


def _antecedent(tree: Tree, comma: int, pronoun: int) -> int | None:
    """Return the noun that «который» stands for: the last before the comma that agrees with it."""
    number = "Number=Plur" if "Number=Plur" in tree.tokens[pronoun].feats else "Number=Sing"
    gender = next((f for f in tree.tokens[pronoun].feats.split("|") if f.startswith("Gender=")), "")
    for each in range(comma - 1, max(-1, comma - 9), -1):
        token = tree.tokens[each]
        if token.pos in ("VERB", "AUX") or token.text == ",":
            return None
        agrees = number in token.feats and (gender in token.feats or number == "Number=Plur")
        if token.pos in ("NOUN", "PROPN") and agrees:
            return _named(tree, each)
    return None


def _named(tree: Tree, word: int) -> int:
    """Return the head of a name: of «министр Олег Сомов» the minister."""
    while tree.tokens[word].rel in ("flat:name", "appos") and 0 <= tree.tokens[word].head < word:
        word = tree.tokens[word].head
    return word


def _relative_end(tree: Tree, pronoun: int) -> int:
    """Return the last word of a relative clause: before the comma after its verb, or the sentence's."""
    verb = next((i for i in range(pronoun + 1, len(tree.tokens)) if tree.is_finite(i)), None)
    if verb is None:
        return pronoun
    inside = tree.subtree(verb)
    for each in range(verb + 1, len(tree.tokens)):
        if tree.tokens[each].text == "," and each + 1 < len(tree.tokens) and each + 1 not in inside:
            return each - 1
    return len(tree.tokens) - 1
