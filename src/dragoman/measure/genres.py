"""Genres of pieces against labels: a wrong genre weighs more than none, so both shares are told.

A label names the piece by the hash of its bytes (the page's, or its line's in JSON Lines), its genre, and
what a careful reader would also accept. ``right`` is the share of the genres found that are labelled
so; ``found`` the share of labelled genres that were found; ``unknown`` the share of pieces that
get none, ``open`` those of them that a reader would name. Each genre has its own ``p`` and ``r``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from dragoman.errors import BadArgument, Nothing
from dragoman.measure.bootstrap import Counts, ratio, scored
from dragoman.measure.labelled import Breakdown, breakdown, records
from dragoman.model.measure import Measured
from dragoman.model.press import Article

SET = "genre"
UNKNOWN = "unknown"
NAMED = ("news", "column", "analysis", "review", "interview", "editorial", "journal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One piece's genre; ``also`` are those that are no mistake either."""

    sha256: str
    genre: str
    also: tuple[str, ...] = ()
    schema: str = ""

    def accepts(self, genre: str) -> bool:
        """Tell whether ``genre`` is no mistake."""
        return genre == self.genre or genre in self.also


Pair = tuple[Label, Article]


def pairs(path: Path, articles: Iterable[Article]) -> list[Pair]:
    """Return each label with its article. Errors: ``BadArgument``, ``Nothing`` where none is at hand."""
    labels = list(records(path, Label))
    for each in labels:
        if not {each.genre, *each.also} <= {*NAMED, UNKNOWN}:
            raise BadArgument(str(path), f"{each.sha256}: there is no genre “{each.genre}”")
    held = {each.sha256[:16]: each for each in articles}
    found = [(each, held[each.sha256]) for each in labels if each.sha256 in held]
    if not found:
        raise Nothing(str(path), "none of its pieces is at hand; name them with --texts")
    return found


def measure(found: Sequence[Pair]) -> Measured:
    """Score genres, over pieces."""
    start = perf_counter()
    units = [_counts(label, article.genre) for label, article in found]
    behind = {"right": "given", "found": "named", "open": "named"}
    behind |= {f"{each}.p": f"{each}.given" for each in NAMED}
    behind |= {f"{each}.r": f"{each}.named" for each in NAMED}
    present = {key for unit in units for key in unit}
    scores = tuple(each for each in scored(units, _scores, behind) if _told(each.name, present))
    return Measured(set=SET, n=len(units), scores=scores, seconds=perf_counter() - start)


def _told(score: str, present: set[str]) -> bool:
    """Tell whether a genre occurs at all."""
    genre, dot, side = score.partition(".")
    return not dot or f"{genre}.{'given' if side == 'p' else 'named'}" in present


def _counts(label: Label, given: str) -> dict[str, float]:
    found = {"all": 1.0, "unknown": float(given == UNKNOWN)}
    right = float(label.accepts(given))
    if given != UNKNOWN:
        found |= {"given": 1.0, "right": right, f"{given}.given": 1.0, f"{given}.right": right}
    if label.genre != UNKNOWN and UNKNOWN not in label.also:
        hit = float(given != UNKNOWN and right)
        found |= {"named": 1.0, "hit": hit, "open": float(given == UNKNOWN)}
        found |= {f"{label.genre}.named": 1.0, f"{label.genre}.hit": hit}
    return found


def _scores(counts: Counts) -> Mapping[str, float]:
    def of(part: str, whole: str) -> float:
        return ratio(counts.get(part, 0.0), counts.get(whole, 0.0))

    found = {
        "right": of("right", "given"),
        "found": of("hit", "named"),
        "unknown": of("unknown", "all"),
        "open": of("open", "named"),
    }
    for each in NAMED:
        found[f"{each}.p"] = of(f"{each}.right", f"{each}.given")
        found[f"{each}.r"] = of(f"{each}.hit", f"{each}.named")
    return found


def errors(found: Sequence[Pair]) -> Breakdown:
    """Return how often one genre was given where another is labelled."""
    return breakdown(
        f"{label.genre} given as {article.genre}"
        for label, article in found
        if not label.accepts(article.genre)
    )


def misses(found: Sequence[Pair]) -> Iterator[str]:
    """Yield each piece whose genre is wrong, with the rule that gave it."""
    for label, article in found:
        if not label.accepts(article.genre):
            rule = dict(article.provenance).get("genre", "none")
            yield f"{article.source} {label.genre} given as {article.genre} ({rule}): {article.title}"
