"""Who is credited beside or in the stead of persons: a named source, an agency in a dateline, a newsroom by the title.

«来源：桐川晚报» and «Источник: «Дельта-Информ»» credit another outlet; the site's own name there, and words like
«本站», credit nobody. The words stand in ``knowledge/bylines.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dragoman.collect.bylines import bare, folded, is_newsroom, persons, surroundings
from dragoman.collect.eastern import HAN, is_eastern
from dragoman.collect.fields import Candidate
from dragoman.collect.headings import headings, known

SOURCE = "source"
"""The rule of a credit that is a source."""
AGENCY = re.compile(
    rf"[（(【［]?(?P<by>[{HAN}]{{2,6}}(?:通訊社|通讯社|通信社|通信|社))[{HAN}]{{1,6}}?[0-9一二三四五六七八九十廿]{{1,3}}[月日][0-9一二三四五六七八九十廿日]*[电電讯訊]"
)
"""«（南洋通訊社永隆十八日電）»."""
NEWSROOM = re.compile(
    r"[^\W\d]{2,12}(?:通信社?|通訊社|通讯社|通信)|[가-힣]{0,8}(?:뉴스팀|취재팀|편집국|편집부|보도국)|[^\W\d]{0,8}(?:編集部|编辑部|編輯部|取材班)"
)
QUOTED = re.compile(r"[«„“\"]([^»“”\"]{2,40})[»”“\"]")
NO_SOURCE = re.compile(r"[\d@/]|https?:|www\.|\.(?:ru|com|cn)\b")
LONGEST, MOST_WORDS = 40, 5
LEVELS, PARTS = 3, 80
"""Levels above the heading, and elements in them, that are looked at for a newsroom's name."""
RIGHTS = re.compile(r"©|ⓒ|\(c\)|版权|版權|著作權|All rights|Редакция газеты|無断", re.IGNORECASE)
PART = re.compile(r"\s*[|｜,，·/\n\t]\s*|\s{2,}")


@cache
def _words() -> tuple[re.Pattern[str], frozenset[str]]:
    data = tomllib.loads((files("dragoman.knowledge") / "bylines.toml").read_text("utf-8"))
    labels = "|".join(map(re.escape, data["sources"]))
    line = re.compile(rf"(?:^|[\s|｜　])(?:{labels})\s*[:：]\s*([^\n]{{2,80}})", re.MULTILINE)
    return line, frozenset(map(folded, data["no_sources"]))


@cache
def _labels() -> tuple[str, ...]:
    data = tomllib.loads((files("dragoman.knowledge") / "bylines.toml").read_text("utf-8"))
    return tuple(data["sources"])


@cache
def newsrooms() -> tuple[str, ...]:
    """Return the names of newsrooms that are an outlet's own, whatever it is called."""
    data = tomllib.loads((files("dragoman.knowledge") / "bylines.toml").read_text("utf-8"))
    return tuple(data["own_newsrooms"])


def origins(tree: LexborHTMLParser, names: Sequence[str]) -> Iterator[Candidate]:
    """Yield the newsroom or agency whose name stands alone by the heading, then the page's one source."""
    text = tree.body.text(separator="\n") if tree.body else ""
    main = next(iter(headings(tree)), None)
    for each in _newsrooms(main, names):
        yield Candidate("printed", each)
        break
    label, nobody = _words()
    marked = any(each in text for each in _labels())  # cheap: most pages name no source
    said = (_source(each) for each in (label.findall(text) if marked else ()))
    found = {folded(each): each for each in said if each}
    if len(found) != 1:
        return
    ((name, printed),) = found.items()
    rights = (e for e in text.split("\n") if RIGHTS.search(e.replace(" ", "")))
    own = map(folded, (*known(tree), *rights, *names))
    if name not in nobody and not any(name in each for each in own):
        yield Candidate(SOURCE, printed)


def within(names: Sequence[str]) -> tuple[str, ...]:
    """Return the names in quotation marks: the outlet «Радио „Степной маяк“» is «Степной маяк» too."""
    return tuple(found for each in names for found in QUOTED.findall(each))


def agency(line: str) -> str | None:
    """Return the agency of a Chinese dateline."""
    match = AGENCY.match(line)
    return match["by"] if match else None


def _source(words: str) -> str | None:
    """Return the outlet that a line names: quoted, or as Dragoman knows outlets; never a press service."""
    words = words.strip()
    quoted = QUOTED.match(words)
    first = (
        quoted[1] if quoted else re.split(r"[\s　]{1,}(?=\S{1,6}[:：])|[|｜　]|\s{2,}", words)[0]
    )
    first = first.strip(" .。;；)）(（")
    if is_eastern(first):
        first = first.split()[0] if first.split() else ""
    if not 1 < len(first) <= LONGEST or NO_SOURCE.search(first) or len(first.split()) > MOST_WORDS:
        return None
    if quoted or is_eastern(first):
        return (
            first
            if not persons([f"记者{first}"]) or is_newsroom(first, frozenset()) or _is_paper(first)
            else None
        )
    return first if folded(first) in surroundings().agencies else None


def _is_paper(name: str) -> bool:
    return bool(re.search(r"[报報网網社台刊]$|新闻$|新聞$|客户端$|在线$", name))


def _newsrooms(heading: LexborNode | None, names: Sequence[str]) -> Iterator[str]:
    """Yield a newsroom's name that is the whole of a line's part by the heading."""
    own = frozenset(map(bare, names))
    block = heading.parent if heading is not None else None
    for _ in range(LEVELS):
        if block is None or block.tag == "html":
            return
        nodes = block.css("p, div, span, li, td, strong")
        if len(nodes) > PARTS:
            return
        for node in nodes:
            line = node.text(deep=True).strip()
            if len(line) > PARTS or node.css_first("h1, h2, h3"):
                continue
            part = PART.split(line)[0]
            if NEWSROOM.fullmatch(part) and bare(part) not in own:
                yield part
        block = block.parent
