"""Pages whose elements lie so deep in each other that parsing them would take minutes, or all memory.

The rules of HTML ask at each start tag what is open above it, and open unclosed letters (``font``, ``b``) anew
in each paragraph: a page of a hundred kilobytes can cost hours, in one call that no time limit reaches.
"""

from __future__ import annotations

import re

from dragoman.errors import Unreadable

FEW = 4000
"""Tags under which no nesting costs anything."""
DEEP = 100
"""Elements in each other that real pages have; what lies deeper is counted as work."""
MOST = 4_000_000
"""Steps: some tenths of a second, or some hundred megabytes."""
TAG = re.compile(r"<(\\?/)?([a-zA-Z][a-zA-Z0-9]*)")
FLAT = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param",
    "p", "li", "dd", "dt", "tr", "td", "th", "tbody", "thead", "tfoot", "option", "optgroup", "colgroup", "caption",
    "html", "head", "body", "script", "style", "title", "rp", "rt", "path",
))  # fmt: skip
"""What holds nothing, or is closed by the next of its kind."""


def check(content: str, name: str) -> None:
    """Errors: ``Unreadable`` for a page that no browser's user ever saw whole."""
    if content.count("<") < FEW:
        return
    opened: dict[str, int] = {}
    depth = work = 0
    for closes, tag in TAG.findall(content):
        element = tag.lower()
        if closes:
            if opened.get(element):
                opened[element] -= 1
                depth -= 1
            continue
        if element not in FLAT:
            opened[element] = opened.get(element, 0) + 1
            depth += 1
        if depth > DEEP:
            work += depth
    if work > MOST:
        raise Unreadable(name, "its elements lie too deep in each other to be read")
