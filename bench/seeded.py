"""Proofreading on reports with slips drawn by a script: what share is found, and what share of the findings is right.

``passages.txt`` is a report written for this, in the manners of the genre, with no slip in it. A round draws slips of
different classes into different sentences; the classes were written down before the rules were looked at
again, from what copy editors' manuals list, and know nothing of how a rule finds anything.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.rows import Figure, again

from dragoman.formats import plain
from dragoman.model.finding import Finding
from dragoman.model.press import Span
from dragoman.proof.layout import sentences
from dragoman.proof.proofread import proofread

PASSAGES = Path(__file__).with_name("passages.txt")
ROUNDS, SLIPS = 40, 12
SHORTEST = 60
"""Code points of a sentence that may get a slip: a heading gets none."""
Draw = random.Random


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """What stands at ``[start, end)`` of a sentence is written ``new``."""

    start: int
    end: int
    new: str


Slip = Callable[[str, Draw], Put | None]


def _somewhere(pattern: str, new: Callable[[re.Match[str], Draw], str]) -> Slip:
    """Return a slip that changes one place of those that fit."""

    def slip(sentence: str, draw: Draw) -> Put | None:
        found = list(re.finditer(pattern, sentence))
        if not found:
            return None
        each = draw.choice(found)
        return Put(start=each.start(), end=each.end(), new=new(each, draw))

    return slip


def _swap(each: re.Match[str], draw: Draw) -> str:
    word = each[0]
    places = [at for at in range(1, len(word) - 2) if word[at] != word[at + 1]]
    at = draw.choice(places)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _drop(each: re.Match[str], draw: Draw) -> str:
    at = draw.randrange(1, len(each[0]) - 1)
    return each[0][:at] + each[0][at + 1 :]


def _change(each: re.Match[str], draw: Draw) -> str:
    word = each[0]
    at = draw.randrange(2, len(word) - 1)
    other = draw.choice([letter for letter in "aeiounrstlm" if letter != word[at]])
    return word[:at] + other + word[at + 1 :]


def _more(each: re.Match[str], draw: Draw) -> str:
    return str(int(each[0]) + draw.choice((10, 20, 30)))


NAMES = r"(?:Matsuda|Ishida|Okano|Hamada|Noguchi|Tanabe|Fukui)"
NATIONS = r"(?:Russian|Japanese|Chinese|Korean|American|April|March|January)"
VERBS = r"(?:is|was|are|were|has|have)"
PAPERS = r"(?:Mainichi|Sankei|Asahi|Yomiuri|Nikkei)"
CLASSES: dict[str, Slip] = {
    "letters swapped": _somewhere(r"\b[a-z]{7,}\b", _swap),
    "letter left out": _somewhere(r"\b[a-z]{8,}\b", _drop),
    "name misspelled": _somewhere(rf"(?<= ){NAMES}\b", _change),
    "word twice": _somewhere(r"\b(?:the|of|and|in|a|to|for|with)(?= [a-z])", lambda e, _: f"{e[0]} {e[0]}"),
    "words run together": _somewhere(r"\b(?:of|in|to|for|by) (?:the|his|its)\b", lambda e, _: e[0].replace(" ", "")),
    "space before a comma": _somewhere(r"(?<=[a-z]),(?= )", lambda _e, _d: " ,"),
    "space lost behind a comma": _somewhere(r"(?<=[a-z]{2}), (?=[a-z]{2})", lambda _e, _d: ","),
    "two spaces": _somewhere(r"(?<=[a-z]) (?=[a-z])", lambda _e, _d: "  "),
    "mark of quotation lost": _somewhere(r"[“”]", lambda _e, _d: ""),
    "mark of quotation straight": _somewhere(r"[“”]", lambda _e, _d: '"'),
    "capital lost": _somewhere(rf"(?<= ){NATIONS}\b", lambda e, _: e[0].lower()),
    "sentence begins small": _somewhere(r"^[A-Z](?=[a-z]* [a-z])", lambda e, _: e[0].lower()),
    "two capitals": _somewhere(r"^[A-Z][a-z](?=[a-z]{2,} [a-z])", lambda e, _: e[0].upper()),
    "a for an": _somewhere(r"\b(?:a|an) (?=[a-z])", lambda e, _: "a " if e[0] == "an " else "an "),
    "number of the verb": _somewhere(rf"\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey) {VERBS}\b", lambda e, _: _other(e[0])),
    "share that does not follow": _somewhere(r"(?<=or )\d\d(?=%)|(?<=\()\d\d(?=%)", _more),
    "years that do not add up": _somewhere(r"\bfour(?= years from)", lambda _e, _d: "seven"),
    "day that is none": _somewhere(r"(?<=April )\d+", lambda _e, _d: "31"),
    "date left out": _somewhere(r"^On April \d+, (?=[A-Z])| on April \d+(?= [a-z]+ )", lambda _e, _d: ""),
    "outlet left out": _somewhere(rf" in {PAPERS}(?= (?:on April|asked|wrote))", lambda _e, _d: ""),
    "hyphen of a line": _somewhere(r"\b[a-z]{4}(?=[bcdfglmnprst][aeiou][a-z]{3,}\b)", lambda e, _: e[0] + "-"),
    "no-break space": _somewhere(r"(?<=[a-z]) (?=[a-z])", lambda _e, _d: "\u00a0"),
    "bracket lost": _somewhere(r"[()]", lambda _e, _d: ""),
    "comma before the verb": _somewhere(r"(?<=April \d\d)(?= [a-z])|(?<=April \d)(?= [a-z])", lambda _e, _d: ","),
    "verb and question": _somewhere(r"(?<=(?:rgues|laims|ieves|sists) )that", lambda _e, _d: "whether"),
    "to left out": _somewhere(r"(?<=\bwant )to (?=leave)|(?<=\bprefers )to ", lambda _e, _d: ""),
    "two marks": _somewhere(r"(?<=[a-z]),(?= )", lambda _e, _d: ",,"),
}  # fmt: skip
"""What copy editors look for, as a script makes it."""
PARTNERS, LOST = frozenset(("bracket lost", "mark of quotation lost")), 120
"""Classes that leave a partner alone, and how far off it may stand."""
OTHER = {"is": "are", "was": "were", "are": "is", "were": "was", "has": "have", "have": "has"}


def _other(words: str) -> str:
    who, verb = words.split()
    return f"{who} {OTHER[verb]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A report with slips: their classes and places, and what was found."""

    text: str
    slips: tuple[tuple[str, int, int], ...]
    found: tuple[Finding, ...]

    def told(self) -> Iterator[tuple[str, bool]]:
        """Yield each slip's class, and whether a finding touches it."""
        for name, start, end in self.slips:
            yield name, any(_meets(each, start, end) for each in self.found)

    def right(self) -> Iterator[tuple[Finding, bool]]:
        """Yield each finding, and whether it touches a slip."""
        for each in self.found:
            yield each, any(_meets(each, start, end) for _, start, end in self.slips)


def _meets(found: Finding, start: int, end: int) -> bool:
    places = [(found.start, found.end), *((each.start, each.end) for each in found.related)]
    return any(start <= last + 1 and first <= end + 1 for first, last in places)


def drawn(seed: int) -> Round:
    """Return a report with slips drawn by ``seed``, one a sentence, each of another class."""
    draw = random.Random(seed)  # noqa: S311 - a draw that can be drawn again
    text = PASSAGES.read_text(encoding="utf-8")
    places = [
        each
        for block in plain.document(text).blocks
        for each in sentences(text, Span(block.start, block.end))
        if each.end - each.start > SHORTEST
    ]
    draw.shuffle(places)
    puts: list[tuple[str, int, Put]] = []
    for name in draw.sample(sorted(CLASSES), k=len(CLASSES)):
        for each in places:
            put = CLASSES[name](text[each.start : each.end], draw)
            if put is not None and put.new != text[each.start + put.start : each.start + put.end]:
                puts.append((name, each.start, put))
                places.remove(each)
                break
        if len(puts) == SLIPS:
            break
    slips, shift = [], 0
    for name, start, put in sorted(puts, key=lambda each: each[1]):
        first, last = start + put.start + shift, start + put.end + shift
        text = text[:first] + put.new + text[last:]
        lost = name in PARTNERS  # what is lost has no place, and its partner is marked
        slips.append(
            (name, first - LOST, first + LOST) if lost else (name, first, first + len(put.new))
        )
        shift += len(put.new) - (put.end - put.start)
    found = tuple(each for each in proofread(plain.document(text)) if each.severity != "hint")
    return Round(text=text, slips=tuple(slips), found=found)


@cache
def rounds() -> tuple[Round, ...]:
    """Return all rounds."""
    return tuple(drawn(seed) for seed in range(ROUNDS))


def figures() -> Iterator[Figure]:
    """Yield the share of drawn slips found, and of findings that are right."""
    told = [right for each in rounds() for _, right in each.told()]
    right = [ok for each in rounds() for _, ok in each.right()]
    for name, found in (("drawn slips found", told), ("findings right", right)):
        yield Figure(
            name=f"check, report with drawn slips: {name}",
            value=sum(found),
            unit=f"of {len(found)}",
            command=again("imports"),
            note=f"{ROUNDS} rounds of {SLIPS} slips of {len(CLASSES)} classes",
        )


def main() -> None:
    """Print found of drawn by class, and wrong findings by rule."""
    drawn_, found = Counter[str](), Counter[str]()
    for each in rounds():
        for name, right in each.told():
            drawn_[name] += 1
            found[name] += right
    for name in sorted(drawn_):
        print(f"{name:30}{found[name]:4} of {drawn_[name]}")
    wrong = Counter(one.rule for each in rounds() for one, ok in each.right() if not ok)
    print("wrong:", dict(wrong))
    for row in figures():
        print(row.name, row.value, row.unit)


if __name__ == "__main__":
    main()
