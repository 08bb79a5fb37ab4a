"""What did not come in, and whose it is: a failing source is its outlet's, whoever's machine it lies on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dragoman.language.names import by_host
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import NOTE, Skip
from dragoman.survey.roll import house

Place = tuple[str, str]
"""Where a source lies, as its skips name it, and the outlet it is of."""


class Missed(NamedTuple):
    """An input that was skipped: its outlet's house name, and whether it is a whole source."""

    outlet: str
    skip: Skip
    whole: bool


def missed(
    skips: Sequence[Skip], sources: Sequence[Place], knowledge: Knowledge
) -> Iterator[Missed]:
    """Yield the skips whose outlet can be told: by their source, else by their address."""
    for skip in skips:
        if skip.kind == NOTE:
            continue
        whose = _by_source(skip.input, sources)
        host = _site(skip.input).partition("://")[2].partition(":")[0]
        known = by_host(host, knowledge.outlets)
        if whose:
            yield Missed(house(whose, whose, knowledge), skip, (skip.input, whose) in sources)
        elif known:
            yield Missed(known.house, skip, whole=False)


def _by_source(name: str, sources: Sequence[Place]) -> str | None:
    """Return the outlet of the source that ``name`` lies in, or of the only outlet with one on its site."""
    for place, outlet in sources:
        if name == place or name.startswith(tuple(place.rstrip("/") + each for each in "/:!#")):
            return outlet
    site = _site(name)
    beside = {outlet for place, outlet in sources if site and _site(place) == site}
    return beside.pop() if len(beside) == 1 else None


def _site(name: str) -> str:
    """Return scheme and host of an address, or of the page in a web archive that ``name`` ends with."""
    address = name.rpartition("#")[2]
    found = re.match(r"https?://[^/?#]+", address if "://" in address else name)
    return found.group(0) if found else ""
