"""Reports already written, without a desk: made into records, or proofread."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from dragoman.collect.decoding import decode
from dragoman.errors import BadArgument, Nothing, Skipped
from dragoman.model.finding import Finding
from dragoman.model.published import Published
from dragoman.proof.parse import parse
from dragoman.proof.proofread import proofread

ENDINGS = (".txt", ".md")


def text_of(path: Path) -> tuple[str, str]:
    """Return a plain text report and the hash of its bytes. Errors: ``BadArgument``, ``Nothing``."""
    if path.suffix.lower() not in ENDINGS:
        raise BadArgument(str(path), "this version reads plain text; save the report as .txt")
    try:
        content = path.read_bytes()
        text = decode(content, str(path))
    except OSError as error:
        raise BadArgument(str(path), f"cannot be read: {error.strerror}") from None
    except Skipped as error:
        raise Nothing(error.name, error.message) from None
    if not text.strip():
        raise Nothing(str(path), "the file is empty")
    return text, sha256(content).hexdigest()


def imported(path: Path) -> Published:
    """Return a published report as records; what is not found in it stays empty."""
    return parse(text_of(path)[0])


def checked(path: Path) -> tuple[str, str, tuple[Finding, ...]]:
    """Return the text that offsets point into, its hash, and what proofreading found."""
    text, digest = text_of(path)
    return text, digest, proofread(text)
