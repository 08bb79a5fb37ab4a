"""Whether a line holds who signs and nothing else: «Автор: Анна Петрова», «김철수 기자 kim@…», （山田太郎）."""

from __future__ import annotations

from dragoman.collect import eastern
from dragoman.collect.bylines import ADDRESS, LONGEST, folded, persons, surroundings, unlabelled

EDGES = " \t.*_—–-()（）【】[]"
SMALL = frozenset(("и", "and", "und", "et", "та"))


def signers(line: str) -> frozenset[str]:
    """Return the names of a line, as ``folded`` has them, where all else in it are labels, roles and addresses."""
    words = unlabelled(line.strip(EDGES))
    if not words or len(words) > LONGEST:
        return frozenset()
    names = persons([line.strip()]) or persons([words])
    if eastern.is_eastern(words):
        words = eastern.BEFORE.sub("", words, count=1)
    inside = {folded(each) for name in names for each in (name, *name.split())}
    rest = {folded(each) for each in ADDRESS.sub(" ", words).split()} - inside - {""}
    alone = rest <= surroundings().roles | surroundings().particles | SMALL
    return frozenset(map(folded, names)) if alone else frozenset()
