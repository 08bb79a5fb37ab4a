"""Rules for a colon or marks that give somebody's words after a verb that need not report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dragoman.model.press import Span
from dragoman.read.cues import DASHES, OURS, Found, Line, reporting, trimmed
from dragoman.read.governing import FAR, made
from dragoman.read.quotes import WORD, is_whole
from dragoman.read.spans import trimmed_end
from dragoman.read.theses import is_of_another
from dragoman.read.who import speaker_of, subject

MARKED = re.compile(r"[ \u00a0][«“\"]([^«»“”\"\n]+)[»”\"]")
THEIRS = frozenset({"он", "она", "они", "его", "ее", "их"})
WORDING = frozenset(
    {"обосновать", "обосновывать", "описать", "описывать", "характеризовать", "охарактеризовать"}
    | {"сформулировать", "формулировать", "ответить", "комментировать", "прокомментировать"}
    | {"объяснить", "объяснять", "определить", "определять", "излагать", "изложить"}
)
"""Verbs after «так» that put somebody's view into words: «так описывает, так обосновал»."""
FEWEST = 2
"""Words of a quotation that a verb of speech takes right after it."""


def announced_quotation(line: Line) -> Iterator[Found]:
    """«Она отнеслась к спору сдержанно: "Q"»: a living subject, any verb, a whole quotation."""
    tree = line.tree
    for quote in line.quotes:
        colon = line.text.endswith(":", 0, trimmed_end(line.text, quote.start - 1))
        if not colon or quote.start <= tree.sentence.start or not is_whole(line.text, quote):
            continue
        if is_of_another(line, quote):
            continue
        words = [each for each, token in enumerate(tree.tokens) if token.end < quote.start]
        for index in reversed(words[-FAR:]):
            if index in line.quoted or not tree.is_finite(index):
                continue
            own = tree.children(index, "nsubj") or tree.tokens[index].rel == "conj"
            who = subject(line, index) if own else None
            one = who is not None and "Number=Sing" in tree.tokens[who].feats
            if who is not None and one and who < index and tree.tokens[who].lemma not in OURS:
                yield _made(line, "announced quotation", index, who, quote)
            break


def said_in_marks(line: Line) -> Iterator[Found]:
    """«Сеул сказал "но не сейчас"»: a quotation in small letters right after a verb of speech."""
    for index, token, verb in reporting(line):
        said = MARKED.match(line.text, token.end)
        if said is None:
            continue
        speaks, who = speaker_of(line, index)
        plain = line.tree.is_finite(index) and verb.class_ == "neutral" and not verb.needs_clause
        if not plain or not speaks or who is None:
            continue
        if said[1][:1].islower() and len(WORD.findall(said[1])) >= FEWEST:
            quote = Span(*said.span(1))
            yield replace(made("said in marks", line, index, who, (quote,)), direct=True)


def thought(line: Line) -> Iterator[Found]:
    """«Главная мысль авторов проста: Q»: whose thought it is stands in the genitive."""
    tree = line.tree
    if line.lemmas.isdisjoint(line.words.thought_nouns):
        return
    for index, token in enumerate(tree.tokens):
        nominative = "Case=Nom" in token.feats and token.rel != "obj"
        if token.lemma not in line.words.thought_nouns or not nominative:
            continue
        holders = [
            each
            for each in tree.children(index, "nmod", "det")
            if not tree.preposition(each)
            and ("Case=Gen" in tree.tokens[each].feats or tree.tokens[each].lemma in THEIRS)
        ]
        after = index + 1
        if not holders and after < len(tree.tokens) and "Case=Gen" in tree.tokens[after].feats:
            named = tree.tokens[after].pos in ("NOUN", "PROPN")
            holders = [after] if named and tree.tokens[after].rel == "nsubj" else []
        colon = next((each for each in tree.tokens[index:] if each.text == ":"), None)
        if not holders or colon is None or index in line.quoted:
            continue
        quote = line.opened_after(colon.end)
        content = quote or trimmed(line.text, Span(colon.end, tree.sentence.end))
        words = tuple(each for each, one in enumerate(tree.tokens) if one.end <= colon.end)
        yield Found(
            rule="thought",
            speaker=holders[0],
            cue=(index,),
            frame=words,
            class_="neutral",
            content=(content,),
            direct=quote is not None,
            sure=True,
        )


def they_say(line: Line) -> Iterator[Found]:
    """«Говорят, Q»: what goes round, and nobody in particular says."""
    tree = line.tree
    if (
        len(tree.tokens) > FEWEST
        and tree.tokens[0].text == "Говорят"
        and tree.tokens[1].text == ","
    ):
        if tree.tokens[2].lemma in ("что", "будто"):
            return
        content = trimmed(line.text, Span(tree.tokens[2].start, tree.sentence.end))
        yield Found(
            rule="they say",
            speaker=None,
            cue=(0,),
            frame=(0, 1),
            class_="neutral",
            content=(content,),
        )


def so_said(line: Line) -> Iterator[Found]:
    """«"Q", – так объяснил отказ министр»; «Q – так ответили в порту»."""
    tree = line.tree
    for index in _so_places(line):
        dash = tree.tokens[index - 1]
        if dash.text not in DASHES:
            continue
        verb = next(
            (each for each in range(index + 1, len(tree.tokens)) if tree.is_finite(each)), -1
        )
        who = subject(line, verb) if _tells(line, verb) else None
        quote = line.closed_before(dash.start)
        content = quote or trimmed(line.text, Span(tree.sentence.start, dash.start))
        if (
            who is not None
            and who > index
            and len(WORD.findall(line.text[slice(*content)])) > FEWEST
        ):
            frame = tuple(range(index, len(tree.tokens)))
            yield _so("so said", verb, who, frame, content, quote)


def so_worded(line: Line) -> Iterator[Found]:
    """«Газета так описывает разговор: Q», where the colon need not come right after the verb."""
    tree = line.tree
    for index in _so_places(line):
        verb = index + 1 if tree.is_finite(index + 1) else index - 1
        colons = [i for i, each in enumerate(tree.tokens) if each.text == ":" and i > verb]
        if not tree.is_finite(verb) or not _tells(line, verb) or not colons:
            continue
        between = range(verb + 1, colons[0])
        who = subject(line, verb)
        if who is None or any(tree.is_finite(each) for each in between) or who > colons[0]:
            continue
        quote = line.opened_after(tree.tokens[colons[0]].end)
        rest = Span(tree.tokens[colons[0]].end, tree.sentence.end)
        content = quote or trimmed(line.text, rest)
        if len(WORD.findall(line.text[slice(*content)])) > FEWEST:
            yield _so("so says", verb, who, tuple(range(colons[0] + 1)), content, quote)


def _so_places(line: Line) -> list[int]:
    words = line.tree.tokens
    if "так" not in line.printed:
        return []
    return [i for i in range(1, len(words) - 2) if words[i].text == "так" and i not in line.quoted]


def _tells(line: Line, verb: int) -> bool:
    """Tell a verb that reports, rates or puts into words."""
    lemma = line.tree.tokens[verb].lemma
    return verb >= 0 and (
        lemma in WORDING or lemma in line.words.verbs or lemma in line.words.rating_verbs
    )


def _so(
    rule: str, verb: int, who: int, frame: tuple[int, ...], content: Span, quote: Span | None
) -> Found:
    return Found(
        rule=rule,
        speaker=who,
        cue=(verb,),
        frame=frame,
        class_="neutral",
        content=(content,),
        direct=quote is not None,
    )


def _made(line: Line, rule: str, verb: int, who: int, quote: Span) -> Found:
    tree = line.tree
    words = tuple(each for each, token in enumerate(tree.tokens) if token.end < quote.start)
    return Found(
        rule=rule,
        speaker=who,
        cue=(verb,),
        frame=words,
        class_="neutral",
        content=(quote,),
        direct=True,
    )
