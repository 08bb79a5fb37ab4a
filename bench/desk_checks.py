"""`check --desk` on reports with one slip each: which slips are found, what is proposed, what is said in vain.

The demo's report is composed on a desk of the sample's first period, once with its translation memory and once
checked without it (then its quotations are translations that nothing can be compared with). A
copy is damaged in one place by a seeded draw: a word of a quotation is changed, left out or put in; what
somebody says is given to somebody else; a figure, a date, a name is changed. A slip is found where a finding of
the group «sources» touches it, and set right where what the finding proposes, or the source's words that it
shows, hold what stood there. Findings elsewhere are counted as said in vain.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from bench.rows import Figure, again

from dragoman import demo
from dragoman.desk import Desk, create
from dragoman.formats.places import Edit
from dragoman.formats.rewrite import rewritten
from dragoman.model.finding import Finding
from dragoman.model.press import Span
from dragoman.model.published import NamedSpan, Published, PublishedItem
from dragoman.proof.against.beside import Against
from dragoman.proof.housestyle import House
from dragoman.proof.parse import parse
from dragoman.proof.proofread import Proof, proof
from dragoman.proof.table import RULES
from dragoman.proofing import Opened, opened
from dragoman.sourcing import DeskSources

GROUP = "desk_checks"
EACH = 12
"""Damaged copies of each class."""
SEED = 20210315
BESIDE = 4
"""Characters (a comma, a mark, a space) between a quotation and the name of who says it."""
SOURCES = frozenset(each.name for each in RULES if each.group == "sources")
ASKED = House(off=frozenset(each.name for each in RULES) - SOURCES)
WORD = re.compile(r"[^\W\d_]{4,}")
SAYS = re.compile(r"(?<=[,”] )(?P<who>[A-Z][\w’]+) (?:says|writes)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """One slip: where, what stood there, what stands there now."""

    place: Span
    was: str
    put: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Copy:
    """A report to be damaged: its file, and its records."""

    opened: Opened
    published: Published

    @property
    def text(self) -> str:
        """Return the text that offsets point into."""
        return self.opened.document.text


Maker = Callable[[Copy, random.Random], Damage | None]


def _item(copy: Copy, draw: random.Random) -> PublishedItem:
    return draw.choice(copy.published.items)


def a_word(copy: Copy, draw: random.Random) -> Damage | None:
    """Change, drop or add one word of a quotation of six words or more."""
    item = _item(copy, draw)
    long = [each for each in item.quotations if len(each.text.split()) > 5]  # noqa: PLR2004
    if not long:
        return None
    quotation = draw.choice(long)
    found = [each for each in WORD.finditer(quotation.text) if each.start()]
    if len(found) < 3:  # noqa: PLR2004
        return None
    one = draw.choice(found[:-1])
    place = Span(quotation.start + one.start(), quotation.start + one.end())
    kind = draw.choice(("change", "change", "drop", "add"))
    if kind == "drop":
        return Damage(place=Span(place.start, place.end + 1), was=one[0], put="")
    others = sorted({each[0] for each in WORD.finditer(copy.text) if each[0].islower()} - {one[0]})
    other = draw.choice(others)
    put = f"{other} {one[0]}" if kind == "add" else other
    return Damage(place=place, was=one[0], put=put)


def a_speaker(copy: Copy, draw: random.Random) -> Damage | None:
    """Give what the author says to another person that the report names."""
    item = _item(copy, draw)
    found = list(SAYS.finditer(copy.text, item.start, item.end))
    if not found or not item.authors:
        return None
    one = draw.choice(found)
    others = sorted(
        {each.name.split()[-1] for each in _authors(copy)}
        - {each.name.split()[-1] for each in item.authors}
    )
    return Damage(place=Span(*one.span("who")), was=one["who"], put=draw.choice(others))


def _authors(copy: Copy) -> Iterator[NamedSpan]:
    for each in copy.published.items:
        yield from each.authors


def an_author(copy: Copy, draw: random.Random) -> Damage | None:
    """Have the item's piece signed by somebody else."""
    item = _item(copy, draw)
    if len(item.authors) != 1:
        return None
    one = item.authors[0]
    others = sorted({each.name for each in _authors(copy)} - {one.name})
    return Damage(place=Span(one.start, one.end), was=one.name, put=draw.choice(others))


def a_figure(copy: Copy, draw: random.Random) -> Damage | None:
    """Change the digits of a figure by a tenth to a half."""
    item = _item(copy, draw)
    found = [each for each in item.figures if re.search(r"\d", copy.text[each.start : each.end])]
    if not found:
        return None
    figure = draw.choice(found)
    digits = list(re.finditer(r"\d[\d,]*(?:\.\d+)?", copy.text[figure.start : figure.end]))
    one = draw.choice(digits)
    value = float(one[0].replace(",", ""))
    shift = draw.choice((-1, 1)) * draw.uniform(0.1, 0.5)
    places = len(one[0].partition(".")[2])
    put = f"{value * (1 + shift):.{places}f}"
    if put == one[0].replace(",", ""):
        put = f"{value + 1:.{places}f}"
    start = figure.start + one.start()
    return Damage(place=Span(start, start + len(one[0])), was=one[0], put=put)


def a_date(copy: Copy, draw: random.Random) -> Damage | None:
    """Shift the day of an item by two to twelve days."""
    item = _item(copy, draw)
    printed = item.published.printed or ""
    found = re.search(r"\d+", printed)
    at = copy.text.find(printed, item.start, item.end)
    if item.published.precision != "day" or not found or at < 0:
        return None
    day = int(found[0])
    put = draw.choice([each for each in range(1, 29) if 2 <= abs(each - day) <= 12])  # noqa: PLR2004
    start = at + found.start()
    return Damage(place=Span(start, start + len(found[0])), was=found[0], put=str(put))


def a_year(copy: Copy, draw: random.Random) -> Damage | None:
    """Shift a year inside an item by two to nine years."""
    item = _item(copy, draw)
    found = list(re.finditer(r"\b(?:19|20)\d\d\b", copy.text[item.start : item.end]))
    if not found:
        return None
    one = draw.choice(found)
    put = str(int(one[0]) + draw.choice((-1, 1)) * draw.randint(2, 9))
    start = item.start + one.start()
    return Damage(place=Span(start, start + 4), was=one[0], put=put)


NAMED = re.compile(r"\b([A-Z][a-z]+’?[a-z]*) ([A-Z][a-z’]{4,})\b")


def a_name(copy: Copy, draw: random.Random) -> Damage | None:
    """Change one letter of a person's surname, the author's among them, behind the lead."""
    item = _item(copy, draw)
    start = item.start + copy.text[item.start : item.end].find(". ")
    surnames = {each.name.split()[-1] for each in item.authors}
    found = [
        each
        for each in re.finditer(r"\b[A-Z][a-z’]{5,}\b", copy.text[start : item.end])
        if each[0] in surnames or _is_surname(copy, each[0])
    ]
    if not found:
        return None
    one = draw.choice(found)
    at = draw.randrange(2, len(one[0]) - 1)
    letter = draw.choice([each for each in "aeioubdgklmnprtv" if each != one[0][at]])
    put = one[0][:at] + letter + one[0][at + 1 :]
    place = Span(start + one.start(), start + one.end())
    return Damage(place=place, was=one[0], put=put)


def another_person(copy: Copy, draw: random.Random) -> Damage | None:
    """Put another author of the report where an item names a person in full."""
    item = _item(copy, draw)
    start = item.start + copy.text[item.start : item.end].find(". ")
    found = [
        each
        for each in NAMED.finditer(copy.text, start, item.end)
        if _is_surname(copy, each[2]) and not copy.text[each.end() :].startswith("’s")
    ]
    if not found:
        return None
    one = draw.choice(found)
    others = sorted(
        {each.name for each in _authors(copy)} - {one[0], *(a.name for a in item.authors)}
    )
    return Damage(place=Span(*one.span()), was=one[0], put=draw.choice(others))


def _is_surname(copy: Copy, word: str) -> bool:
    return word in _surnames(copy)


@lru_cache(8)
def _surnames(copy: Copy) -> frozenset[str]:
    """Return the surnames that stand behind a given name of somebody named twice, or sign a piece."""
    own = {each.name.split()[-1] for each in _authors(copy)}
    given = {each.name.split()[0] for each in _authors(copy)} | {
        "Pavel",
        "Laura",
        "Howard",
        "Alla",
        "Shen",
        "Luo",
        "Kenji",
        "Zakhar",
        "Kapitolina",
        "Dar’ia",
        "Makoto",
        "Vadim",
        "Dauren",
        "Fan",
    }
    return frozenset(own | {each[2] for each in NAMED.finditer(copy.text) if each[1] in given})


CLASSES: tuple[tuple[str, Maker], ...] = (
    ("a word of a quotation", a_word),
    ("who says a quotation", a_speaker),
    ("who signs the piece", an_author),
    ("a figure", a_figure),
    ("the day of an item", a_date),
    ("a year", a_year),
    ("a letter of a name", a_name),
    ("another person", another_person),
)


@dataclass(slots=True, kw_only=True)
class Told:
    """What became of a class's copies."""

    copies: int = 0
    found: int = 0
    right: int = 0
    vain: int = 0


def damaged(copy: Copy, damage: Damage, folder: Path) -> Path:
    """Write the copy with its slip and return the file."""
    one = copy.opened
    edit = Edit(start=damage.place.start, end=damage.place.end, put=damage.put)
    path = folder / f"damaged{Path(one.name).suffix}"
    path.write_bytes(rewritten(one.content, one.text, one.document, [edit]))
    return path


def judge(damage: Damage, found: Sequence[Finding], told: Told, text: str) -> None:
    """Count one copy's findings."""
    place = Span(damage.place.start, damage.place.start + max(len(damage.put), 1))
    touching = [
        each
        for each in found
        if each.start <= place.end + BESIDE and place.start <= each.end + BESIDE
    ]
    told.copies += 1
    told.found += bool(touching)
    told.vain += len(found) - len(touching)
    told.right += any(_sets_right(each, damage, text) for each in touching)


def _sets_right(each: Finding, damage: Damage, text: str) -> bool:
    told = f"{each.suggestion or ''} {each.message} {each.source.text if each.source else ''}"
    del text
    return damage.was.casefold() in told.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A report and the desk it is held against."""

    name: str
    report: Path
    desk: Path


def desks(folder: Path) -> Iterator[Setting]:
    """Make the demo's desk with and without its memory, and the report in two languages."""
    sample = Path(str(files("dragoman") / "sample"))
    for name, ending, memory in (("with memory", "html", True), ("without memory", "html", False)):
        desk = folder / name.replace(" ", "-")
        if not desk.exists():
            create(desk, "russia")
            (desk / "desk.toml").write_bytes((sample / "desk.toml").read_bytes())
            press = [
                str(each)
                for each in sorted((sample / "press").iterdir())
                if memory or each.suffix != ".tmx"
            ]
            with Desk.open(desk) as opened_:
                opened_.collect(press)
                opened_.read()
                if memory:
                    opened_.publish(opened_.report(demo.PERIOD), folder / f"report.{ending}")
        yield Setting(name=name, report=folder / "report.html", desk=desk)


def check(path: Path, sources: DeskSources) -> tuple[Proof, str]:
    """Check one copy; the desk's articles are kept between copies."""
    report = opened(path)
    knowledge = sources.knowledge()
    return proof(
        report.document, None, Against(sources=sources, knowledge=knowledge)
    ), report.document.text


class Kept(DeskSources):
    """A desk's articles, each fetched once: hundreds of copies of one report ask for the same few."""

    def __init__(self, folder: Path, language: str) -> None:
        super().__init__(folder, language)
        self.get = lru_cache(128)(super().get)  # type: ignore[method-assign]


def measured(
    setting: Setting, each: int = EACH, *, shown: bool = False
) -> Iterator[tuple[str, Told]]:
    """Yield what became of each class's copies; first of the report as it is."""
    report = opened(setting.report)
    with Kept(setting.desk, "en") as sources, tempfile.TemporaryDirectory() as folder:
        known = [
            name
            for one in sources.knowledge().outlets
            for name in (one.name, one.house, *one.names)
        ]
        copy = Copy(opened=report, published=parse(report.document, known))
        whole, _ = check(setting.report, sources)
        print(setting.name, whole.compared, file=sys.stderr)
        clean = _sure(whole.findings)
        for one in clean if shown else ():
            print("   clean:", one.rule, one.text[:70], "|", one.message, file=sys.stderr)
        yield "undamaged", Told(copies=1, vain=len(clean))
        known_false = {(one.rule, one.text) for one in clean}
        for name, make in CLASSES:
            told = Told()
            draw = random.Random(f"{SEED} {name}")  # noqa: S311 - no secret
            tries = 0
            while told.copies < each and tries < 20 * each:
                tries += 1
                damage = make(copy, draw)
                if damage is None:
                    continue
                path = damaged(copy, damage, Path(folder))
                result, text = check(path, sources)
                found = [
                    one for one in _sure(result.findings) if (one.rule, one.text) not in known_false
                ]
                before = told.found, told.right, told.vain
                judge(damage, found, told, text)
                if shown and (told.found, told.right, told.vain) != (
                    before[0] + 1,
                    before[1] + 1,
                    before[2],
                ):
                    print(
                        "  ",
                        name,
                        "|",
                        damage.was,
                        "->",
                        damage.put,
                        "|",
                        copy.text[damage.place.start - 60 : damage.place.end + 40].replace(
                            "\n", " "
                        ),
                        file=sys.stderr,
                    )
                    for one in found:
                        print(
                            "        ",
                            one.rule,
                            "|",
                            one.text[:60],
                            "|",
                            one.message[:150],
                            "|",
                            one.suggestion,
                            file=sys.stderr,
                        )
            yield name, told


def _sure(found: Sequence[Finding]) -> list[Finding]:
    return [each for each in found if each.rule in SOURCES and each.severity != "hint"]


def figures(data: Path) -> Iterator[Figure]:
    """Yield, for a report held against its desk with and without memory, what is found, set right, said in vain."""
    del data
    with tempfile.TemporaryDirectory() as folder:
        for setting in desks(Path(folder)):
            for name, told in measured(setting):
                if name == "undamaged":
                    yield _row(
                        f"{setting.name}: findings on the report as it is", told.vain, "of 0"
                    )
                    continue
                of = f"of {told.copies}"
                yield _row(f"{setting.name}, {name}: found", told.found, of)
                yield _row(f"{setting.name}, {name}: set right", told.right, of)


def _row(name: str, value: int, unit: str) -> Figure:
    return Figure(name=f"check --desk, {name}", value=value, unit=unit, command=again(GROUP))


def main() -> None:
    """Print the table; an argument keeps desks in that folder, a second one says how many copies a class has."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp())
    each = int(sys.argv[2]) if len(sys.argv) > 2 else EACH  # noqa: PLR2004
    folder.mkdir(parents=True, exist_ok=True)
    for setting in desks(folder):
        for name, told in measured(setting, each, shown=True):
            print(
                f"{setting.name:16}{name:26}{told.copies:4}{told.found:5}{told.right:5}{told.vain:5}",
                flush=True,
            )


if __name__ == "__main__":
    main()
