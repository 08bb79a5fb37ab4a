"""What the usual romanisations of one name share."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ALIKE = (
    ("kh", "h"), ("ks", "x"), ("yu", "u"), ("iu", "u"), ("ya", "a"), ("ia", "a"), ("ye", "e"), ("ie", "e"),
    ("yo", "e"), ("io", "e"), ("y", "i"), ("ii", "i"), ("j", "i"),
)  # fmt: skip
"""What romanisations of one name differ in: Iurii and Yury, Kashin and Cashin stay apart."""


@lru_cache(50_000)
def alike(name: str) -> str:
    """Return a Latin name without what romanisations of one name differ in."""
    plain = unicodedata.normalize("NFKD", name.casefold().removeprefix("the "))
    plain = re.sub(r"[^a-z ]", "", plain)
    for one, other in ALIKE:
        plain = plain.replace(one, other)
    return re.sub(r"(.)\1", r"\1", plain)
