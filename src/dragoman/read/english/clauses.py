"""What the English rules share: who does what a verb says, how sure, and where a clause's words lie."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.language.annotation import Token
from dragoman.model.knowledge import ReportingVerb
from dragoman.model.press import Span
from dragoman.read.cues import EDGES, Found, Line
from dragoman.read.tree import Tree

OURS = frozenset({"i", "we", "you", "let", "me"})
RELATIVE = frozenset({"who", "which", "that", "whom"})
NOT = frozenset({"not", "n't", "n’t", "never"})
NOBODY = frozenset({"nobody", "none", "no one", "neither"})
MODAL = {"would": "hypothetical", "could": "possible", "might": "possible", "may": "possible",
         "can": "possible", "should": "possible", "will": "future", "'ll": "future", "’ll": "future",
         "shall": "future", "must": "possible", "ca": "possible", "wo": "future"}  # fmt: skip
WENT_ON = frozenset(
    {"go", "continue", "come", "rush", "begin", "start", "use", "proceed", "seem", "appear"}
)
"""Verbs under which an infinitive is as good as said: «went on to say»."""
LEAVES = frozenset({"conj", "xcomp", "advcl", "acl", "dep", "attr"})
OPENING = '“"«„‘'
CLOSING = '”"»’'
ENCLOSING = {"“": "”", "«": "»", '"': '"'}
PAIRED = {"”": "“", "»": "«", '"': '"'}
WORD = re.compile(r"\w")


def reporting(line: Line) -> Iterator[tuple[int, Token, ReportingVerb]]:
    """Yield the sentence's reporting verbs in others' mouths, infinitives only where they are said."""
    tree = line.tree
    for index, token in enumerate(tree.tokens):
        verb = line.words.verbs.get(token.lemma)
        if verb is None or not _may_report(tree, index):
            continue
        if is_infinitive(tree, index) and not is_said(tree, index):
            continue
        if _is_ours(tree, index) or token.rel == "amod":
            continue
        yield index, token, verb


def _may_report(tree: Tree, index: int) -> bool:
    """Tell a verb, or an adjective that «is» joins: «is confident that»."""
    token = tree.tokens[index]
    if token.pos == "ADJ":
        return token.rel == "attr" and token.head >= 0 and tree.tokens[token.head].lemma == "be"
    return token.pos in ("VERB", "AUX")


def is_infinitive(tree: Tree, verb: int) -> bool:
    """Tell «to say» from «says»."""
    return "VerbForm=Inf" in tree.tokens[verb].feats


def is_said(tree: Tree, verb: int) -> bool:
    """Tell an infinitive that is as good as said: «went on to say»."""
    token = tree.tokens[verb]
    return (
        token.rel in ("xcomp", "advcl")
        and token.head >= 0
        and (tree.tokens[token.head].lemma in WENT_ON)
    )


def _is_ours(tree: Tree, verb: int) -> bool:
    """Tell «I think», «you say» and «note that»: here the voice that is speaking goes on."""
    if tree.tokens[verb].pos == "ADJ":
        verb = tree.tokens[verb].head
    kids = tree.children(verb, "nsubj")
    if kids:
        return any(tree.tokens[each].lemma in OURS for each in kids)
    token = tree.tokens[verb]
    if token.rel == "conj" and token.head >= 0 and token.head < verb:
        return _is_ours(tree, token.head)
    bare = "VerbForm=Inf" not in token.feats and "Tense" not in token.feats
    return bare and token.rel == "root" and not tree.children(verb, "aux", "aux:pass")


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell «was told» and «told by»."""
    token = tree.tokens[verb]
    if tree.children(verb, "nsubj:pass", "aux:pass") or _is_when_asked(tree, verb):
        return True
    bare = token.rel in ("acl", "amod") and "Tense=Past|VerbForm=Part" in token.feats
    return bare and "Aspect=Perf" in token.feats


def _is_when_asked(tree: Tree, verb: int) -> bool:
    """Tell «when asked by a reporter», where the helping verb is left out."""
    token = tree.tokens[verb]
    if verb == 0 or token.lemma not in ("ask", "tell", "press", "question", "quote"):
        return False
    opens = tree.tokens[verb - 1].text.lower() in ("when", "if", "as", "once", "until", "unless")
    past = "Tense=Past" in token.feats
    return past and opens and not tree.children(verb, "nsubj")


def agent(tree: Tree, verb: int) -> int | None:
    """Return the noun of «by X» on a passive verb."""
    found = [each for each in tree.children(verb, "obl") if tree.preposition(each) == "by"]
    return found[0] if found else None


def subject(tree: Tree, verb: int) -> int | None:
    """Return who does what a verb says: its subject, or that of the verb it leans on."""
    for _ in range(5):
        token = tree.tokens[verb]
        own = [each for each in tree.children(verb, "nsubj") if tree.tokens[each].lemma != "what"]
        if own:
            return _antecedent(tree, own[0])
        if token.head < 0 or token.rel not in LEAVES or tree.children(verb, "nsubj:pass"):
            passive = tree.children(verb, "nsubj:pass")
            return _antecedent(tree, passive[0]) if passive else None
        if token.rel == "acl":
            return token.head
        verb = token.head
        if tree.tokens[verb].pos not in ("VERB", "AUX"):
            return None
    return None


def _antecedent(tree: Tree, word: int) -> int | None:
    """Return the noun that «who» stands for; any other subject as it is."""
    if tree.tokens[word].lemma not in RELATIVE or tree.tokens[word].pos == "DET":
        return word
    for each in tree.up(word, 4):
        if tree.tokens[each].rel == "acl:relcl":
            return tree.tokens[each].head
    return None


def state(line: Line, verb: int) -> tuple[bool, str | None]:
    """Return whether the cue is negated, and its modality."""
    asked = verb not in line.quoted
    return state_of(line.tree, verb, line.text, asked=asked)


def state_of(tree: Tree, verb: int, text: str, *, asked: bool = True) -> tuple[bool, str | None]:
    """Return whether a word is negated, and its modality; ``asked`` unless it stands in a quotation."""
    above = tree.kids[tree.tokens[verb].head] if tree.tokens[verb].pos == "ADJ" else ()
    near = [tree.tokens[each] for each in (*tree.kids[verb], *above)]
    denied = any(each.lemma in NOT or each.text.lower() in NOT for each in near)
    subjects = tree.children(verb, "nsubj", "nsubj:pass")
    denied = denied or any(_is_nobody(tree, each) for each in subjects)
    if any(each.lemma == "if" and each.rel == "mark" for each in near):
        return denied, "hypothetical"
    helpers = [each.text.lower() for each in near if each.rel == "aux"]
    modality = next((MODAL[each] for each in helpers if each in MODAL), None)
    if modality == "hypothetical" and tree.tokens[verb].lemma == "say":
        modality = "possible"
    if modality is None and text[: tree.sentence.end].endswith("?"):
        modality = "asked" if tree.tokens[verb].head < 0 and asked else None
    return denied, modality


def _is_nobody(tree: Tree, word: int) -> bool:
    words = {tree.tokens[each].text.lower() for each in tree.kids[word]}
    return tree.tokens[word].lemma in NOBODY or "no" in words or "few" in words


def cue_words(tree: Tree, verb: int) -> tuple[int, ...]:
    """Return the verb with its particle: «pointed out»."""
    return (verb, *tree.children(verb, "compound:prt"))


def phrase(tree: Tree, index: int) -> list[int]:
    """Return the noun phrase that names a speaker: no clause on it, no apposition but a name."""
    words = tree.phrase(index)
    for each in tree.kids[index]:
        token = tree.tokens[each]
        if token.rel not in ("appos", "advmod", "obl", "prep") or each < index or each not in words:
            continue
        named = token.rel == "appos" and token.pos == "PROPN" and tree.tokens[index].pos == "NOUN"
        if not named:
            first = min(tree.subtree(each, without=index))
            words = [word for word in words if word < first or first <= index]
    while len(words) > 1 and tree.tokens[words[-1]].text in (
        ",",
        "'s",
        "’s",
        "'",
        "’",
        "(",
        "-",
        "—",
        "“",
        '"',
    ):
        words.pop()
    return words


def made(rule: str, line: Line, verb: int, who: int | None, content: tuple[Span, ...]) -> Found:
    """Return the attribution by ``verb``; the frame is its clause without what is said."""
    negated, modality = state(line, verb)
    known = line.words.verbs[line.tree.tokens[verb].lemma]
    return Found(
        rule=rule,
        speaker=who,
        cue=tuple(sorted(cue_words(line.tree, verb))),
        frame=frame(line, verb, who, content),
        class_=known.class_,
        content=content,
        negated=negated,
        modality=modality,
    )


def frame(line: Line, verb: int, who: int | None, content: Sequence[Span]) -> tuple[int, ...]:
    """Return the words of the attributing clause that lie in no content."""
    tree = line.tree
    words = set(tree.subtree(verb))
    for each in tree.children(verb, "conj", "parataxis"):
        if tree.tokens[each].pos in ("VERB", "AUX"):
            words -= set(tree.subtree(each))
    if who is not None and tree.tokens[who].head == verb:
        words |= set(tree.subtree(who))
    return tuple(sorted(each for each in words | {verb} if not _inside(tree, each, content)))


def _inside(tree: Tree, word: int, content: Sequence[Span]) -> bool:
    return any(part.start <= tree.tokens[word].start < part.end for part in content)


def tidy(text: str, span: Span, *, stop: bool = True) -> Span:
    """Return ``span`` without white space, commas, dashes, its full stop, and marks that do not pair."""
    start, end = span
    changed = True
    while changed and start < end:
        before = (start, end)
        while start < end and (text[start] in EDGES or text[start] in ".!?…)”»'"):
            start += 1
        while start < end and (text[end - 1] in EDGES or (stop and text[end - 1] == ".")):
            if text[end - 1] == "." and _is_short(text, end):
                break
            end -= 1
        if text[end - 1 : end] == "'" and text[end - 2 : end - 1] in ",.!?' ":
            end -= 1
        first, last = _unmarked(text[start:end])
        start, end = start + first, end - last
        changed = before != (start, end)
    return Span(start, _closed(text, start, end))


def _unmarked(inner: str) -> tuple[int, int]:
    """Return how many marks to take off each end: those without a partner, and a pair around all."""
    opens, closes = inner[:1] in ENCLOSING, inner[-1:] in PAIRED
    if opens and inner.count(inner[0]) != inner.count(ENCLOSING[inner[0]]):
        return 1, 0
    if inner[:1] == '"' and inner.count('"') % 2:
        return 1, 0
    if closes and _is_odd(inner):
        return 0, 1
    around = opens and inner[-1] == ENCLOSING[inner[0]] and inner[1:-1].count(inner[-1]) == 0
    return (1, 1) if around else (0, 0)


def _closed(text: str, start: int, end: int) -> int:
    """Take in the mark that closes what a content opens: «the talks were “over.”»."""
    inner = text[start:end]
    after = re.match(r"[.,!?]?([”\"»])", text[end : end + 2])
    if after is None:
        return end
    mark = after[1]
    odd = inner.count(mark) % 2 if mark == '"' else inner.count(PAIRED[mark]) > inner.count(mark)
    return end + after.end() if odd else end


def _is_odd(inner: str) -> bool:
    mark = inner[-1]
    if mark == '"':
        return inner.count('"') % 2 == 1
    return inner.count(PAIRED[mark]) < inner.count(mark)


def _is_short(text: str, end: int) -> bool:
    """Tell the stop of «U.S.» from that of a sentence."""
    return bool(re.search(r"\b[A-Z]\.[A-Z]\.$", text[max(0, end - 6) : end]))


def kept(line: Line, pieces: Sequence[Span]) -> tuple[Span, ...]:
    """Return ``pieces`` tidied, those that hold words."""
    found = (tidy(line.text, each) for each in pieces if each.end > each.start)
    return tuple(sorted(each for each in found if WORD.search(line.text[each.start : each.end])))


def kept_words(tree: Tree, text: str, words: Sequence[int]) -> tuple[Span, ...]:
    """Return the unbroken runs of ``words`` as stretches of text without marks at their ends."""
    runs: list[list[int]] = []
    for each in sorted(words):
        if runs and runs[-1][-1] == each - 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    found = (tidy(text, tree.span(each)) for each in runs)
    return tuple(each for each in found if WORD.search(text[each.start : each.end]))


def whole_quotation(line: Line, span: Span) -> Span:
    """Widen a content to the end of the quotation that its last word lies in."""
    within = line.around(max(span.start, span.end - 1))
    return (
        Span(span.start, max(span.end, within.end))
        if within and span.start <= within.start
        else span
    )
