"""Bylines: persons' names out of what a page prints beside «Автор:»; never an outlet or a role."""

from __future__ import annotations

import re
from collections.abc import Iterable

LABEL = re.compile(
    r"^\s*(?:автор(?:ы)?(?: текста| материала)?|текст|беседовал[аи]?|подготовил[аи]?|by|фото)"
    r"\s*:?\s+",
    re.IGNORECASE,
)
ROLE = re.compile(
    r",?\s*(?:собственный|специальный|собств\.|спец\.)?\s*(?:корреспондент|обозреватель|колумнист|"
    r"политолог|редактор|эксперт|кор\.)\b.*$",
    re.IGNORECASE,
)
SPLIT = re.compile(r"\s*(?:;|,|\s+и\s+|\s+and\s+|/|\n)\s*")
NAME = re.compile(r"^(?:[^\W\d_][\w.’'-]*)(?:\s+[^\W\d_][\w.’'-]*){1,4}$")


def persons(printed: Iterable[str], outlet_names: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the persons of a byline in order, each once; empty when it names none."""
    outlets = {_folded(each) for each in outlet_names}
    found: dict[str, None] = {}
    for line in printed:
        bare = re.sub(r"\([^)]*\)", "", LABEL.sub("", line))
        for part in SPLIT.split(ROLE.sub("", bare)):
            name = " ".join(part.split()).strip(" .,")
            if NAME.match(name) and _folded(name) not in outlets and _capitals(name):
                found[name] = None
    return tuple(found)


def _folded(name: str) -> str:
    return "".join(each for each in name.casefold().replace("ё", "е") if each.isalnum())


def _capitals(name: str) -> bool:
    """Tell a name from a phrase: its first and last words begin with a capital, it has no «@»."""
    words = name.split()
    return words[0][0].isupper() and words[-1][0].isupper() and not re.search(r"[@/«»\"]", name)
