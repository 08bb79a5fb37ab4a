"""A desk’s house style: its ``house.toml``, and ``check`` of its ``desk.toml``; for ``check`` and ``report``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from dragoman import settings
from dragoman.errors import BadArgument
from dragoman.model.report import Report
from dragoman.proof.housestyle import House, house
from dragoman.proof.table import RULES
from dragoman.write.housed import Housed, Orders, housed

FILE = "house.toml"


def house_of(path: Path | None, desk: Path | None = None) -> House:
    """Return the orders of a ``house.toml``, else those of the desk's; what its ``desk.toml`` turns off, too.

    Errors: ``BadArgument``.
    """
    if path is None and desk is not None and (desk / FILE).is_file():
        path = desk / FILE
    found = House() if path is None else _read(path)
    if desk is None:
        return found
    check = settings.load(desk).check
    unknown = sorted(set(check) - {"off", "known"})
    if unknown:
        raise BadArgument(
            str(desk / settings.FILE), f"no such key: check.{', check.'.join(unknown)}"
        )
    known_rules(check.get("off", ()), str(desk / settings.FILE))
    known = found.known | frozenset(check.get("known", ()))
    return replace(found.without(check.get("off", ())), known=known)


def _read(path: Path) -> House:
    try:
        found = house(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadArgument(str(path), f"cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise BadArgument(str(path), str(error)) from None
    known_rules(found.off, str(path))
    return found


def known_rules(names: Iterable[str], where: str) -> None:
    """Refuse names that no rule has. Errors: ``BadArgument``."""
    unknown = sorted(set(names) - {each.name for each in RULES})
    if unknown:
        raise BadArgument(
            where, f"no such rule: {', '.join(unknown)}; `dragoman check --rules` lists them"
        )


def in_house(report: Report, desk: Path) -> Housed:
    """Return a composed report in the style of the desk's ``house.toml``, if it has one."""
    orders = house_of(None, desk)
    return housed(report, Orders(words=orders.words, never=orders.never, marks=orders.marks))
