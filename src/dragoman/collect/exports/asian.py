"""Wisers (慧科), Nikkei Telecom (日経テレコン) and G-Search: a title, and a line that says the rest of the head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.collect import eastern
from dragoman.collect.exports import lines as common
from dragoman.collect.exports.lines import FAULT, RIGHTS, WORDS, Fields, Manner, body, day, filled

WISERS_END = re.compile(r"^\s*文[章]?[编編]?[号號](?:碼|码)?\s*[:：]\s*(\d{6,})")
BAR = re.compile(r"[|｜]")
PRINTED_PAGE = re.compile(r"([A-Z]{0,2}\d{1,3})(?:版|頁|页)?")
BY = re.compile(r"(?:By|記者|记者|作者|撰文)[:： ]\s*(.+)")
MEDIA = frozenset(("報章", "报章", "雜誌", "杂志", "網站", "网站", "通訊社", "通讯社"))
NEAR = 2
"""Lines between a title and what stands below it."""
LONGER, ROOM = 1.25, 40
"""How much longer than its head says a text may be: letters are counted in more than one way."""
NO_HEAD = "its head is broken: no line of outlet and date; not taken"
META = re.compile(
    r"^[\s　]*(?:(?P<before>[^\d\s　（(\[【]{2,20})[\s　]+)?"
    r"(?P<day>\d{4}[./年]\d{1,2}[./月]\d{1,2}日?)(?:[（(][月火水木金土日][）)])?[\s　,、]+"
    r"(?P<rest>.*\d[\d,]*\s*(?:文字|字)[）)]?.*)$"
)
"""«2021/02/09 日本経済新聞 朝刊 5ページ 1234文字 書誌情報»; «2021.02.09 東京朝刊 5頁 経済 (全1,234字)»."""
EDITION = re.compile(r"(?:[\u4e00-\u9fff]{2,4})?(?:朝刊|夕刊)|電子版|速報")
JAPANESE_PAGE = re.compile(r"([A-Z]?\d{1,3})(?:ページ|頁|面|P)")
OUTLET = re.compile(
    r"\S*(?:新聞|新報|日報|通信|ニュース|放送|テレビ|ビジネス|産業|ヴェリタス|MJ|マガジン|雑誌)\S*"
)
NOT_OUTLET = re.compile(
    r".*(?:文字|字|ページ|頁|面|書誌情報|PDF.?|絵写表.?|図|写真|有|無|全文)[）)]?$"
)
NUMBERED = re.compile(r"\s*(?:[（(\[](\d{1,4})[）)\]]\s*\S)")
MARKER = re.compile(r"^(?:[■◆●○◇▼]+\s*|[（(\[]\d{1,4}[）)\]]\s*|\d{1,4}[.．、]\s*|【見出し】)")
FOOT = re.compile(
    rf"{RIGHTS.pattern}|{common.RULE.pattern}"
    r"|^(?:【?(?:図・写真|図|写真|キーワード)】?|[（(]?[CＣ©ｃ][）)]?\s*\S*新聞|\(C\)|©)",
    re.IGNORECASE,
)


def split_wisers(lines: Sequence[str]) -> list[list[str]]:
    """Part an export behind «文章編號: 2021…»; one that lost it is parted by the head of the next."""
    parts, rest = common.ended(lines, WISERS_END)
    if parts and any(map(_is_bar, rest)):
        parts.append(rest)
    return [each for part in parts for each in _apart(part)]


def _is_bar(line: str) -> bool:
    return bool(BAR.search(line)) and any(map(day, BAR.split(line)))


def _apart(part: list[str]) -> list[list[str]]:
    bars = [at for at, each in enumerate(part) if _is_bar(each)]
    starts = [0, *(max(at - 1, 0) for at in bars[1:])]
    return common.cut(part, starts)


def wisers(lines: list[str]) -> Fields:
    """«標題 / 文匯報 | 2021-02-09 | A12 | 中國新聞 / text / 文章編號: 2021…», as Chinese databases write."""
    match = WISERS_END.match(lines[-1])
    inside = filled(lines[:-1] if match else lines)
    found: Fields = (
        {"id": match.group(1)} if match else {FAULT: "its number (文章編號) is missing; not taken"}
    )
    while inside and RIGHTS.match(inside[0]):
        inside.pop(0)
    bar = next((at for at, each in enumerate(inside[:6]) if BAR.search(each)), None)
    if bar is None:
        return found | {"title": inside[0] if inside else "", FAULT: NO_HEAD}
    if bar:
        found["title"] = re.sub(r"^\d{1,4}[.、]\s*", "", inside[bar - 1])
    rest = inside[bar:]
    while rest and BAR.search(rest[0]):
        for part in map(str.strip, BAR.split(rest.pop(0))):
            _piece(found, part)
    if "title" not in found and rest and common.is_title(rest[0]):
        found["title"] = re.sub(r"^\d{1,4}[.、]\s*", "", rest.pop(0))
    if rest and (by := BY.fullmatch(rest[0])):
        found.setdefault("author", by.group(1))
        rest = rest[1:]
    if any(len(BAR.findall(each)) > 1 for each in rest):
        found[FAULT] = common.TWO
    while rest and (RIGHTS.match(rest[-1]) or RIGHTS.search(rest[-1][:20])):
        rest.pop()
    return found | {"text": body(rest)}


def _piece(found: Fields, part: str) -> None:
    by, page = BY.match(part), PRINTED_PAGE.fullmatch(part)
    if by:
        found.setdefault("author", by.group(1))
    elif printed := day(part):
        found.setdefault("published", printed)
    elif page:
        found.setdefault("page", page.group(1))
    elif part and not WORDS.match(part) and part not in MEDIA:
        found.setdefault("outlet" if "outlet" not in found else "section", part)


def split_japanese(lines: Sequence[str]) -> list[list[str]]:
    """Part an export before each title whose next line says date, page and number of letters."""
    titles: dict[int, int] = {}
    for at, line in enumerate(lines):
        if META.match(line):
            above = next((place for place in range(at - 1, -1, -1) if lines[place].strip()), None)
            titles[at] = above if above is not None and _is_title(lines, above, at) else at
    numbers = {
        at: int(found[1]) for at, line in enumerate(lines) if (found := NUMBERED.match(line))
    }
    started = set(titles.values())
    if sum(at in numbers for at in started) * 2 > len(started) > 0:
        # a title whose line of outlet and day is gone begins a record all the same, if it is the next by its number
        for at, number in numbers.items():
            before = max((each for each in started if each < at), default=None)
            if before is not None and numbers.get(before) == number - 1:
                started.add(at)
    return common.cut(lines, sorted(started))


def _is_title(lines: Sequence[str], above: int, meta: int) -> bool:
    words = lines[above].strip(" 　")
    text = common.is_prose(words) or FOOT.match(words) or words.endswith(("。", "）", "】"))
    return meta - above <= NEAR and not (META.match(lines[above]) or text)


def japanese(lines: list[str]) -> Fields:
    """«港、列車を待つ / 2021/02/09 日本経済新聞 朝刊 5ページ 1234文字 / text»."""
    at = next((at for at, each in enumerate(lines) if META.match(each)), None)
    if at is None:
        return {"title": MARKER.sub("", lines[0].strip(" 　")), FAULT: NO_HEAD}
    match = META.match(lines[at])
    found: Fields = {}
    if match:
        found["published"] = match["day"]
        _told(found, match["before"], re.split(r"[\s　]+", match["rest"]))
    title = MARKER.sub("", next(iter(filled(lines[:at])), "").strip(" 　"))
    if not title:
        found[FAULT] = "its title is missing; not taken"
    text = [each.strip(" 　") for each in lines[at + 1 :]]
    while text and (not text[-1] or FOOT.match(text[-1])):
        text.pop()
    stated = re.search(r"([\d,]+)(?:文字|字)", lines[at])
    if stated and len("".join(text)) > ROOM + LONGER * int(stated[1].replace(",", "") or 0):
        found[FAULT] = common.TWO
    paragraphs = filled(text)
    if paragraphs:
        by = eastern.opening(paragraphs[0]) or eastern.closing(paragraphs[-1])
        found |= {"author": by} if by else {}
    return found | {"title": title, "text": body(text)}


def _told(found: Fields, before: str | None, parts: Sequence[str]) -> None:
    """Take page, outlet and edition out of a head's line; the outlet may stand before its date."""
    if before:
        found["outlet"] = before
    for part in filter(None, parts):
        page = JAPANESE_PAGE.fullmatch(part)
        if page:
            found.setdefault("page", page.group(1))
        elif EDITION.fullmatch(part) or NOT_OUTLET.fullmatch(part):
            continue
        elif "outlet" not in found and (OUTLET.fullmatch(part) or "page" not in found):
            found["outlet"] = part
        else:
            found.setdefault("section", part)


MANNERS = (
    Manner(name="Wisers", split=split_wisers, read=wisers, head=BAR),
    Manner(name="Japanese", split=split_japanese, read=japanese, head=META),
)
