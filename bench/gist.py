"""How the weights of thesis and conclusion were chosen, and how far they hold on pieces not seen.

    python -m bench.gist            print weights and the share right with each piece left out
    python -m bench.gist --held     print the share right of the weights as they stand

A conditional logit (McFadden 1974) over the sentences of each piece of the first period that draws a
conclusion of its own: the labelled sentence is the one chosen. L2 shrinks weights that few pieces speak
for; the strength is the one that is best with each piece left out.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from bench.quality import SAMPLE

from dragoman import evaluating, labelling
from dragoman.language.russian import annotate
from dragoman.measure.overlap import covered
from dragoman.model.press import Span
from dragoman.read import reader
from dragoman.read.gist import is_news, own, places, traits, weights

STRENGTHS = (0.5, 1.0, 2.0)
STEPS, RATE = 150, 0.4
LEAST = 0.25
"""A weight under which a trait is left out."""
KINDS = ("thesis", "conclusion")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The sentences of a piece that may be chosen, by trait, and the index of the right one."""

    table: np.ndarray
    right: int


def pieces() -> tuple[tuple[str, ...], Mapping[str, list[Piece]]]:
    """Return the names of the traits, and the pieces by what is looked for in them."""
    gold = SAMPLE / "gold" / "first.jsonl"
    knowledge = labelling.known(SAMPLE)
    held = evaluating.texts_of(gold, ())
    names: tuple[str, ...] = ()
    found: dict[str, list[Piece]] = {kind: [] for kind in KINDS}
    for labels in labelling.standoff(gold):
        article = held[labels.text_id]
        annotation = annotate(article.text)
        statements = reader.read(article, knowledge).statements
        if is_news(article, annotation, statements):
            continue
        voiced = own(article, places(article, annotation), statements)
        rows = [traits(each) for each in voiced]
        names = tuple(rows[0])
        table = np.array([[row[name] for name in names] for row in rows])
        for kind in KINDS:
            known = getattr(labels, kind)
            spans = [(Span(each.sentence.start, each.sentence.end),) for each in voiced]
            right = [number for number, each in enumerate(spans) if covered(known, each)]
            if known:
                found[kind].append(Piece(table=table, right=right[0] if right else -1))
    return names, found


def fitted(chosen: Sequence[Piece], strength: float) -> np.ndarray:
    """Return the weights that make the labelled sentences likely, shrunk by ``strength``."""
    known = [each for each in chosen if each.right >= 0]
    found = np.zeros(known[0].table.shape[1])
    for _ in range(STEPS):
        slope = -strength * found
        for each in known:
            scores = each.table @ found
            odds = np.exp(scores - scores.max())
            slope += each.table[each.right] - (odds / odds.sum()) @ each.table
        found += RATE * slope / len(known)
    return found


def right(weighed: np.ndarray, chosen: Sequence[Piece]) -> int:
    """Return in how many pieces the sentence of the greatest score is the labelled one."""
    return sum(int(np.argmax(each.table @ weighed)) == each.right for each in chosen)


def left_out(chosen: Sequence[Piece], strength: float) -> int:
    """Return how many pieces are right under weights that were chosen without them."""
    return sum(
        right(fitted([*chosen[:place], *chosen[place + 1 :]], strength), [each])
        for place, each in enumerate(chosen)
    )


def main() -> None:
    """Print weights and shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true")
    held = parser.parse_args().held
    names, found = pieces()
    for kind, chosen in found.items():
        many = len(chosen)
        reachable = sum(each.right >= 0 for each in chosen)
        if held:
            known = np.array([weights(kind).get(name, 0.0) for name in names])
            print(f"{kind}: {right(known, chosen)} of {many}")
            continue
        scores = {each: left_out(chosen, each) for each in STRENGTHS}
        strength = max(scores, key=lambda each: (scores[each], each))
        fit = fitted(chosen, strength)
        told = ", ".join(f"{value} at {each}" for each, value in scores.items())
        print(f"# {kind}: {reachable} of {many} reachable; left out: {told}")
        print(f"# with all: {right(fit, chosen)}")
        print(f"[weights.{kind}]")
        for name, value in zip(names, fit, strict=True):
            if abs(value) >= LEAST:
                print(f'"{name}" = {round(float(value), 1)}')


if __name__ == "__main__":
    main()
