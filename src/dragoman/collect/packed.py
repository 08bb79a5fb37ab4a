"""ZIP archives: walked within limits, each file in them put out alone, read, and named ``archive.zip!name``."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from dragoman.collect.files import MEGABYTE, Limits
from dragoman.collect.page import Page
from dragoman.errors import Unreadable
from dragoman.model.press import Pair, Skip

Found = Page | Pair | Skip
ENTRIES = 20_000
TOTAL = 4000 * MEGABYTE
RATIO = 200
"""Times that a file of more than a megabyte may be larger than it is packed."""
STREAMED = 40
"""Times ``max_megabytes`` that one file may have: tables are read as a stream."""


def archive(
    path: Path, limits: Limits, read: Callable[[Path, Limits], Iterator[Found]]
) -> Iterator[Found]:
    """Yield what ``read`` finds in each file of a ZIP. Errors: ``Unreadable``."""
    try:
        with zipfile.ZipFile(path) as package, tempfile.TemporaryDirectory() as folder:
            members = [each for each in package.infolist() if not _is_hidden(each)]
            if len(members) > ENTRIES:
                raise Unreadable(
                    str(path), f"holds more than {ENTRIES} files; unpack it and give its folder"
                )
            left = TOTAL
            for number, member in enumerate(sorted(members, key=lambda each: each.filename)):
                name = f"{path}!{_name(member)}"
                refused = _refused(member, limits, left)
                if refused:
                    yield Skip(input=name, reason=refused, stage="collect")
                    continue
                left -= member.file_size
                inner = (
                    Path(folder) / f"{number}{Path(member.filename).suffix[:12].replace('/', '')}"
                )
                yield from _member(package, member, inner, name, lambda at: read(at, limits))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError):
        raise Unreadable(str(path), "is a damaged ZIP file, or none") from None


def _member(
    package: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    inner: Path,
    name: str,
    read: Callable[[Path], Iterator[Found]],
) -> Iterator[Found]:
    try:
        with package.open(member) as source, inner.open("wb") as target:
            shutil.copyfileobj(source, target)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, OSError):
        yield Skip(input=name, reason="is damaged in the archive", stage="collect")
        return
    for each in read(inner):
        yield _renamed(each, str(inner), name)
    inner.unlink()


def _renamed(found: Found, inner: str, name: str) -> Found:
    if isinstance(found, Page):
        return replace(found, source=found.source.replace(inner, name, 1))
    if isinstance(found, Skip):
        return replace(found, input=found.input.replace(inner, name, 1))
    return replace(found, origin=found.origin.replace(inner, name, 1))


def _is_hidden(member: zipfile.ZipInfo) -> bool:
    parts = member.filename.replace("\\", "/").split("/")
    return member.is_dir() or any(
        (each.startswith(".") and each != "..") or each == "__MACOSX" for each in parts
    )


def _refused(member: zipfile.ZipInfo, limits: Limits, left: int) -> str | None:
    if member.flag_bits & 1:
        return "is encrypted; take the archive's password off"
    if member.file_size > min(limits.bytes * STREAMED, left):
        return "unpacked it has more than is allowed"
    if member.file_size > MEGABYTE and member.file_size > RATIO * max(member.compress_size, 1):
        return "is packed so tightly that it can be no text; it was not unpacked"
    return None


def _name(member: zipfile.ZipInfo) -> str:
    """Return a name as its writer meant it: old Russian programs write cp866."""
    if member.flag_bits & 0x800:
        return member.filename
    try:
        given = member.filename.encode("cp437")
    except UnicodeEncodeError:
        return member.filename
    for encoding in ("utf-8", "cp866"):
        try:
            return given.decode(encoding)
        except UnicodeDecodeError:
            continue
    return member.filename
