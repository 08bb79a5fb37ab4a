"""Korean in Latin letters by the revised romanisation (Ministry of Culture and Tourism, 2000), word by word.

Sounds are written as they meet within a word: 신문 is sinmun, 연합 yeonhap, 평론 pyeongnon. In nouns ㅎ
behind a stop is kept (묵호 Mukho).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import combinations, pairwise

FIRST = 0xAC00
INITIALS = (
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "-", "j", "jj", "ch", "k", "t", "p", "h",
)  # fmt: skip
VOWELS = (
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
)  # fmt: skip
FINALS = (
    "-", "g", "kk", "gs", "n", "nj", "nh", "d", "r", "rg", "rm", "rb", "rs", "rt", "rp", "rh", "m", "b", "bs", "s",
    "ss", "ng", "j", "ch", "k", "t", "p", "h",
)  # fmt: skip
"""Finals by their letters; how each sounds stands below."""
CLOSED = {
    "g": "k", "kk": "k", "gs": "k", "n": "n", "nj": "n", "nh": "n", "d": "t", "r": "l", "rg": "k", "rm": "m",
    "rb": "l", "rs": "l", "rt": "l", "rp": "p", "rh": "l", "m": "m", "b": "p", "bs": "p", "s": "t", "ss": "t",
    "ng": "ng", "j": "t", "ch": "t", "k": "k", "t": "t", "p": "p", "h": "t",
}  # fmt: skip
"""A final before a consonant or at the end."""
MET = {
    ("k", "n"): "ngn", ("k", "m"): "ngm", ("k", "r"): "ngn", ("t", "n"): "nn", ("t", "m"): "nm", ("t", "r"): "nn",
    ("p", "n"): "mn", ("p", "m"): "mm", ("p", "r"): "mn", ("n", "r"): "ll", ("l", "n"): "ll", ("l", "r"): "ll",
    ("m", "r"): "mn", ("ng", "r"): "ngn",
}  # fmt: skip
"""What a final and the next initial become where they change each other."""
SPLIT = {
    "gs": ("g", "s"), "nj": ("n", "j"), "rg": ("r", "g"), "rm": ("r", "m"), "rb": ("r", "b"), "rs": ("r", "s"),
    "rt": ("r", "t"), "rp": ("r", "p"), "bs": ("b", "s"), "nh": ("n", ""), "rh": ("r", ""), "h": ("", ""),
}  # fmt: skip
"""Finals that part before a vowel: what stays and what moves over."""
HANGUL = re.compile("[가-힣]+")
LONGEST = 14
"""Syllables of a name that is taken apart."""


def romanised(text: str) -> str:
    """Return ``text`` with each word of Hangul in Latin letters, small; the rest stays as it is."""
    return HANGUL.sub(lambda match: _word(match.group()), unicodedata.normalize("NFC", text))


def spaced(text: str, words: int) -> Iterator[str]:
    """Yield ``text`` romanised with every way to part it in so many words: Korean names are written without spaces."""
    bare = "".join(text.split())
    if len(bare) <= LONGEST:
        for cuts in combinations(range(1, len(bare)), words - 1):
            edges = (0, *cuts, len(bare))
            parts = (bare[start:end] for start, end in pairwise(edges))
            yield " ".join(map(romanised, parts))


def _word(word: str) -> str:
    syllables = [_parts(each) for each in word]
    initial, out = syllables[0][0], ""
    for number, (_, vowel, final) in enumerate(syllables):
        following = syllables[number + 1][0] if number + 1 < len(syllables) else None
        joined, moved = _joint(final, following)
        out += initial.replace("-", "") + vowel + joined
        initial = moved
    return out


def _joint(final: str, following: str | None) -> tuple[str, str]:
    """Return how a final is written before the next initial, and what that initial becomes."""
    if final == "-":
        return "", following or ""
    if following is None:
        return CLOSED[final], ""
    if following == "-":
        if final == "ng":
            return "ng", ""
        stays, moves = SPLIT.get(final, ("", final))
        return stays.replace("r", "l") if moves else "", moves or stays
    closed = CLOSED[final]
    met = MET.get((closed, following))
    return (met[:-1], met[-1]) if met else (closed, following)


def _parts(syllable: str) -> tuple[str, str, str]:
    """Return a syllable's initial, vowel and final, by its place in Unicode (ch. 3.12)."""
    number = ord(syllable) - FIRST
    return INITIALS[number // 588], VOWELS[number % 588 // 28], FINALS[number % 28]
