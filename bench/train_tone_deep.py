"""Train the deep model of tone on RuSentNE train, and print what cross-validation and dev say.

    python -m bench.train_tone_deep --data FOLDER [--write]

Needs the extra ``deep``, and a quarter of an hour of one core to itself. Each of three models learns from all
folds but one, by Adam; what is shipped is their mean, its mixture and leaning chosen on the rows that
each has not seen. ``--write`` puts it into the package, ``--keep`` lets a run that was cut go on.
"""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

from bench.rows import DATA, ROOT, one_thread

one_thread()

import numpy as np  # noqa: E402 - after the threads
from bench.tone_net import Adam, Floats, Learning, begun, dropping  # noqa: E402
from bench.train_tone import (  # noqa: E402
    CLASSES,
    Array,
    Marked,
    crossed,
    f1_pn,
    leaning,
    marked,
    polarity,
    rounded,
    rows,
    trained,
)

from dragoman.language.encoder import MATRICES, WIDE, Encoder, Layer, encoder  # noqa: E402
from dragoman.read.deeptone import FILE, NET, TOP, classed, pooled, unpacked  # noqa: E402
from dragoman.read.deepwords import cut  # noqa: E402

TARGET = ROOT / "src" / "dragoman" / "read" / "models" / FILE
RANK, INNER, POOLS = 16, 256, 3
MODELS = 3
"""How many folds have a model of their own; the rows of the others are in all of them."""
EPOCHS, AT_ONCE, SPEED, WARM = 3, 32, 1e-3, 20
"""Times through the data, sentences a step, the steepest step, and the steps until it."""
SHADY = 0.5
"""Share of the sentences without any tone that each time through the data takes in."""
DROP = 0.1
WEIGHTS = np.array([2.2, 0.7, 2.5], np.float32)
"""What a row of each class weighs."""
SURE = 0.5
"""Where the light model's share of no tone is above this, the deep one is not asked."""


@dataclass(frozen=True)
class Text:
    """A sentence: its states below the layers that learn, and those marked in it."""

    states: Array
    pools: list[tuple[Array, ...]]
    known: Array
    rows: Array
    """The numbers of those marked in the file."""
    fold: int


Parts = dict[str, Floats]


def texts(found: Sequence[Marked], base: Encoder) -> Iterator[Text]:
    """Run each sentence through the layers that stay."""
    numbered = enumerate(found)
    for _, group in groupby(numbered, key=lambda each: id(each[1].place.tree)):
        held = list(group)
        first = held[0][1]
        sentence = cut(first.place.tree.tokens, first.kinds, base.pieces)
        states = base.begun(sentence.numbers)
        for layer in base.layers[:-TOP]:
            states = layer(states, (len(states),))
        yield Text(
            states=states.astype(np.float16),
            pools=[sentence.pools(each.place) for _, each in held],
            known=np.array([each.known for _, each in held]),
            rows=np.array([number for number, _ in held]),
            fold=first.fold,
        )


def fresh(base: Encoder, rng: np.random.Generator) -> Parts:
    """Return the parts that learn: the factors of each layer, and the net."""
    found = {
        f"{number}.{name}": part
        for number, layer in enumerate(base.layers[-TOP:])
        for name, part in begun(layer, RANK, rng).items()
    }
    wide = POOLS * WIDE
    found["h1"] = rng.standard_normal((wide, INNER), np.float32) * np.float32(0.03)
    found["h2"] = rng.standard_normal((INNER, CLASSES), np.float32) * np.float32(0.05)
    return found | {"b1": np.zeros(INNER, np.float32), "b2": np.zeros(CLASSES, np.float32)}


def factors(parts: Mapping[str, Floats], number: int) -> Parts:
    """Return the factors of one layer."""
    names = [f"{each}.{side}" for each in MATRICES for side in ("a", "b")]
    return {each: parts[f"{number}.{each}"] for each in names}


@dataclass(frozen=True)
class Batch:
    """Sentences laid end to end; ``pools`` are places in the whole."""

    states: Floats
    ends: list[int]
    pools: list[list[Array]]
    known: Array
    rows: Array


def batch(held: Sequence[Text]) -> Batch:
    """Lay sentences end to end."""
    ends = np.cumsum([len(each.states) for each in held]).tolist()
    return Batch(
        states=np.concatenate([each.states for each in held]).astype(np.float32),
        ends=ends,
        pools=[
            [pool + start for pool in one]
            for each, start in zip(held, [0, *ends], strict=False)
            for one in each.pools
        ],
        known=np.concatenate([each.known for each in held]),
        rows=np.concatenate([each.rows for each in held]),
    )


def slopes(parts: Parts, layers: Sequence[Layer], given: Batch, rng: np.random.Generator) -> Parts:
    """Return by what each part should change: the slope of the weighted cross entropy."""
    states, passes = given.states, []
    for number, layer in enumerate(layers):
        learning = Learning(layer, factors(parts, number), DROP)
        states, kept = learning.forward(states, given.ends, rng)
        passes.append((learning, kept))
    whole = np.array([pooled(states, each) for each in given.pools])
    thinned = dropping(whole.shape, DROP, rng)
    outer = whole * thinned
    inner = np.tanh(outer @ parts["h1"] + parts["b1"])
    thin = dropping(inner.shape, DROP, rng)
    logits = inner * thin @ parts["h2"] + parts["b2"]
    shares = np.exp(logits - logits.max(1, keepdims=True))
    shares /= shares.sum(1, keepdims=True)
    weights = WEIGHTS[given.known] / WEIGHTS[given.known].sum()
    missed = (shares - np.eye(CLASSES, dtype=np.float32)[given.known]) * weights[:, None]
    down = missed @ parts["h2"].T * thin * (1 - inner * inner)
    found = {"h2": (inner * thin).T @ missed, "b2": missed.sum(0)}
    found |= {"h1": outer.T @ down, "b1": down.sum(0)}
    slope = spread(down @ parts["h1"].T * thinned, given.pools, len(states))
    for number, (learning, kept) in reversed(list(enumerate(passes))):
        slope, by = learning.backward(slope, kept)
        found |= {f"{number}.{name}": part for name, part in by.items()}
    return found


def spread(slope: Floats, pools: Sequence[Sequence[Array]], many: int) -> Floats:
    """Return the slope by each state, given that by the means of the pools."""
    found = np.zeros((many, WIDE), np.float32)
    for row, held in zip(slope, pools, strict=True):
        for part, pool in zip(row.reshape(POOLS, WIDE), held, strict=True):
            found[pool] += part / np.float32(max(1, len(pool)))
    return found


def order(held: Sequence[Text], rng: np.random.Generator) -> list[Text]:
    """Return the sentences of one time through: all with a tone, some of the rest, shuffled."""
    toned = [each for each in held if (each.known != 1).any()]
    plain = [each for each in held if (each.known == 1).all()]
    some = rng.permutation(len(plain))[: int(SHADY * len(plain))]
    found = toned + [plain[each] for each in some]
    return [found[each] for each in rng.permutation(len(found))]


def learned(held: Sequence[Text], base: Encoder, seed: int) -> Parts:
    """Return the parts, learned from ``held``. All seeds begin from the same parts, to be averaged."""
    parts, rng = fresh(base, np.random.default_rng(0)), np.random.default_rng(seed)
    adam, steps = Adam(parts), EPOCHS * math.ceil(len(order(held, rng)) / AT_ONCE)
    for _ in range(EPOCHS):
        walk = order(held, rng)
        for begin, end in pairwise([*range(0, len(walk), AT_ONCE), len(walk)]):
            speed = SPEED * min(1, (adam.count + 1) / WARM) * max(0.02, 1 - adam.count / steps)
            adam.step(slopes(parts, base.layers[-TOP:], batch(walk[begin:end]), rng), speed)
    return parts


def told(parts: Parts, held: Sequence[Text], base: Encoder, many: int) -> Array:
    """Return the shares of those marked in ``held``, by their numbers; zeros for others."""
    top = [layer.changed(factors(parts, n)) for n, layer in enumerate(base.layers[-TOP:])]
    return shares_of(top, parts, held, many)


def shares_of(
    top: Sequence[Layer], net: Mapping[str, Floats], held: Sequence[Text], many: int
) -> Array:
    """Return the shares that some last layers and a net give."""
    shares = np.zeros((many, CLASSES))
    for each in held:
        given = batch([each])
        states = given.states
        for layer in top:
            states = layer(states, given.ends)
        pools = np.array([pooled(states, one) for one in given.pools])
        shares[given.rows] = classed(pools, net)
    return shares


def mean(found: Sequence[Parts]) -> Parts:
    """Return one model for several: the products of the factors and the nets are averaged."""
    many = np.float32(len(found))
    joined = {}
    for name in found[0]:
        held = [each[name] for each in found]
        if name.endswith(".a"):
            joined[name] = np.concatenate(held, 1)
        elif name.endswith(".b"):
            joined[name] = np.concatenate(held) / many
        else:
            joined[name] = np.mean(held, 0)
    return joined


def packed(parts: Parts) -> dict[str, Array]:
    """Return the arrays of the file: factors in whole steps of a 127th of the largest."""
    found: dict[str, Array] = {name: parts[name].astype(np.float16) for name in NET}
    for name in parts.keys() - set(NET):
        step = np.asarray(np.abs(parts[name]).max() / 127, np.float32)
        found[name] = np.round(parts[name] / step).astype(np.int8)
        found[f"{name}.step"] = step
    return found


def mixture(light: Array, deep: Array, known: Array) -> tuple[float, float, Array]:
    """Return the best F1, the deep model's weight for it, and the leaning."""
    tried = []
    for weight in (0.3, 0.4, 0.5, 0.6, 0.7):
        score, lean = leaning((1 - weight) * light + weight * deep, known)
        tried.append((score, weight, lean))
    return max(tried, key=lambda each: each[0])


def of_fold(held: Sequence[Text], base: Encoder, fold: int, keep: Path | None) -> Parts:
    """Return the model that has not seen ``fold``; one that an earlier run kept is taken as it is."""
    path = keep / f"fold-{fold}.npz" if keep else None
    if path and path.exists():
        with np.load(path) as kept:
            return {name: kept[name] for name in kept.files}
    began = time.monotonic()
    found = learned([each for each in held if each.fold != fold], base, fold + 1)
    print(f"fold {fold}: {time.monotonic() - began:.0f} s", flush=True)
    if path:
        path.parent.mkdir(parents=True, exist_ok=True)
        np.savez(path, allow_pickle=False, **found)
    return found


def main() -> int:
    """Train, print, and write if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--keep", type=Path, help="a folder that keeps each fold's model")
    given = parser.parse_args()
    base, polarities = encoder(), rounded(polarity())
    found = [list(marked(given.data / "rusentne" / f"{name}.csv")) for name in ("train", "dev")]
    plain = [rows(each, polarities) for each in found]
    train, dev = (list(texts(each, base)) for each in found)
    known, many = plain[0].classes, len(found[0])
    light, deep, models = crossed(plain[0], 60), np.zeros((many, CLASSES)), []
    for fold in range(MODELS):
        models.append(of_fold(train, base, fold, given.keep))
        deep += told(models[-1], [each for each in train if each.fold == fold], base, many)
        here = plain[0].folds == fold
        print(
            f"fold {fold}: mixed {mixture(light[here], deep[here], known[here])[0]:.3f}", flush=True
        )
    kept = plain[0].folds < MODELS
    score, weight, lean = mixture(light[kept], deep[kept], known[kept])
    alone = [leaning(each[kept], known[kept])[0] for each in (light, deep)]
    print(f"train, rows not seen: light {alone[0]:.3f}, deep {alone[1]:.3f}, mixed {score:.3f}")
    print(f"weight {weight}, lean {lean.round(2)}")
    parts: dict[str, Any] = packed(mean(models)) | {
        "weight": np.asarray(weight, np.float32),
        "sure": np.asarray(SURE, np.float32),
        "lean": lean.astype(np.float32),
    }
    model = unpacked(parts, base)
    said = shares_of(model.top, model.net, dev, len(found[1]))
    both = (1 - weight) * trained(plain[0], 60).shares(plain[1]) + weight * said
    print(f"dev: mixed F1_PN {f1_pn(plain[1].classes, (both * lean).argmax(1)):.3f}")
    if given.write:
        np.savez_compressed(TARGET, **parts)
        print(f"{TARGET.name}: {math.ceil(TARGET.stat().st_size / 1024)} KB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
