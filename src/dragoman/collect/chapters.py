"""Chapters of a book: where each begins and ends, who wrote it, on which printed pages it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dragoman.collect.bylines import folded, persons
from dragoman.collect.epub_contents import Contents, Entry
from dragoman.collect.epub_text import Block, Flow
from dragoman.model.press import PageMark

SHORTEST = 200
"""Code points of a chapter; covers, title pages and dedications have fewer."""
BYLINE = 120
"""Code points of a line of names."""
HEAD = 4
"""Paragraphs at a chapter's beginning that may be its head."""
SIGNED = re.compile(r"\b(?:author|authors|byline|creator|avtor)\b", re.IGNORECASE)
Starts = list[tuple[int, str, Entry | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """``name`` is the file in the package, and the element in it where the chapter begins with one."""

    name: str
    title: str | None
    text: str
    authors: tuple[str, ...] = ()
    pages: tuple[PageMark, ...] = ()
    listed: bool = False


@dataclass(slots=True)
class _Book:
    """The files of a book run together: ``starts`` are where each begins in ``text``."""

    text: str
    starts: dict[str, int]
    blocks: list[Block]
    flows: dict[str, Flow]

    def at(self, place: tuple[str, str]) -> int | None:
        """Return where a place of the contents lies; ``None`` outside of what is read."""
        if place[0] not in self.starts:
            return None
        return self.starts[place[0]] + self.flows[place[0]].ids.get(place[1], 0)


def chapters(flows: Sequence[tuple[str, Flow]], contents: Contents) -> list[Chapter]:
    """Return the chapters that have text, in the order of the book."""
    whole = _whole(flows)
    starts = _starts(whole, contents)
    pages = _pages(whole, contents)
    found = []
    for (start, name, entry), (end, _, _) in pairwise([*starts, (len(whole.text), "", None)]):
        made = _chapter(whole, (start, end), name, entry, pages)
        if len(made.text) >= SHORTEST:
            found.append(made)
    return found


def _whole(flows: Sequence[tuple[str, Flow]]) -> _Book:
    starts, blocks, length = {}, [], 0
    for name, each in flows:
        starts[name] = length
        blocks += [
            Block(start=b.start + length, end=b.end + length, level=b.level, marks=b.marks)
            for b in each.blocks
        ]
        length += len(each.text)
    text = "".join(each.text for _, each in flows)
    return _Book(text=text, starts=starts, blocks=blocks, flows=dict(flows))


def _starts(whole: _Book, contents: Contents) -> Starts:
    """Return where pieces begin: at the entries of the contents, and at files that continue none of them."""
    listed: dict[int, tuple[str, Entry]] = {}
    for entry in _level(contents.entries, whole):
        at = whole.at(entry.place)
        if at is not None:
            listed.setdefault(at, ("#".join(filter(None, entry.place)), entry))
    found: Starts = [(at, name, entry) for at, (name, entry) in sorted(listed.items())]
    named = {each.place[0] for each in _all(contents.entries)}
    for name, start in whole.starts.items():
        before = max((at for at in listed if at <= start), default=None)
        if start in listed or (name in named and before is not None):
            continue
        if before is None or _begins_anew(whole, start, before):
            found.append((start, name, None))
    return sorted(found, key=lambda each: (each[0], each[2] is None))


def _level(entries: Sequence[Entry], whole: _Book) -> Iterator[Entry]:
    """Yield the entries that are pieces: a part whose chapters are files of their own is none."""
    for each in entries:
        inside = [child for child in each.children if child.place[0] != each.place[0]]
        own = whole.at(each.place)
        first = min(
            (at for e in each.children if (at := whole.at(e.place)) is not None), default=None
        )
        short = own is None or first is None or len(whole.text[own:first].strip()) < SHORTEST
        if inside and len(each.children) > 1 and short:
            yield from _level(each.children, whole)
        else:
            yield each


def _all(entries: Sequence[Entry]) -> Iterator[Entry]:
    for each in entries:
        yield each
        yield from _all(each.children)


def _begins_anew(whole: _Book, start: int, chapter: int) -> bool:
    """Tell whether a file that the contents pass by opens with a heading as high as the chapter's before it."""
    own = next((each.level for each in whole.blocks if each.start >= start), 0)
    over = next((each.level for each in whole.blocks if each.start >= chapter), 0)
    return bool(own) and bool(over) and own <= over


def _pages(whole: _Book, contents: Contents) -> list[tuple[int, str]]:
    """Return where printed pages begin: by the book's list of pages, else by the marks in its text."""
    listed = [
        (at, label)
        for label, place in contents.pages
        if label and (at := whole.at(place)) is not None
    ]
    if listed:
        return sorted(listed)
    return [
        (whole.starts[name] + at, label)
        for name, each in whole.flows.items()
        for label, at in each.breaks
    ]


def _chapter(
    whole: _Book,
    bounds: tuple[int, int],
    name: str,
    entry: Entry | None,
    pages: list[tuple[int, str]],
) -> Chapter:
    """Take heading and byline off a chapter's text."""
    start, end = bounds
    blocks = [each for each in whole.blocks if start <= each.start < end]
    head, authors = _head(whole.text, blocks, entry.title if entry else "")
    headings = [whole.text[each.start : each.end] for each in head if each.level]
    printed = " ".join(headings) or None
    rest = blocks[len(head) :]
    begins = rest[0].start if rest else end
    title, signed = _title(entry.title if entry else None, printed)
    if len(headings) > 1 and entry is not None:
        title = entry.title
    if title is None and entry is None:
        title = whole.flows[name].title
    marks = {max(at - begins, 0): label for at, label in pages if at < end and at > begins}
    before = next((label for at, label in reversed(pages) if at <= begins), None)
    first = {0: before} if before and 0 not in marks else {}
    return Chapter(
        name=name,
        title=title,
        text=whole.text[begins:end].rstrip("\n"),
        authors=authors or signed,
        pages=tuple(
            PageMark(page=label, start=at) for at, label in sorted((first | marks).items())
        ),
        listed=entry is not None,
    )


def _head(text: str, blocks: Sequence[Block], listed: str) -> tuple[list[Block], tuple[str, ...]]:
    """Return the blocks of a chapter's head, headings and a line of names, and the names.

    A second heading belongs to it where the contents name it too («Глава 1» over «Порты и дороги»). A line of
    names is marked as one, or stands beside the heading and holds names and nothing else.
    """
    head: list[Block] = []
    authors: tuple[str, ...] = ()
    for each in blocks[:HEAD]:
        line = text[each.start : each.end]
        known = folded(line) in folded(listed) if folded(line) else False
        if each.level and (known or not any(block.level for block in head)):
            head.append(each)
        elif not authors and len(line) <= BYLINE and (found := _names(line, each)):
            authors = found
            head.append(each)
        else:
            break
    sure = any(each.level or SIGNED.search(each.marks) for each in head)
    return (head, authors) if sure else ([], ())


def _names(line: str, block: Block) -> tuple[str, ...]:
    found = persons([line])
    if SIGNED.search(block.marks):
        return found
    alone = folded("".join(found)) == folded(re.sub(r"\b(?:и|and)\b", "", line))
    return found if alone and not line.endswith((".", "!", "?", "…")) else ()


def _title(listed: str | None, printed: str | None) -> tuple[str | None, tuple[str, ...]]:
    """Return the title, and the author that the contents name before it («Анна Петрова. Порты и дороги»).

    Of two forms of one title it is what the chapter itself prints.
    """
    if not listed or not printed:
        return listed or printed, ()
    one, other = folded(listed), folded(printed)
    if one != other and one.endswith(other):
        before = listed[: max(len(listed) - len(printed), 0)].strip(" .:—–-,")
        names = persons([before])
        return printed, names if folded("".join(names)) == folded(before) else ()
    return (printed if one in other or other in one else listed), ()
