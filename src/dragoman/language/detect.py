"""Which language a text is in: its script decides among few, and a model among those."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

LANGUAGES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "cyrillic": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "tg"),
        "latin": (
            "en", "de", "fr", "es", "it", "pt", "pl", "cs", "sk", "tr", "vi", "id", "lt", "lv",
            "et", "fi", "sv", "da", "no", "nl", "ro", "hu", "hr", "sl", "az",
        ),
        "arabic": ("ar", "fa", "ur"),
    }
)  # fmt: skip
SCRIPTS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "cyrillic": re.compile("[\u0400-\u052f]"),
        "latin": re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]"),
        "kana": re.compile("[\u3040-\u30ff]"),
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
SAMPLE = 1000
"""Code points that are looked at."""
PART = 200
"""Code points at either end of the sample that are asked first; they are enough for most texts."""
SURE = 60.0
"""How much likelier (natural logarithm) the first language must be than the second to ask no more."""
KANA = 0.1
"""Share of kana among East Asian letters; Japanese prose has over half, Chinese none."""


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
    script = max(counts, key=lambda name: counts[name])
    if not any(counts.values()):
        return "und"
    if asian > max(counts["latin"], counts["cyrillic"], counts["hangul"]):
        return "ja" if counts["kana"] > KANA * asian else "zh"
    if script in ALONE:
        return ALONE[script]
    known = LANGUAGES[script]
    if len(sample) > 2 * PART:
        first, second = _ranked(sample[:PART] + "\n" + sample[-PART:], known)[:2]
        if first[1] - second[1] >= SURE:
            return first[0]
    return _ranked(sample, known)[0][0]


def _ranked(sample: str, known: Container[str]) -> list[tuple[str, float]]:
    return [(code, score) for code, score in _identifier().rank(sample) if code in known]
