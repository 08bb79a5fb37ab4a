"""A file of a book as text: paragraphs, headings, where its marks stand; notes are kept apart.

Notes (``epub:type`` or ``role`` of a footnote or endnote, and what refers to them) are no part of the running text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from dragoman.formats import webpage

VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip
CLOSED = re.compile(r"<([A-Za-z][\w:-]*)((?:\s[^<>]*?)?)\s*/>")
"""An element of XHTML that opens and closes at once, which HTML knows of few."""
NOTE = re.compile(
    r"\b(?:doc-)?(?:footnotes?|endnotes?|rearnotes?|noterefs?|footnote-?refs?|fnref|notereference)\b",
    re.IGNORECASE,
)
BREAK = re.compile(r"\b(?:doc-)?page-?break\b", re.IGNORECASE)
MARKS = ("epub:type", "role", "class")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph from ``start`` to ``end``; ``level`` of a heading, else 0; ``marks`` its classes and types."""

    start: int
    end: int
    level: int = 0
    marks: str = ""


@dataclass(slots=True)
class Flow:
    """``ids`` are where elements begin, ``breaks`` the pages that begin, by the number printed on them."""

    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    ids: dict[str, int] = field(default_factory=dict)
    breaks: list[tuple[str, int]] = field(default_factory=list)
    title: str | None = None


def flow(content: str, name: str) -> Flow:
    """Return the text of a file of XHTML. Errors: ``Unreadable``."""
    root = webpage.tree(opened(content), name)
    made = _Flowing()
    for step in webpage.walk(root):
        made.take(step)
    made.close()
    found = made.flow
    found.text = "".join(made.parts)
    titles = root.xpath("//head/title")
    found.title = " ".join(titles[0].text_content().split()) or None if titles else None
    return found


def opened(content: str) -> str:
    """Return XHTML as HTML has it: what opens and closes at once gets an end of its own."""
    return CLOSED.sub(_opened, content)


def _opened(match: re.Match[str]) -> str:
    tag = match.group(1)
    return match[0] if tag.lower() in VOID else f"<{tag}{match.group(2)}></{tag}>"


def marks(element: Any) -> str:  # noqa: ANN401 - lxml's element
    """Return what an element is called: its classes and types."""
    return " ".join(each for name in MARKS if (each := element.get(name)))


class _Flowing:
    """Puts words together into blocks."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.parts: list[str] = []
        self._length = 0
        self._words: list[str] = []
        self._block: Any = None
        self._apart: Any = None  # the note or the mark of a page that is passed by

    def take(self, step: webpage.Step) -> None:
        element = step.element
        if step.what == "start":
            self._start(element)
        elif step.what == "end":
            if element is self._apart:
                self._apart = None
            elif element.tag in webpage.BLOCKS and self._apart is None:
                self.close()
        elif self._apart is None:
            self._add(" " if step.what == "break" else step.words, element)

    def _start(self, element: Any) -> None:  # noqa: ANN401 - lxml's element
        if self._apart is not None:
            return
        if element.tag in webpage.BLOCKS:
            self.close()
        at = self._here()
        for name in filter(None, (element.get("id"), element.get("name"))):
            self.flow.ids.setdefault(name, at)
        called = marks(element)
        if BREAK.search(called):
            label = element.get("title") or element.get("aria-label") or element.text_content()
            digits = re.search(r"\d+$", element.get("id") or "")
            label = " ".join(label.split()).strip(" .") or (digits[0] if digits else "")
            if label:
                self.flow.breaks.append((label, at))
            self._apart = element
        elif NOTE.search(called):
            self._apart = element

    def _here(self) -> int:
        said = "".join(self._words)
        inside = len(" ".join(said.split())) + (1 if said[-1:].isspace() and said.strip() else 0)
        return self._length + inside

    def _add(self, words: str, element: Any) -> None:  # noqa: ANN401 - lxml's element
        if self._block is None and words.strip():
            over = (element, *element.iterancestors())
            self._block = next((each for each in over if each.tag in webpage.BLOCKS), element)
        self._words.append(words)

    def close(self) -> None:
        """End a paragraph."""
        words = " ".join("".join(self._words).split())
        if words:
            heading = re.fullmatch(r"h([1-6])", str(self._block.tag))
            self.flow.blocks.append(
                Block(
                    start=self._length,
                    end=self._length + len(words),
                    level=int(heading[1]) if heading else 0,
                    marks=marks(self._block),
                )
            )
            self.parts.append(words + "\n\n")
            self._length += len(words) + 2
        self._words.clear()
        self._block = None
