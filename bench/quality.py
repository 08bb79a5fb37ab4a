"""How right the reader is, on every set: our own labels, and those of others where the data are there."""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from unittest import mock

from bench import page_peers, recurring
from bench.rows import DATA, ROOT, Figure

from dragoman import demo, evaluating
from dragoman.errors import DragomanError
from dragoman.evaluating import Evaluation
from dragoman.language.encoder import there
from dragoman.model.measure import Measured
from dragoman.watch import unwatched

SAMPLE = Path(str(files("dragoman") / "sample"))
GOLD = ROOT / "bench" / "gold"
NAMES = ("press/ru-2020-07.jsonl", "rusentrel/train.jsonl", "rusentne/train.csv")
"""Where the single names stand that were drawn at random."""
GENRES = ("pages", "press/ru-2020-07.jsonl", "press/ja-2020-07.jsonl", "rusentrel/train.jsonl")
"""Where the pieces lie whose genres we labelled."""
REAL = {
    "wire": ("press/ru-2020-07.jsonl",),
    "analytic": ("rusentrel/train.jsonl",),
    "open-figures": ("rusentrel/train.jsonl", "press/ru-2020-07.jsonl"),
}
"""Real articles that we labelled: wire pieces, kept; analytic ones, open to those who write rules;
figures and forecasts alone, open too."""
OPEN = ("open-voices", "open-verbs", "open-quotes", "open-speaker", "open-stances", "open-theses")
"""Real articles labelled before the reader was run on them, each set for a part of what can be labelled;
open to those who write rules since."""
DESKED = ("gold", "names")
"""Kinds of sets that are measured with a desk's names and outlets."""
PERIODS = ("first", "second")
ABROAD = {"ja": "Japanese", "ko": "Korean", "zh": "Chinese", "en": "English"}
SHOWN = (
    "statements.p", "statements.r", "statements.f1", "content.f1", "speaker", "cue", "level", "negation",
    "resolved", "author.f1", "persons.f1", "house", "organisations.f1", "figures.f1", "figures.holder",
    "forecasts.f1", "forecasts.horizon", "stances.f1", "stances.holder", "thesis", "conclusion", "theme",
)  # fmt: skip
"""Scores of our own labels that the table shows; the JSON has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """One set: the name it has in the table and in the floors, and what to measure it on."""

    name: str
    kind: str
    path: Path
    texts: tuple[Path, ...] = ()
    shown: tuple[str, ...] = ()
    desk: Path = SAMPLE
    """Whose names and outlets count; only labels of our own ask for it."""
    deep: bool = False
    """Whether the extra ``deep`` is at work; all other sets are measured without it."""

    def command(self) -> str:
        """Return the command that repeats it from the project's folder."""
        texts = "".join(f" --texts {_plain(each)}" for each in self.texts)
        desk = f" --desk {_plain(self.desk)}" if self.kind in DESKED else ""
        return f"dragoman eval {self.kind} {_plain(self.path)}{texts}{desk}"


def _plain(path: Path) -> str:
    return str(path.relative_to(ROOT) if path.is_relative_to(ROOT) else path)


def own() -> Iterator[Set]:
    """Yield the sets that ship with the package."""
    press = (SAMPLE / "press",)
    for name in PERIODS:
        yield Set(
            name=f"gold {name} period",
            kind="gold",
            path=SAMPLE / "gold" / f"{name}.jsonl",
            texts=press,
            shown=SHOWN,
        )
    for code, name in ABROAD.items():
        yield Set(
            name=f"gold {name}",
            kind="gold",
            path=SAMPLE / "gold" / f"{code}.jsonl",
            texts=(SAMPLE / "abroad" / code,),
            shown=SHOWN,
            desk=SAMPLE / "abroad",
        )


def others(data: Path) -> Iterator[Set]:
    """Yield the sets that need texts which are not in the project, and our own pages."""
    for name, given in REAL.items():
        path, press = GOLD / f"{name}.jsonl", tuple(data / each for each in given)
        yield Set(name=f"gold real, {name}", kind="gold", path=path, texts=press, shown=SHOWN)
    for name in OPEN:
        path, press = GOLD / f"{name}.jsonl", tuple(data / each for each in REAL["open-figures"])
        yield Set(name=f"gold real, {name}", kind="gold", path=path, texts=press, shown=SHOWN)
    for half in ("open", "kept"):
        path, texts = GOLD / f"names-{half}.jsonl", tuple(data / each for each in NAMES)
        yield Set(name=f"names {half}", kind="names", path=path, texts=texts)
    stance = Set(name="stance RuSentNE dev", kind="stance", path=data / "rusentne" / "dev.csv")
    yield stance
    yield replace(stance, name="stance RuSentNE dev, with the extra deep", deep=True)
    yield Set(
        name="attitudes RuSentRel train", kind="attitudes", path=data / "rusentrel" / "train.jsonl"
    )
    yield Set(
        name="attribution PolNeAR dev", kind="attribution", path=data / "polnear" / "dev.jsonl"
    )
    yield Set(name="pages", kind="pages", path=data / "pages" / "gold.jsonl")
    for half in ("open", "kept"):
        path, texts = GOLD / f"genres-{half}.jsonl", tuple(data / each for each in GENRES)
        yield Set(name=f"genre {half}", kind="genre", path=path, texts=texts)
        yield Set(name=f"pages ours, {half}", kind="pages", path=GOLD / "pages" / f"{half}.jsonl")


def surveys() -> Iterator[tuple[str, Measured]]:
    """Read the sample press into a desk of its own, and weigh the survey of each period."""
    with tempfile.TemporaryDirectory() as folder:
        demo.run(Path(folder), unwatched, lambda skips: len(list(skips)))
        for name in PERIODS:
            asked = Evaluation(
                path=SAMPLE / "gold" / f"survey-{name}.toml", desk=Path(folder) / "desk"
            )
            yield f"survey {name} period", evaluating.evaluate("survey", asked).measured


def readers() -> Iterator[tuple[str, Sequence[Path], Path]]:
    """Yield what two readers both labelled: a name, the first's files, the second's."""
    gold = SAMPLE / "gold"
    russian = (gold / "first.jsonl", gold / "second.jsonl")
    abroad = tuple(gold / f"{code}.jsonl" for code in ABROAD)
    yield "two readers, Russian sample", russian, GOLD / "sample-b.jsonl"
    yield "two readers, other languages", abroad, GOLD / "sample-b.jsonl"
    real = tuple(GOLD / f"{name}.jsonl" for name in REAL)
    yield "two readers, real articles", real, GOLD / "real-b.jsonl"


def measured(each: Set) -> Measured | str:
    """Return the scores on a set, or why it was NOT MEASURED."""
    missing = [path for path in (each.path, *each.texts) if not path.exists()]
    if missing:
        return f"{missing[0].name} is not there"
    if each.deep and not there():
        return "the extra deep is not installed"
    asked = Evaluation(
        path=each.path,
        texts=tuple(map(str, each.texts)),
        desk=each.desk if each.kind in DESKED else None,
    )
    try:
        with nullcontext() if each.deep else mock.patch("dragoman.read.tone.deep", _nothing):
            return evaluating.evaluate(each.kind, asked).measured
    except DragomanError as error:
        return error.message


def _nothing() -> None:
    """Stand for a deep model that is not there."""


@cache
def published() -> Mapping[str, Mapping[str, str]]:
    """Return what others reached, by set and score."""
    return tomllib.loads((ROOT / "bench" / "published.toml").read_text(encoding="utf-8"))


def figures(data: Path = DATA, kept: dict[str, Measured] | None = None) -> Iterator[Figure]:
    """Measure all sets and yield their figures; ``kept`` takes what was measured, by set."""
    for each in (*own(), *others(data)):
        found = measured(each)
        if isinstance(found, str):
            yield Figure(name=each.name, value=None, unit="", command=each.command(), note=found)
            continue
        if kept is not None:
            kept[each.name] = found
        yield from rows(each.name, found, each.command(), each.shown)
    yield Figure(
        name="names factRuEval",
        value=None,
        unit="",
        peer=published()["names factRuEval"]["PER/LOC/ORG"],
        command="-",
        note="the set is not at hand",
    )
    for name, found in surveys():
        if kept is not None:
            kept[name] = found
        yield from rows(name, found, "python -m bench.quality", ())
    yield from page_peers.figures(data)
    yield from recurring.figures(data)
    for name, first, second in readers():
        found = evaluating.agreement(first, second)
        yield from rows(name, found, "python -m bench.quality", SHOWN)


def rows(name: str, found: Measured, command: str, shown: Sequence[str]) -> Iterator[Figure]:
    """Yield the figures of one measured set, with what others reached."""
    for score in found.scores:
        if shown and score.name not in shown:
            continue
        yield Figure(
            name=f"{name}: {score.name}",
            value=score.value,
            unit=f"of {score.n}",
            low=score.low,
            high=score.high,
            peer=published().get(name, {}).get(score.name),
            command=command,
        )


if __name__ == "__main__":
    from bench.rows import table

    for line in table(figures()):
        print(line, flush=True)
