"""What did not come in, and whose it is: a failing source is its outlet's, whoever's machine it lies on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urlsplit

from dragoman.language.names import by_host
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Skip
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
    """Yield the skips whose outlet can be told: by the source they came from, else by their address."""
    for skip in skips:
        for place, outlet in sources:
            if skip.input == place or skip.input.startswith(
                tuple(place.rstrip("/") + each for each in "/:!#")
            ):
                yield Missed(house(outlet, outlet, knowledge), skip, skip.input == place)
                break
        else:
            known = by_host(_host(skip.input), knowledge.outlets)
            if known:
                yield Missed(known.house, skip, whole=False)


def _host(name: str) -> str:
    """Return the host of an address, or of the page in a web archive that ``name`` ends with."""
    address = name.rpartition("#")[2]
    try:
        return urlsplit(address if "://" in address else name).hostname or ""
    except ValueError:
        return ""
