"""Learning the lines that recur on an outlet's pages: from the desk's articles into ``outlets/ID.lines.toml``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from dragoman import deskfile, linesfile, settings
from dragoman.collect.dropping import LEARNED
from dragoman.collect.recurring import PAGES, Piece, key, learned
from dragoman.errors import BadArgument, Nothing
from dragoman.model.lines import LearnedLines, Place
from dragoman.model.press import Article
from dragoman.store.view import View
from dragoman.watch import Watch, unwatched


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """The list of one outlet after learning.

    ``new`` are the numbers of its lines that it has for the first time; ``pieces`` of the outlet were looked
    at, of which ``touched`` hold a line that is dropped and is in their text still.
    """

    path: Path
    lines: LearnedLines
    new: tuple[int, ...]
    pieces: int
    touched: int


def learn(
    folder: Path,
    outlet: str | None,
    today: date,
    watch: Watch = unwatched,
    *,
    dry: bool = False,
) -> tuple[Learnt, ...]:
    """Learn the lines of ``outlet``, or of each with enough pieces, and write their lists unless ``dry``.

    Errors: ``BadArgument`` for an outlet that nobody knows, ``Nothing`` where it has too few pieces.
    """
    known = {each.id for each in deskfile.knowledge_of(settings.load(folder)).outlets}
    if outlet is not None and outlet not in known:
        raise BadArgument(outlet, "no outlet of this id; `dragoman outlets` lists them")
    with View(folder) as view:
        numbers = Counter(each.outlet_id for each in view.articles() if each.outlet_id)
        chosen = [outlet] if outlet else sorted(numbers)
        enough = [each for each in chosen if numbers[each] >= PAGES]
        if not enough:
            most = max((numbers[each] for each in chosen), default=0)
            raise Nothing(
                outlet or "no outlet", f"lines are learned from {PAGES} pieces on; the desk holds {most}"
            )
        return tuple(_learned(view, folder, each, today, watch, dry) for each in enough)


def _learned(  # noqa: PLR0913, PLR0917 - what one outlet's turn needs
    view: View, folder: Path, outlet: str, today: date, watch: Watch, dry: bool
) -> Learnt:
    raise NotImplementedError


def _pieces(
    view: View, outlet: str, places: Mapping[str, Place], watch: Watch
) -> Iterator[Piece]:
    raise NotImplementedError
