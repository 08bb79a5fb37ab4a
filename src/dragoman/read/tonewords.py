"""What stands around somebody named, as features of the model of tone: strings and numbers.

The strings are words in their place, by order and by path in the tree, after the usual features of
aspect sentiment; the numbers are the polarity and the mean vector of each group of words.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dragoman.language.vectors import SIZE, vector
from dragoman.read.place import Place, case, is_word

Floats = NDArray[np.float32]
COLOURED = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX"})
UNTOLD = frozenset({"ADP", "CCONJ", "SCONJ", "PUNCT"})
RELATIONS = (
    *("nsubj", "nsubj:pass", "obj", "obl", "iobj", "nmod"),
    *("appos", "conj", "amod", "flat:name", "root"),
)
CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
KINDS = ("PER", "GPE", "ORG", "LOC", "ADJ", "NOUN")
AVERAGED = ("head", "over", "beside", "under", "near", "all", "within 2")
"""Groups whose mean vector is a feature."""
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
        found = self.seeds.get(lemma) or self.known.get(lemma)
        if found is None:
            found = self.known[lemma] = self._guess(lemma)
        return found

    def _guess(self, lemma: str) -> tuple[float, float]:
        found = vector(lemma)
        if not found.any():
            return 0.0, 0.0
        logits = np.append(found, 1) @ self.weights
        shares = np.exp(logits - logits.max())
        shares /= shares.sum()
        return float(shares[0]), float(shares[2])


def word(place: Place, index: int) -> str:
    """Return a word's lemma, names and numbers masked, a denial put before it."""
    return f"не_{place.words[index]}" if index in place.denied else place.words[index]


def strings(place: Place) -> list[str]:
    """Return the features that are words, each once."""
    return list(dict.fromkeys(each for part in PARTS for each in part(place)))


def _words(place: Place) -> Iterator[str]:
    tokens, own = place.tree.tokens, frozenset(place.own)
    yield from (f"A:{word(place, i)}" for i in place.groups["all"] if tokens[i].pos not in UNTOLD)
    yield from (f"L:{word(place, i)}" for i in place.left[-6:])
    yield from (f"R:{word(place, i)}" for i in place.right[:6])
    yield from (f"L{n}:{place.words[i]}" for n, i in enumerate(reversed(place.left[-2:])))
    yield from (f"R{n}:{place.words[i]}" for n, i in enumerate(place.right[:2]))
    kept = [i for i, each in enumerate(tokens) if is_word(each)]
    for one, other in itertools.pairwise(kept):
        if one not in own and other not in own:
            yield f"B:{place.words[one]}_{place.words[other]}"


def _itself(place: Place) -> Iterator[str]:
    tokens, head = place.tree.tokens, place.tree.tokens[place.head]
    kind, size = place.kind, len(tokens)
    yield from (f"K:{kind}", f"K:{kind}:{case(head)}", f"K:{kind}:{head.rel}")
    yield from (f"rel:{head.rel}", f"case:{case(head)}")
    before = tokens[place.own[0] - 1].text if place.own[0] else ""
    yield f"Q:{before if before in OPENING else ''}"
    yield from (f"len:{min(6, size // 8)}", f"pos:{4 * place.own[0] // size}")


OPENING = frozenset('«"“(—,:')


def _by_distance(place: Place) -> Iterator[str]:
    for index in place.groups["all"]:
        steps = place.distances[index]
        if steps <= 3:  # noqa: PLR2004 - near by syntax
            yield f"D{steps}:{word(place, index)}"
        if steps <= 2:  # noqa: PLR2004 - nearer still
            yield f"N:{word(place, index)}"


def _over(place: Place) -> Iterator[str]:
    tokens, below, path = place.tree.tokens, place.head, ""
    for number, over in enumerate(place.above[:3]):
        path = f"{path}>{tokens[below].rel}"
        voice = "pass" if "Voice=Pass" in tokens[over].feats else ""
        own = f"{tokens[place.head].rel}{voice}"
        yield f"P{number}:{path}{voice}:{word(place, over)}"
        yield f"UP:{own}:{word(place, over)}"
        for side in place.tree.kids[over]:
            if side == below or side in place.own:
                continue
            relation = tokens[side].rel
            yield f"S{number}:{own}|{relation}:{word(place, side)}"
            if number == 0 and relation in ("obj", "obl", "xcomp", "nsubj", "nsubj:pass"):
                yield f"VS:{own}:{word(place, over)}|{relation}:{word(place, side)}"
        below = over


def _under(place: Place) -> Iterator[str]:
    for index in place.groups["under"]:
        yield f"C:{place.tree.tokens[index].rel}:{word(place, index)}"
        yield f"C:{word(place, index)}"


PARTS = (_words, _itself, _by_distance, _over, _under)


def numbers(place: Place, polarities: Polarities) -> Floats:
    """Return the features that are numbers: of each group the polarity, then the mean vectors."""
    shades = _shades(place, polarities)
    found: list[float] = []
    for group in place.groups.values():
        found.extend(_tally(shades, group))
    head = place.tree.tokens[place.head]
    over = shades[place.above[0]] if place.above else (0.0, 0.0)
    passive = bool(place.above) and "Voice=Pass" in place.tree.tokens[place.above[0]].feats
    marks = [float(head.rel == each) for each in RELATIONS]
    cases = [float(case(head) == each) for each in CASES]
    marks += [*cases, float(passive)]
    found.extend((*marks, *(m * over[0] for m in marks), *(m * over[1] for m in marks)))
    found.extend(float(place.kind == each) for each in KINDS)
    found.extend((min(len(shades), 60) / 30, place.own[0] / len(shades)))
    return np.concatenate((np.asarray(found, np.float32), *_means(place)))


def _shades(place: Place, polarities: Polarities) -> list[tuple[float, float]]:
    found = []
    for index, token in enumerate(place.tree.tokens):
        told = token.pos in COLOURED and index not in place.own
        bad, good = polarities.of(token.lemma) if told else (0.0, 0.0)
        turned = index in place.denied
        found.append((good * TURNED, bad * TURNED) if turned else (bad, good))
    return found


def _tally(shades: Sequence[tuple[float, float]], group: Sequence[int]) -> Iterator[float]:
    bad, good = [shades[i][0] for i in group], [shades[i][1] for i in group]
    yield from (sum(bad), sum(good), max(bad, default=0.0), max(good, default=0.0))
    yield sum(good) - sum(bad)


def _means(place: Place) -> Iterator[Floats]:
    tokens = place.tree.tokens
    for name in AVERAGED:
        known = [
            vector(tokens[i].lemma)
            for i in place.groups[name]
            if tokens[i].pos not in ("PROPN", "NUM", "PUNCT")
        ]
        total = np.sum(known, axis=0) if known else np.zeros(SIZE, np.float32)
        yield (total / max(1, len(known)) ** 0.5).astype(np.float32)
