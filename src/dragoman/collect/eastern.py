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
WRITING = "取材・文|取材|文・構成|構成・文|構成|聞き手・文|聞き手|文・写真|写真・文|文と写真|写真と文|執筆|まとめ|文"
"""What a Japanese line says that somebody did who wrote."""
KOREAN = (
    r"(?:선임|전문|객원|인턴|수습|시민)? ?기자|대기자|특파원|통신원|논설위원|논설주간|논설실장|논설고문"
    r"|편집위원|편집장|주필"
)
"""How the Korean press calls who signs."""
OWN = r"(?:本报|本報|本网|本網|本刊|本社|本紙)?(?:驻[\u4e00-\u9fff]{1,4})?(?:见习|實習|实习|首席|特约|特約)?"
"""Whose and of what rank a Chinese reporter is."""
BEFORE = re.compile(
    rf"(?:本报|本報|本网|本刊|本社)?(?:驻[{HAN}]{{1,4}})?(?:特派|特约|见习|实习)?(?:{ROLE}|作者|撰文|文|取材・文|取材|文・構成|構成・文|構成|聞き手|글|취재)"
    r"[\s:：／/＝=|｜・]*"
)
AFTER = re.compile(
    rf"[ \u3000]*(?:{ROLE}|氏|さん|(?:[가-힣]{{2,4}}[부팀] ?)?(?:기자|특파원)|(?:선임|전문|객원|인턴) ?기자"
    r"|논설위원|편집위원|논설주간|논설실장|논설고문|대기자|통신원|시민기자|편집장|주필|칼럼니스트|교수)$"
)
REPORTS = re.compile(rf"[／/ ]?[{HAN}]{{2,4}}(?:即時|綜合|連線)?(?:報導|報道|报道|專訪|特稿|專電)$")
"""«記者林佩穎／花蓮報導»: from where it is reported."""
OUTLET = re.compile(
    rf"(?:[{HAN}]{{4,12}}[ \u3000]+|[{HAN}]{{1,10}}(?:[报報社网網台刊]|新闻|新聞)[ \u3000]*)"
    rf"(?=(?:{ROLE})[ \u3000:：]*[{HAN}]{{2}})"
)
"""«東岸時報 記者…», «新京报记者…»: a shorter word before a role is a name."""
AMONG = re.compile(rf"[ \u3000]+(?:{ROLE})[ \u3000:：]*")
"""«李明 通讯员 王芳»: another role between names."""
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
    bare = REPORTS.sub("", PLACE.sub("", part.strip()))
    bare = bare if BEFORE.match(bare) else OUTLET.sub("", bare, count=1)
    bare = AMONG.sub(" ", BEFORE.sub("", bare, count=1))
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
        rf".{{0,40}}?[【［\[（(〔]{OWN}(?P<by>(?:{ROLE})[ 　:：]*[{HAN}]{{2,4}}(?:[、 　][{HAN}]{{2,4}})*?)"
        rf"(?:[ 　／/][{HAN}]{{2,6}})?(?:綜合|专题|專題|現場)?(?:報道|報導|报道|專訪)[】］\]）)〕]"
    ),
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
    re.compile(
        rf"[（(【［]{OWN}(?P<by>(?:{ROLE}|{WRITING})[ 　:：／/・＝=]*[{HAN}{KANA} 　、]{{2,20}}?(?:記者)?)[）)】］]$"
    ),
    re.compile(
        rf"[（(［][{HAN}{KANA}]{{0,8}}(?:部|支局|総局|支社|本社|室|班|編集委員|デスク)[・＝=／/ 　]+"
        rf"(?P<by>[{HAN}]{{3,5}}|[{HAN}]{{1,3}}[ 　][{HAN}{KANA}]{{1,4}})[）)］]$"
    ),
    re.compile(
        rf"^[（(](?P<by>[{HAN}]{{3,5}}(?:、(?:[{HAN}{KANA}]{{2,8}}[＝=])?[{HAN}]{{3,5}})+)[）)]$"
    ),
    re.compile(r"(?:뉴스|기자|방송)[^.]{0,6} (?P<by>[가-힣]{2,4})입니다\.?$"),
    re.compile(rf"(?:^|[。」）)])[{HAN}{KANA}]{{0,8}}[＝=](?P<by>[{HAN}{KANA}]{{3,6}})$"),
    re.compile(
        rf"^[/ㅣ|<＜\[(（]*(?:[가-힣]{{2,8}} ?[=＝] ?)?(?:글 ?[·.] ?사진 ?[=/]? ?)?"
        rf"(?P<by>[가-힣]{{2,4}}(?:[·,ㆍ][가-힣]{{2,4}})* ?(?:[가-힣]{{2,4}} ?)?(?:{KOREAN}))"
        r"(?:[ /|ㅣ(]*[\w.-]+@[\w.-]+)*[>＞\])）]*$"
    ),
    re.compile(
        rf"^[■□●○▲◆☆★◎\s]*(?:文图|图文|文字|文)?[／/ 　]*(?:图[ 　／/]*)?"
        rf"(?P<by>{OWN}(?:{ROLE})[ 　:：／/]*[{HAN} 　、]{{2,20}}?)"
        r"(?:[ 　]*(?:文[／/]?图|摄影报道|报道|報道|報導))?$"
    ),
)
"""«（山田太郎）», «김철수 기자 kim@…» at the end of a text."""


REPORTER = re.compile(
    r"(?:[가-힣]{1,8} ?[=＝] ?)?(?P<name>[가-힣]{2,4})(?:(?: ?기자)?[·,ㆍ] ?[가-힣]{2,4}){0,3}"
    rf" ?(?:[가-힣]{{1,4}} ?)?(?:{KOREAN})(?: ?[/|ㅣ]? ?\(?[\w.-]+@[\w.-]+\)?)*"
)
"""«김철수 기자 kim@…», «베이징=김철수 특파원»: a line of a Korean page that is a byline as a whole."""
PLACED = re.compile(rf"[{HAN}{KANA}]{{1,10}}[＝=](?P<by>[{HAN}]{{3,5}})(?:記者|特派員)?")
"""«プノンペン＝相馬夏樹» as a whole line."""
REPORTED = re.compile(
    rf"(?P<by>(?:记者|記者|特派員)[ 　]*[{HAN}]{{2,4}}(?:[、 　]+[{HAN}]{{2,4}})*?)[ 　]*"
    rf"[／/][ 　]*[{HAN}]{{2,8}}(?:報導|報道|报道|專訪|電)"
)
"""«… 記者簡佑霖／花蓮即時報導» in a line of the date and the outlet."""


def reporter(line: str) -> str | None:
    """Return the byline that a line near the heading is as a whole, or holds beside the date."""
    line = line.strip()
    match = REPORTER.fullmatch(line)
    if match:
        return line if match["name"][0] in _families("korean") else None
    found = PLACED.fullmatch(line) or REPORTED.search(line)
    return found["by"] if found else None


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
