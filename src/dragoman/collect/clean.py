"""What no text may hold: control characters, halves of surrogate pairs, and what is no character at all.

They come in with broken pages, binary rubbish and escapes of JSON. A terminal obeys some of them, XML and
the database refuse others. Each is replaced by one character, so that offsets stay as they were.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from dragoman.collect.page import Page
from dragoman.model.press import Pair, Skip

T = TypeVar("T")

BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
BREAKS = "\x0b\x0c\x1c\x1d\x1e\x85"
"""Controls at which a line ends: a form feed, the next line of old mainframes."""
ESCAPED = re.compile("[\udc80-\udcff]")
"""How Python holds bytes of a name that are no UTF-8 (PEP 383)."""
REPLACEMENT = "\ufffd"
FIRST, LAST = 1990, 2100
"""Years in which something may have been fetched: the web is from 1990 on."""


def text(words: str) -> str:
    """Return ``words`` of the same length without what no text may hold; a break of pages ends a line."""
    return BAD.sub(_instead, words)


def line(words: str) -> str:
    """Return ``words`` of the same length without what no text may hold."""
    return BAD.sub(lambda match: REPLACEMENT if match[0] > "\x9f" else " ", words)


def name(words: str) -> str:
    r"""Return the name of a file or address as it can be printed and kept.

    Bytes of a file's name that are no UTF-8 stay told apart: ``\xec``.
    """
    return line(ESCAPED.sub(lambda each: f"\\x{ord(each[0]) - 0xDC00:02x}", words))


def _instead(match: re.Match[str]) -> str:
    found = match[0]
    return "\n" if found in BREAKS else REPLACEMENT if found > "\x9f" else " "


def record(found: T) -> T:
    """Return a record with every string in it clean, those in tuples and records in it too."""
    return _cleaned(found)  # type: ignore[no-any-return]


def _cleaned(value: Any) -> Any:  # noqa: ANN401 - any field of a record
    if isinstance(value, str):
        return line(value)
    if isinstance(value, tuple):
        made = map(_cleaned, value)
        return type(value)(*made) if hasattr(value, "_fields") else tuple(made)
    if is_dataclass(value) and not isinstance(value, type):
        now = {each.name: getattr(value, each.name) for each in fields(value)}
        then = {key: _cleaned(each) for key, each in now.items()}
        changed = {key: each for key, each in then.items() if each != now[key]}
        return replace(value, **changed) if changed else value
    return value


def arrived(found: T) -> T:
    """Return a page, pair or skip as it may be handed on: names that can be kept, and a time that is one."""
    made: Any = found
    if isinstance(found, Page):
        made = replace(
            found,
            source=name(found.source),
            url=name(found.url) if found.url else None,
            key=name(found.key) if found.key else None,
            declared=record(replace(found.declared, retrieved=moment(found.declared.retrieved))),
            hinted=record(found.hinted),
            text_by=line(found.text_by),
        )
    elif isinstance(found, Skip):
        made = replace(found, input=name(found.input), reason=line(found.reason))
    elif isinstance(found, Pair):
        made = record(found)
    return made  # type: ignore[no-any-return]


def moment(stated: str | None) -> str | None:
    """Return the time at which something was fetched as it was stated, nothing for what is no such time."""
    try:
        found = datetime.fromisoformat((stated or "").strip())
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return (stated or "").strip() if FIRST <= found.year < LAST else None
