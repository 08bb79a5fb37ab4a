"""Words that name a genre (``knowledge/genres.toml``): rubrics, labels, types, heads of titles.

A rubric is compared whole: «Opinion» is one, «Opinion polls» is none. A section's name may be a path
(«Мнения / Колонки», «Sport > Interview»): its last part that says anything counts. Where two kinds
stand side by side («Comment & Analysis») it says nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal
from urllib.parse import unquote, urlsplit

from dragoman.model.press import Genre

Told = Genre | Literal["signed", "none"]
"""A genre, ``signed`` for what is a column if a person signs it, ``none`` for what is none of them."""
ORDER: tuple[Genre, ...] = (
    "interview", "review", "editorial", "column", "analysis", "journal", "news",
)  # fmt: skip
PATH = re.compile(r"\s*[/>›»→:;|｜]\s*|\s+[–—-]\s+|_")
BESIDE = re.compile(r"\s*[,&+、・]\s*|\s+(?:and|und|et|y|e|и|i|och|og|a|en)\s+")
OPEN, CLOSE = "【[［(（〈《＜<「『", "】]］)）〉》＞>」』"
BRACKETED = re.compile(rf"^[{re.escape(OPEN)}]([^{re.escape(CLOSE)}]{{2,24}})[{re.escape(CLOSE)}]")
BEHIND = re.compile(rf"[{re.escape(OPEN)}]([^{re.escape(CLOSE)}]{{2,24}})[{re.escape(CLOSE)}]$")
HEAD = re.compile(
    r"^([^:：|｜丨–—.]{2,32}?)\s*(?:[:：|｜丨]|(?<=[^\W\d_a-zа-яё])\s*(?:[.]|\s[–—-])\s)\s*\S"
)
TAIL = re.compile(r"\s[|–—]\s([^|–—]{2,32})$")
NUMBERED = re.compile(r"[-_.,](?:[a-z]{0,4}[\d.]+|html?|php|aspx)+$")
EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
LONGEST = 40
"""Code points of a label; what is longer is a sentence."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The lists, ready to be asked: each word in small letters with what it tells."""

    rubrics: Mapping[str, Told]
    labels: Mapping[str, Told]
    types: Mapping[str, Told]
    bylines: Mapping[Genre, tuple[str, ...]]
    asked: tuple[str, ...]
    explaining: tuple[str, ...]
    remarks: frozenset[str]
    endings: Mapping[str, Told]


@cache
def words() -> Words:
    """Return the package's own, loaded once a process."""
    data = tomllib.loads((files("dragoman.knowledge") / "genres.toml").read_text("utf-8"))

    def flat(*names: str) -> dict[str, Told]:
        return {bare(w): told for n in names for told, ws in data[n].items() for w in ws}

    signed: dict[str, Told] = {bare(w): "signed" for w in data["signed"]["column"]}
    sure = flat("news", "none", "rubrics")
    return Words(
        rubrics={**signed, **sure},
        labels={**signed, **sure, **flat("labels")},
        types=flat("types", "none"),
        bylines={genre: tuple(each) for genre, each in data["bylines"].items()},
        asked=tuple(data["with"]["interview"]),
        explaining=tuple(data["explaining"]["words"]),
        endings=flat("endings"),
        remarks=frozenset(map(bare, data["remarks"]["words"])),
    )


def bare(printed: str) -> str:
    """Return words as they are compared: small letters, plain spaces, no marks around."""
    plain = re.sub(r"[\s\u00ad_-]+", " ", printed.casefold().replace("ё", "е").replace("’", "'"))
    return plain.strip(" .:#*!»«\"'|｜" + OPEN + CLOSE)


def section(name: str) -> Told | None:
    """Return what a section's name tells, the last part of a path before the first."""
    return _path(name, words().rubrics)


def label(printed: str) -> Told | None:
    """Return what a label tells that stands by the title, or a genre that somebody declared."""
    return _path(printed, words().labels) if len(printed) <= LONGEST else None


def printed(words_by_title: str) -> Told | None:
    """Return what a page prints at its title; there a word may also head the readers' remarks."""
    return None if bare(words_by_title) in words().remarks else label(words_by_title)


def kind(name: str) -> Told | None:
    """Return what a type of schema.org tells."""
    return words().types.get(bare(name.rsplit("/", 1)[-1]))


def _path(name: str, known: Mapping[str, Told]) -> Told | None:
    whole = known.get(bare(name))
    if whole:
        return whole
    told = [found for part in PATH.split(name) if (found := _beside(part, known))]
    if "none" in told:
        return "none"
    return next((each for each in reversed(told) if each != "news"), told[-1] if told else None)


def _beside(part: str, known: Mapping[str, Told]) -> Told | None:
    whole = known.get(bare(part))
    if whole or not BESIDE.search(part):
        return whole
    parts = [bare(each) for each in BESIDE.split(part)]
    told = {found for each in parts if (found := known.get(each))}
    if "none" in told:
        return "none"
    heard = {found for each in parts if (found := words().labels.get(each))}
    sure = told - {"news"} or told
    return sure.pop() if len(sure) == 1 and len(heard - {"news"} - sure) == 0 else None


def address(url: str | None) -> Told | None:
    """Return what the folders of an address tell, the inner ones first, then its host's first name."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    known = words().rubrics
    *folders, last = map(unquote, parts.path.rstrip("/").split("/")[1:] or [""])
    told = [found for each in folders if (found := known.get(bare(each)))]
    if told_by_name := _by_name(last):
        told.append(told_by_name)
    if "none" in told:
        return "none"
    host = known.get((parts.hostname or "").split(".")[0])
    if host and host != "news":
        told.insert(0, host)
    return next((each for each in reversed(told) if each != "news"), told[-1] if told else None)


def _by_name(last: str) -> Told | None:
    """«explainers-63159607», «…-kolumne-1.582»: a rubric before a number, or an ending that sites append."""
    name = NUMBERED.sub("", last)
    if name == last or not name:
        return None
    whole = words().rubrics.get(bare(name))
    return whole or words().endings.get(bare(name.rsplit("-", 1)[-1]))


def title(printed: str) -> Told | None:
    """Return what stands as a label at the head or the end of a title: «Мнение: …», 【社説】, «… | Opinion»."""
    known = words().labels
    for pattern in (BRACKETED, HEAD, BEHIND, TAIL):
        match = pattern.search(printed)
        found = known.get(bare(match.group(1))) if match else None
        if match and not found and EASTERN.match(match.group(1)):
            found = _named(match.group(1), known)
        if found and found not in ("news", "signed"):
            return found
    return None


def _named(printed: str, known: Mapping[str, Told]) -> Told | None:
    """«김철수 칼럼», «山田太郎 コラム»: a rubric with its owner's name."""
    parts = bare(printed).split()
    return known.get(parts[-1]) if len(parts) > 1 else None


def asks(printed: str) -> bool:
    """Tell whether a title says with whom somebody talked: «Интервью с …»."""
    plain = printed.casefold().lstrip(OPEN + '«"“ ')
    return plain.startswith(words().asked)


def explains(printed: str) -> bool:
    """Tell whether a title asks or explains, and so is no news."""
    plain = printed.casefold().lstrip("«\"“‘' ")
    if plain.rstrip("»\"”’')）」 ").endswith(("?", "？")):
        return True
    return any(re.match(rf"{each}\b", plain) for each in words().explaining)


def signed(lines: Iterable[str]) -> Genre | None:
    """Return the genre that a byline names: «Беседовал …», «Ein Kommentar von …»."""
    for line in lines:
        plain = line.casefold().replace("ё", "е").strip(" (（[【–—-")
        if len(plain) > LONGEST * 3:
            continue
        for genre, openings in words().bylines.items():
            if any(_opens(plain, each) for each in openings):
                return genre
    return None


def _opens(plain: str, opening: str) -> bool:
    opening = opening.replace("ё", "е")
    rest = plain[len(opening) :]
    return plain.startswith(opening) and (not rest[:1].isalpha() or bool(EASTERN.match(opening)))
