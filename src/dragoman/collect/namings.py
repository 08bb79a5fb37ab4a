"""Names in two places of their own: in a Russian dateline, and before the title.

«ВЛАДИВОСТОК, 9 фев — Дальинформ, Дарья Мальцева.»; «顾知行：跨境河流…» over the window, where the
heading prints the title alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.collect.bylines import bare, folded, is_newsroom, persons
from dragoman.collect.eastern import is_eastern
from dragoman.collect.headings import headings

DATELINE = re.compile(
    r"[А-ЯЁ][А-ЯЁ –-]{2,40}(?:\s*/[^/]{1,40}/)?(?:, [0-9]{1,2} [а-я]{3,8}\.?)?\s*[–—-]{1,2}\s*"
    r"(?P<outlet>[^,.–—]{2,40}), (?P<by>[А-ЯЁ][а-яё-]+ [А-ЯЁ][^.]{2,60})\."
)
AFTER_NAME = re.compile(r"\s*[:：]\s*")
LONGEST_NAME = 40
LINE = 200
"""Code points of what stands at a heading; more is the text."""
PRINTED = "span, p, div, a, li, b, strong, em, td"


def in_dateline(line: str, outlet_names: Sequence[str]) -> tuple[str, ...]:
    """Return the persons of a dateline that names the agency or the outlet before them."""
    match = DATELINE.match(line)
    if not match or not is_newsroom(match["outlet"], frozenset(map(bare, outlet_names))):
        return ()
    return persons([match["by"]], outlet_names)


def before_title(tree: LexborHTMLParser, outlet_names: Sequence[str]) -> Iterator[str]:
    """Yield the name that a page puts before its title, if it prints that name by itself at the heading.

    So the Chinese press signs its columns. Elsewhere a name before a title, and over it, is mostly of
    whom the piece quotes.
    """
    heading = next(iter(headings(tree)), None)
    if heading is None:
        return
    known = folded(heading.text())
    for words in _titles(tree):
        mark = AFTER_NAME.search(words)
        if not mark or not 0 < mark.start() <= LONGEST_NAME:
            continue
        name, rest = words[: mark.start()].strip(), folded(words[mark.end() :])
        if not is_eastern(name):
            continue
        if known and rest.startswith(known) and persons([name], outlet_names) == (name,):
            if _beside(heading, name):
                yield name
            return


def _beside(heading: LexborNode, name: str) -> bool:
    for step in ("next", "prev"):
        node = getattr(heading, step)
        while node is not None and node.tag.startswith("-"):
            node = getattr(node, step)
        if node is not None and len(node.text()) <= LINE:
            printed = [node.text(), *(each.text() for each in node.css(PRINTED))]
            if any(each.strip() == name for each in printed):
                return True
    return False


def _titles(tree: LexborHTMLParser) -> Iterator[str]:
    card, window = tree.css_first('meta[property="og:title"]'), tree.css_first("title")
    yield (card.attributes.get("content") if card else "") or ""
    yield window.text() if window else ""
