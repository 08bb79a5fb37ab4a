"""What slovnet and navec ship, read without what reading does not need.

Their own loaders keep the list of 250,000 words four times over and work out the norms of all vectors: two
seconds and 150 MB that nothing here uses.
"""

from __future__ import annotations

import importlib.util
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from slovnet.exec.model import NER, Morph, Syntax
from slovnet.exec.pack import Pack

VECTORS = Path("emb") / "navec_news_v1_1B_250K_300d_100q.tar"
KINDS = {"morph": (Morph, "tag"), "syntax": (Syntax, "rel"), "ner": (NER, "tag")}
"""slovnet's class of each model, and the list of what it gives."""
SHARED = ("word", "shape")
"""Lists that all models must have alike."""
CHECKED = -8
"""The last bytes of a gzip file: the check sum and length of what is in it."""


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """One model: slovnet's tree of arrays, and the names of what it gives, by their numbers."""

    model: Any
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Vectors:
    """navec's vectors of words, product-quantised (Jégou et al., 2011).

    ``indexes`` is (words, parts), ``codes`` (parts, 256, dimensions of a part); ``ids`` and ``shapes``
    number words and their outlines, with ``<unk>`` for those that are not there.
    """

    indexes: NDArray[np.uint8]
    codes: NDArray[np.float32]
    ids: Mapping[str, int]
    shapes: Mapping[str, int]

    def __call__(self, ids: NDArray[np.int64]) -> NDArray[np.float32]:
        """Return the vectors of words by their numbers, a row each."""
        parts = np.arange(len(self.codes))
        return self.codes[parts, self.indexes[ids]].reshape(len(ids), -1)


def load() -> tuple[Vectors, dict[str, Weights]]:
    """Return the vectors and the models ``morph``, ``syntax`` and ``ner``.

    Errors: ``ImportError`` when natasha, which ships them, is not there, or ships models of
    different words.
    """
    spec = importlib.util.find_spec("natasha")
    if spec is None or spec.origin is None:
        raise ImportError("natasha is not installed; its model files are needed to read Russian")
    data = Path(spec.origin).parent / "data"
    models: dict[str, Weights] = {}
    sums: set[bytes] = set()
    lists: dict[str, dict[str, int]] = {}
    for kind, (family, gives) in KINDS.items():
        with Pack(data / "model" / f"slovnet_{kind}_news_v1.tar") as pack:
            model = pack.load_model(family)
            arrays = dict(pack.load_arrays(model.weights))
            names = tuple(pack.load_vocab(gives).items)
            models[kind] = Weights(model.inject_arrays(arrays), names)
            sums.add(b"".join(pack.read(f"vocabs/{each}.gz")[CHECKED:] for each in SHARED))
            if not lists:
                lists = {each: pack.load_vocab(each).item_ids for each in SHARED}
    if len(sums) != 1:
        raise ImportError("the models of natasha do not share one list of words")
    return _vectors(data / VECTORS, lists["word"], lists["shape"]), models


def _vectors(path: Path, ids: dict[str, int], shapes: dict[str, int]) -> Vectors:
    with tarfile.open(path) as tar:
        file = tar.extractfile("pq.bin")
        if file is None:
            raise ImportError(f"{path} holds no vectors")
        content = file.read()
    count, _, parts, centroids = np.frombuffer(content, np.uint32, 4).tolist()
    split = 16 + count * parts
    indexes = np.frombuffer(content, np.uint8, count * parts, 16).reshape(count, parts)
    codes = np.frombuffer(content, np.float32, offset=split).reshape(parts, centroids, -1)
    return Vectors(indexes, codes, ids, shapes)
