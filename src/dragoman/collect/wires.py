"""Whether a piece is a report of the day, by what wires and reports print; else nobody knows.

A piece of news has no mark that a column could not have, so two must meet, or one that only agencies
print, and nothing may speak against it: a title that asks or explains, a first person outside
quotation marks, great length.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.collect import rubrics
from dragoman.collect.bylines import folded, surroundings

LONG, SHORT, SHORT_EASTERN = 6000, 2600, 1100
"""Code points: what agencies send at most, and what a report by its words alone has."""
BRIEF, BRIEF_EASTERN = 900, 450
"""What a brief has: there, who said so is enough, or the day in its first words."""
HEAD, HEAD_EASTERN = 500, 220
"""Where who said so and the day stand."""
QUOTED = re.compile(
    r"«[^»]{0,600}»|“[^”]{0,600}”|\"[^\"]{0,600}\"|„[^“”]{0,600}[“”]|「[^」]{0,400}」|『[^』]{0,400}』"
)
DATELINES = (
    re.compile(r"^[^\n(]{2,60}\((?P<by>[^()\n]{2,30})\)\s*[-–—.:]?"),
    re.compile(r"^[^\n/]{2,60}/(?P<by>[^/\n]{2,20})/"),
    re.compile(r"^[^\n]{2,60}?\s[-–—]\s(?P<by>[A-ZА-ЯЁ][\w ]{1,20})\.\s"),
    re.compile(r"^[【\[(（](?P<by>[^】\])）\n]{2,24})[】\])）]"),
)
"""«BERLIN (dpa) -», «ТОКИО, 3 июля. /ТАСС/», «МОСКВА, 3 июл — РИА Новости.», 【モスクワ共同】, (서울=연합뉴스)."""
CORRESPONDENT = re.compile(
    r"^[【\[(（][^】\])）\n]{1,12}[=＝][^】\])）\n]{2,24}[】\])）]"
    r"|^[（(【]?[^\n。]{2,24}?\d{1,2}月?\d{0,2}日[^\n。]{0,14}?[电電讯訊][）)】 　]"
    r"|^[（(【]?[^\n。]{2,24}?\d{1,2}日[电電讯訊]"
)
"""【ソウル＝小池和樹】, «新华社北京7月3日电», «本报北京7月3日讯»."""


@dataclass(frozen=True, slots=True, eq=False)
class Reports:
    """How reports of one language speak."""

    said: re.Pattern[str]
    day: re.Pattern[str]
    views: re.Pattern[str]
    eastern: bool


@cache
def _reports() -> Mapping[str, Reports]:
    data = tomllib.loads((files("dragoman.knowledge") / "genres.toml").read_text("utf-8"))
    return {code: _compiled(code, each) for code, each in data["reports"].items()}


def _compiled(code: str, lists: Mapping[str, Sequence[str]]) -> Reports:
    def any_of(words: Sequence[str]) -> str:
        return "|".join(map(re.escape, words))

    eastern = code in ("ja", "zh", "ko")
    edge = "" if eastern else r"\b"
    day = rf"[0-9０-９]{{1,2}}(?:{any_of(lists['days'])})"
    if not eastern:
        months = any_of(lists["months"])
        day = rf"\b(?:{any_of(lists['days'])}|\d{{1,2}} (?:{months})|(?:{months}) \d{{1,2}})\b"
    return Reports(
        said=re.compile(rf"{edge}(?:{any_of(lists['said'])}){edge}", re.IGNORECASE),
        day=re.compile(day, re.IGNORECASE),
        views=re.compile(rf"{edge}(?:{any_of(lists['views'])}){edge}", re.IGNORECASE),
        eastern=eastern,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What is known of a piece that may be news: ``filed`` says that its section is one of news."""

    text: str
    title: str
    language: str
    persons: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    filed: bool = False
    posted: bool = False
    """Whether it is a post or an abstract, which is short whatever it says."""


def rule(sent: Sent) -> str | None:
    """Return the rule by which a piece is news: ``agency``, ``dateline``, ``news section``, ``report``."""
    if len(sent.text) > LONG or rubrics.explains(sent.title):
        return None
    if not sent.persons and any(_agency(each) for each in sent.credits):
        return "agency"
    if _dateline(sent.text[:200]):
        return "dateline"
    known = _reports().get(sent.language.partition("-")[0])
    if sent.filed and (known is None or not _views(sent.text, known)):
        return "news section"
    return "report" if known and _reported(sent, known) else None


def _agency(name: str) -> bool:
    return folded(name) in surroundings().agencies


def _dateline(head: str) -> bool:
    """Tell whether an agency's or a correspondent's dateline opens the text, its own line or not."""
    for line in head.split("\n")[:3]:
        plain = line.strip()
        if CORRESPONDENT.match(plain):
            return True
        for pattern in DATELINES:
            match = pattern.match(plain)
            if match and any(_agency(each) for each in _bodies(match["by"])):
                return True
    return False


def _bodies(by: str) -> list[str]:
    """Return who may sign in a dateline: «dpa/tmn», «モスクワ共同», «서울=연합뉴스»."""
    parts = re.split(r"\s*[/=＝,·]\s*", by)
    return [*parts, *(each[-2:] for each in parts if rubrics.EASTERN.search(each))]


def _views(text: str, known: Reports) -> bool:
    """Tell whether a piece asks, exclaims or speaks for itself outside quotation marks."""
    own = QUOTED.sub(" ", text)
    return "?" in own or "？" in own or "!" in own or "！" in own or bool(known.views.search(own))


def _reported(sent: Sent, known: Reports) -> bool:
    """Tell whether the opening of a short piece names who said so and the day; of an unsigned brief, one of them."""
    long, head = (SHORT_EASTERN, HEAD_EASTERN) if known.eastern else (SHORT, HEAD)
    short = len(sent.text) <= (BRIEF_EASTERN if known.eastern else BRIEF)
    brief = short and not (sent.posted or sent.persons)
    if len(sent.text) > long:
        return False
    opening = sent.text[:head]
    said, day = known.said.search(opening), known.day.search(opening)
    first = day is not None and day.start() < head / 3
    if not ((said and day) or (brief and (said or first))):
        return False
    return not _views(sent.text, known)
