"""What the powers are called in Japanese, Korean and Chinese: CLDR's names and our own lists."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from babel import Locale

LISTS = {"ja": "japanese.toml", "ko": "korean.toml", "zh": "chinese.toml"}
LOCALES = {"ja": ("ja",), "ko": ("ko",), "zh": ("zh", "zh_Hant")}


@cache
def _own(language: str) -> dict[str, list[str]]:
    data = tomllib.loads((files(__package__) / LISTS[language]).read_text(encoding="utf-8"))
    return dict(data["actors"])


def name(code: str, language: str) -> str | None:
    """Return a power's first own name in ``language``, else CLDR's for its code."""
    known = forms(code)[language]
    return known[0] if known else None


def forms(code: str) -> dict[str, tuple[str, ...]]:
    """Return for each language the names that stand for the power with ``code``."""
    found = {}
    for language, locales in LOCALES.items():
        territories = [Locale.parse(each).territories.get(code) for each in locales]
        named = [each for each in territories if each and len(each) > 1]
        found[language] = tuple(dict.fromkeys([*_own(language).get(code, ()), *named]))
    return found
