"""The lists of learned lines beside the profiles: ``outlets/ID.lines.toml``, which a user may read and change."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

import msgspec

from dragoman.collect.recurring import Recurring, key
from dragoman.errors import BadArgument
from dragoman.model.lines import LearnedLine, LearnedLines
from dragoman.settings import LINES, PROFILES

HEAD = """\
# Lines that recur on the pages of {outlet} and are no part of its pieces. `dragoman outlets learn` wrote this list.
# A line that was learned wrongly: set its `drop` to false. It then stays in the texts, and the next learning keeps
# it so; a line taken out of this file would be learned again. You may add lines of your own: `text` alone will do.
# `dragoman collect --again` reads what is kept by this list; new pages are read by it at once.
"""


def path(folder: Path, outlet: str) -> Path:
    """Return where the list of an outlet lies in the desk's ``folder``."""
    return folder / PROFILES / f"{quote(outlet, safe='')}{LINES}"


def every(folder: Path) -> tuple[LearnedLines, ...]:
    """Return all lists of the desk in ``folder``. Errors: ``BadArgument``."""
    return tuple(map(read, sorted((folder / PROFILES).glob(f"*{LINES}"))))


def read(file: Path) -> LearnedLines:
    """Return one list. Errors: ``BadArgument`` names the file and what is wrong in it."""
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
        return msgspec.convert(values, LearnedLines)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise BadArgument(str(file), f"{error}; mend this line and run again") from None


def merged(former: LearnedLines | None, outlet: str, found: Recurring, today: date) -> LearnedLines:
    """Return the list after learning: what a user struck stays struck, what was learned once stays.

    The version goes up where a line is new.
    """
    known = {key(each.text): each for each in (former.lines if former else ())}
    new = [each for each in found.lines if key(each.text) not in known]
    version = (former.version if former else 0) + bool(new)
    seen = {key(each.text): each for each in found.lines}
    kept = [_again(each, seen.get(name)) for name, each in known.items()]
    lines = [*kept, *(replace(each, since=version) for each in new)]
    return LearnedLines(
        outlet=outlet,
        version=version,
        learned=today,
        pages=found.pages,
        days=found.days,
        lines=tuple(sorted(lines, key=lambda each: (-(each.pages or 0), each.text))),
    )


def _again(former: LearnedLine, now: LearnedLine | None) -> LearnedLine:
    if now is None:
        return former
    first, last = (former.first, now.first), (former.last, now.last)
    return replace(
        former,
        pages=now.pages,
        share=now.share,
        place=now.place,
        first=min(filter(None, first), default=None),
        last=max(filter(None, last), default=None),
    )


def write(file: Path, lines: LearnedLines) -> None:
    """Write a list, whole or not at all."""
    file.parent.mkdir(exist_ok=True)
    new = file.with_name(file.name + ".new")
    new.write_text(text(lines), encoding="utf-8")
    new.replace(file)


def text(lines: LearnedLines) -> str:
    """Return a list as TOML."""
    head = [f"outlet = {_string(lines.outlet)}", f"version = {lines.version}"]
    if lines.learned:
        head.append(f"learned = {lines.learned}")
    head += [f"pages = {lines.pages}", f"days = {lines.days}"]
    rows = (row for each in lines.lines for row in ("", "[[lines]]", *_line(each)))
    plain = "".join(each for each in lines.outlet if each.isprintable())
    return HEAD.format(outlet=plain) + "\n" + "\n".join([*head, *rows]) + "\n"


def _line(line: LearnedLine) -> Iterator[str]:
    yield f"text = {_string(line.text)}"
    yield f"drop = {str(line.drop).lower()}"
    yield f"since = {line.since}"
    if line.place:
        yield f"place = {_string(line.place)}"
    for name in ("pages", "share", "first", "last"):
        value = getattr(line, name)
        if value is not None:
            yield f"{name} = {value}"


def _string(value: str) -> str:
    """Return a string of TOML; JSON's escapes are TOML's."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def dropping(lists: Iterable[LearnedLines]) -> frozenset[str]:
    """Return the lines that are dropped, as lines are compared."""
    return frozenset(key(each.text) for known in lists for each in known.lines if each.drop)
