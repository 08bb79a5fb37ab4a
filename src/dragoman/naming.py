"""The conductor of the names ledger: a desk's entries, and the analyst's word on them."""

from __future__ import annotations

from pathlib import Path

from dragoman.desk import Desk
from dragoman.errors import BadArgument
from dragoman.language.names import fold
from dragoman.ledger import table
from dragoman.ledger.entries import entries
from dragoman.ledger.judged import apart, judged, merged, named, refused
from dragoman.ledger.proposals import proposals
from dragoman.ledger.reported import reported
from dragoman.model.judgement import Judgement
from dragoman.model.ledger import Entry, Proposal

ANALYST = "analyst"


def ledger(desk: Desk) -> tuple[Entry, ...]:
    """Return every name the desk has read, in articles or imported reports, as the analyst left it."""
    found = reported(entries(desk.all_read(), desk.knowledge), desk.reports())
    return judged(found, desk.judgements())


def proposed(desk: Desk) -> tuple[Proposal, ...]:
    """Return pairs of entries that may be one, those left out that an analyst refused."""
    two = apart(desk.judgements())
    return tuple(each for each in proposals(ledger(desk)) if not _ids(each.one, each.other) & two)


def _ids(one: Entry, other: Entry) -> frozenset[tuple[str, str]]:
    """Return the pairs that two entries are, with what was merged into each, by id in order."""
    left, right = (one.id, *one.merged), (other.id, *other.merged)
    return frozenset((min(each, its), max(each, its)) for each in left for its in right)


def export(desk: Desk, file: Path) -> int:
    """Write the ledger to ``file`` as CSV and return its rows. Errors: ``BadArgument``."""
    found = ledger(desk)
    try:
        file.write_text(table.written(found), encoding="utf-8-sig", newline="")
    except OSError as error:
        raise BadArgument(str(file), f"cannot be written: {error.strerror}") from None
    return len(found)


def import_(desk: Desk, file: Path) -> int:
    """Append what ``file`` changes as judgements and return how many entries it changes.

    Nothing is appended when a row is wrong. Errors: ``BadArgument`` names each such row.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadArgument(str(file), f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise BadArgument(str(file), "is not UTF-8; save the table as CSV UTF-8") from None
    try:
        wanted = table.changes(text, ledger(desk))
    except ValueError as error:
        raise BadArgument(str(file), str(error)) from None
    log: list[Judgement] = []
    for each in wanted:
        if each.fields:
            log.append(named(each.entry, desk.now(), ANALYST, each.fields))
        if each.same_as:
            log.append(merged(each.same_as, each.entry, desk.now(), ANALYST))
    desk.append(log)
    return len(wanted)


def merge(desk: Desk, keep: str, drop: str) -> tuple[Entry, Entry]:
    """Append that ``drop`` is ``keep``, each an id or a name. Errors: ``BadArgument``."""
    found = ledger(desk)
    one, other = _entry(keep, found), _entry(drop, found)
    if one.id == other.id:
        raise BadArgument(drop, f"is the same entry as “{keep}” already")
    if (one.kind == "person") != (other.kind == "person"):
        raise BadArgument(drop, f"is of kind {other.kind}, “{keep}” of kind {one.kind}")
    desk.append([merged(one.id, other.id, desk.now(), ANALYST)])
    return one, other


def refuse(desk: Desk, one: str, other: str) -> tuple[Entry, Entry]:
    """Append that two entries, each an id or a name, are two. Errors: ``BadArgument``."""
    found = ledger(desk)
    first, second = _entry(one, found), _entry(other, found)
    if first.id == second.id:
        raise BadArgument(other, f"is the same entry as “{one}”")
    desk.append([refused(first.id, second.id, desk.now(), ANALYST)])
    return first, second


def _entry(named_as: str, found: tuple[Entry, ...]) -> Entry:
    """Return the entry of an id, a normal form or a spelling that nobody else has."""
    exact = [each for each in found if each.id == named_as]
    wanted = fold(named_as)
    alike = exact or [each for each in found if wanted in (fold(each.name), fold(each.house))]
    alike = alike or [
        each for each in found if any(fold(one.text) == wanted for one in each.spellings)
    ]
    if not alike:
        raise BadArgument(named_as, "the ledger holds no such entry; look at `dragoman names`")
    if len(alike) > 1:
        ids = ", ".join(each.id for each in alike)
        raise BadArgument(named_as, f"may be several entries; name one by its id: {ids}")
    return alike[0]
