"""A piece's genre by plain cues (section, type, address, head of the title), else unknown."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import get_args

from dragoman.collect.fields import Candidate
from dragoman.model.press import Genre

Cues = Mapping[str, Mapping[Genre, re.Pattern[str]]]


@cache
def _cues() -> Cues:
    data = tomllib.loads((files("dragoman.knowledge") / "genres.toml").read_text("utf-8"))
    ends = {"sections": "", "types": "$", "titles": r"(?:\s*[:|.–—]|\s+(?:с|со|with)\s)"}
    return {
        kind: {
            genre: re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))}){end}")
            for genre, words in data[kind].items()
        }
        for kind, end in ends.items()
    }


def genre(
    cues: Iterable[Candidate], url: str | None, title: str | None
) -> tuple[Genre, str] | None:
    """Return the first genre that a cue gives and the rule that said so."""
    for cue in cues:
        plain = cue.words.casefold()
        if cue.rule == "declared" and plain in get_args(Genre):
            return next(each for each in get_args(Genre) if each == plain), cue.rule
        found = _first("types" if cue.rule == "type" else "sections", plain)
        if found:
            return found, cue.rule
    path = re.sub(r"https?://[^/]+", "", url or "").casefold()
    for part in path.split("/")[:-1]:
        found = _first("sections", part)
        if found and found != "news":
            return found, "address"
    found = _first("titles", (title or "").casefold(), head=True)
    return (found, "title") if found else None


def _first(kind: str, words: str, *, head: bool = False) -> Genre | None:
    for name, pattern in _cues()[kind].items():
        if pattern.match(words) if head else pattern.search(words):
            return name
    return None
