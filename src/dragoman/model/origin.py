"""Where an original came from: all that is needed to read it once more, years later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PageKind = Literal[
    "html", "text", "markdown", "jsonl", "csv", "pdf", "docx", "rtf", "epub", "export", "telegram",
    "transcript", "reference",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """Fields that front matter, a record, a feed or the desk's own list states, as printed."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    outlet_name: str | None = None
    published: str | None = None
    issue: str | None = None
    language: str | None = None
    genre: str | None = None
    section: str | None = None
    retrieved: str | None = None
    page: str | None = None
    edited: str | None = None
    links: tuple[str, ...] = ()


UNSAID = Declared()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What is known of an original beside its bytes; ``hinted`` may only fill what it leaves open.

    ``charset`` is what its server named.
    """

    kind: PageKind
    source: str
    url: str | None = None
    key: str | None = None
    declared: Declared = UNSAID
    hinted: Declared = UNSAID
    charset: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """The heads of one exchange over HTTP, each ending in an empty line; nothing secret in them."""

    request: bytes
    response: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What is known of an address that was fetched, so that it is asked for again only if changed.

    ``address`` is its canonical form; ``etag`` and ``modified`` are the server's validators;
    ``fetched`` is the time of the visit (RFC 3339, UTC).
    """

    address: str
    fetched: str
    etag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """Bytes as they came, what is known beside them, and the exchange that gave them."""

    content: bytes
    origin: Origin | None = None
    exchange: Exchange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An original in the desk's archive; ``origin`` is unknown for what early versions kept.

    ``article`` is none for a page in which none was found.
    """

    content: bytes
    source: str
    sha256: str
    origin: Origin | None
    article: str | None = None
    retrieved: str | None = None
