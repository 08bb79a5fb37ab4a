"""Whether a model of pairs finds the attitudes of a whole article (RuSentRel): cross-validated by article.

    python -m bench.train_pairs [--data FOLDER]

A multinomial logit over ``pair_rows.FEATURES`` of each ordered pair that one sentence names. Five folds
of articles; penalty and threshold are chosen on the four that train, so that the printed score is of
articles that neither weights nor threshold have seen. Nothing is written into the package: see
docs/models.md.
"""

from __future__ import annotations

import argparse
import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.rows import DATA, one_thread

one_thread()

import numpy as np  # noqa: E402 - after the threads
from bench.pair_rows import Key, cast, rows  # noqa: E402
from numpy.typing import NDArray  # noqa: E402
from scipy.optimize import minimize  # noqa: E402

from dragoman import labelling  # noqa: E402
from dragoman.language.russian import annotate  # noqa: E402
from dragoman.measure import attitudes  # noqa: E402
from dragoman.measure.labelled import article, records  # noqa: E402
from dragoman.read import reader  # noqa: E402

Array = NDArray[Any]
FOLDS = 5
PENALTIES = (30.0, 100.0, 300.0)
THRESHOLDS = (0.12, 0.15, 0.18, 0.2, 0.25)
CLASSES = ("", "pos", "neg")


@dataclass(frozen=True, kw_only=True)
class Piece:
    """An article: its labels, the names of its parties, a row for each pair and its class."""

    labels: attitudes.Labels
    names: Mapping[Key, frozenset[str]]
    pairs: tuple[tuple[Key, Key], ...]
    table: Array
    classes: Array


def pieces(path: Path) -> list[Piece]:
    """Return the articles of a RuSentRel file as rows."""
    knowledge = labelling.known(None)
    found = []
    for document in records(path, attitudes.Document):
        text = article(path, document.id, document.text, document.language)
        reading, annotation = reader.read(text, knowledge), annotate(text.text)
        held = cast(annotation, reading.mentions, reading.tones, reading.stances, knowledge)
        known = attitudes._known(document, reading)  # noqa: SLF001 - the set's own names
        names = {each: attitudes._names(who, known) for each, who in held.parties.items()}  # noqa: SLF001
        labels = attitudes.labelled(document)
        told = [
            each
            for each in rows(held, annotation, knowledge)
            if not names[each[0][0]] & names[each[0][1]]
        ]
        classes = [
            next(
                (
                    CLASSES.index(sign)
                    for (one, other), sign in labels.items()
                    if one in names[pair[0]] and other in names[pair[1]]
                ),
                0,
            )
            for pair, _ in told
        ]
        found.append(
            Piece(
                labels=labels,
                names=names,
                pairs=tuple(pair for pair, _ in told),
                table=np.array([each for _, each in told]),
                classes=np.array(classes, dtype=int),
            )
        )
    return [each for each in found if each.pairs]


@dataclass(frozen=True, kw_only=True)
class Model:
    """Weights by feature and class, the last row the bias, over rows made alike by mean and spread."""

    mean: Array
    spread: Array
    weights: Array

    def shares(self, table: Array) -> Array:
        """Return by row how likely each class is."""
        logits = (table - self.mean) / self.spread @ self.weights[:-1] + self.weights[-1]
        odds = np.exp(logits - logits.max(1, keepdims=True))
        found: Array = odds / odds.sum(1, keepdims=True)
        return found


def fitted(chosen: Sequence[Piece], penalty: float) -> Model:
    """Return the model of ``chosen``."""
    table = np.vstack([each.table for each in chosen])
    wanted = np.eye(len(CLASSES))[np.concatenate([each.classes for each in chosen])]
    mean, spread = table.mean(0), table.std(0) + 1e-9
    scaled = np.hstack([(table - mean) / spread, np.ones((len(table), 1))])

    def loss(flat: Array) -> tuple[float, Array]:
        weights = flat.reshape(-1, len(CLASSES))
        logits = scaled @ weights
        odds = np.exp(logits - logits.max(1, keepdims=True))
        odds /= odds.sum(1, keepdims=True)
        shrunk = penalty * np.vstack([weights[:-1], np.zeros(len(CLASSES))])
        value = -np.sum(wanted * np.log(odds + 1e-12)) + np.sum(shrunk * weights) / 2
        return float(value), (scaled.T @ (odds - wanted) + shrunk).ravel()

    start = np.zeros(scaled.shape[1] * len(CLASSES))
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return Model(mean=mean, spread=spread, weights=best.x.reshape(-1, len(CLASSES)))


def said(piece: Piece, shares: Array, threshold: float) -> tuple[attitudes.Pair, ...]:
    """Return the pairs whose attitude is likelier than ``threshold``."""
    return tuple(
        attitudes.Pair(
            holder=piece.names[one],
            target=piece.names[other],
            polarity="pos" if share[1] > share[2] else "neg",
        )
        for (one, other), share in zip(piece.pairs, shares, strict=True)
        if share[1] + share[2] >= threshold
    )


def score(answers: Sequence[tuple[Piece, Array]], threshold: float) -> Mapping[str, float]:
    """Return the set's scores of ``answers``."""
    total: dict[str, float] = defaultdict(float)
    for piece, shares in answers:
        counted = attitudes._counts(piece.labels, said(piece, shares, threshold))  # noqa: SLF001
        for name, value in counted.items():
            total[name] += value
    return attitudes._scores(total)  # noqa: SLF001


def crossed(chosen: Sequence[Piece], penalty: float) -> list[tuple[Piece, Array]]:
    """Return each piece with the answer of a model that was fitted without its fold."""
    found = []
    for fold in range(FOLDS):
        model = fitted([e for n, e in enumerate(chosen) if n % FOLDS != fold], penalty)
        found += [(e, model.shares(e.table)) for n, e in enumerate(chosen) if n % FOLDS == fold]
    return found


def tuned(chosen: Sequence[Piece]) -> tuple[float, float]:
    """Return the penalty and threshold that are best with each fold of ``chosen`` left out."""
    answers = {penalty: crossed(chosen, penalty) for penalty in PENALTIES}
    return max(
        itertools.product(PENALTIES, THRESHOLDS),
        key=lambda each: round(score(answers[each[0]], each[1])["f1_pn"], 6),
    )


def main() -> None:
    """Print the nested cross-validated scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    held = pieces(parser.parse_args().data / "rusentrel" / "train.jsonl")
    total: dict[str, float] = defaultdict(float)
    for fold in range(FOLDS):
        rest = [each for number, each in enumerate(held) if number % FOLDS != fold]
        penalty, threshold = tuned(rest)
        model = fitted(rest, penalty)
        print(f"fold {fold}: penalty {penalty}, threshold {threshold}")
        for piece in held[fold::FOLDS]:
            answer = said(piece, model.shares(piece.table), threshold)
            for name, value in attitudes._counts(piece.labels, answer).items():  # noqa: SLF001
                total[name] += value
    for name, value in attitudes._scores(total).items():  # noqa: SLF001
        print(f"{name}: {value:.3f}")


if __name__ == "__main__":
    main()
