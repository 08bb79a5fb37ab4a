"""Numbers as Japanese, Korean and Chinese print them: digits with 万 or 억, kanji numerals, 3割, 百分之五."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from dragoman.read.eastern.words import Words, either

DIGITS: Mapping[str, int] = {
    **{mark: number for number, mark in enumerate("〇一二三四五六七八九")},
    "零": 0, "両": 2, "两": 2, "兩": 2, "壱": 1,
    **{mark: number for number, mark in enumerate("영일이삼사오육칠팔구")},
}  # fmt: skip
HAN_DIGITS = "〇零一二三四五六七八九两兩"
FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
PLAIN = r"[0-9０-９]+(?:[,，][0-9０-９]{3})*(?:[.．·][0-9０-９]+)?"
LARGE = 10000


@cache
def pattern(words: Words) -> re.Pattern[str]:
    """Return a pattern for one number with its scales."""
    scales = either(words.lists["numbers"]["scales"])
    mixed = rf"{PLAIN}\s?(?:{scales}+\s?(?:{PLAIN}\s?{scales}*)*)?"
    han = rf"[{HAN_DIGITS}十百千万萬亿億兆]+(?:[.．点點][{HAN_DIGITS}]+)?"
    return re.compile(mixed if words.language == "ko" else rf"{mixed}|{han}")


def value(printed: str, words: Words) -> Decimal | None:
    """Return what a number is: «1億2千万» is 120000000, «三十五» 35; ``None`` for what is none."""
    scales: Mapping[str, int] = words.lists["numbers"]["scales"]
    plain = re.sub(r"[\s,]", "", printed.translate(FULL_WIDTH)).replace("·", ".")
    total = part = Decimal(0)
    digits = ""
    for mark in plain:
        if mark.isascii() or mark in "点點":
            digits += "." if mark in "点點" else mark
        elif mark in DIGITS and mark not in scales:
            digits += str(DIGITS[mark])
        elif mark in scales:
            scale = scales[mark]
            count = _decimal(digits)
            digits = ""
            if scale < LARGE:
                part += (Decimal(1) if count is None else count) * scale
            else:
                part += count or Decimal(0)
                total += (part or Decimal(1)) * scale
                part = Decimal(0)
        else:
            return None
    last = _decimal(digits)
    return total + part + (last or Decimal(0)) if last is not None or total or part else None


def _decimal(digits: str) -> Decimal | None:
    return Decimal(digits) if re.fullmatch(r"\d+(?:\.\d+)?", digits) else None
