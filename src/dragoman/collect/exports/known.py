"""The manners of exports in the order of trust: the first that fits a file wins.

What fits none is one piece like any other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from dragoman.collect.exports import asian, factiva, headed, monitoring, nexis, proquest
from dragoman.collect.exports.lines import TITLE, Fields, Manner, without_contents

__all__ = ["MANNERS", "TITLE", "Fields", "records"]

RUN = re.compile(r"[ \t]{20,}")
"""A run of spaces that no database writes; what is matched against it grows as its square."""
MANNERS: tuple[Manner, ...] = (
    factiva.MANNER,
    nexis.MANNER,
    *proquest.MANNERS,
    *asian.MANNERS,
    monitoring.MANNER,
    headed.MANNER,
)


def records(text: str) -> tuple[str, list[Fields]] | None:
    """Return the manner and the fields of each article of an export; ``None`` for another text."""
    plain = RUN.sub("  ", text.replace("\xa0", " ").replace("\ufeff", ""))
    lines = [each.rstrip() for each in plain.splitlines()]
    for manner in MANNERS:
        parts = manner.split(lines)
        if parts:
            return manner.name, _numbered(_read(manner, parts))
    return None


def _read(manner: Manner, parts: Sequence[list[str]]) -> list[Fields]:
    """Read records; the contents of the file, which stand before the first, are cut off by their titles."""
    found = [manner.read(each) for each in parts[1:]]
    titles = [each["title"] for each in found if each.get("title")]
    first = without_contents(parts[0], titles, manner.head)
    return [manner.read(first or parts[0]), *found]


def _numbered(found: list[Fields]) -> list[Fields]:
    """Take off a number that two records share: it names neither."""
    counts = Counter(each["id"] for each in found if "id" in each)
    for each in found:
        if counts[each.get("id", "")] > 1:
            each.pop("id")
    return found
