"""Captions of a text's pictures: what the markup names so, and short lines set beside a picture.

What stands in the picture's own block, or right behind it in a class of captions, or opens with a
sign of them («▲ …», «写真説明：…», «图片说明：…»), is no part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

NAMED = 'figcaption, figure [class*="caption"], [itemprop~="caption"], .wp-caption-text'
LONGEST, LINE = 600, 260
"""Code points of a caption that the markup names, and of a line beside a picture."""
PICTURES = "img, picture, video"
MOST = 40
"""Pictures that are looked at."""
LEVELS = 4
"""Levels around a picture that hold nothing else."""
BEHIND = 3
"""Things behind a picture among which its caption is: a credit may stand first."""
KIND = r"photo|pic|img|image|foto|fig|media|thumb|illustr|attach"
CLASS = re.compile(
    rf"(?i)(?:^|[\s_-])(?:\w*cap(?:tion)?s?|\w*desc(?:r|ription)?|sign)(?:$|[\s_-])|(?:{KIND})[\w-]*?(?:cap|des|te?xt|sign|tit|comment|alt|info|note)"
)
BLOCK = re.compile(rf"(?i)(?:^|[\s_-])\w*(?:{KIND})")
CREDIT = re.compile(r"(?i)copyright|credit|author|source")
SIGN = re.compile(
    r"\s*(?:[▲△▼◀▶◆■]\s?\S|[【〔［(（]?(?:写真説明|写真(?=[】：:＝=])|图片说明|图说|图为|圖說|圖片說明|圖／"
    r"|사진 ?[=:설]|На фото|На снимке))"
    r"|.*(?:[（(][^（()）]{2,20}(?:攝|摄|撮影|提供)[)）]|／攝影?|\s摄|사진 ?= ?[^.]{2,20}|자료사진"
    r"|Фото: [^.]{2,40})[）)]?\s*$",
    re.DOTALL,
)
"""How a line tells that it is a caption."""
NEVER = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "a", "time"})
SKIPPED = frozenset({"-comment", "br", "script", "style"})


def taken(block: LexborNode) -> tuple[str, ...]:
    """Take the captions out of ``block`` and from right before it; return them. Pictures must still be there."""
    found: dict[str, None] = {}
    for node in block.css(NAMED):
        words = _words(node)
        if 0 < len(words) <= LONGEST and not _many(node):
            found.setdefault(words)
            node.decompose()
    for picture in _pictures(block):
        caption = _beside(picture, block)
        if caption is not None:
            found.setdefault(_words(caption))
            caption.decompose()
    return tuple(found)


def _pictures(block: LexborNode) -> Iterator[LexborNode]:
    """Yield the pictures before the block among its neighbours, then those in it."""
    before: list[LexborNode] = []
    at = block.prev
    while at is not None and len(before) < MOST:
        if at.tag not in ("aside", "nav", "header", "ul") and not _tag(at).startswith("-"):
            before += [at] if at.tag in ("img", "picture") else at.css(PICTURES)[:1]
        at = at.prev
    yield from before[:BEHIND]
    yield from block.css(PICTURES)[:MOST]


def _beside(picture: LexborNode, block: LexborNode) -> LexborNode | None:
    """Return the caption of a picture, if what stands behind it can be nothing else."""
    node = picture
    for _ in range(LEVELS):
        around = node.parent
        if around is None or around.tag in ("body", "html") or (node.tag == "a" and _words(node)):
            return None
        if node.mem_id == block.mem_id:
            return None
        if _words(around):
            return next((e for e in _behind(node) if _is_caption(e, around, block)), None)
        node = around
    return None


def _behind(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the next elements, credits of the picture left out; loose text ends them."""
    at, left = node.next, BEHIND
    while at is not None and left:
        if at.tag == "-text" and at.text().strip():
            return
        if not _tag(at).startswith("-") and at.tag not in SKIPPED and _words(at):
            if not CREDIT.search(_class(at)):
                yield at
                return
            left -= 1
        at = at.next


def _is_caption(node: LexborNode, around: LexborNode, block: LexborNode) -> bool:
    words = _words(node)
    if not 0 < len(words) <= LINE or node.tag in NEVER or _many(node):
        return False
    if node.css_first("h1, h2, h3, time") or _is_linked(node, words):
        return False
    inner = node.css_first("[class]")
    marks = f"{_class(node)} {_class(inner) if inner else ''}"
    if CLASS.search(marks) or SIGN.match(words):
        return True
    own = around.mem_id != block.mem_id and len(_words(around)) <= LINE
    return own and bool(BLOCK.search(_class(around)))


def _is_linked(node: LexborNode, words: str) -> bool:
    link = node.css_first("a[href]")
    return link is not None and len(_words(link)) * 2 > len(words)


def _many(node: LexborNode) -> bool:
    return sum(each.mem_id != node.mem_id for each in node.css("p")) > 1


def _tag(node: LexborNode) -> str:
    return node.tag or "-"


def _class(node: LexborNode) -> str:
    return node.attributes.get("class") or ""


def _words(node: LexborNode) -> str:
    return " ".join(node.text(separator=" ").split())
