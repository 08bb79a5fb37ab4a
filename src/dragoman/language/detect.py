"""Which language a text is in: its script decides among few, its letters among those, a model last."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

LANGUAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "cyrillic": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"),
        "latin": (
            "en", "de", "fr", "es", "it", "pt", "pl", "cs", "sk", "tr", "vi", "id", "lt", "lv",
            "et", "fi", "sv", "da", "no", "nl", "ro", "hu", "hr", "sl", "az", "sw", "zu", "xh",
        ),
        "arabic": ("ar", "fa", "ur"),
    }
)  # fmt: skip
SCRIPTS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "cyrillic": re.compile("[\u0400-\u052f]"),
        "latin": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
        "kana": re.compile("[\u3041-\u3096\u30a1-\u30fa]"),
        "han": re.compile("[\u3400-\u9fff]"),
        "hangul": re.compile("[\uac00-\ud7af]"),
        "arabic": re.compile("[\u0600-\u06ff]"),
        "hebrew": re.compile("[\u0590-\u05ff]"),
        "georgian": re.compile("[\u10a0-\u10ff]"),
        "armenian": re.compile("[\u0530-\u058f]"),
        "greek": re.compile("[\u0370-\u03ff]"),
    }
)
ALONE: Mapping[str, str] = MappingProxyType(
    {"hangul": "ko", "hebrew": "he", "georgian": "ka", "armenian": "hy", "greek": "el"}
)
"""Scripts that one language of the press writes."""
RARE: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "th": re.compile("[\u0e00-\u0e7f]"),
        "hi": re.compile("[\u0900-\u097f]"),
        "bn": re.compile("[\u0980-\u09ff]"),
        "ta": re.compile("[\u0b80-\u0bff]"),
        "lo": re.compile("[\u0e80-\u0eff]"),
        "my": re.compile("[\u1000-\u109f]"),
        "km": re.compile("[\u1780-\u17ff]"),
        "am": re.compile("[\u1200-\u137f]"),
    }
)
"""Scripts that are asked for only where none of the others is there."""
NEVER: Mapping[str, str] = MappingProxyType(
    {
        "ru": "іїєґўјљњћђџѓќѕәғқңөұүһ",
        "uk": "ыэёъўјљњћђџѓќѕәғқңөұүһ",
        "be": "ищъїєґјљњћђџѓќѕәғқңөұүһ",
        "bg": "ыэёіїєґўјљњћђџѓќѕәғқңөұүһ",
        "sr": "йщъыьэюяёіїєґўѓќѕәғқңөұүһ",
        "mk": "йщъыьэюяёіїєґўћђәғқңөұүһ",
        "kk": "їєґўјљњћђџѓќѕ",
        "ky": "іїєґўјљњћђџѓќѕәғқұһ",
        "mn": "іїєґўјљњћђџѓќѕәғқңұһ",
        "tg": "щыьіїєґўјљњћђџѓќѕәңөұүһ",
    }
)
"""Letters that a language does not write; a quoted name may bring one or two."""
OWN: Mapping[str, str] = MappingProxyType(
    {"kk": "әғқңөұүһі", "ky": "ңөү", "mn": "өү", "tg": "ғӣқӯҳҷ"}
)
"""Letters without some of which nobody writes a sentence of these."""
HARD = re.compile("ъ(?![еёюя])")
"""A hard sign where Russian has none, and Bulgarian its vowel."""
BULGARIAN = re.compile(
    r"\b(?:се|са|че|ще|със|във|беше|бъде|бяха|като|това|този|тази|тези|през|които|който|която|което|ѝ|според)\b"
)
"""Words without some of which hardly a Bulgarian sentence is written, and no Russian one with them."""
SAMPLE = 1000
"""Code points that are looked at."""
FOREIGN = 0.02
"""Share of letters that names of another language may bring."""
NAMES = 0.3
"""Share of Cyrillic letters from which on a text with more Latin ones only names in Latin."""
KANA, HIRAGANA = 0.1, 0.03
"""Shares among East Asian letters: of kana, of which Japanese prose has half, and of its grammar, of
which the Chinese press borrows the one の."""
GRAMMAR = re.compile("[\u3041-\u306d\u306f-\u3096]")
NEW_FORMS = re.compile(
    "[県発戦経気円売続読実図対単広拡駅総変労圏仏応営悪団価仮験検険剣歓権沢訳帰焼済剤桜様残浅銭伝転鉄専抜拠児黒霊齢隣顕鶏両竜収縦従粛処枢数聴庁徴働匂込畑峠枠]"
)
"""Characters as Japan alone writes them: headings there may have no kana."""
WEIGHT = 3
"""Latin letters that weigh as much as one East Asian character."""


@cache
def _identifier() -> Any:  # noqa: ANN401 - py3langid has no types
    """Load the model, once a process: it takes half a second."""
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([each for script in LANGUAGES.values() for each in script])
    return identifier


def detect(text: str) -> str:
    """Return the BCP 47 code of ``text``'s language, ``und`` for a text without letters."""
    sample = text[:SAMPLE]
    counts = {name: len(pattern.findall(sample)) for name, pattern in SCRIPTS.items()}
    asian = counts["kana"] + counts["han"]
    if not any(counts.values()):
        return next((code for code, rare in RARE.items() if rare.search(sample)), "und")
    western = max(counts["latin"], counts["cyrillic"], counts["arabic"])
    if asian > counts["hangul"] and WEIGHT * asian > western:
        return "ja" if _japanese(sample, counts["kana"], asian) else "zh"
    counts["hangul"] *= WEIGHT
    if counts["cyrillic"] > NAMES * (counts["cyrillic"] + counts["latin"]):
        counts["latin"] = 0
    script = max(counts, key=lambda name: counts[name])
    if script in ALONE:
        return ALONE[script]
    known = _possible(sample.casefold(), counts["cyrillic"]) if script == "cyrillic" else ()
    if len(known) == 1:
        return known[0]
    ranked = _identifier().rank(sample)
    among = known or LANGUAGES.get(script, LANGUAGES["latin"])
    return next(str(code) for code, _ in ranked if code in among)


def _japanese(sample: str, kana: int, asian: int) -> bool:
    if kana > KANA * asian or len(GRAMMAR.findall(sample)) > HIRAGANA * asian:
        return True
    return len(NEW_FORMS.findall(sample)) > HIRAGANA * asian


def _possible(sample: str, letters: int) -> tuple[str, ...]:
    """Return the languages whose alphabet a Cyrillic text fits; all of them where it fits none."""
    few = FOREIGN * letters
    fit = [
        code
        for code, never in NEVER.items()
        if sum(map(sample.count, never)) <= few
        and (code not in OWN or sum(map(sample.count, OWN[code])) > few)
    ]
    if {"ru", "bg"} <= set(fit) and not BULGARIAN.search(sample) and "ъ" not in sample:
        fit.remove("bg")
    if "ru" in fit and len(HARD.findall(sample)) > few:
        fit.remove("ru")
    return tuple(fit) or LANGUAGES["cyrillic"]
