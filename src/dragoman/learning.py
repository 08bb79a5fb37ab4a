"""Learning the lines that recur on an outlet's pages: from the desk's articles into ``outlets/ID.lines.toml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dragoman import deskfile, linesfile, settings
from dragoman.collect.recurring import PAGES, Piece, key, learned
from dragoman.errors import BadArgument, Nothing
from dragoman.model.lines import LEARNED, LearnedLines, Place
from dragoman.model.press import Article
from dragoman.store.view import View
from dragoman.watch import Watch, unwatched

BATCH = 200
"""Articles fetched at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """The list of one outlet after learning.

    ``pieces`` of the outlet were looked at, of which ``touched`` have a line in their text that is dropped when
    they are read again.
    """

    path: Path
    lines: LearnedLines
    pieces: int
    touched: int


def learn(
    folder: Path,
    outlet: str | None,
    today: date,
    watch: Watch = unwatched,
    *,
    dry: bool = False,
) -> Iterator[Learnt]:
    """Learn the lines of ``outlet``, or of each with enough pieces; each list is written unless ``dry``.

    Errors: ``BadArgument`` for an outlet that nobody knows, ``Nothing`` where it has too few pieces.
    """
    known = {each.id for each in deskfile.knowledge_of(settings.load(folder)).outlets}
    if outlet is not None and outlet not in known:
        raise BadArgument(outlet, "no outlet of this id; `dragoman outlets` lists them")
    with View(folder) as view:
        ids: dict[str, list[str]] = {}
        for head in watch("looking through", view.heads(), view.count()):
            if head.outlet_id and outlet in (None, head.outlet_id):
                ids.setdefault(head.outlet_id, []).append(head.id)
        enough = {name: sorted(its) for name, its in sorted(ids.items()) if len(its) >= PAGES}
        if not enough:
            most = max(map(len, ids.values()), default=0)
            reason = f"lines are learned from {PAGES} pieces on; the desk holds {most}"
            raise Nothing(outlet or "every outlet", reason)
        for name, its in enough.items():
            found = _learned(_Outlet(view=view, id=name, ids=its, watch=watch), folder, today)
            if not dry and (found.lines.lines or found.path.exists()):
                linesfile.write(found.path, found.lines)
            yield found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outlet:
    """The pieces of one outlet, streamed out of the store as often as they are asked for."""

    view: View
    id: str
    ids: Sequence[str]
    watch: Watch

    def articles(self, label: str) -> Iterator[Article]:
        batches = (self.ids[at : at + BATCH] for at in range(0, len(self.ids), BATCH))
        stream = (each for batch in batches for each in self.view.chosen(batch))
        yield from self.watch(f"{label} {self.id}", stream, len(self.ids))


def _learned(outlet: _Outlet, folder: Path, today: date) -> Learnt:
    file = linesfile.path(folder, outlet.id)
    former = linesfile.read(file) if file.exists() else None
    places = {key(each.text): each.place or "end" for each in (former.lines if former else ())}
    found = learned(lambda: (_piece(each, places) for each in outlet.articles("learning from")))
    lines = linesfile.merged(former, outlet.id, found, today)
    wanted = linesfile.dropping([lines])
    touched = 0
    if wanted:
        for each in outlet.articles("trying on"):
            touched += any(key(line) in wanted for line in each.text.split("\n"))
    return Learnt(path=file, lines=lines, pieces=len(outlet.ids), touched=touched)


def _piece(article: Article, places: Mapping[str, Place]) -> Piece:
    """Return an article as lines are counted: with those that were dropped as learned, where they stood."""
    gone = dict(article.provenance).get(LEARNED, "")
    lines = article.text.split("\n")
    for each in gone.split("\n") if gone else ():
        place = places.get(key(each), "end")
        lines.insert({"head": 0, "inside": 1, "end": len(lines)}[place], each)
    return Piece(id=article.id, day=article.published.earliest, lines=tuple(lines))
