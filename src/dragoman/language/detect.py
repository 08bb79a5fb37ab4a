"""Which language a text is in, among those of a press desk."""

from __future__ import annotations

from functools import cache
from typing import Any

from py3langid.langid import MODEL_FILE, LanguageIdentifier

LANGUAGES = (
    "ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "mn", "ja", "zh", "ko", "en", "de", "fr",
    "es", "it", "pt", "pl", "cs", "tr", "ar", "fa", "he", "vi", "id", "lt", "lv", "et", "fi", "sv",
)  # fmt: skip
SAMPLE = 3000
"""Code points that are looked at."""


@cache
def _identifier() -> Any:  # noqa: ANN401 - py3langid has no types
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier


def detect(text: str) -> str:
    """Return the BCP 47 code of ``text``'s language, ``und`` for a text without letters."""
    sample = text[:SAMPLE]
    if not any(each.isalpha() for each in sample):
        return "und"
    return str(_identifier().classify(sample)[0])
