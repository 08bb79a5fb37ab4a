"""English names of bodies: established ones by a list, ministries and universities by their parts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

UNIVERSITY = " университет"


@dataclass(frozen=True, slots=True, eq=False)
class BodyNames:
    """The lists of ``bodies_english.toml``, described there; keys are folded."""

    names: Mapping[str, str]
    ministries: Mapping[str, str]
    universities: Mapping[str, str]
    countries: Mapping[str, str]


def _fold(name: str) -> str:
    kept = "".join(each for each in name if each not in '«»"“”„')
    return " ".join(kept.casefold().replace("ё", "е").replace("–", "-").split())


@cache
def body_names() -> BodyNames:
    """Load the lists once in this process."""
    path = files("dragoman.knowledge") / "bodies_english.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return BodyNames(
        **{
            name: {_fold(each): english for each, english in values.items()}
            for name, values in data.items()
        }
    )


@lru_cache(5_000)
def english_body(name: str) -> str | None:
    """Return the English name of a body by its normal form in Russian; ``None`` where none is sure."""
    return next(_english(_fold(name)), None)


def _english(name: str) -> Iterator[str]:
    lists = body_names()
    plain = lists.names.get(name) or lists.ministries.get(name)
    if plain:
        yield plain
    if name.endswith(UNIVERSITY) and name.removesuffix(UNIVERSITY) in lists.universities:
        yield lists.universities[name.removesuffix(UNIVERSITY)]
    words = name.split()
    for size in (1, 2):
        whose = lists.countries.get(" ".join(words[-size:]))
        body = " ".join(words[:-size])
        english = lists.ministries.get(body) or lists.names.get(body)
        if whose and english:
            yield f"{whose} {english}"
