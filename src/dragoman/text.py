"""Normal forms of text: what may differ between two printings of the same words."""

from __future__ import annotations

import re
import types
import unicodedata
from collections.abc import Mapping

_ALIKE: Mapping[str, str] = types.MappingProxyType(
    {
        '"': "\u00ab\u00bb\u201c\u201d\u201e\u201f\u2033\uff02",
        "'": "\u2018\u2019\u201a\u201b\u2032\u02bc\uff07",
        "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d",
        "е": "ё",
        "Е": "Ё",
        "": "\u00ad\u200b\u200c\u200d\u2060\ufeff",
    }
)
_FOLD = types.MappingProxyType(
    {ord(each): normal for normal, many in _ALIKE.items() for each in many} | {0x2026: "..."}
)
_DASHES = re.compile(r"-{2,}")
_BLANK = re.compile(r"\s+")


def normal(text: str) -> str:
    """Return ``text`` as two printings of the same words share it; case is kept.

    NFC; one plain space for any white space, no-break included; one mark each for all double
    quotation marks, apostrophes and dashes; ``ё`` as ``е``; soft hyphens and zero-width marks gone.
    """
    folded = unicodedata.normalize("NFC", text).translate(_FOLD)
    return _BLANK.sub(" ", _DASHES.sub("-", folded)).strip()
