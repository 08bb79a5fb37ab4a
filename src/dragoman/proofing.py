"""Reports already written: made into records, into a desk or without one, or proofread."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from dragoman.collect.decoding import decode
from dragoman.desk import Desk
from dragoman.errors import BadArgument, Nothing, Skipped
from dragoman.formats import marked, pdf, plain, webpage, word
from dragoman.formats.limits import MEGABYTE, Limits
from dragoman.model.document import Document
from dragoman.model.finding import Finding
from dragoman.model.published import KeptReport, Published
from dragoman.proof.parse import parse
from dragoman.proof.proofread import proofread

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
    """A report's document and the hash of its file."""

    document: Document
    sha256: str


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
    return Opened(document=document, sha256=sha256(content).hexdigest())


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


def checked(path: Path) -> tuple[str, str, tuple[Finding, ...]]:
    """Return the text that offsets point into, its hash, and what proofreading found."""
    found = opened(path)
    return found.document.text, found.sha256, proofread(found.document.text)
