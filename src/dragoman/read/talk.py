"""Where a talk begins: behind its first question nothing is the author's but by proof.

Lines are looked at for a question mark outside quotation marks, the dash of a dialogue, or a label. A piece
called an interview that shows none of these is its guest's from the first line that says «я» or «мы».
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import TypeVar

from dragoman.model.press import Article
from dragoman.model.reading import (
    Attitude,
    Forecast,
    Question,
    Recommendation,
    Stance,
    Statement,
)
from dragoman.read.holding import held

Finding = TypeVar("Finding", Attitude, Forecast, Question, Recommendation, Stance)
LINE = re.compile(r"[^\n]*\S[^\n]*")
DASH = re.compile(r"\s*(?:[–—―─－-]{1,2}|ーー)\s*[^\s–—―─－-]")
ASKS = re.compile(r"(?:[?？]|(?:か|까|나요|은요|는요)[。.])\W*$")
"""A line that ends in a question."""
IN_MARKS = re.compile(
    r"«[^»]{0,400}»|“[^”]{0,400}”|\"[^\"\n]{0,400}\"|„[^“”]{0,400}[“”]|「[^」]{0,400}」|『[^』]{0,400}』"
)
ENGLISH = frozenset({"i", "we", "my", "our", "us", "me"})
"""Of the words of all languages by which somebody speaks of himself; «EU» and «Ben» are none."""
MARKS = r"[\s*_]*\d{0,2}[)）】\]]?[\s*_]*[.．:：、　]"


@cache
def words(name: str) -> tuple[str, ...]:
    """Return a list of the ``turns`` of ``genres.toml``, loaded once a process."""
    data = tomllib.loads((files("dragoman.knowledge") / "genres.toml").read_text("utf-8"))
    return tuple(data["turns"][name])


@cache
def _labels() -> dict[str, re.Pattern[str]]:
    patterns = {name: "|".join(map(re.escape, words(name))) for name in ("asks", "answers")}
    return {
        name: re.compile(rf"[\s*_–—-]*[«\"(（【\[]?(?:{known}){MARKS}", re.IGNORECASE)
        for name, known in patterns.items()
    }


def said_by(line: str) -> str:
    """Return what the label of a line says of its speaker: "asks", "answers", or "" without one."""
    return next((name for name, each in _labels().items() if each.match(line)), "")


@cache
def _first_person(language: str) -> re.Pattern[str]:
    if language in ("ja", "ko", "zh"):
        return re.compile(
            "|".join(rf"(?<![가-힣]){re.escape(each)}" for each in words("own_eastern"))
        )
    cyrillic = language == "ru"
    own = [
        e for e in words("own") if ("а" <= e[0] <= "я") == cyrillic and (cyrillic or e in ENGLISH)
    ]
    forms = [form for each in own for form in (each, each.capitalize())]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})\b")


def in_person(text: str, language: str) -> bool:
    """Tell whether somebody speaks of himself in ``text``, outside quotation marks."""
    return bool(_first_person(language[:2]).search(IN_MARKS.sub(" ", text)))


def begins(article: Article) -> int:
    """Return where the talk of an interview begins in its text; its end in any other piece."""
    if article.genre != "interview":
        return len(article.text)
    return _begins(article.text, article.language)


@lru_cache(8)
def _begins(text: str, language: str) -> int:
    """Find the first line of the talk.

    Where no dash and no label marks it, a first question may want its mark («Расскажите о порте.»): then the
    first line alone is surely none of it. A question inside a line counts where no line ends in one.
    """
    own, second, inside = len(text), len(text), False
    for number, each in enumerate(LINE.finditer(text)):
        line = each.group()
        if DASH.match(line) or said_by(line):
            return each.start()
        if number == 1:
            second = each.start()
        bare = IN_MARKS.sub(" ", line)
        if ASKS.search(bare):
            return min(each.start(), second)
        inside = inside or "?" in bare or "？" in bare
        own = min(own, each.start()) if in_person(line, language) else own
    return min(own, second) if inside else own


def sure(
    article: Article, statements: tuple[Statement, ...], found: Sequence[Finding]
) -> tuple[Finding, ...]:
    """Leave out of the talk what stands in nobody's statement: nobody knows who thinks so."""
    first = begins(article)
    return tuple(
        each
        for each in found
        if (at := _at(each)) < first or ((who := held(at, at + 1, statements)) and who.who.name)
    )


def _at(found: Finding) -> int:
    if isinstance(found, Stance):
        return found.spans[0].start if found.spans else 0
    if isinstance(found, Attitude):
        return found.cue[0].start if found.cue else 0
    return found.start
