"""What a file becomes: one page, or many that share its bytes."""

from __future__ import annotations

from hashlib import blake2b, sha256

from dragoman.collect.page import Page, PageKind


def page(name: str, kind: PageKind, original: bytes, content: str) -> Page:
    """Return a page of ``original`` that is called ``name``."""
    return Page(
        source=name,
        kind=kind,
        original=original,
        sha256=sha256(original).hexdigest(),
        content=content,
    )


def key(*parts: str) -> str:
    """Return the key of a record that has no number of its own: a hash of its ``parts``."""
    return blake2b("\n".join(parts).encode("utf-8", "replace"), digest_size=12).hexdigest()
