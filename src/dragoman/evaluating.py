"""Measuring the reader on labelled files: our own labels, and the sets of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from time import perf_counter

from dragoman import contract, labelling
from dragoman.deskless import bare_collect
from dragoman.errors import BadArgument, Nothing, Skipped
from dragoman.measure.gold import weighed
from dragoman.measure.misses import Miss, misses
from dragoman.measure.sides import Sides
from dragoman.model.gold import Labels
from dragoman.model.knowledge import Knowledge
from dragoman.model.measure import Measured
from dragoman.model.press import Article

SAMPLE = Path(str(files("dragoman") / "sample" / "press"))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A measure, what went wrong word by word, and which labelled articles could not be weighed."""

    measured: Measured
    misses: tuple[tuple[Miss, str], ...] = ()
    left_out: tuple[str, ...] = ()


def labels_of(path: Path, texts: Sequence[str]) -> list[Labels]:
    """Return the labels in a file, standoff or in the notation. Errors: ``BadArgument``."""
    if not path.is_file():
        raise BadArgument(str(path), "there is no such file")
    if labelling.is_labels(path):
        return list(labelling.taken_back([path], texts))
    return list(labelling.standoff(path))


def texts_of(path: Path, texts: Sequence[str]) -> dict[str, Article]:
    """Return articles by their text's hash: those of ``texts``, else where the labels say, else the sample's."""
    sources = list(texts) or labelling.sources(path) or [str(SAMPLE)]
    return {each.text_id: each for each in bare_collect(sources) if isinstance(each, Article)}


def gold(path: Path, texts: Sequence[str], knowledge: Knowledge) -> Weighed:
    """Weigh the reader against labels of our own form; an article that is not at hand is named.

    Errors: ``BadArgument`` for a file that holds no labels, ``Nothing`` when none of its articles is at hand.
    """
    started = perf_counter()
    labelled = labels_of(path, texts)
    held = texts_of(path, texts)
    sides: list[Sides] = []
    wrong: list[tuple[Miss, str]] = []
    left_out: list[str] = []
    for each in labelled:
        article = held.get(each.text_id)
        if article is None:
            left_out.append(f"{each.id}: the labelled text is not at hand")
            continue
        try:
            both = Sides(each, labelling.read(article, knowledge))
        except Skipped as error:
            left_out.append(f"{each.id}: {error.message}")
            continue
        sides.append(both)
        wrong += [(miss, article.text[miss.start : miss.end]) for miss in misses(both)]
    if not sides:
        why = left_out[0] if left_out else "it holds no labels"
        raise Nothing(str(path), f"nothing to weigh ({why}); name the articles with --texts")
    return Weighed(weighed(sides, started=started), tuple(wrong), tuple(left_out))


def line(measured: Measured) -> str:
    """Return a measure as ``eval --json`` prints it; a dot in a score's name nests it."""
    values: dict[str, object] = {}
    intervals: dict[str, object] = {}
    for each in measured.scores:
        _put(values, each.name, round(each.value, 4))
        _put(intervals, each.name, [round(each.low, 4), round(each.high, 4)])
    head = {"set": measured.set, "n": measured.n, "scores": values, "intervals": intervals}
    return contract.line({**head, "seconds": round(measured.seconds, 2)})


def _put(values: dict[str, object], name: str, value: object) -> None:
    group, dot, rest = name.partition(".")
    if not dot:
        values[name] = value
        return
    inner = values.setdefault(group, {})
    if isinstance(inner, dict):
        inner[rest] = value


def table(measured: Measured) -> Iterator[str]:
    """Yield the lines that an analyst reads."""
    yield f"{measured.set}: {measured.n} units in {measured.seconds:.1f} s"
    for each in measured.scores:
        interval = f"{each.low:.3f} to {each.high:.3f}"
        yield f"  {each.name:24}{each.value:7.3f}   {interval}   of {each.n}"


def classes(wrong: Sequence[tuple[Miss, str]]) -> Iterator[str]:
    """Yield how often each class of error occurs, the most frequent first."""
    names = [miss.class_ for miss, _ in wrong]
    for name in sorted(set(names), key=lambda each: (-names.count(each), each)):
        yield f"  {name:32}{names.count(name):5}"
