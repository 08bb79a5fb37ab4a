"""Names of hosts: the one form by which they are told apart, and the one that people read (IDNA 2008, UTS 46)."""

from __future__ import annotations

from functools import lru_cache

import idna

LONGEST = 253
"""Characters of a host's name (RFC 1035, 3.1)."""


@lru_cache(10_000)
def ascii_host(name: str) -> str:
    """Return «xn--…» in small letters for «Пример.РФ»; what is no host's name in small letters as it is."""
    plain = name.rstrip(".").lower()
    if plain.isascii() or len(plain) > LONGEST:
        return plain
    try:
        return idna.encode(plain, uts46=True).decode("ascii")
    except UnicodeError:
        return plain


@lru_cache(10_000)
def readable_host(name: str) -> str:
    """Return «пример.рф» for «xn--…»; any other name as it is."""
    if "xn--" not in name or len(name) > LONGEST:
        return name
    try:
        return idna.decode(name)
    except UnicodeError:
        return name
