"""What proofreading finds in a document; it proposes, it never changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.published import TextSpan
from dragoman.model.source import SourceWords

Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A place ``[start, end)`` of the document, what is wrong there, and what may be put there."""

    rule: str
    severity: Severity
    start: int
    end: int
    text: str
    message: str
    suggestion: str | None = None
    related: tuple[TextSpan, ...] = ()
    source: SourceWords | None = None
    """The words of an article that the finding rests on, where a report is held against a desk."""
