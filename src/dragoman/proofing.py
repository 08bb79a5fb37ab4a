"""Reports already written: made into records, into a desk or without one, or proofread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from dragoman.collect.decoding import decode
from dragoman.errors import BadArgument, Nothing, Skipped
from dragoman.formats import marked, pdf, plain, webpage, word
from dragoman.formats.limits import MEGABYTE, Limits
from dragoman.formats.notes import Note, as_page, in_docx, in_html
from dragoman.formats.places import Edit, apart
from dragoman.formats.rewrite import rewritten
from dragoman.formats.silences import silences
from dragoman.later import later
from dragoman.model.document import Document
from dragoman.model.finding import Finding
from dragoman.model.published import KeptReport, Published
from dragoman.proof.against.beside import Against
from dragoman.proof.against.matching import period_of
from dragoman.proof.housestyle import House
from dragoman.proof.links import Link, links
from dragoman.proof.parse import parse
from dragoman.proof.proofread import Proof, proof
from dragoman.proof.table import RULES

if TYPE_CHECKING:
    from dragoman import sourcing
    from dragoman.desk import Desk
    from dragoman.language import detect
else:
    sourcing, detect = later("dragoman.sourcing"), later("dragoman.language.detect")

Reader = Callable[[bytes, str, Limits], Document]


def _text(content: bytes, name: str, limits: Limits) -> Document:
    del limits
    return plain.document(decode(content, name))


def _markdown(content: bytes, name: str, limits: Limits) -> Document:
    del limits
    return marked.document(decode(content, name))


def _html(content: bytes, name: str, limits: Limits) -> Document:
    del limits
    return webpage.document(decode(content, name), name)


FORMATS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": _text,
        ".text": _text,
        ".md": _markdown,
        ".markdown": _markdown,
        ".html": _html,
        ".htm": _html,
        ".docx": word.document,
        ".pdf": pdf.document,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A report's document, and its file: name, bytes, their hash; ``text`` where the format is text."""

    name: str
    document: Document
    sha256: str
    content: bytes
    text: str = ""


def opened(path: Path, limits: Limits | None = None) -> Opened:
    """Read a report. Errors: ``BadArgument`` (no such file, no such format), ``Nothing`` (nothing in it)."""
    limits = limits or Limits()
    reader = FORMATS.get(path.suffix.lower())
    if reader is None:
        known = " ".join(FORMATS)
        raise BadArgument(str(path), f"no report of this ending is read; known are {known}")
    try:
        size = path.stat().st_size
        if size > limits.bytes:
            raise Nothing(str(path), f"is larger than the {limits.bytes // MEGABYTE} MB allowed")
        content = path.read_bytes()
    except OSError as error:
        raise BadArgument(str(path), f"cannot be read: {error.strerror}") from None
    if not content.strip():
        raise Nothing(str(path), "the file is empty")
    try:
        document = reader(content, str(path), limits)
    except Skipped as error:
        raise Nothing(error.name, error.message) from None
    if not document.text.strip():
        raise Nothing(str(path), "holds no text")
    text = "" if document.format in ("docx", "pdf") else decode(content, str(path))
    digest = sha256(content).hexdigest()
    return Opened(name=str(path), document=document, sha256=digest, content=content, text=text)


def imported(path: Path, known: Sequence[str] = ()) -> Published:
    """Return a published report as records; ``known`` are names of outlets beside the package's own."""
    return parse(opened(path).document, known)


def imported_into(desk: Desk, path: Path) -> tuple[Published, bool]:
    """Import a report into a desk, which knows outlets of its own; tell whether it is new there."""
    found = opened(path)
    outlets = desk.knowledge.outlets
    known = [name for each in outlets for name in (each.name, each.house, *each.names)]
    published = parse(found.document, known)
    kept = KeptReport(
        id=f"report:{found.sha256[:16]}",
        sha256=found.sha256,
        source=str(path),
        published=published,
    )
    return published, desk.keep_report(kept)


def linked(published: Published, desk: Desk) -> tuple[Link, ...]:
    """Return where a report refers to an earlier one that the desk has, and to which of its items."""
    return tuple(links(published, desk.reports()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A report, what proofreading found in it, and what it takes to write a copy."""

    opened: Opened
    found: tuple[Finding, ...]
    compared: str | None = None
    """What was compared with a desk's articles, in a line."""

    @property
    def text(self) -> str:
        """Return the text that offsets point into."""
        return self.opened.document.text


def checked(path: Path, style: House | None = None, desk: Path | None = None) -> Checked:
    """Proofread a report, in place or by the house silenced rules left out; against a desk's articles, if named.

    Errors: as ``opened``, and ``BadArgument`` for a folder that is no desk.
    """
    report = opened(path)
    quiet = silences(report.text, report.document)
    proved = proof(report.document, style) if desk is None else _held_against(desk, report, style)
    found = [
        each
        for each in proved.findings
        if not any(
            one.start <= each.start < one.end and (not one.rules or each.rule in one.rules)
            for one in quiet
        )
    ]
    return Checked(opened=report, found=tuple(found), compared=proved.compared)


def _held_against(desk: Path, report: Opened, style: House | None) -> Proof:
    language = detect.detect(report.document.text)
    with sourcing.DeskSources(desk, language) as sources:
        plain = sources.knowledge()
        known = [name for each in plain.outlets for name in (each.name, each.house, *each.names)]
        knowledge = sources.knowledge(period_of(parse(report.document, known)))
        return proof(report.document, style, Against(sources=sources, knowledge=knowledge))


def fixed(report: Checked) -> tuple[bytes, int]:
    """Return the corrected file, safe rules' suggestions put in, and how many were.

    Errors: ``BadArgument`` for PDF, which cannot be corrected.
    """
    safe = {each.name: each.everywhere for each in RULES if each.safe}
    edits = [
        Edit(start=start, end=end, put=each.suggestion)
        for each in report.found
        if each.rule in safe and each.suggestion is not None
        for start, end in _places(each, everywhere=safe[each.rule])
    ]
    if report.opened.document.format == "pdf":
        raise BadArgument(
            report.opened.name, "a PDF cannot be corrected; `--mark FILE.html` shows the findings"
        )
    one = report.opened
    kept = apart(edits)
    return rewritten(one.content, one.text, one.document, kept), len(kept)


def _places(found: Finding, *, everywhere: bool) -> Iterator[tuple[int, int]]:
    yield found.start, found.end
    if everywhere:
        yield from ((each.start, each.end) for each in found.related)


def noted(report: Checked, ending: str, *, hints: bool) -> bytes:
    """Return a copy with the findings at their words: DOCX of a DOCX, else HTML. Errors: ``BadArgument``."""
    one = report.opened
    notes = [
        Note(start=each.start, end=each.end, text=_said(each), kind=each.severity)
        for each in report.found
        if hints or each.severity != "hint"
    ]
    if ending == ".docx" and one.document.format == "docx":
        return in_docx(one.content, one.document, notes)
    if ending not in (".html", ".htm"):
        raise BadArgument(one.name, "a marked copy is .html, or .docx of a DOCX")
    return (
        in_html(one.text, one.document, notes)
        if one.document.format == "html"
        else as_page(one.document, notes)
    )


def _said(each: Finding) -> str:
    shown = "one space" if each.suggestion == " " else each.suggestion
    put = f" Put: {shown}" if shown else ""
    stop = "" if each.message.endswith("?") else "."
    return f"{each.rule}: {each.message}{stop}{put}"
