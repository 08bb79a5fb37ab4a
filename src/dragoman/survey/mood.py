"""The mood between powers: whose stance toward whom, with the statements behind it."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import fsum

from dragoman.model.survey import MoodCell
from dragoman.survey.context import Voice
from dragoman.survey.intervals import wilson
from dragoman.survey.powers import Powers, evidence
from dragoman.survey.roll import outlets

DIGITS = 3
Pair = tuple[str, str]


@dataclass(slots=True, kw_only=True)
class CellTally:
    """One holder toward one target: a mean an article, and each stance with its key."""

    means: dict[str, float] = field(default_factory=dict)
    outlets: set[str] = field(default_factory=set)
    stances: list[tuple[str, float]] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Mood:
    """Folds the stances between powers.

    Those of authors and of people out of office are no power's, and a power's stance toward itself
    is no mood between two.
    """

    powers: Powers
    cells: dict[Pair, CellTally] = field(default_factory=dict)

    def add(self, voice: Voice) -> None:
        """Count one voice: in each cell it weighs as one, however often it speaks."""
        found: dict[Pair, list[tuple[str, float]]] = {}
        for stance in voice.reading.stances:
            holder = self.powers.of(stance.holder, voice.article)
            target = self.powers.of(stance.target, voice.article)
            if holder and target and holder != target and stance.spans:
                key = evidence(voice.article, stance)
                found.setdefault((holder, target), []).append((key, stance.score))
        for pair, stances in found.items():
            cell = self.cells.setdefault(pair, CellTally())
            mean = fsum(score for _, score in stances) / len(stances)
            cell.means[voice.article.id] = round(mean, DIGITS)
            cell.outlets.add(voice.outlet)
            cell.stances.extend(stances)

    def result(self, before: Mood) -> tuple[MoodCell, ...]:
        """Return the cells, those of most articles first, ties by holder and target."""
        pairs = sorted(self.cells, key=lambda pair: (-len(self.cells[pair].means), pair))
        return tuple(self._cell(pair, before.cells.get(pair)) for pair in pairs)

    def _cell(self, pair: Pair, before: CellTally | None) -> MoodCell:
        cell = self.cells[pair]
        score = _score(cell)
        return MoodCell(
            holder=self.powers.who(pair[0]),
            target=self.powers.who(pair[1]),
            score=score,
            interval=_interval(score, len(cell.means)),
            statements=tuple(sorted({key for key, _ in cell.stances})),
            dissent=tuple(sorted({key for key, each in cell.stances if each * score < 0})),
            articles=tuple(sorted(cell.means)),
            outlets=outlets(cell.outlets),
            before=_score(before) if before else None,
        )


def _score(cell: CellTally) -> float:
    """Return the mean of the articles' means, from -1 to 1."""
    return round(fsum(cell.means.values()) / len(cell.means), DIGITS)


def _interval(score: float, articles: int) -> tuple[float, float]:
    """Return a 95 % interval of the score: Wilson's, of the score as a share between -1 and 1."""
    low, high = wilson((score + 1) / 2 * articles, articles)
    return round(2 * low - 1, DIGITS), round(2 * high - 1, DIGITS)
