"""The labels' plain text notation, read back: the sentences of an article with what is labelled under each.

docs/gold.md describes it with examples. Text lines are never to be changed; label lines are indented::

    [3] «Мы ждать не будем», — сказал министр.
      says s1 | quoted direct | who: министр | is: Глеб Осокин | cue: сказал | what: Мы ждать не будем
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, get_args

from dragoman.errors import BadArgument
from dragoman.measure.fragments import Fragments, NotThere
from dragoman.measure.horizons import horizon
from dragoman.measure.sides import PARTS
from dragoman.model.gold import (
    LabelledFigure,
    LabelledForecast,
    LabelledName,
    LabelledStance,
    LabelledStatement,
    Labels,
    NameKind,
)
from dragoman.model.press import Span
from dragoman.model.reading import CueClass, Direction, Level, Polarity, StatementKind

HEAD = "dragoman labels"
SENTENCE = re.compile(r"\[(\d+)\] (.*)")
HEADER = re.compile(r"([a-z]+): *(.*)")
FIELD = re.compile(r"(who|is|cue|what|class|modal|by|of): *(.*)")
VALUE = re.compile(r"= *(~|>=|<=)? *(\S+?)(?:\.\.(\S+))?(?: +(.+))?")
NUMBER = re.compile(r"-?\d+(\.\d+)?")
BOUNDS = {"": "exact", "~": "about", ">=": "min", "<=": "max"}
WANTED = ("article", "text", "language")


class Malformed(ValueError):  # noqa: N818 - says what is the matter, as errors.py does
    """A line that is not in the notation."""


@dataclass(slots=True)
class Draft:
    """What has been read so far; ``sentence`` is the number of the last one."""

    places: Fragments
    head: dict[str, str] = field(default_factory=dict)
    sentence: int = 0
    spans: dict[str, list[Span]] = field(default_factory=dict)
    found: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """The parts of a label line: flags and fragments in order, and the named fields."""

    bare: tuple[str, ...]
    named: Mapping[str, str]


def located(written: str, text: str, name: str) -> tuple[Span, ...]:
    """Return the spans of the sentences in ``written``. Errors: ``BadArgument``."""
    spans: list[Span] = []
    end = 0
    for match in filter(None, map(SENTENCE.fullmatch, written.splitlines())):
        words = r"\s+".join(re.escape(each) for each in match[2].split())
        place = re.compile(words).search(text, end)
        if place is None or int(match[1]) != len(spans) + 1:
            raise BadArgument(
                name, f"sentence {match[1]} is not the article's: text lines may not be changed"
            )
        spans.append(Span(*place.span()))
        end = place.end()
    return tuple(spans)


def parse(written: str, text: str, name: str) -> Labels:
    """Return the labels in ``written`` over the article's ``text``; ``name`` is for messages.

    Errors: ``BadArgument`` with every line that is not in the notation or names words that are not there.
    """
    draft = Draft(Fragments(text, located(written, text, name)))
    wrong = []
    for number, line in enumerate(written.splitlines(), 1):
        try:
            _take(line, draft)
        except (Malformed, NotThere) as error:
            wrong.append(f"line {number}: {error}")
    wrong += [f"“{each}” in “only” is no kind of label" for each in set(_only(draft)) - set(PARTS)]
    wrong += [f"the head lacks “{each}”" for each in WANTED if not draft.head.get(each)]
    wrong += _unknown_ids(draft.found)
    if wrong:
        raise BadArgument(name, "\n  ".join(["these labels cannot be read", *wrong]))
    return _labels(draft)


def _only(draft: Draft) -> tuple[str, ...]:
    return tuple(draft.head.get("only", "").replace(",", " ").split())


def _unknown_ids(found: Mapping[str, list[Any]]) -> list[str]:
    ids = {each.id for each in found.get("statements", ())}
    used = {
        each.statement for key in ("figures", "forecasts", "stances") for each in found.get(key, ())
    }
    used |= {each.within for each in found.get("statements", ())}
    return [f"there is no statement {each}" for each in sorted(used - ids - {None})]


def _take(line: str, draft: Draft) -> None:
    if match := SENTENCE.fullmatch(line):
        draft.sentence = int(match[1])
    elif not line.strip() or line.startswith(("#", HEAD)):
        return
    elif draft.sentence:
        _label(line.strip(), draft)
    elif line.startswith(" "):
        draft.found.setdefault("names", []).append(_name(line.strip(), draft.places))
    elif match := HEADER.fullmatch(line.strip()):
        draft.head[match[1]] = match[2].strip()
        if match[1] in ("author", "thesis", "conclusion"):
            spans = _numbers(match[2], draft.places)
            draft.spans.setdefault(match[1], []).extend(spans)
    else:
        raise Malformed(f"“{line}” is neither “name: value” nor a sentence")


def _numbers(written: str, places: Fragments) -> Iterable[Span]:
    for each in written.split():
        first, _, last = each.partition("-")
        if not (first.isdigit() and (last or first).isdigit()):
            raise Malformed(f"“{each}” is no sentence number")
        yield places.whole(int(first), int(last or first))


def _name(line: str, places: Fragments) -> LabelledName:
    parts = [each.strip() for each in line.split(" | ")]
    if len(parts) != 4 or parts[1] not in get_args(NameKind):  # noqa: PLR2004
        raise Malformed("a name is “normal form | person | house spelling | form; form”")
    spans: set[Span] = set()
    for form in filter(None, (each.strip() for each in parts[3].split(";"))):
        there = places.everywhere(form)
        if not there:
            raise NotThere(f"“{form}” does not stand in the text")
        spans.update(there)
    kept = [each for each in spans if not any(_inside(each, other) for other in spans)]
    kind: Any = parts[1]
    house = parts[2] if parts[2] not in ("", "-") else None
    return LabelledName(kind=kind, name=parts[0], house=house, spans=tuple(sorted(kept)))


def _inside(one: Span, other: Span) -> bool:
    return one != other and other.start <= one.start and one.end <= other.end


def _label(line: str, draft: Draft) -> None:
    head, _, rest = line.partition("|")
    words = head.split()
    parts = [each.strip() for each in f" {rest}".split(" | ")]
    named = {match[1]: match[2] for match in map(FIELD.fullmatch, parts) if match}
    bare = tuple(each for each in parts if each and not FIELD.fullmatch(each))
    maker = MAKERS.get(words[0] if words else "")
    if maker is None:
        raise Malformed(f"“{head.strip()}” is none of {', '.join(MAKERS)}")
    maker(words[1:], Line(bare, named), draft)


def _spans(line: Line, name: str, draft: Draft) -> tuple[Span, ...]:
    written = line.named.get(name, "")
    return draft.places.spans(written, draft.sentence) if written else ()


def _first(line: Line, draft: Draft) -> Span:
    if not line.bare:
        raise Malformed("the words it stands on are missing")
    spans = draft.places.spans(line.bare[0], draft.sentence)
    if len(spans) > 1:
        raise Malformed("its words must stand in one piece; take the cue in, or the main part")
    return spans[0]


def _one_of(words: Iterable[str], known: object, default: str | None) -> Any:  # noqa: ANN401 - a Literal
    return next((each for each in words if each in get_args(known)), default)


def _says(words: list[str], line: Line, draft: Draft) -> None:
    flags = [flag for each in line.bare for flag in each.split()]
    strange = [
        each
        for each in flags
        if each not in (*get_args(Level), *get_args(StatementKind), "negated")
    ]
    content = _spans(line, "what", draft)
    if strange or not words or not content or line.named.get("class", "neutral") not in CLASSES:
        raise Malformed(
            "says ID [in ID] | LEVEL KIND [negated] | who: | is: | cue: | what: | class:"
        )
    statement = LabelledStatement(
        id=words[0],
        level=_one_of(flags, Level, "quoted"),
        kind=_one_of(flags, StatementKind, "indirect"),
        who=line.named.get("is") or None,
        speaker=_spans(line, "who", draft),
        cue=_spans(line, "cue", draft),
        class_=_one_of([line.named.get("class", "")], CueClass, "neutral"),
        content=content,
        negated="negated" in flags,
        modality=line.named.get("modal") or None,
        within=words[2] if words[1:2] == ["in"] else None,
    )
    draft.found.setdefault("statements", []).append(statement)


def _figure(words: list[str], line: Line, draft: Draft) -> None:
    del words
    values = [match for match in map(VALUE.fullmatch, line.bare[1:]) if match]
    if len(values) != 1 or not all(NUMBER.fullmatch(each or "0") for each in values[0].group(2, 3)):
        raise Malformed("figure | words | = [~|>=|<=] LOW[..HIGH] UNIT | rise | what: | of:")
    bound, low, high, unit = values[0].groups()
    kind: Any = BOUNDS[bound or ""]
    span = _first(line, draft)
    figure = LabelledFigure(
        start=span.start,
        end=span.end,
        low=low,
        high=high or low,
        bound=kind,
        unit=unit,
        change=_one_of(line.bare, Direction, None),
        what=_spans(line, "what", draft),
        statement=line.named.get("of"),
    )
    draft.found.setdefault("figures", []).append(figure)


def _forecast(words: list[str], line: Line, draft: Draft) -> None:
    del words
    span = _first(line, draft)
    try:
        earliest, latest = horizon(line.named.get("by", ""))
    except ValueError as error:
        raise Malformed(str(error)) from None
    forecast = LabelledForecast(
        start=span.start,
        end=span.end,
        earliest=earliest,
        latest=latest,
        statement=line.named.get("of"),
    )
    draft.found.setdefault("forecasts", []).append(forecast)


def _stance(words: list[str], line: Line, draft: Draft) -> None:
    del words
    who = [each.strip() for each in line.bare[0].split("->")] if line.bare else []
    polarity = _one_of(line.bare, Polarity, None)
    rest = [each for each in line.bare[1:] if each != polarity]
    if len(who) != 2 or not all(who) or not polarity or not rest:  # noqa: PLR2004
        raise Malformed("stance | HOLDER -> TARGET | pos or neg | words | of:")
    stance = LabelledStance(
        holder=who[0],
        target=who[1],
        polarity=polarity,
        spans=draft.places.spans(rest[0], draft.sentence),
        statement=line.named.get("of"),
    )
    draft.found.setdefault("stances", []).append(stance)


def _stretch(name: str) -> Callable[[list[str], Line, Draft], None]:
    def take(words: list[str], line: Line, draft: Draft) -> None:
        del words
        spans = [span for each in line.bare for span in draft.places.spans(each, draft.sentence)]
        draft.spans.setdefault(name, []).extend(spans or [_first(line, draft)])

    return take


CLASSES = get_args(CueClass)
MAKERS: Mapping[str, Callable[[list[str], Line, Draft], None]] = {
    "says": _says,
    "figure": _figure,
    "forecast": _forecast,
    "stance": _stance,
    "author": _stretch("author"),
    "thesis": _stretch("thesis"),
    "conclusion": _stretch("conclusion"),
}


def _labels(draft: Draft) -> Labels:
    filled: dict[str, Any] = {n: tuple(sorted(set(each))) for n, each in draft.spans.items()}
    filled |= {name: tuple(each) for name, each in draft.found.items()}
    labels = Labels(
        id=draft.head["article"],
        text_id=draft.head["text"],
        language=draft.head["language"],
        reader=draft.head.get("reader") or "unnamed",
        only=_only(draft),
        themes=tuple(filter(None, re.split(r"[,\s]+", draft.head.get("theme", "")))),
    )
    return replace(labels, **filled)
