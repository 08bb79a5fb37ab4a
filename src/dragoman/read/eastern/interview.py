"""Interviews: who holds each paragraph, by a dash before the questions, or a name and a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.model.press import Article, Span
from dragoman.model.reading import Mention
from dragoman.read.eastern.marks import lines
from dragoman.read.eastern.words import Words, either

DASH = re.compile(r"[-–—―─－]{1,2}\s*(?=\S)")
ASKING = ("Q", "Ｑ", "問", "问", "記者", "记者", "기자", "문", "본지", "聞き手", "主持人")
ANSWERING = ("A", "Ａ", "答", "답")
LEAST = 2
"""Marked paragraphs that make an interview."""
ENDS = ("？", "?")


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph of an interview: its words without the label, and who holds it, if not the asker."""

    label: Span
    words: Span
    asked: bool
    speaker: Mention | None = None


def turns(article: Article, mentions: Sequence[Mention], words: Words) -> tuple[Turn, ...]:
    """Return the paragraphs of an interview with their holders; nothing for any other piece."""
    people = [each for each in mentions if each.type == "PER"]
    paragraphs = list(lines(article.text))
    labelled = tuple(_labelled(article, paragraphs, people, words))
    if len([each for each in labelled if each.speaker]) >= LEAST:
        return labelled
    return tuple(_dashed(article, paragraphs, people))


def _labelled(
    article: Article, paragraphs: Sequence[Span], people: Sequence[Mention], words: Words
) -> Iterator[Turn]:
    """«페트로프: …», «记者：…», «問　…»: paragraphs that open with a name, or a word for it."""
    titles = either([*words.titles, "氏"])
    names = {article.text[each.start : each.end]: each for each in people}
    names |= {each.name: each for each in people}
    shapes = [re.escape(each) for each in sorted(names, key=len, reverse=True)]
    paper = [article.outlet] if article.outlet else []
    named = "|".join([*shapes, *map(re.escape, paper), *ASKING, *ANSWERING])
    pattern = re.compile(rf"(?P<name>{named})\s?(?:{titles})?\s*(?P<mark>[：:．.]|　|\s[-–—]\s)\s*")
    guest = _guest(article, people, paragraphs[0].end if paragraphs else 0)
    for each in paragraphs:
        label = pattern.match(article.text, each.start, each.end)
        if not label or (label["mark"] in ".．" and label["name"] not in "QAＱＡ"):
            continue
        asked = label["name"] in (*ASKING, *paper, *article.authors)
        speaker = guest if label["name"] in ANSWERING else names.get(label["name"])
        span = Span(label.end(), each.end)
        yield Turn(Span(*label.span()), span, asked, None if asked else speaker)


def _dashed(
    article: Article, paragraphs: Sequence[Span], people: Sequence[Mention]
) -> Iterator[Turn]:
    """«――…か。» and the answer in the paragraphs after it, up to the next question."""
    text = article.text
    marked = [each for each in paragraphs if DASH.match(text, each.start, each.end)]
    if len(marked) < LEAST:
        return
    guest = _guest(article, people, marked[0].start)
    follows = {one.start for before, one in pairwise(paragraphs) if before in marked}
    both = sum(each.start in follows for each in marked) >= len(marked) // 2
    asking, quoted = False, None
    for each in paragraphs:
        label = DASH.match(text, each.start, each.end)
        if label:
            asking = _asks(text, each) or not both
            span = Span(label.end(), each.end)
            yield Turn(Span(*label.span()), span, asking, None if asking else guest)
        elif each.start > marked[0].start and not both and guest:
            opens = text[each.start] in '「“"'
            quoted = opens if quoted is None else quoted
            if quoted and not opens:
                continue  # the frame around the talk
            yield Turn(Span(each.start, each.start), each, asked=False, speaker=guest)


def _asks(text: str, paragraph: Span) -> bool:
    words = text[paragraph.start : paragraph.end].rstrip("”」’ ")
    return words.endswith((*ENDS, "か。", "か", "は。", "까.", "요.", "나."))


def _guest(article: Article, people: Sequence[Mention], first: int) -> Mention | None:
    """Return the one person whom the opening or the title names, the author left out."""
    opening = {each.name: each for each in people if each.start < first}
    named = {name: each for name, each in opening.items() if name not in article.authors}
    if len(named) == 1:
        return next(iter(named.values()))
    title = article.title or ""
    in_title = [
        each
        for name, each in named.items()
        if any(part in title for part in (name, *name.split("・")))
    ]
    return in_title[0] if len(in_title) == 1 else None
