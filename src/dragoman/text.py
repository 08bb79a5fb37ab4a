"""Normal forms of text, always kept beside the text and never put in its place."""

from __future__ import annotations

import unicodedata

FOLDED = str.maketrans(
    {
        "«": '"',
        "»": '"',
        "“": '"',
        "”": '"',
        "„": '"',
        "’": "'",
        "–": "-",
        "—": "-",
        "ё": "е",
        "Ё": "Е",
    }
)


def normal(text: str) -> str:
    """Return ``text`` for exact comparison: NFC, plain spaces, one kind of marks and dashes."""
    composed = unicodedata.normalize("NFC", text).translate(FOLDED).replace("--", "-")
    return " ".join(composed.split())
