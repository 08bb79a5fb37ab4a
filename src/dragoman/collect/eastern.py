"""Names and bylines of the Japanese, Chinese and Korean press, which print no capitals and few spaces.

A name there is told from a section or an agency by what stands at it (「記者」, «기자»), by a family
name, and by the signs of newsrooms. The families are those of ``chinese.toml`` and ``korean.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

HAN = r"\u3400-\u4dbf\u4e00-\u9fff々"
KANA = r"\u3041-\u3096\u30a1-\u30faー"
NAME = re.compile(
    rf"[{HAN}]{{2,5}}|[{HAN}]{{1,3}}[ \u3000][{HAN}{KANA}]{{1,4}}|[{HAN}]{{1,3}}[{KANA}]{{2,4}}"
    rf"|[{KANA}]{{2,}}(?:[・＝](?:[{KANA}]{{2,}}|[A-Z]\.?|[{HAN}]{{1,4}}))+|[\uac00-\ud7af]{{2,4}}"
)
ROLE = r"记者|記者|特派员|特派員|通讯员|评论员|評論員|論説委員|編集委員|特约撰稿人|专栏作家"
BEFORE = re.compile(
    rf"(?:本报|本報|本网|本刊|本社)?(?:驻[{HAN}]{{1,4}})?(?:特派|特约|见习|实习)?(?:{ROLE}|作者|撰文|文|取材・文|取材|文・構成|構成・文|構成|聞き手|글|취재)"
    r"[\s:：／/＝=|｜・]*"
)
AFTER = re.compile(
    rf"[ \u3000]*(?:{ROLE}|氏|さん|(?:[가-힣]{{2,4}}[부팀] ?)?(?:기자|특파원)|(?:선임|전문|객원|인턴) ?기자"
    r"|논설위원|칼럼니스트|교수)$"
)
REPORTS = re.compile(rf"[／/ ]?[{HAN}]{{2,4}}(?:報導|報道|报道|專訪|特稿|專電)$")
"""«記者林佩穎／花蓮報導»: from where it is reported."""
OUTLET = re.compile(rf"[{HAN}]{{2,12}}[ \u3000]+(?=(?:{ROLE})[ \u3000:：]*[{HAN}]{{2}})")
PLACE = re.compile(rf"^[{HAN}{KANA}\uac00-\ud7af]{{1,6}}[＝=]")
SPACED = re.compile(r"[ \u3000]+")
TWO, LONGEST = 2, 4


@cache
def _families(language: str) -> frozenset[str]:
    data = tomllib.loads((files("dragoman.knowledge") / f"{language}.toml").read_text("utf-8"))
    return frozenset(_surnames(data))


def _surnames(data: object) -> str:
    """Find the string of family names wherever the file has it."""
    if isinstance(data, dict):
        found = data.get("surnames")
        return found if isinstance(found, str) else "".join(map(_surnames, data.values()))
    return ""


def is_eastern(words: str) -> bool:
    """Tell whether ``words`` begin in an East Asian script."""
    return bool(re.match(rf"[{HAN}{KANA}\uac00-\ud7af]", words.lstrip(" (（【[")))


def names(part: str) -> Iterator[str]:
    """Yield the names of one part of a byline («本报记者 李明 王芳», «김철수 기자»)."""
    bare = OUTLET.sub("", REPORTS.sub("", PLACE.sub("", part.strip())), count=1)
    bare = BEFORE.sub("", bare, count=1)
    named = bare != part.strip()
    while AFTER.search(bare):
        bare, named = AFTER.sub("", bare), True
    bare = bare.strip(" \u3000:：=＝")
    pieces = SPACED.split(bare)
    if len(pieces) > 1 and all(_chinese(each) for each in pieces):
        yield from pieces
    elif NAME.fullmatch(bare) and (named or not _unlikely(bare)):
        yield bare


def _chinese(word: str) -> bool:
    return TWO <= len(word) <= LONGEST and word[0] in _families("chinese")


def _unlikely(word: str) -> bool:
    """Tell whether a Korean word begins with no family name: a newsroom's or a section's."""
    return "\uac00" <= word[0] <= "\ud7af" and word[0] not in _families("korean")


OPENINGS = (
    re.compile(
        rf"[【［\[（(][{HAN}{KANA}]{{2,8}}[＝=](?P<by>[{HAN}{KANA} 　、・]{{2,20}})[】］\]）)]"
    ),
    re.compile(
        rf"[〔［\[【（(](?:[{HAN}]{{2,8}}[ 　])?(?P<by>(?:{ROLE})[ 　]*[{HAN} 　、]{{2,20}})[／/]"
        rf"[{HAN}]{{2,6}}(?:報導|專訪|特稿|攝影)[〕］\]】）)]"
    ),
    re.compile(rf".{{0,30}}?[（(](?P<by>(?:{ROLE})[ 　:：]*[{HAN} 　、]{{2,20}})[）)]"),
    re.compile(
        r"[\[(（【][가-힣 ]{1,12}[=＝·][^)\]】）]{1,20}[\])）】] ?"
        r"(?P<by>[가-힣]{2,4}(?:[ ·,]+[가-힣]{2,4}){0,3} ?(?:기자|특파원))"
    ),
    re.compile(r"[\[(（【][가-힣 ]{0,12}[=＝](?P<by>[가-힣]{2,4}(?: ?기자| ?특파원))[\])）】]"),
)
"""«【北京＝山田太郎】», «新华社北京7月3日电（记者李明）», «(서울=연합뉴스) 김철수 기자 =»."""
CLOSINGS = (
    re.compile(rf"[（(【](?P<by>[{HAN}]{{3,5}}|[{HAN}]{{1,3}}[ 　][{HAN}{KANA}]{{1,4}})[）)】]$"),
    re.compile(rf"[（(【](?P<by>(?:{ROLE}|文)[ 　:：／/・]*[{HAN} 　、]{{2,20}})[）)】]$"),
    re.compile(
        rf"^[（(](?P<by>[{HAN}]{{3,5}}(?:、(?:[{HAN}{KANA}]{{2,8}}[＝=])?[{HAN}]{{3,5}})+)[）)]$"
    ),
    re.compile(r"(?:뉴스|기자|방송)[^.]{0,6} (?P<by>[가-힣]{2,4})입니다\.?$"),
    re.compile(rf"(?:^|[。」）)])[{HAN}{KANA}]{{0,8}}[＝=](?P<by>[{HAN}{KANA}]{{3,6}})$"),
    re.compile(
        r"^(?P<by>[가-힣]{2,4} ?(?:[가-힣]{2,4} ?)?(?:기자|특파원|논설위원))(?: ?[\w.]+@[\w.]+)?$"
    ),
    re.compile(rf"^(?P<by>(?:本报|本網|本网)?(?:{ROLE})[ 　:：／/]*[{HAN} 　、]{{2,20}})$"),
)
"""«（山田太郎）», «김철수 기자 kim@…» at the end of a text."""


REPORTER = re.compile(
    r"(?:[가-힣]{1,8}[=＝])?(?P<name>[가-힣]{2,4}) ?(?:[가-힣]{1,4} ?)?(?:기자|특파원|논설위원|선임기자)"
    r"(?: ?\(?[\w.-]+@[\w.-]+\)?)?"
)
"""«김철수 기자 kim@…», «베이징=김철수 특파원»: a line of a Korean page that is a byline as a whole."""


def reporter(line: str) -> str | None:
    """Return the line where it is a Korean reporter's byline and nothing more."""
    match = REPORTER.fullmatch(line.strip())
    return line if match and match["name"][0] in _families("korean") else None


def opening(line: str) -> str | None:
    """Return the byline in a dateline that opens a text."""
    found = (each.match(line) for each in OPENINGS)
    return next((each["by"] for each in found if each), None)


def closing(line: str) -> str | None:
    """Return the byline that ends a text's last line; «（敬称略）» there is none."""
    found = (each.search(line.rstrip()) for each in CLOSINGS)
    by = next((each["by"] for each in found if each), None)
    return by if by and not any(each in by for each in _no_signatures()) else None


@cache
def _no_signatures() -> tuple[str, ...]:
    data = tomllib.loads((files("dragoman.knowledge") / "bylines.toml").read_text("utf-8"))
    return tuple(data["no_signatures"])
