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
SAMPLE = 200_000
COMMON = frozenset("оеаинтсрвл")
ENOUGH = 0.5
"""Share of the ten commonest small letters among Russian ones: about .65 in Russian prose, under
.35 when one old encoding is read as another (measured over the three)."""
FEWEST = 8
"""Russian letters below which nothing can be said."""


def decode(content: bytes, name: str) -> str:
    """Return ``content`` as text. Errors: ``Unreadable`` when no encoding makes sense of it."""
    first = "utf-16" if content.startswith(UTF_16) else "utf-8-sig"
    try:
        return content.decode(first)
    except UnicodeDecodeError:
        pass
    best = max(OLD, key=lambda each: _russian(content[:SAMPLE].decode(each, "replace")))
    if _russian(content[:SAMPLE].decode(best, "replace")) >= ENOUGH:
        return content.decode(best, "replace")
    for declared in _declared(content):
        try:
            return content.decode(declared)
        except UnicodeDecodeError:
            continue
    raise Unreadable(
        name, "wrong encoding: it is not UTF-8, windows-1251 or KOI8-R; save it as UTF-8"
    )


def _declared(content: bytes) -> tuple[str, ...]:
    match = DECLARED.search(content[:HEAD])
    if not match:
        return ()
    try:
        found = codecs.lookup(match.group(1).decode()).name
    except LookupError:
        return ()
    return () if found in ("utf-8", *map(_canonical, OLD)) else (found,)


def _canonical(encoding: str) -> str:
    return codecs.lookup(encoding).name


def _russian(text: str) -> float:
    """Return how Russian the letters beyond ASCII look, from 0 to 1; markup does not count."""
    beyond = [each for each in text if each > "\x7f"]
    letters = [each for each in beyond if "А" <= each <= "я" or each in "ёЁ"]
    if len(letters) < FEWEST or len(letters) < 0.7 * len(beyond):
        return 0.0
    return round(sum(each in COMMON for each in letters) / len(letters), 3)
