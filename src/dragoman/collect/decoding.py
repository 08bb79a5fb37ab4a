"""Bytes to text: UTF-8, what the page declares, or one of Russia's old encodings.

Strict UTF-8 comes first whatever is declared: Russian in an old encoding is practically never
valid UTF-8, while pages saved by a browser often keep the charset of the site's server.
"""

from __future__ import annotations

import codecs
import re

from dragoman.errors import Unreadable

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([A-Za-z0-9_:-]+)", re.IGNORECASE)
HEAD = 4096
"""Bytes in which a page must declare its charset (HTML: 1024; real pages need more)."""
OLD = ("cp1251", "koi8-r", "cp866")
WEB = re.compile(
    r"ascii|big5\w*|cp\d+|euc_\w+|gb\w+|hz|iso8859-\d+|iso2022_\w+|johab|koi8-\w|mac-\w+|shift_\w+"
    r"|tis-620|utf-8|utf-(16|32)(-[bl]e)?"
)
SAMPLE = 200_000
COMMON = frozenset("оеаинтсрвл")
ENOUGH = 0.5
"""Share of the ten commonest small letters among Russian ones: about .65 in Russian prose, under
.35 when one old encoding is read as another (measured over the three)."""
FEWEST = 8
"""Russian letters below which nothing can be said."""


def decode(content: bytes, name: str, said: str | None = None) -> str:
    """Return ``content`` as text; ``said`` is the charset its server named.

    Errors: ``Unreadable`` when no encoding makes sense of it.
    """
    first = "utf-16" if content.startswith(UTF_16) else "utf-8-sig"
    try:
        return content.decode(first)
    except UnicodeDecodeError:
        pass
    best = max(OLD, key=lambda each: _russian(content[:SAMPLE].decode(each, "replace")))
    if _russian(content[:SAMPLE].decode(best, "replace")) >= ENOUGH:
        return content.decode(best, "replace")
    for declared in _declared(content, said):
        try:
            return content.decode(declared)
        except UnicodeDecodeError:
            continue
    raise Unreadable(
        name, "wrong encoding: it is not UTF-8, windows-1251 or KOI8-R; save it as UTF-8"
    )


def _declared(content: bytes, said: str | None) -> tuple[str, ...]:
    match = DECLARED.search(content[:HEAD])
    named = (match.group(1).decode() if match else None, said)
    found = (_known(each) for each in named if each)
    return tuple(each for each in found if each not in ("", "utf-8", *map(_canonical, OLD)))


def _known(name: str) -> str:
    """Return Python's name of a charset of the web; its other codecs are no charsets, or slow."""
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return found if WEB.fullmatch(found) else ""


def _canonical(encoding: str) -> str:
    return codecs.lookup(encoding).name


def _russian(text: str) -> float:
    """Return how Russian the letters beyond ASCII look, from 0 to 1; markup does not count."""
    beyond = [each for each in text if each > "\x7f"]
    letters = [each for each in beyond if "А" <= each <= "я" or each in "ёЁ"]
    if len(letters) < FEWEST or len(letters) < 0.7 * len(beyond):
        return 0.0
    return round(sum(each in COMMON for each in letters) / len(letters), 3)
