"""Small documents made for tests: DOCX by python-docx, PDF by hand, in the least that a reader asks for."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import docx

FONT = b"<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
Lines = list[tuple[str, float]]
"""Words of a line and how far below the one before it stands, in points."""


def word(path: Path, *paragraphs: tuple[str, str]) -> Path:
    """Write a DOCX of (style, words)."""
    document = docx.Document()
    for style, words in paragraphs:
        document.add_paragraph(words, style=style)
    document.save(str(path))
    return path


def pdf(path: Path, *pages: Lines, encrypted: bool = False, picture: bool = False) -> Path:
    """Write a PDF of lines in Helvetica; ``picture``: pages with a drawn box and no text."""
    objects: list[bytes] = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    kids = []
    for lines in pages:
        stream = b"0 0 100 100 re f" if picture else _stream(lines)
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        number = len(objects)
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources%s/Contents %d 0 R>>"
            % (FONT, number)
        )
        kids.append(len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (
        len(kids),
        b" ".join(b"%d 0 R" % each for each in kids),
    )
    trailer = b""
    if encrypted:
        empty = b"<" + b"00" * 32 + b">"
        objects.append(b"<</Filter/Standard/V 1/R 2/O%s/U%s/P -1>>" % (empty, empty))
        trailer = b"/Encrypt %d 0 R/ID[<00><00>]" % len(objects)
    path.write_bytes(_file(objects, trailer))
    return path


def _stream(lines: Lines) -> bytes:
    parts, height = [b"BT /F 10 Tf"], 760.0
    for words, step in lines:
        height -= step
        plain = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        parts.append(b"1 0 0 1 60 %.1f Tm (%s) Tj" % (height, plain.encode("latin-1")))
    return b"\n".join([*parts, b"ET"])


def _file(objects: list[bytes], trailer: bytes) -> bytes:
    out, places = BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, each in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj%s endobj\n" % (number, each))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % each for each in places)
    out.write(
        b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, trailer, start)
    )
    return out.getvalue()


def bomb(path: Path, megabytes: int) -> Path:
    """Write a package that unpacks to ``megabytes`` of nothing."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * (megabytes * 1_000_000))
    return path


def entities(path: Path) -> Path:
    """Write a DOCX whose body declares entities that would unfold without end."""
    source = BytesIO()
    docx.Document().save(source)
    body = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    with zipfile.ZipFile(source) as one, zipfile.ZipFile(path, "w") as other:
        for each in one.infolist():
            other.writestr(each, body if each.filename == "word/document.xml" else one.read(each))
    return path
