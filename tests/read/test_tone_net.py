"""The slopes by which the deep model of tone learns, against those by small steps."""

import math

import numpy as np
import pytest
from bench import train_tone_deep as training
from bench.tone_net import begun

from dragoman.language.encoder import MATRICES, WIDE, Layer
from dragoman.read.deeptone import classed, pooled

FULL = 4 * WIDE


def layer(rng: np.random.Generator) -> Layer:
    sizes = {"fi": (WIDE, FULL), "fo": (FULL, WIDE)}
    parts = {}
    for each in MATRICES:
        wide, out = sizes.get(each, (WIDE, WIDE))
        parts[f"{each}.w"] = rng.standard_normal((wide, out), np.float32) / np.float32(wide**0.5)
        parts[f"{each}.b"] = rng.standard_normal(out, np.float32) / 10
    for each in ("aln", "oln"):
        parts[f"{each}.w"] = 1 + rng.standard_normal(WIDE, np.float32) / 10
        parts[f"{each}.b"] = rng.standard_normal(WIDE, np.float32) / 10
    return Layer(parts)


def text(rng: np.random.Generator, size: int, known: int) -> training.Text:
    pools = tuple(np.array(each) for each in ([1, 2], [3], range(size)))
    states = rng.standard_normal((size, WIDE), np.float32).astype(np.float16)
    return training.Text(states, [pools], np.array([known]), np.array([0]), 0)


def loss(parts: training.Parts, layers: list[Layer], given: training.Batch) -> float:
    """Return the weighted cross entropy, by the layers that reading uses."""
    states = given.states
    for number, each in enumerate(layers):
        states = each.changed(training.factors(parts, number))(states, given.ends)
    pools = np.array([pooled(states, each) for each in given.pools])
    right = classed(pools, parts)[np.arange(len(given.known)), given.known]
    weights = training.WEIGHTS[given.known] / training.WEIGHTS[given.known].sum()
    return -float((weights * np.log(right)).sum())


@pytest.mark.parametrize("side", ["a", "b"])
def test_the_slopes_are_those_of_small_steps(side: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "DROP", 0.0)
    rng = np.random.default_rng(1)
    layers = [layer(rng), layer(rng)]
    parts = {
        f"{number}.{name}": part if name.endswith("a") else part + np.float32(0.02)
        for number, each in enumerate(layers)
        for name, part in begun(each, 4, rng).items()
    }
    parts["h1"] = rng.standard_normal((3 * WIDE, 8), np.float32) / np.float32(30)
    parts["h2"] = rng.standard_normal((8, 3), np.float32)
    parts |= {"b1": np.zeros(8, np.float32), "b2": np.zeros(3, np.float32)}
    given = training.batch([text(rng, 6, 0), text(rng, 5, 2), text(rng, 7, 1)])
    found = training.slopes(parts, layers, given, rng)
    for name in [f"{number}.{each}.{side}" for number in (0, 1) for each in MATRICES]:
        step = found[name] / np.sqrt((found[name] ** 2).sum()) * np.float32(0.02)
        ahead, behind = (parts | {name: parts[name] + sign * step} for sign in (1, -1))
        rise = loss(ahead, layers, given) - loss(behind, layers, given)
        wanted = 2 * float((found[name] * step).sum())
        assert math.isclose(rise, wanted, rel_tol=0.05, abs_tol=2e-5), name


def test_a_mean_of_models_changes_by_the_mean_of_their_products() -> None:
    rng = np.random.default_rng(2)
    models = [
        {name: part + np.float32(number) for name, part in begun(layer(rng), 2, rng).items()}
        for number in (1, 2)
    ]
    both = training.mean(models)
    wanted = (models[0]["q.a"] @ models[0]["q.b"] + models[1]["q.a"] @ models[1]["q.b"]) / 2
    np.testing.assert_allclose(both["q.a"] @ both["q.b"], wanted, rtol=1e-4, atol=1e-4)
