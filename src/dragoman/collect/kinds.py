"""What a file is by its first bytes: a signature stands over an ending."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from dragoman.collect.telegram import is_export
from dragoman.errors import Unreadable, Unsupported

HEAD = 8192
OLD = b"\xd0\xcf\x11\xe0"
KEPT = frozenset((".wacz",))
"""Endings whose files are packages that another reader opens."""


def ending(path: Path, by_name: str) -> str:  # noqa: PLR0911 - a sign a line
    """Return the ending that a file should have; ``by_name`` where its bytes tell nothing.

    Errors: ``Unreadable``, ``Unsupported`` for what is known and not read.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if by_name in KEPT:
        return by_name
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"PK\x03\x04"):
        return _package(path)
    if head.startswith(OLD):
        raise Unsupported(
            str(path),
            "is an old Office file (.doc, .xls) or an encrypted one; save it as .docx or .csv",
        )
    plain = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if plain.startswith(b"{\\rtf"):
        return ".rtf"
    if plain.startswith(b"WEBVTT"):
        return ".vtt"
    if re.match(rb"(?i)<!doctype html|<html[ >]", plain):
        return ".html" if by_name != ".htm" else by_name
    return _json(path, head) if by_name == ".json" else by_name


def _json(path: Path, head: bytes) -> str:
    plain = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if is_export(head):
        return "telegram"
    if plain.startswith(b"["):
        return "csl"
    raise Unsupported(
        str(path), "this JSON is no Telegram export and no list of references (CSL JSON)"
    )


def _package(path: Path) -> str:
    """Return what a ZIP package holds: a DOCX, an EPUB, or files."""
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError, OSError):
        what = {".docx": "DOCX", ".epub": "EPUB"}.get(path.suffix.lower(), "ZIP")
        raise Unreadable(str(path), f"is a damaged {what} file, or none") from None
    if "word/document.xml" in names:
        return ".docx"
    if "META-INF/container.xml" in names:
        return ".epub"
    if "xl/workbook.xml" in names:
        return ".xlsx"
    for sign, what in (("xl/workbook.bin", "a binary Excel workbook; save it as .xlsx"),
                       ("ppt/presentation.xml", "a presentation; save it as PDF"),
                       ("content.xml", "an OpenDocument file; save it as .docx")):  # fmt: skip
        if sign in names:
            raise Unsupported(str(path), f"is {what}")
    return ".zip"
