"""Records as the store keeps them: JSON of the model's own dataclasses, and their digests."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TypeVar

import msgspec

from dragoman.model.press import Article, Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lemmas:
    """The part of a reading that search needs; decoding it alone is several times faster."""

    text_id: str
    sentences: tuple[Span, ...]
    lemmas: tuple[str, ...]


LATER = ("pages", "edited", "links", "credits", "section", "captions")
"""Fields that an article had not at first: without a value they are left out of what is digested, so
that what a desk kept before is still the same version."""


def encode(record: object) -> bytes:
    """Return ``record`` as JSON; equal records give equal bytes."""
    return msgspec.json.encode(record)


def decode(record: bytes, kind: type[T]) -> T:
    """Return the record of ``kind`` that ``encode`` was given."""
    return msgspec.json.decode(record, type=kind)


def digest(*parts: bytes | str) -> str:
    """Return the SHA-256 of ``parts`` in order, in hexadecimal."""
    whole = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        whole.update(len(content).to_bytes(8, "big") + content)
    return whole.hexdigest()


def content(article: Article) -> bytes:
    """Return what a reader may see of ``article``: all but how and when it was captured."""
    bare = replace(article, source="", retrieved=None, sha256="", duplicate_of=None)
    if any(getattr(bare, each) for each in LATER):
        return encode(bare)
    values = msgspec.to_builtins(bare)
    return msgspec.json.encode({key: each for key, each in values.items() if key not in LATER})
