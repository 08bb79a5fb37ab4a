"""A report as an edition people read: one self-contained page, or Markdown with notes."""

from __future__ import annotations

from typing import Literal

from dragoman.model.report import Edition, Report
from dragoman.publish import html, markdown


def publish(report: Report, format_: Literal["html", "markdown"]) -> Edition:
    """Return ``report`` in one format; the same report gives the same bytes."""
    text = html.page(report) if format_ == "html" else markdown.page(report)
    return Edition(format=format_, content=text.encode())
