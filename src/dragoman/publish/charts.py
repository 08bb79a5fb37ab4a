"""Two pictures drawn as SVG and as a table: themes by week, mood between countries."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.report import Report

SHOWN = 6
WIDTH, ROW, RIGHT = 640, 26, 40
LETTER, LABEL = 9.5, 300
"""Width of a letter of a theme's name, and of the longest label there is room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One week of one theme: place and size in the picture's own units."""

    x: float
    y: float
    width: float
    height: float
    week: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One theme with its weeks."""

    name: str
    y: float
    bars: tuple[Bar, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks:
    """The picture «themes by week»; ``names`` are the weeks' Mondays."""

    rows: tuple[Row, ...]
    names: tuple[str, ...]
    height: int
    width: int
    label: float
    """Where the weeks begin, right of the themes' names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of the mood matrix; ``empty`` where no passage was found."""

    empty: bool
    sign: str
    strength: int
    count: int
    title: str
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Holders in rows, targets in columns."""

    targets: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def weeks(report: Report) -> Weeks | None:
    """Return the picture of the leading themes by week, or ``None`` when nothing was counted."""
    themes = [each for each in report.themes if each.voices]
    themes = sorted(themes, key=lambda each: (-each.voices, each.id))[:SHOWN]
    names = tuple(sorted({week for each in themes for week, _ in each.weeks}))
    if not names:
        return None
    most = max(count for each in themes for _, count in each.weeks)
    label = min(LABEL, LETTER * max(len(each.name) for each in themes))
    step = (WIDTH - label - RIGHT) / len(names)
    rows = []
    for number, theme in enumerate(themes):
        base = (number + 1) * ROW
        bars = tuple(
            Bar(
                x=round(label + names.index(week) * step, 1),
                y=round(base - (ROW - 8) * count / most, 1),
                width=round(min(step - 2, 28), 1),
                height=round((ROW - 8) * count / most, 1),
                week=week,
                count=count,
            )
            for week, count in theme.weeks
            if count
        )
        rows.append(Row(name=theme.name, y=base, bars=bars, total=theme.voices))
    return Weeks(
        rows=tuple(rows), names=names, height=len(rows) * ROW + 8, width=WIDTH, label=label
    )


def matrix(report: Report) -> Matrix | None:
    """Return the mood matrix, or ``None`` when no stance was found."""
    if not report.mood:
        return None
    anchors = {claim.role: claim.id for claim in report.overview if claim.role.startswith("mood ")}
    holders = sorted({each.holder.name for each in report.mood})
    targets = sorted({each.target.name for each in report.mood})
    cells = {(each.holder.name, each.target.name): each for each in report.mood}
    rows = []
    for holder in holders:
        row = []
        for target in targets:
            found = cells.get((holder, target))
            if found is None:
                row.append(Cell(empty=True, sign="", strength=0, count=0, title="", anchor=None))
                continue
            whose = (found.holder.id or found.holder.name, found.target.id or found.target.name)
            role = "mood " + " ".join(whose)
            sign = "pos" if found.score > 0 else "neg" if found.score < 0 else "even"
            row.append(
                Cell(
                    empty=False,
                    sign=sign,
                    strength=1 + min(2, int(abs(found.score) * 3)),
                    count=len(found.statements),
                    title=f"{holder} → {target}",
                    anchor=anchors.get(role),
                )
            )
        rows.append((holder, tuple(row)))
    return Matrix(targets=tuple(targets), rows=tuple(rows))
