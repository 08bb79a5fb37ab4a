"""Those in a byline who did something else than write: pictures and translation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

LETTER = r"[^\W\d_]"
BRACKET = re.compile(r"\s*\(([^()]*)\)")
BY = r"(?:by|von|de|par|di|av|af|por|przez|door)"
PARTED = r"[,;|/·•]"
WRITING = re.compile(
    r"(?:Texte?|Texto|Tekst|Testo|Текст|Автор|Autorin|Autor|Words)\s*[:：]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Tasks:
    """Ready to match: a task in brackets, one behind names, and what parts names."""

    bracketed: re.Pattern[str]
    behind: re.Pattern[str]
    parting: re.Pattern[str]


@cache
def tasks(named: str, joiner: str) -> Tasks:
    """Compile the tasks ``named`` (alternatives of a pattern) and ``joiner`` (a pattern)."""
    return Tasks(
        bracketed=re.compile(rf"(?:{named})(?:\s.*)?", re.IGNORECASE),
        behind=re.compile(
            rf"(?<=\S)(?:\s*{PARTED}\s*|\s+(?:und|and|et|y|e|и)\s+|\s+)(?i:{named})"
            rf"(?:\s*[:：–—]\s*|\s+{BY}\s|\s+(?={LETTER}))"
        ),
        parting=re.compile(rf"{PARTED}|{joiner}", re.IGNORECASE),
    )


def writers_only(line: str, known: Tasks) -> str:
    """«Text: Anna Petrova, Foto: Jan Lohse» and «Anna Petrova, Jan Lohse (Fotos)» leave Anna Petrova."""
    if "(" in line:
        for match in reversed(list(BRACKET.finditer(line))):
            if known.bracketed.fullmatch(match.group(1).strip()):
                before = known.parting.split(line[: match.start()])[-1]
                line = line[: match.start() - len(before)] + line[match.end() :]
    while other := known.behind.search(line):
        again = WRITING.search(line, other.end())
        line = line[: other.start()] + (f"; {line[again.end() :]}" if again else "")
    return line
