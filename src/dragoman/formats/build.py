"""A document put together from pieces of its original, block by block."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dragoman.model.document import Block, BlockKind, Bookmark, Document, Format, Piece
from dragoman.model.press import Span

BETWEEN = "\n\n"
"""What stands between two blocks."""
SPACE = re.compile(r"[ \t\r\n\f\v]+")


@dataclass(slots=True, kw_only=True)
class Builder:
    """Takes stretches of an original in their order; ``close`` ends a block."""

    format: Format
    collapse: bool = True
    """Whether a run of white space is one space, and none at a block's ends."""
    text: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    italics: list[Span] = field(default_factory=list)
    _opened: int = 0
    _all_bold: bool = True

    def add(
        self, words: str, part: int, offset: int = 0, *, italic: bool = False, bold: bool = False
    ) -> None:
        """Add ``words``, which stand in ``part`` of the original from ``offset`` on."""
        start, at = self.length, 0
        for each in SPACE.finditer(words) if self.collapse else ():
            self._put(words[at : each.start()], part, offset + at)
            if self.length > self._opened and not self._ends_in_space():
                self._put(" ", part, offset + each.start())
            at = each.end()
        self._put(words[at:], part, offset + at)
        if words.strip():
            self._all_bold = self._all_bold and bold
            if italic:
                self.italics.append(Span(start, self.length))

    def space(self) -> None:
        """Add a space that the original marks otherwise: a line's end, a tab."""
        if self.length > self._opened and not self._ends_in_space():
            self.text.append(" ")
            self.length += 1

    def insert(self, words: str) -> None:
        """Add what a reader sees and the original does not hold as text: the marks of ``<q>``."""
        self.text.append(words)
        self.length += len(words)

    def close(
        self, kind: BlockKind, level: int = 0, page: int | None = None, size: float = 0.0
    ) -> None:
        """End the block at hand; one without words is forgotten."""
        self._strip()
        if self.length > self._opened:
            self.blocks.append(
                Block(
                    kind=kind,
                    start=self._opened,
                    end=self.length,
                    level=level,
                    page=page,
                    bold=self._all_bold,
                    size=size,
                )
            )
            self.text.append(BETWEEN)
            self.length += len(BETWEEN)
        self._opened, self._all_bold = self.length, True

    def document(
        self,
        *,
        title: str | None = None,
        generator: str | None = None,
        pages: tuple[str, ...] = (),
        outline: tuple[Bookmark, ...] = (),
    ) -> Document:
        """Return what was built."""
        self.close("paragraph")
        if self.blocks:
            self.text.pop()
        return Document(
            format=self.format,
            text="".join(self.text),
            blocks=tuple(self.blocks),
            pieces=tuple(self.pieces),
            italics=tuple(each for each in self.italics if each.start < each.end),
            title=title,
            generator=generator,
            pages=pages,
            outline=outline,
        )

    def drop(self, count: int) -> None:
        """Take back the last ``count`` characters of the block: a hyphen at a line's end."""
        for _ in range(count):
            last = self.text.pop()
            if len(last) > 1:
                self.text.append(last[:-1])
            self.length -= 1
        self._trim()

    def _trim(self) -> None:
        while self.pieces and self.pieces[-1].end > self.length:
            last = self.pieces.pop()
            if last.start < self.length:
                self.pieces.append(
                    Piece(start=last.start, end=self.length, part=last.part, offset=last.offset)
                )
        while self.italics and self.italics[-1].end > self.length:
            last_italic = self.italics.pop()
            if last_italic.start < self.length:
                self.italics.append(Span(last_italic.start, self.length))

    def _put(self, words: str, part: int, offset: int) -> None:
        if not words:
            return
        last = self.pieces[-1] if self.pieces else None
        joined = (
            last is not None
            and last.part == part
            and last.end == self.length
            and last.offset + last.end - last.start == offset
        )
        if last is not None and joined:
            start, offset = last.start, last.offset
            self.pieces.pop()
        else:
            start = self.length
        self.text.append(words)
        self.length += len(words)
        self.pieces.append(Piece(start=start, end=self.length, part=part, offset=offset))

    def _ends_in_space(self) -> bool:
        return self.text[-1][-1] in " \n"

    def _strip(self) -> None:
        while self.length > self._opened and self.text[-1][-1] in " \n":
            self.drop(1)
