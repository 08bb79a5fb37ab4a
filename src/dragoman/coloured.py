"""An article on a terminal with its voices in colour: who speaks where, figures and forecasts marked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from rich.console import Group
from rich.rule import Rule
from rich.text import Text

from dragoman.model.press import Article, PublicationDate
from dragoman.model.reading import ReadArticle, Statement

COLOURS = ("green", "cyan", "magenta", "yellow", "blue", "red")
"""One a voice, in the order in which they are first heard; a seventh voice has the first's again."""
LEGEND = "colour: whose words · [n] who speaks · dim: the words that say so · bold: a figure · underlined: a forecast"
UNNAMED = "somebody unnamed"


def view(found: ReadArticle) -> Group:
    """Return an article as a terminal shows it: its head, its text in colour, and who speaks in it."""
    article, statements = found.article, found.reading.statements
    voices = _voices(statements)
    return Group(
        Rule(Text(_plain(article.title or article.source), style="bold"), align="left"),
        Text(_plain(_byline(article)), style="dim"),
        Text(""),
        _body(found, voices),
        Text(""),
        *_speakers(statements, voices),
        Text(LEGEND, style="dim"),
    )


def _byline(article: Article) -> str:
    return " · ".join(
        each
        for each in (
            ", ".join(article.authors) or "unsigned",
            article.outlet or "no outlet",
            _day(article.published),
        )
        if each
    )


def _day(when: PublicationDate) -> str:
    if when.earliest is None:
        return "undated"
    return (
        str(when.earliest) if when.earliest == when.latest else f"{when.earliest} to {when.latest}"
    )


def _name(each: Statement) -> str:
    """Return whom an analyst knows, else the words that name who speaks here."""
    known = each.resolved or (each.who.name if each.who.kind != "unnamed" else None)
    return known or (each.speaker.name if each.speaker else UNNAMED)


def _voices(statements: tuple[Statement, ...]) -> Mapping[str, int]:
    """Return the number of each voice but the author's, by the order of the text."""
    voices: dict[str, int] = {}
    told = (each for each in statements if each.level != "author" and each.content)
    for each in sorted(told, key=lambda one: one.content[0]):
        voices.setdefault(_name(each), len(voices) + 1)
    return voices


def _colour(number: int) -> str:
    return COLOURS[(number - 1) % len(COLOURS)]


def _body(found: ReadArticle, voices: Mapping[str, int]) -> Text:
    """Return the text, styled by its own offsets; the voices' numbers are put in last."""
    body = Text(_plain(found.article.text))
    numbers: dict[int, list[int]] = {}
    outer_first = sorted(found.reading.statements, key=lambda each: each.level == "nested")
    for each in outer_first:
        if each.level == "author":
            continue
        number = voices[_name(each)] if each.content else 0
        for span in each.content:
            body.stylize(_colour(number), span.start, span.end)
        for span in each.cue.spans if each.cue else ():
            body.stylize("dim", span.start, span.end)
        if each.content:
            numbers.setdefault(each.content[0].start, []).append(number)
    for figure in found.reading.figures:
        body.stylize("bold", figure.start, figure.end)
    for forecast in found.reading.forecasts:
        body.stylize("underline", forecast.start, forecast.end)
    shown, last = Text(), 0
    for place in sorted(numbers):
        shown.append_text(body[last:place])
        for number in numbers[place]:
            shown.append(f"[{number}] ", style=f"bold {_colour(number)}")
        last = place
    shown.append_text(body[last:])
    return shown


def _speakers(statements: tuple[Statement, ...], voices: Mapping[str, int]) -> Iterator[Text]:
    for name, number in voices.items():
        own = [each for each in statements if each.level != "author" and _name(each) == name]
        nested = sum(each.level == "nested" for each in own)
        within = f", {nested} within another's words" if nested else ""
        line = Text()
        line.append(f"[{number}] ", style=f"bold {_colour(number)}")
        line.append(_plain(name), style=_colour(number))
        line.append(f"  {len(own)}{within}", style="dim")
        yield line


def _plain(words: str) -> str:
    """Return text as long as it was that a terminal cannot take for commands, nor turn around."""
    return "".join(
        " " if unicodedata.category(each) in ("Cc", "Cf") and each not in "\n\t\u00ad" else each
        for each in words
    )
