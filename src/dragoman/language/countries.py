"""Countries named in English: their names, adjectives, capitals and seats of power."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from babel import Locale

ALPHA_2 = 2
"""Letters of a country's code."""


@cache
def _forms() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return the pattern of all names of countries, and each name's country."""
    path = files("dragoman.knowledge") / "english_actors.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    found = {
        str(name).casefold(): code
        for code, name in Locale("en").territories.items()
        if len(code) == ALPHA_2 and code.isalpha()
    }
    found |= {
        form.casefold(): code
        for code, forms in data.items()
        for form in forms
        if len(form) > ALPHA_2
    }
    found["us"] = found["u.s."] = "US"
    longest = "|".join(sorted(map(re.escape, found), key=lambda each: (-len(each), each)))
    pattern = re.compile(rf"(?<![\w-])(?:{longest})(?!\w)", re.IGNORECASE)
    return pattern, MappingProxyType(found)


def countries(words: str) -> Counter[str]:
    """Return how often each country is named, by code; a name must be printed with a capital."""
    pattern, codes = _forms()
    return Counter(
        codes[each[0].casefold()]
        for each in pattern.finditer(words)
        if each[0][0].isupper() and (each[0].casefold() != "us" or each[0].isupper())
    )
