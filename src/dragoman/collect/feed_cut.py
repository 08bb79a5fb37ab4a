"""A large feed cut to its newest entries before it is read: reading takes a millisecond an entry and more.

Nothing is made of an entry but where it begins, where it ends and when it says it is from; the
rest of the document stays as it is, so that what is left is read like any other feed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from xml.parsers.expat import ExpatError, ParserCreate

ENTRIES = ("item", "entry")
BEGINS = re.compile(rb"<(?:[\w.-]+:)?(?:item|entry)[\s/>]")
DATES = tuple(
    re.compile(
        rb"<(?:[\w.-]+:)?(?:" + each + rb")(?:\s[^<>]{0,200})?>\s*(?:<!\[CDATA\[)?([^<\]]{4,80})"
    )
    for each in (rb"pubDate|published|issued", rb"updated|modified|date")
)
"""How the formats name the day of publication, and what may stand for it."""
Span = tuple[int, int]


class _Defined(Exception):  # noqa: N818 - no error: such a document is left as it is
    """The document defines an entity."""


def cut(content: bytes, most: int, time: Callable[[str], float]) -> tuple[bytes, int]:
    """Return a feed in UTF-8 with the ``most`` newest of its entries, and how many were left out.

    ``time`` makes a printed date a number that grows with time. Entries of one time go by their
    order. A feed that is no well-formed XML is cut where its entries begin.
    """
    spans = list(_spans(content))
    if len(spans) <= most:
        return content, 0
    order = sorted(range(len(spans)), key=lambda each: -_time(content, spans[each], time))
    kept: list[bytes] = []
    at = 0
    for each in sorted(order[most:]):
        begin, end = spans[each]
        kept.append(content[at:begin])
        at = end
    return b"".join((*kept, content[at:])), len(spans) - most


def _time(content: bytes, span: Span, time: Callable[[str], float]) -> float:
    for each in DATES:
        match = each.search(content, *span)
        if match:
            return time(match.group(1).decode("utf-8", "replace").strip())
    return time("")


def _spans(content: bytes) -> Iterator[Span]:
    """Yield where each entry begins and ends; those that lie in another are a part of it."""
    try:
        yield from _parsed(content)
    except ExpatError:
        places = [each.start() for each in BEGINS.finditer(content)]
        yield from pairwise((*places, len(content)) if places else ())
    except _Defined:
        return


def _parsed(content: bytes) -> list[Span]:
    """Errors: ``ExpatError`` for what is no well-formed XML, ``_Defined``."""
    parser = ParserCreate("utf-8")
    found: list[Span] = []
    begun: list[int] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        del attributes
        if name.rpartition(":")[2] in ENTRIES:
            begun.append(parser.CurrentByteIndex)

    def end(name: str) -> None:
        if name.rpartition(":")[2] not in ENTRIES:
            return
        begin = begun.pop()
        if not begun:
            found.append((begin, content.index(b">", parser.CurrentByteIndex) + 1))

    def define(*_: object) -> None:
        raise _Defined

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.EntityDeclHandler = define
    parser.Parse(content, True)  # noqa: FBT003 - its own way: this is all there is
    return found
