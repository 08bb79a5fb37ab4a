"""Train the model of tone on RuSentNE train, and print what cross-validation and dev say.

    python -m bench.train_tone --data FOLDER [--write]

Deterministic: L-BFGS from zero, folds by a hash of the sentence. ``--write`` puts the model into the package.
"""

from __future__ import annotations

import argparse
import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from bench.rows import DATA, ROOT, one_thread

one_thread()

import numpy as np  # noqa: E402 - after the threads
from numpy.typing import NDArray  # noqa: E402
from scipy.optimize import minimize  # noqa: E402
from scipy.sparse import csr_matrix  # noqa: E402

from dragoman import labelling  # noqa: E402
from dragoman.language.russian import annotate, models  # noqa: E402
from dragoman.language.vectors import vector  # noqa: E402
from dragoman.measure.labelled import article, overlap  # noqa: E402
from dragoman.measure.stance import labels  # noqa: E402
from dragoman.read.mentions import mentions  # noqa: E402
from dragoman.read.place import Place  # noqa: E402
from dragoman.read.tone import kinds, placed  # noqa: E402
from dragoman.read.tonemodel import FILE, buckets, seeds, weighed  # noqa: E402
from dragoman.read.tonewords import BUCKETS, Polarities, numbers, strings  # noqa: E402
from dragoman.read.tree import Tree  # noqa: E402

Array = NDArray[Any]
FOLDS = 5
CLASSES = 3
RARE = 2
"""Rows that a bucket must stand in."""
WORDS_PENALTY, NUMBERS_PENALTY, POLARITY_PENALTY = 1.0, 40.0, 0.1
TARGET = ROOT / "src" / "dragoman" / "read" / "models" / FILE


@dataclass(frozen=True)
class Rows:
    """Labelled places: hashed strings, numbers, classes 0 to 2, and the fold of each."""

    words: list[Array]
    numbers: Array
    classes: Array
    folds: Array


def softmax(logits: Array) -> Array:
    """Return shares by row."""
    found = np.exp(logits - logits.max(1, keepdims=True))
    return np.asarray(found / found.sum(1, keepdims=True))


def fit(rows: Any, classes: Array, penalty: float, steps: int = 150) -> Array:  # noqa: ANN401 - dense or sparse
    """Return the weights of a multinomial logistic regression, the bias last; classes weigh alike."""
    many, wide = rows.shape
    counts = np.bincount(classes, minlength=CLASSES)
    weight = (many / (CLASSES * counts))[classes][:, None]
    truth = np.eye(CLASSES)[classes]

    def loss(flat: Array) -> tuple[float, Array]:
        held = flat.reshape(wide + 1, CLASSES)
        shares = softmax(rows @ held[:-1].astype(rows.dtype) + held[-1])
        missed = weight * (shares - truth)
        cost = -float((weight * truth * np.log(shares + 1e-12)).sum())
        slope = np.vstack((rows.T @ missed.astype(rows.dtype) + penalty * held[:-1], missed.sum(0)))
        return cost + penalty / 2 * float((held[:-1] ** 2).sum()), slope.ravel()

    begin = np.zeros((wide + 1) * CLASSES)
    found = minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": steps})
    return np.asarray(found.x.reshape(wide + 1, CLASSES))


def polarity() -> Array:
    """Return weights that tell negative, plain and positive words apart by their vectors."""
    plain = [
        each for each in list(models().vectors.ids)[500:40000] if re.fullmatch("[а-я]{4,}", each)
    ]
    known = [(each, 0 if bad else 2) for each, (bad, _) in sorted(seeds().items())]
    known += [(each, 1) for each in plain[:: len(plain) // 1500] if each not in seeds()]
    held = [(vector(each), kind) for each, kind in known if vector(each).any()]
    return fit(
        np.array([each for each, _ in held]), np.array([kind for _, kind in held]), POLARITY_PENALTY
    )


def rounded(weights: Array) -> Polarities:
    """Return the polarities as the shipped file gives them, in half precision."""
    held = weights.astype(np.float16).astype(np.float32)
    return Polarities(seeds=seeds(), weights=held, known={})


@dataclass(frozen=True)
class Marked:
    """Somebody whom a RuSentNE file marks: his place, the class 0 to 2, the fold of the sentence."""

    place: Place
    kinds: tuple[str, ...]
    """For each word of the sentence the type of the mention that it is in, or nothing."""
    known: int
    fold: int


def marked(path: Path) -> Iterator[Marked]:
    """Read those whom a RuSentNE file marks, sentence by sentence."""
    knowledge, read = labelling.known(None), {}
    for label in labels(path):
        if label.sentence not in read:
            text = article(path, "sentence", label.sentence, "ru")
            annotation = annotate(text.text)
            named = sorted(
                mentions(text, annotation, knowledge), key=lambda each: (each.start, -each.end)
            )
            trees = [(each, Tree(each)) for each in annotation.sentences]
            read[label.sentence] = trees, named
        trees, named = read[label.sentence]
        held = [tree for each, tree in trees if each.start <= label.span.start < each.end]
        near = [each for each in named if overlap((each.start, each.end), label.span)]
        place = placed(held[0], *label.span, near[0].type if near else "NOUN") if held else None
        if place is not None:
            fold = crc32(label.sentence.encode()) % FOLDS
            yield Marked(place, kinds(place.tree, named), label.polarity + 1, fold)


def rows(found: Iterable[Marked], polarities: Polarities) -> Rows:
    """Return the features of those marked."""
    held = list(found)
    return Rows(
        [buckets(strings(each.place)) for each in held],
        np.array([numbers(each.place, polarities) for each in held]),
        np.array([each.known for each in held]),
        np.array([each.fold for each in held]),
    )


def rarity(words: list[Array]) -> NDArray[np.uint8]:
    """Return 16 times the inverse document frequency of each bucket, 0 for a rare one."""
    counts = np.bincount(np.concatenate(words), minlength=BUCKETS)
    idf = np.log((1 + len(words)) / (1 + counts)) + 1
    return np.where(counts >= RARE, np.clip(np.round(idf * 16), 1, 255), 0).astype(np.uint8)


def matrix(words: list[Array], scale: NDArray[np.uint8]) -> csr_matrix:
    """Return the rows of weighted buckets."""
    pairs = [weighed(each, scale) for each in words]
    ends = np.cumsum([0, *(len(each) for each, _ in pairs)])
    values, places = (np.concatenate([each[n] for each in pairs]) for n in (1, 0))
    return csr_matrix((values, places, ends), shape=(len(words), BUCKETS))


@dataclass(frozen=True)
class Trained:
    """Both layers, before rounding."""

    rarity: NDArray[np.uint8]
    words: Array
    numbers: Array
    centre: Array
    spread: Array

    def shares(self, found: Rows) -> Array:
        """Return the shares of each row."""
        logits = matrix(found.words, self.rarity) @ self.words[:-1] + self.words[-1]
        logits += (found.numbers - self.centre) / self.spread @ self.numbers[:-1] + self.numbers[-1]
        return softmax(logits / 2)


def trained(found: Rows, steps: int) -> Trained:
    """Fit both layers to ``found``."""
    scale = rarity(found.words)
    held = matrix(found.words, scale)
    used = np.flatnonzero(scale)
    whole = np.zeros((BUCKETS + 1, CLASSES))
    narrow = fit(held[:, used], found.classes, WORDS_PENALTY, steps)
    whole[used], whole[-1] = narrow[:-1], narrow[-1]
    centre = found.numbers.mean(0)
    spread = spreads(found.numbers)
    dense = fit(
        ((found.numbers - centre) / spread).astype(np.float32),
        found.classes,
        NUMBERS_PENALTY,
        steps,
    )
    return Trained(scale, whole, dense, centre, spread)


def spreads(found: Array) -> Array:
    """Return by what each number is divided: vectors keep their relative lengths."""
    spread = found.std(0) * 2.5 + 1e-3
    plain = found.shape[1] % 300
    spread[plain:] = 0.5
    return np.asarray(spread)


def f1_pn(classes: Array, said: Array) -> float:
    """Return the mean F1 of the negative and the positive class."""
    found = []
    for each in (0, 2):
        right = int(((classes == each) & (said == each)).sum())
        both = int((classes == each).sum() + (said == each).sum())
        found.append(2 * right / both if both else 0.0)
    return sum(found) / 2


def leaning(shares: Array, classes: Array) -> tuple[float, Array]:
    """Return the best F1 and by what to multiply the shares of each class for it."""
    grid = np.geomspace(0.3, 3, 15)
    leans = [np.array([bad, 1.0, good]) for bad in grid for good in grid]
    score: Callable[[Array], float] = lambda lean: f1_pn(classes, (shares * lean).argmax(1))  # noqa: E731
    best = max(leans, key=score)
    return score(best), best


def part(found: Rows, chosen: Array) -> Rows:
    """Return some of the rows."""
    words = [each for each, one in zip(found.words, chosen, strict=True) if one]
    return Rows(words, found.numbers[chosen], found.classes[chosen], found.folds[chosen])


def crossed(found: Rows, steps: int) -> Array:
    """Return each row's shares by a model that has not seen its sentence."""
    shares = np.zeros((len(found.classes), CLASSES))
    for fold in range(FOLDS):
        out = found.folds == fold
        shares[out] = trained(part(found, ~out), steps).shares(part(found, out))
    return shares


def write(path: Path, model: Trained, lean: Array, weights: Array) -> None:
    """Put the model into a file, its strings' weights in whole steps of a 127th of the largest."""
    words = model.words[:-1] / 2
    step = float(np.abs(words).max() / 127)
    path.parent.mkdir(exist_ok=True)
    np.savez_compressed(
        path,
        words=np.round(words / step).astype(np.int8),
        rarity=model.rarity,
        step=np.float32(step),
        numbers=(model.numbers[:-1] / 2).astype(np.float16),
        centre=model.centre.astype(np.float32),
        spread=model.spread.astype(np.float32),
        bias=((model.words[-1] + model.numbers[-1]) / 2).astype(np.float32),
        lean=lean.astype(np.float32),
        polarity=weights.astype(np.float16),
    )


def main() -> int:
    """Train, print, and write if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--steps", type=int, default=60)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    weights = polarity()
    polarities = rounded(weights)
    train = rows(marked(given.data / "rusentne" / "train.csv"), polarities)
    score, lean = leaning(crossed(train, given.steps), train.classes)
    print(
        f"cross-validated on train: F1_PN {score:.3f} over {len(train.classes)} rows, lean {lean}"
    )
    model = trained(train, given.steps)
    dev = rows(marked(given.data / "rusentne" / "dev.csv"), polarities)
    print(f"dev: F1_PN {f1_pn(dev.classes, (model.shares(dev) * lean).argmax(1)):.3f}")
    if given.write:
        write(TARGET, model, lean, weights)
        print(f"{TARGET.name}: {math.ceil(TARGET.stat().st_size / 1024)} KB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
