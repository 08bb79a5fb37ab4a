"""Whether a text is an interview: two voices by turns, as the press prints them.

Questions are told by a label («Корр.:», «Q:», 問, 记者：), by two names that take turns, by a dash before
each speech, by the double dash of the Japanese press, or by paragraphs that ask and are answered in the
first person. A speech of a play, a list of questions with answers and a column that asks itself are none.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

FEWEST = 4
"""Turns that make a talk; a report quotes a question or three."""
SHARE = 0.5
"""Share of the text that stands in turns."""
LONGEST = 500
"""Code points of a question."""
MARKS = ("?", "？")
CLOSING = "»”\"'’)）」』 "
DASH = re.compile(r"^\s*[–—-]{1,2}\s*(?![–—-])\S")
DOUBLE = re.compile(r"^\s*(?:――|——|──|―|─|ーー|▷|▶|◇|◆|■|△|▲|[-–—]\s)\s*\S")
NAMED = re.compile(r"^\s*[-–—]?\s*([^\W\d_][^\n:：.!?。？！«»“”\"「」]{0,39}?)\s*[:：]\s*\S")
QUOTED = re.compile(
    r"«[^»]{0,400}»|“[^”]{0,400}”|\"[^\"]{0,400}\"|„[^“”]{0,400}[“”]|「[^」]{0,400}」|『[^』]{0,400}』"
)


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """What opens a question, what opens an answer, and the words of who answers for himself."""

    asks: re.Pattern[str]
    answers: re.Pattern[str]
    own: re.Pattern[str]


@cache
def speech() -> Speech:
    """Return the package's own words, loaded once a process."""
    data = tomllib.loads((files("dragoman.knowledge") / "genres.toml").read_text("utf-8"))["turns"]

    def any_of(name: str) -> str:
        return "|".join(map(re.escape, data[name]))

    mark = r"\s?\d{0,2}[)）】\]]?\s*[.．:：、]"
    return Speech(
        asks=re.compile(rf"\s*[«\"(（【\[]?(?:{any_of('asks')}){mark}", re.IGNORECASE),
        answers=re.compile(rf"\s*[«\"(（【\[]?(?:{any_of('answers')}){mark}", re.IGNORECASE),
        own=re.compile(rf"\b(?:{any_of('own')})\b|{any_of('own_eastern')}", re.IGNORECASE),
    )


def is_talk(text: str, *, few: int = FEWEST) -> bool:
    """Tell whether ``text`` is questions and answers, at least ``few`` of each."""
    asked = text.count("?") + text.count("？")
    if asked < few and "――" not in text and "——" not in text and text.count("：") < 2 * few:
        return False
    lines = [each.strip() for each in text.split("\n") if each.strip()]
    if len(lines) < 2 * few:
        return False
    return (
        _labelled(lines, few)
        or _named(lines, few)
        or _dashed(lines, few)
        or _doubled(lines, few)
        or (asked >= few and _answered(lines, few))
    )


def _asks(line: str) -> bool:
    return len(line) <= LONGEST and line.rstrip(CLOSING).endswith(MARKS)


def _turns(asking: Sequence[bool]) -> int:
    return sum(one and not other for one, other in pairwise(asking))


def _enough(lines: Sequence[str], asking: Sequence[bool], few: int, share: float = SHARE) -> bool:
    """Tell whether there are turns enough, and most of the text stands behind the first question."""
    if _turns(asking) < few:
        return False
    first = asking.index(True)
    whole = sum(map(len, lines))
    return sum(map(len, lines[first:])) >= share * whole


def _labelled(lines: Sequence[str], few: int) -> bool:
    asking = [bool(speech().asks.match(each)) for each in lines]
    if sum(asking) < few - 1:
        return False
    answered = sum(bool(speech().answers.match(each)) for each in lines)
    asks = sum(
        each.rstrip(CLOSING).endswith(MARKS) for each, a in zip(lines, asking, strict=True) if a
    )
    return (answered >= few - 1 or 2 * asks >= sum(asking)) and _enough(lines, asking, few - 1)


def _named(lines: Sequence[str], few: int) -> bool:
    """Two names, or a paper's and a guest's, take turns; one of them asks."""
    labels = [match.group(1) if (match := NAMED.match(each)) else "" for each in lines]
    counts = Counter(filter(None, labels)).most_common(2)
    if len(counts) < 2 or counts[1][1] < few - 1:  # noqa: PLR2004 - two voices
        return False
    both = [name for name, _ in counts]
    spoken = [each for each in labels if each in both]
    changes = sum(one != other for one, other in pairwise(spoken))
    asks = max(_asked_by(name, lines, labels) for name in both)
    first = next(n for n, each in enumerate(labels) if each in both)
    share = sum(map(len, lines[first:])) / sum(map(len, lines))
    return changes >= 2 * few - 2 and asks >= 2 and share >= SHARE  # noqa: PLR2004 - questions


def _asked_by(name: str, lines: Sequence[str], labels: Sequence[str]) -> int:
    return sum(
        "?" in line or "？" in line
        for line, each in zip(lines, labels, strict=True)
        if each == name
    )


def _dashed(lines: Sequence[str], few: int) -> bool:
    """«— Вопрос?», «— Ответ.»: both speak behind a dash, and most paragraphs are theirs."""
    spoken = [bool(DASH.match(each)) for each in lines]
    if sum(spoken) < 2 * few or sum(spoken) < len(lines) / 3:
        return False
    asking = [dash and _asks(each) for dash, each in zip(spoken, lines, strict=True)]
    return _enough(lines, asking, few)


def _doubled(lines: Sequence[str], few: int) -> bool:
    """「――質問は。」 or a sign of its own before each question, none before an answer."""
    asking = [bool(DOUBLE.match(each)) and len(each) <= LONGEST for each in lines]
    if not few <= sum(asking) <= 2 * len(lines) / 3:
        return False
    signs = Counter(each.strip()[:1] for each, a in zip(lines, asking, strict=True) if a)
    sign, times = signs.most_common(1)[0]
    if sign not in "―—─ー":
        asks = sum(_asks(e) or e.endswith("か。") for e, a in zip(lines, asking, strict=True) if a)
        if 2 * asks < times:
            return False
    return _enough(lines, asking, few)


def _answered(lines: Sequence[str], few: int) -> bool:
    """Paragraphs that ask, each with an answer that is longer or in the first person."""
    asking = [_asks(each) and not DASH.match(each) for each in lines]
    if not _enough(lines, asking, few, 0.6):
        return False
    first = asking.index(True)
    answers = _answers(lines[first:], asking[first:])
    if len(lines) - first > 5 * len(answers):
        return False
    own = sum(bool(speech().own.search(QUOTED.sub(" ", each))) for each in answers)
    longer = sum(map(len, answers)) > 2 * sum(
        len(e) for e, a in zip(lines[first:], asking[first:], strict=True) if a
    )
    return longer and 2 * own >= len(answers)


def _answers(lines: Sequence[str], asking: Sequence[bool]) -> list[str]:
    """Return what stands between one question and the next, joined."""
    found: list[str] = []
    for line, asks in zip(lines, asking, strict=True):
        if asks:
            found.append("")
        elif found:
            found[-1] += f" {line}"
    return [each for each in found if each]
