"""Kana in Latin letters by modified Hepburn, long vowels with macrons, as the ALA-LC table for Japanese has them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

ROWS = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの", "h": "はひふへほ",
    "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ", "d": "だぢづでど", "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ",
}  # fmt: skip
ODD = {"si": "shi", "ti": "chi", "tu": "tsu", "hu": "fu", "zi": "ji", "di": "ji", "du": "zu"}
MORE = {"や": "ya", "ゆ": "yu", "よ": "yo", "わ": "wa", "を": "o", "ん": "N"}
SMALL_Y = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo"}
SMALL = {"ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}
LONG = (("aa", "ā"), ("uu", "ū"), ("ee", "ē"), ("oo", "ō"), ("ou", "ō"))
MACRONS = {"a": "ā", "i": "ī", "u": "ū", "e": "ē", "o": "ō"}
KANA = re.compile(r"[ぁ-ゖァ-ヺー\s]+")


def romanised(reading: str) -> str | None:
    """Return a reading in kana, parted by spaces into words, in Latin letters, small; ``None`` if it is no kana."""
    if not KANA.fullmatch(reading) or not reading.strip():
        return None
    return " ".join(_word(each) for each in _hiragana(reading).split())


def _hiragana(words: str) -> str:
    plain = unicodedata.normalize("NFC", words)
    return "".join(chr(ord(each) - 0x60) if "ァ" <= each <= "ヶ" else each for each in plain)


def _word(word: str) -> str:
    out, doubled = "", False
    for each in word:
        if each == "っ":
            doubled = True
        elif each == "ー":
            out = out[:-1] + MACRONS.get(out[-1:], out[-1:])
        elif each in SMALL_Y:
            out = _glided(out, SMALL_Y[each])
        elif each in SMALL:
            out = out[:-1] + SMALL[each]
        else:
            sound = _table().get(each, each)
            doubling = ("t" if sound.startswith("ch") else sound[:1]) if doubled else ""
            out, doubled = out + doubling + sound, False
    out = re.sub("N(?=[aiueoyāīūēō])", "n’", out).replace("N", "n")
    for two, one in LONG:
        out = out.replace(two, one)
    return out


def _glided(out: str, sound: str) -> str:
    """Return ``out`` with its last i given up: き and ゃ are kya, し and ゃ sha."""
    stem = out.removesuffix("i")
    return stem + (sound[1:] if stem.endswith(("sh", "ch", "j")) else sound)


@cache
def _table() -> dict[str, str]:
    plain = {
        sign: ODD.get(row + vowel, row + vowel)
        for row, signs in ROWS.items()
        for sign, vowel in zip(signs, "aiueo", strict=True)
    }
    return plain | MORE
