"""An outlet's state in the report's language: «плохое: без даты: 3 из 4»."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dragoman.model.report import OutletCoverage

FIELD = re.compile(r"\\\{(\w+)\\\}")


def state(outlet: OutletCoverage, language: str) -> str:
    """Return how an outlet stands and why, as the survey says it where the language has no words for it."""
    tables = _tables().get(language)
    if tables is None:
        return ": ".join(filter(None, (outlet.health, "; ".join(outlet.because))))
    because = "; ".join(_told(each, tables) for each in outlet.because)
    return ": ".join(filter(None, (tables["health"][outlet.health], because)))


@cache
def _tables() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    path = files(__package__) / "ailments.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _shape(written: str) -> re.Pattern[str]:
    """Return the pattern of a sentence with fields: numbers, but for «reasons», which are words."""
    return re.compile(
        FIELD.sub(
            lambda each: f"(?P<{each[1]}>{'.+' if each[1] == 'reasons' else '[0-9]+'})",
            re.escape(written),
        )
    )


def _told(ailment: str, tables: Mapping[str, Mapping[str, str]]) -> str:
    for written, own in tables["shapes"].items():
        found = _shape(written).fullmatch(ailment)
        if found:
            fields = found.groupdict()
            reasons = _reasons(fields.pop("reasons", ""), tables["reasons"])
            return own.format(reasons=reasons, **fields)
    return ailment


def _reasons(listed: str, known: Mapping[str, str]) -> str:
    """Return reasons joined by «; » in the report's language; one of them may hold such a mark itself."""
    for english, own in known.items():
        listed = listed.replace(english, own)
    return listed
