"""Files of labelled texts, and what a reader answers to their texts."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from dragoman.errors import BadArgument, Nothing, Skipped, Unsupported
from dragoman.language.names import fold
from dragoman.model.press import Article
from dragoman.model.reading import Mention, Reading, Who

T = TypeVar("T")

Read = Callable[[Article], Reading]
"""The reader under measure. It may raise ``Skipped`` for one text, which then has no answer."""

Breakdown = tuple[tuple[str, int], ...]
"""Classes of error, or of what came out, and how many; the most frequent first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was read in each text, in order; ``None`` where the reader skipped it, and why."""

    readings: tuple[Reading | None, ...]
    skipped: tuple[str, ...]
    seconds: float


def records(path: Path, kind: type[T]) -> tuple[T, ...]:
    """Return the lines of a file of JSON Lines, each strictly a ``kind``; other keys are let be.

    Errors: ``Nothing`` where there is no file or it is empty, ``BadArgument`` names a line that is
    of another form.
    """
    found = []
    for number, line in enumerate(content(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            found.append(msgspec.json.decode(line, type=kind))
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise BadArgument(f"{path}:{number}", f"is no line of this set: {error}") from None
    if not found:
        raise Nothing(str(path), "the file holds no labelled text")
    return tuple(found)


def content(path: Path) -> bytes:
    """Return the bytes of a labelled file. Errors: ``Nothing`` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Nothing(str(path), f"cannot be read: {error.strerror}") from None


def article(path: Path, name: str, text: str, language: str) -> Article:
    """Return a labelled text as the reader takes it: no byline, outlet or date."""
    key = f"{path.stem}:{name}"
    return Article(id=key, text_id=key, source=key, text=text, sha256="", language=language)


def answers(path: Path, articles: Iterable[Article], read: Read) -> Answers:
    """Read ``articles`` in order.

    A text that the reader skips has no answer, and counts as one in which nothing was found.
    Errors: ``Nothing`` where all were skipped, as a whole set is whose language is not read.
    """
    readings: list[Reading | None] = []
    skipped: list[Skipped] = []
    start = time.perf_counter()
    for each in articles:
        try:
            readings.append(read(each))
        except Skipped as error:
            readings.append(None)
            skipped.append(error)
    if skipped and len(skipped) == len(readings):
        known = isinstance(skipped[0], Unsupported)
        why = "this set's language is not read yet" if known else "none of it could be read"
        raise Nothing(str(path), f"{why}: {skipped[0].message}")
    return Answers(
        readings=tuple(readings),
        skipped=tuple(f"{each.name}: {each.message}" for each in skipped),
        seconds=time.perf_counter() - start,
    )


def breakdown(kinds: Iterable[str], found: Answers | None = None) -> Breakdown:
    """Count ``kinds``, and beside them what was skipped."""
    counted = Counter(kinds)
    if found and found.skipped:
        counted["skipped by the reader"] = len(found.skipped)
    return tuple(sorted(counted.items(), key=lambda each: (-each[1], each[0])))


def named(mention: Mention) -> frozenset[str]:
    """Return all that a mention may be called by: id, name, and the power a non-person stands for.

    A person is not taken for a power: who is against Obama is not thereby against the USA.
    """
    power = mention.actor if mention.type != "PER" else None
    return frozenset(filter(None, (mention.id, power, fold(mention.name))))


def called(who: Who) -> frozenset[str]:
    """Return what a holder or target is called by: id and name."""
    return frozenset(filter(None, (who.id, fold(who.name))))


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two half-open spans share a character."""
    return one[0] < other[1] and other[0] < one[1]
