"""The section as a page prints it: the path to the piece, a rubric beside the title, a labelled line, a menu.

Asked only for what the metadata lacks. A menu is no path: its parts have no marks between them.
The words stand in ``knowledge/trails.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.collect.bylines import folded
from dragoman.collect.headings import FRONT, headings, known
from dragoman.collect.marks import OTHERS

MARKS = re.compile(r"\s*(?:[>＞›»≫→▶❯⟩]+|\s[/／|｜:<＜]\s|::|\n)\s*")
MARKED = re.compile(r"[>＞›»≫→▶❯⟩]|\s[/／|｜:]\s")
RUBRICS = re.compile(
    r"(?i)(?:^|[\s_-])(?:cat|cate|cats|category|categories|rubric|rubrics|rubrica|rubrika|razdel|section|genre|channel|kategori\w*)"
    r"(?:[_-]?(?:name|links?|label|title|tag))?(?:$|\s)"
)
"""Classes of a rubric beside a title."""
BESIDE = (
    '[rel~="category"], [class*="cat"], [class*="Cat"], [class*="rub"], [class*="razdel"], [class*="sect"],'
    ' [class*="genre"], [class*="Genre"], [class*="channel"], [class*="kategor"], [class*="label"],'
    ' [class*="kicker"], [class*="overline"]'
)
"""What may be such a class, looked at closer."""
LABELS = re.compile(r"(?i)(?:^|[\s_-])(?:label|kicker|overline|tit_cate)(?:$|\s)")
"""The same where it must lead to the rubric's own page."""
LONGEST = 30
"""Code points of a section's name."""
PATH = 200
"""Code points of a path with the title at its end."""
MOST = 60
"""Blocks that are looked at."""
LEVELS = 3
"""Levels above the heading that are its own block."""
LINKS = 300
"""Links that are looked at for a menu's."""
SIDE = 3
"""Different rubrics in one block from which on it lists pieces."""


@dataclass(frozen=True, slots=True, eq=False)
class Trails:
    """The lists, ready to be asked."""

    home: frozenset[str]
    here: frozenset[str]
    opening: re.Pattern[str]
    blocks: str
    labelled: re.Pattern[str]
    said: tuple[re.Pattern[str], ...]


@cache
def trails() -> Trails:
    """Return the package's own, loaded once a process."""
    data = tomllib.loads((files("dragoman.knowledge") / "trails.toml").read_text("utf-8"))
    opening, labels = ("|".join(map(re.escape, data[each])) for each in ("opening", "labels"))
    return Trails(
        home=frozenset(map(folded, data["home"])),
        here=frozenset(map(folded, data["here"])),
        opening=re.compile(rf"^\s*(?:{opening})\s*[:：]?\s*"),
        blocks=", ".join(data["blocks"]),
        labelled=re.compile(
            rf"^[ \t　]*(?:{labels})\s*[:：]\s*([^\n:：]{{2,{LONGEST}}})$", re.MULTILINE
        ),
        said=tuple(re.compile(each.replace("{}", r"\s*(\S{2,12})\s*")) for each in data["said"]),
    )


def sections(tree: LexborHTMLParser, url: str | None = None) -> Iterator[str]:
    """Yield the names of sections that the page prints, the surest first; ``url`` is its address."""
    main = next(iter(headings(tree)), None)
    titles = [e for e in (folded(main.text()) if main else "", *map(folded, known(tree))) if e]
    yield from _paths(tree, titles)
    if main is not None:
        yield from _beside(main, titles)
    yield from _labelled(tree)
    yield from _above(tree, url)


def _paths(tree: LexborHTMLParser, titles: Sequence[str]) -> Iterator[str]:
    """Yield the last part of a path before the piece itself."""
    named = tree.css(trails().blocks)[:MOST]
    for node in (*named, *_by_home(tree)):
        text = node.text(separator="\n").strip()
        if not 0 < len(text) <= PATH:
            continue
        parts = _parts(text)
        named_so = any(each.mem_id == node.mem_id for each in named)
        found = _last(parts, node, titles)
        if found and (named_so or MARKED.search(text)):
            yield found
            return


def _by_home(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """Yield what stands around links to the front page that print its name («Главная», «ホーム»)."""
    for link in tree.css("a[href]")[: MOST * 5]:
        if folded(link.text()) not in trails().home:
            continue
        block = link.parent
        for _ in range(LEVELS):
            if block is None or folded(block.text()) != folded(link.text()):
                break
            block = block.parent
        if block is not None:
            yield block


def _parts(text: str) -> list[str]:
    text = trails().opening.sub("", text, count=1)
    return [each.strip(" \t\u00a0　>＞/»›:：|") for each in MARKS.split(text)]


def _last(parts: Sequence[str], node: LexborNode, titles: Sequence[str]) -> str | None:
    """Return the section of a path's parts: neither the front page nor the piece, nor what is no name."""
    words = trails()
    front = _front(node)
    kept = [
        each
        for each in parts
        if (name := folded(each)) and name not in words.home | words.here | front
    ]
    while kept and any(
        folded(kept[-1]) in each for each in titles if len(folded(kept[-1])) > SIDE * 2
    ):
        kept.pop()
    if not kept or (kept == [e for e in parts if folded(e)] and len(kept) == 1):
        return None
    last = " ".join(kept[-1].split())
    return last if len(last) <= LONGEST and not re.search(r"\d", last) else None


def _front(node: LexborNode) -> frozenset[str]:
    links = node.css("a[href]")[:1]
    return frozenset(
        folded(each.text()) for each in links if FRONT.fullmatch(each.attributes.get("href") or "#")
    )


def _beside(heading: LexborNode, titles: Sequence[str]) -> Iterator[str]:
    """Yield the one rubric that is marked in the block of the heading."""
    block: LexborNode | None = heading
    for _ in range(LEVELS + 1):
        if block is None or block.tag in ("body", "html"):
            return
        found = [words for each in block.css(BESIDE)[:MOST] if (words := _rubric(each))]
        found = [each for each in dict.fromkeys(found) if folded(each) not in titles]
        if found:
            if len(found) < SIDE:
                yield found[0]
            return
        block = block.parent


def _rubric(node: LexborNode) -> str | None:
    marks = node.attributes.get("class") or ""
    link = node if node.tag == "a" else node.css_first("a[href]")
    rubric = "category" in (node.attributes.get("rel") or "") or RUBRICS.search(marks)
    if not rubric and not (LABELS.search(marks) and link is not None):
        return None
    if node.tag in ("body", "article", "main", "section", "html") or OTHERS.search(marks):
        return None
    words = " ".join((link if link is not None else node).text(separator=" ").split())
    return (
        words if 1 < len(words) <= LONGEST and not re.search(r"[\d,;@]|[.!?。]$", words) else None
    )


def _labelled(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield what «Рубрика: …» names, where the page says it of one only."""
    if tree.body is None:
        return
    text = tree.body.text(separator="\n")
    found = {" ".join(e.split()) for e in trails().labelled.findall(text)}
    found = found or {match[1] for each in trails().said if (match := each.search(text))}
    if len(found) == 1:
        yield found.pop()


def _above(tree: LexborHTMLParser, url: str | None) -> Iterator[str]:
    """Yield the menu's entry under whose address the piece lies: «/world/» for «/world/2021/ferry»."""
    folders = _folders(url)
    found: dict[str, set[str]] = {}
    for link in tree.css("a[href]")[:LINKS] if len(folders) > 1 else ():
        above = _folders(link.attributes.get("href"), url)
        if above and above != folders and folders[: len(above)] == above:
            words = " ".join(link.text(separator=" ").split())
            if 1 < len(words) <= LONGEST and not re.search(r"[\d:：.!?。]", words):
                found.setdefault("/".join(above), set()).add(words)
    names = found[max(found, key=len)] if found else set()
    if len(names) == 1 and folded(next(iter(names))) not in trails().home:
        yield names.pop()


def _folders(address: str | None, base: str | None = None) -> list[str]:
    """Return the host and the folders of an address; of a link to another host or to nothing none."""
    try:
        parts = urlsplit(address or "")
        host = parts.netloc or urlsplit(base or "").netloc
    except ValueError:
        return []
    if not host or not parts.path.startswith("/") or parts.query or (base and host not in base):
        return [] if base else [host, *unquote(parts.path).split("/")[1:]]
    path = re.sub(r"(?:index\.\w+)?$", "", unquote(parts.path)).strip("/")
    return [host, *path.split("/")] if path else []
