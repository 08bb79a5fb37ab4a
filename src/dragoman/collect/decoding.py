"""Bytes to text: what the page declares, UTF-8, or one of Russia's old encodings."""

from __future__ import annotations

import codecs
import re

from dragoman.errors import Unreadable

DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
OLD = ("cp1251", "koi8-r", "cp866")
COMMON = "оеаинтсрвл"
ENOUGH = 0.35
"""Share of the ten commonest letters among Russian ones; in wrong decodings it is far lower."""


def decode(content: bytes, name: str) -> str:
    """Return ``content`` as text. Errors: ``Unreadable`` when no encoding makes sense of it."""
    for encoding in ("utf-8-sig", *_declared(content)):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    best = max(OLD, key=lambda each: _russian(content.decode(each, "replace")))
    text = content.decode(best, "replace")
    if _russian(text) < ENOUGH or "\ufffd" in text:
        raise Unreadable(
            name, "its encoding is not UTF-8, windows-1251 or KOI8-R; save it as UTF-8"
        )
    return text


def _declared(content: bytes) -> tuple[str, ...]:
    match = DECLARED.search(content[:4096])
    if not match:
        return ()
    try:
        found = codecs.lookup(match.group(1).decode()).name
    except LookupError:
        return ()
    return () if found == "utf-8" else (found,)


def _russian(text: str) -> float:
    letters = [each for each in text if "а" <= each.lower() <= "я"]
    common = sum(each in COMMON for each in letters)
    return round(common / len(letters), 3) if len(letters) > len(text) / 4 else 0.0
