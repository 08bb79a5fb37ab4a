"""Pasted text: a piece that somebody typed in, kept as Markdown with its fields at the head."""

from __future__ import annotations

from dragoman.collect.page import Declared, Page
from dragoman.collect.piece import page
from dragoman.errors import BadArgument


def pasted(text: str, declared: Declared, url: str | None = None) -> Page:
    """Return a page of ``text``; its original can be collected again as it is. Errors: ``BadArgument``."""
    body = text.replace("\r\n", "\n").strip("\n")
    if not body.strip():
        raise BadArgument("add", "no text was given")
    named = (
        ("title", declared.title),
        ("author", "; ".join(declared.authors)),
        ("outlet", declared.outlet),
        ("date", declared.published),
        ("issue", declared.issue),
        ("page", declared.page),
        ("url", url),
    )
    lines = [f"{key}: {' '.join(value.split())}" for key, value in named if value]
    original = "\n".join(["---", *lines, "---", body, ""]).encode("utf-8", "replace")
    made = page("pasted text", "markdown", original, body)
    return Page(
        source=f"pasted text {made.sha256[:8]}",
        kind="markdown",
        original=original,
        sha256=made.sha256,
        content=body,
        url=url,
        declared=declared,
    )
