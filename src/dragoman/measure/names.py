"""Single names as printed, in any case: their normal form and how the report spells them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import Literal

from dragoman.language.names import fold
from dragoman.measure.bootstrap import Counts, ratio, scored
from dragoman.measure.labelled import Breakdown, breakdown, records
from dragoman.model.measure import Measured

SET = "names"
Kind = Literal["person", "body"]
PLURALS: Mapping[str, str] = {"person": "persons", "body": "bodies"}
MARKS = "’”'\"ʹʺ."


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLabel:
    """A mention at ``[start, end)`` of a text; any of ``names`` and of ``houses`` is right.

    A surname alone may come out as it is, or as the full name of whoever is meant.
    """

    text_id: str
    start: int
    end: int
    kind: Kind
    names: tuple[str, ...]
    houses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the reader makes of a mention; ``kind`` is ``None`` for a place."""

    kind: Kind | None
    name: str
    house: str | None
    unsure: bool = False
    """Whether the reader says itself that the spelling is a guess."""


Pair = tuple[NameLabel, Said | None]


def labels(path: Path) -> tuple[NameLabel, ...]:
    """Return the labels of a file, in order. Errors: as ``records``."""
    return records(path, NameLabel)


def text_key(text: str) -> str:
    """Return the hash under which a text is labelled: that of an article's ``text_id``."""
    return "t" + blake2b(text.encode(), digest_size=8).hexdigest()


def plain(name: str) -> str:
    """Return a spelling for comparison: no diacritics, soft signs, stops, and no article before it."""
    apart = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ł", "l"))
    kept = "".join(each for each in apart if not unicodedata.combining(each) and each not in MARKS)
    return " ".join(kept.casefold().replace("defence", "defense").split()).removeprefix("the ")


def measure(pairs: Sequence[Pair], seconds: float = 0.0) -> Measured:
    """Score what was said of each label; intervals are over texts.

    ``found`` is how many labels have a mention over them; ``normal``, ``house`` and ``both`` how many
    of those found are right; ``asserted`` how many spellings are of those not called a guess; ``all`` how
    many of all labels are right, in form and spelling.
    """
    ordered = sorted(pairs, key=lambda each: (each[0].text_id, each[0].start))
    groups = groupby(ordered, key=lambda each: each[0].text_id)
    units = [_counts(list(group)) for _, group in groups]
    names = [name for name, _ in _scores(dict.fromkeys(_counts([]), 0.0)).items()]
    behind = {
        name: f"{name.rpartition('.')[0]}.{_behind(name.rpartition('.')[2])}".lstrip(".")
        for name in names
    }
    scores = scored(units, _scores, behind)
    return Measured(set=SET, n=len(pairs), scores=scores, seconds=seconds)


def _behind(score: str) -> str:
    return {"found": "labels", "all": "labels", "asserted": "firm"}.get(score, "said")


def classes(pairs: Iterable[Pair]) -> Breakdown:
    """Return how often each class of error occurs."""
    return breakdown(why for why in (wrong(*each) for each in pairs) if why)


def wrong(label: NameLabel, said: Said | None) -> str | None:
    """Return the class of error of one label; ``None`` where all is right."""
    if said is None:
        return f"{label.kind} not found"
    if said.kind != label.kind:
        return f"{label.kind} taken for {said.kind or 'a place'}"
    if not _is_normal(label, said):
        return f"{label.kind}'s normal form"
    return None if _is_house(label, said) else f"{label.kind}'s house spelling"


def told(label: NameLabel, said: Said | None, text: str) -> str:
    """Return an error in words: where, the class, what is printed, what was said and what is right."""
    printed = " ".join(text[label.start : label.end].split())
    ours = f"{said.name} = {said.house}" if said else "-"
    return (
        f"{label.text_id} {label.start} {wrong(label, said)}: {printed} -> {ours}, "
        f"not {label.names[0]} = {label.houses[0]}"
    )


def _is_normal(label: NameLabel, said: Said) -> bool:
    return said.kind == label.kind and fold(said.name) in {fold(each) for each in label.names}


def _is_house(label: NameLabel, said: Said) -> bool:
    right = {plain(each) for each in label.houses}
    return said.kind == label.kind and plain(said.house or "") in right


def _counts(pairs: Sequence[Pair]) -> dict[str, float]:
    found: dict[str, float] = {}
    for group, kinds in _groups():
        mine = [each for each in pairs if each[0].kind in kinds]
        said = [(label, one) for label, one in mine if one is not None]
        normal = [_is_normal(*each) for each in said]
        house = [_is_house(*each) for each in said]
        both = [one and other for one, other in zip(normal, house, strict=True)]
        firm = [right for (_, one), right in zip(said, house, strict=True) if not one.unsure]
        numbers = (len(mine), len(said), sum(normal), sum(house), sum(both), len(firm), sum(firm))
        found |= dict(zip((f"{group}{each}" for each in COUNTED), map(float, numbers), strict=True))
    return found


COUNTED = ("labels", "said", "normal", "house", "both", "firm", "asserted")


def _groups() -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "", tuple(PLURALS)
    for kind, name in PLURALS.items():
        yield f"{name}.", (kind,)


def _scores(counts: Counts) -> dict[str, float]:
    found = {}
    for group, _ in _groups():
        said, labelled = counts[f"{group}said"], counts[f"{group}labels"]
        found[f"{group}found"] = ratio(said, labelled)
        for each in ("normal", "house", "both"):
            found[f"{group}{each}"] = ratio(counts[f"{group}{each}"], said)
        found[f"{group}asserted"] = ratio(counts[f"{group}asserted"], counts[f"{group}firm"])
        found[f"{group}all"] = ratio(counts[f"{group}both"], labelled)
    return found
