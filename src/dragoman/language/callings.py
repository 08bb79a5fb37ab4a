"""What a person already named is called again: «дипломат» for an ambassador, «журналистка» for an editor."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, eq=False)
class Callings:
    """The lists of ``callings.toml``, described there."""

    kinds: Mapping[str, frozenset[str]]
    strangers: frozenset[str]
    former: frozenset[str]
    whose: frozenset[str]
    kin: frozenset[str]
    press: frozenset[str]
    unique: frozenset[str]
    papers: frozenset[str]
    parts: frozenset[str]

    trades: frozenset[str]
    """All titles and trades of the table."""

    def covers(self, calling: str, heads: Iterable[str]) -> bool:
        """Tell whether one of the titles or trades ``heads`` may be taken up by ``calling``."""
        kind = self.kinds.get(calling, frozenset())
        return any(each == calling or each in kind for each in heads)


@cache
def callings() -> Callings:
    """Load the lists once in this process."""
    path = files("dragoman.knowledge") / "callings.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    kinds = {each: frozenset(held) for each, held in data["kinds"].items()}
    return Callings(
        kinds=kinds,
        trades=frozenset(kinds).union(*kinds.values()),
        **{name: frozenset(words) for name, words in data["words"].items()},
    )
