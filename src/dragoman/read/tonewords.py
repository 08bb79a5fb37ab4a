"""What stands around somebody named, as features of the model of tone: strings and numbers.

The strings are words in their place, by order and by path in the tree, after the usual features of
aspect sentiment; the numbers are the polarity and the mean vector of each group of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dragoman.language.vectors import NONE, vector
from dragoman.read.place import Place, case

Floats = NDArray[np.float32]
COLOURED = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX"})
RELATIONS = (
    *("nsubj", "nsubj:pass", "obj", "obl", "iobj", "nmod"),
    *("appos", "conj", "amod", "flat:name", "root"),
)
CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
KINDS = ("PER", "GPE", "ORG", "LOC", "ADJ", "NOUN")
AVERAGED = ("head", "over", "beside", "under", "near", "all", "within 2")
"""Groups whose mean vector is a feature."""
BARE = frozenset({"PROPN", "NUM", "PUNCT"})
"""Parts of speech whose vectors are left out of the means."""
TURNED = 0.7
"""What a denial leaves of a polarity, turned round."""


@dataclass(frozen=True, slots=True, eq=False)
class Polarities:
    """Polarity of words: ``seeds`` are sure, others follow from their vectors by ``weights``.

    ``weights`` is SIZE + 1 rows (the last is the bias) by negative, none, positive.
    """

    seeds: dict[str, tuple[float, float]]
    weights: Floats
    known: dict[str, tuple[float, float]]

    def of(self, lemma: str) -> tuple[float, float]:
        """Return how negative and how positive a lemma is, each from 0 to 1."""
        found = self.known.get(lemma)
        if found is None:
            found = self.known[lemma] = self.seeds.get(lemma) or self._guess(lemma)
        return found

    def _guess(self, lemma: str) -> tuple[float, float]:
        found = vector(lemma)
        if not found.any():
            return 0.0, 0.0
        logits = np.append(found, 1) @ self.weights
        shares = np.exp(logits - logits.max())
        shares /= shares.sum()
        return float(shares[0]), float(shares[2])


def strings(place: Place) -> list[str]:
    """Return the features that are words, each once."""
    return list(dict.fromkeys(chain.from_iterable([part(place) for part in PARTS])))


BUCKETS = 1 << 17


@lru_cache(1 << 16)
def bucket(feature: str) -> int:
    """Return the number by which the model knows a string."""
    return crc32(feature.encode()) % BUCKETS


def _around(place: Place) -> list[str]:
    tree, own = place.tree, frozenset(place.own)
    found = [tree.about[i] for i in place.groups["all"] if tree.about[i]]
    found += [text for one, other, text in tree.pairs if one not in own and other not in own]
    return found


def _words(place: Place) -> list[str]:
    told, words = place.tree.told, place.tree.masked
    left, right = place.left, place.right
    found = ["L:" + told[i] for i in left[-6:]]
    found += ["R:" + told[i] for i in right[:6]]
    found += [f"L{n}:{words[i]}" for n, i in enumerate(reversed(left[-2:]))]
    found += [f"R{n}:{words[i]}" for n, i in enumerate(right[:2])]
    return found


def _itself(place: Place) -> Sequence[str]:
    tokens, head = place.tree.tokens, place.tree.tokens[place.head]
    before, size = tokens[place.own[0] - 1].text if place.own[0] else "", len(tokens)
    quarter = 4 * place.own[0] // size
    opening = before if before in OPENING else ""
    return _standing(place.kind, case(head), head.rel, opening, (min(6, size // 8), quarter))


@lru_cache(4096)
def _standing(
    kind: str, case_: str, relation: str, opening: str, where: tuple[int, int]
) -> Sequence[str]:
    return (
        *(f"K:{kind}", f"K:{kind}:{case_}", f"K:{kind}:{relation}"),
        *(f"rel:{relation}", f"case:{case_}", f"Q:{opening}"),
        *(f"len:{where[0]}", f"pos:{where[1]}"),
    )


OPENING = frozenset('«"“(—,:')


def _by_distance(place: Place) -> list[str]:
    told, distances, found = place.tree.told, place.distances, []
    for index in place.groups["all"]:
        steps = distances[index]
        if steps <= 3:  # noqa: PLR2004 - near by syntax
            found.append(f"D{steps}:{told[index]}")
            if steps <= 2:  # noqa: PLR2004 - nearer still
                found.append("N:" + told[index])
    return found


def _over(place: Place) -> Iterator[str]:
    tokens, told, below, path = place.tree.tokens, place.tree.told, place.head, ""
    for number, over in enumerate(place.above[:3]):
        path = f"{path}>{tokens[below].rel}"
        voice = "pass" if "Voice=Pass" in tokens[over].feats else ""
        own = f"{tokens[place.head].rel}{voice}"
        yield f"P{number}:{path}{voice}:{told[over]}"
        yield f"UP:{own}:{told[over]}"
        for side in place.tree.kids[over]:
            if side == below or side in place.own:
                continue
            relation = tokens[side].rel
            yield f"S{number}:{own}|{relation}:{told[side]}"
            if number == 0 and relation in ("obj", "obl", "xcomp", "nsubj", "nsubj:pass"):
                yield f"VS:{own}:{told[over]}|{relation}:{told[side]}"
        below = over


def _under(place: Place) -> Iterator[str]:
    for index in place.groups["under"]:
        yield f"C:{place.tree.tokens[index].rel}:{place.tree.told[index]}"
        yield f"C:{place.tree.told[index]}"


NEARER = (_words, _itself, _by_distance, _over, _under)
"""What hangs on more than the sentence and the name's own words."""
PARTS = (_around, *NEARER)


def numbers(place: Place, polarities: Polarities) -> Floats:
    """Return the features that are numbers: of each group the polarity, then the mean vectors."""
    return np.concatenate((np.asarray(plain(place, polarities), np.float32), *_means(place)))


def plain(place: Place, polarities: Polarities) -> list[float]:
    """Return the features that are numbers, without the mean vectors."""
    shades = _shades(place, polarities)
    found = [each for group in place.groups.values() for each in _tally(shades, group)]
    over = shades[place.above[0]] if place.above else (0.0, 0.0)
    marks, rest = setting(place)
    found.extend((*marks, *(m * over[0] for m in marks), *(m * over[1] for m in marks), *rest))
    return found


class Setting(NamedTuple):
    """How a place stands in its sentence: ``marks`` count again by the polarity of the word over it."""

    marks: tuple[float, ...]
    rest: tuple[float, ...]


def setting(place: Place) -> Setting:
    """Return a place's relation, case and voice; its kind, its sentence's length and where it stands in it."""
    tokens = place.tree.tokens
    head, size = tokens[place.head], len(tokens)
    passive = bool(place.above) and "Voice=Pass" in tokens[place.above[0]].feats
    return Setting(
        (*_one_of(head.rel, RELATIONS), *_one_of(case(head), CASES), float(passive)),
        (*_one_of(place.kind, KINDS), min(size, 60) / 30, place.own[0] / size),
    )


@lru_cache(256)
def _one_of(found: str, known: tuple[str, ...]) -> tuple[float, ...]:
    return tuple(float(found == each) for each in known)


def _shades(place: Place, polarities: Polarities) -> list[tuple[float, float]]:
    of = polarities.of
    found = [of(t.lemma) if t.pos in COLOURED else UNCOLOURED for t in place.tree.tokens]
    for index in place.own:
        found[index] = UNCOLOURED
    for index in place.tree.denied:
        bad, good = found[index]
        found[index] = good * TURNED, bad * TURNED
    return found


UNCOLOURED = (0.0, 0.0)


def _tally(shades: Sequence[tuple[float, float]], group: Sequence[int]) -> tuple[float, ...]:
    if not group:
        return (0.0, 0.0, 0.0, 0.0, 0.0)
    if len(group) == 1:
        ill, well = shades[group[0]]
        return ill, well, ill, well, well - ill
    bad, good = [shades[i][0] for i in group], [shades[i][1] for i in group]
    ill, well = sum(bad), sum(good)
    return ill, well, max(bad), max(good), well - ill


def _means(place: Place) -> Iterator[Floats]:
    tokens = place.tree.tokens
    for name in AVERAGED:
        known = [vector(tokens[i].lemma) for i in place.groups[name] if tokens[i].pos not in BARE]
        if not known:
            yield NONE
            continue
        total = known[0].copy()
        for each in known[1:]:
            total += each
        total /= np.float32(len(known) ** 0.5)
        yield total
