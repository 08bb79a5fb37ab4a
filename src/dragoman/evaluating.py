"""Measuring on labelled files: our own labels of articles and surveys, and the sets of others."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.resources import files
from pathlib import Path
from time import perf_counter
from types import MappingProxyType

import msgspec

from dragoman import contract, labelling, weighing_names
from dragoman.collect.bylines import is_organisation
from dragoman.collect.documents import Limits, inputs
from dragoman.collect.extract import ExtractContext, extract
from dragoman.collect.page import Page
from dragoman.desk import Desk
from dragoman.deskless import bare_collect
from dragoman.errors import BadArgument, Nothing, Skipped, Unreadable
from dragoman.measure import attitudes, attribution, genres, names, pages, stance
from dragoman.measure.by_rule import Rule, by_rule
from dragoman.measure.gold import weighed
from dragoman.measure.labelled import Breakdown, Read, breakdown
from dragoman.measure.misses import Miss, misses
from dragoman.measure.sides import Sides
from dragoman.measure.survey import weighed as weighed_survey
from dragoman.model.gold import Labels, SurveyLabels
from dragoman.model.knowledge import Knowledge
from dragoman.model.measure import Measured
from dragoman.model.press import Article
from dragoman.read import reader

ABSENT = "the labelled text is not at hand"
SAMPLE = Path(str(files("dragoman") / "sample" / "press"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What is asked for: the file, where the labelled texts are, and the desk, if any."""

    path: Path
    texts: tuple[str, ...] = ()
    desk: Path | None = None
    rules: bool = False
    """Whether to tell which rule found what; the articles are read again for it."""

    def knowledge(self) -> Knowledge:
        """Return what the reader under measure knows."""
        return labelling.known(self.desk)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A measure, its classes of errors, each error in words, and what could not be weighed."""

    measured: Measured
    classes: Breakdown = ()
    misses: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()


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


def gold(asked: Evaluation) -> Weighed:
    """Weigh the reader against labels of our own form; an article that is not at hand is named.

    Errors: ``BadArgument`` for a file that holds no labels, ``Nothing`` when none of its articles is at hand.
    """
    started = perf_counter()
    labelled = labels_of(asked.path, asked.texts)
    held = texts_of(asked.path, asked.texts)
    knowledge = asked.knowledge()
    sides: list[Sides] = []
    rules: list[dict[str, str]] = []
    wrong: list[tuple[Miss, str]] = []
    left_out: list[str] = []
    for each in labelled:
        article = held.get(each.text_id)
        if article is None:
            left_out.append(f"{each.id}: {ABSENT}")
            continue
        try:
            ours = labelling.read(article, knowledge)
            both = Sides(labelling.with_actors(each, knowledge), ours)
        except Skipped as error:
            left_out.append(f"{each.id}: {error.message}")
            continue
        sides.append(both)
        if asked.rules:
            rules.append(labelling.rules_of(article, knowledge))
        wrong += [(miss, article.text[miss.start : miss.end]) for miss in misses(both.narrowed())]
    if not sides:
        whys = {each.partition(": ")[2] for each in left_out} or {"it holds no labels"}
        hint = "" if held else "; name the articles with --texts"
        raise Nothing(str(asked.path), f"nothing was weighed: {', '.join(sorted(whys))}{hint}")
    return Weighed(
        weighed(sides, started=started),
        breakdown(miss.class_ for miss, _ in wrong),
        tuple(_told(miss, words) for miss, words in wrong),
        tuple(left_out),
        tuple(by_rule(zip(sides, rules, strict=True))) if asked.rules else (),
    )


def _told(miss: Miss, words: str) -> str:
    plain = " ".join(words.split())
    return f"{miss.article} {miss.start} {miss.class_}: {plain} {miss.note}".rstrip()


def agreement(one: Sequence[Path], other: Path) -> Measured:
    """Weigh a second reader's standoff labels against the first's, on the articles both labelled.

    Errors: ``Nothing`` when there is no such article.
    """
    first = {each.text_id: each for path in one for each in labels_of(path, ())}
    second = labels_of(other, ())
    both = [Sides(first[each.text_id], each) for each in second if each.text_id in first]
    if not both:
        raise Nothing(str(other), "labels no article that the first reader labelled")
    return weighed(both, name="agreement")


def survey(asked: Evaluation) -> Weighed:
    """Weigh a desk's survey against the one a person made of the same period (a TOML file)."""
    if asked.desk is None:
        raise BadArgument("--desk", "a survey is weighed on a desk that has read the articles")
    labels = survey_labels(asked.path)
    with Desk.open(asked.desk) as opened:
        return Weighed(weighed_survey(labels, opened.survey(labels.period), "survey"))


def survey_labels(path: Path) -> SurveyLabels:
    """Return the survey a person made. Errors: ``BadArgument``."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        first, last = values.pop("period")
        period = {"from_": first, "to": last}
        return msgspec.convert({**values, "period": period}, SurveyLabels)
    except (OSError, ValueError, KeyError, msgspec.MsgspecError) as error:
        raise BadArgument(str(path), f"holds no survey labels: {error}") from None


def _read(asked: Evaluation) -> Read:
    return partial(reader.read, knowledge=asked.knowledge())


def of_sentences(asked: Evaluation) -> Weighed:
    """Stance to a marked entity in a sentence (RuSentNE)."""
    read = _read(asked)
    return Weighed(stance.measure(asked.path, read), stance.errors(asked.path, read))


def of_sources(asked: Evaluation) -> Weighed:
    """Attribution as source, cue and content (PolNeAR)."""
    read = _read(asked)
    return Weighed(attribution.measure(asked.path, read), attribution.errors(asked.path, read))


def of_actors(asked: Evaluation) -> Weighed:
    """Attitudes between actors over an article (RuSentRel)."""
    read = _read(asked)
    return Weighed(attitudes.measure(asked.path, read), attitudes.errors(asked.path, read))


def of_pages(asked: Evaluation) -> Weighed:
    """Fields of newspaper pages."""
    measured = pages.measure(asked.path, _extracted, is_organisation=is_organisation)
    return Weighed(measured, pages.errors(asked.path, _extracted))


def of_genres(asked: Evaluation) -> Weighed:
    """Genres of pieces, as collecting gives them. Errors: ``Nothing`` when none is at hand."""
    held = (each for each in bare_collect(asked.texts) if isinstance(each, Article))
    found = genres.pairs(asked.path, held)
    return Weighed(genres.measure(found), genres.errors(found), tuple(genres.misses(found)))


def of_names(asked: Evaluation) -> Weighed:
    """Single names: normal form and house spelling. Errors: ``Nothing`` when no text is at hand."""
    found, left_out, seconds = weighing_names.pairs(asked.path, asked.texts, asked.knowledge())
    said = [pair for pair, _ in found]
    wrong = [names.told(*pair, text) for pair, text in found if names.wrong(*pair)]
    measured = names.measure(said, seconds)
    return Weighed(measured, names.classes(said), tuple(wrong), tuple(left_out))


def _extracted(file: Path, url: str) -> Article:
    for page in inputs([str(file)], Limits()):
        if isinstance(page, Page):
            return extract(replace(page, url=url), ExtractContext())
    raise Unreadable(str(file), "gives no page")


SETS: Mapping[str, Callable[[Evaluation], Weighed]] = MappingProxyType(
    {
        "gold": gold,
        "survey": survey,
        "names": of_names,
        "stance": of_sentences,
        "attribution": of_sources,
        "attitudes": of_actors,
        "pages": of_pages,
        "genre": of_genres,
    }
)


def evaluate(name: str, asked: Evaluation) -> Weighed:
    """Measure on a set. Errors: ``BadArgument`` for a set there is not, and those of the set."""
    if name not in SETS:
        raise BadArgument(name, f"there is no such set; there are {', '.join(SETS)}")
    return SETS[name](asked)


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


def classes(weighed: Weighed) -> Iterator[str]:
    """Yield how often each class of error occurs, the most frequent first."""
    for name, number in weighed.classes:
        yield f"  {name:48}{number:5}"


def rules(weighed: Weighed) -> Iterator[str]:
    """Yield, by rule, how many statements it found and how many were right."""
    if weighed.rules:
        yield f"  {'rule':48}found right"
    for each in weighed.rules:
        yield f"  {each.name:48}{each.found:5}{each.right:6}"
