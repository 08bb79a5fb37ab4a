"""The names that tables and exports give to an article's fields (``knowledge/field_names.toml``)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dragoman.collect.bylines import folded
from dragoman.collect.page import Declared
from dragoman.collect.records import declared, string

LANGUAGES: Mapping[str, str] = {
    "english": "en", "английский": "en", "russian": "ru", "русский": "ru", "chinese": "zh", "китайский": "zh",
    "chinesesimplified": "zh-Hans", "chinesetraditional": "zh-Hant", "japanese": "ja", "японский": "ja",
    "korean": "ko", "корейский": "ko", "ukrainian": "uk", "украинский": "uk", "german": "de", "french": "fr",
    "немецкий": "de", "французский": "fr", "中文": "zh", "日本語": "ja", "한국어": "ko",
}  # fmt: skip
NUMBERED = re.compile(r"^(.*?)[.,;]?\s+(?:No\.?|№|N°?)\s*(\d{1,4}(?:\s*\(\d+\))?)[.,;]?$")
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d{2}(?!\d)")


@cache
def names() -> Mapping[str, str]:
    """Return each name, folded, with the field it means."""
    data = tomllib.loads((files("dragoman.knowledge") / "field_names.toml").read_text("utf-8"))
    return {folded(name): field for field, known in data.items() for name in known}


def field(name: str) -> str | None:
    """Return the field that ``name`` means, ``ignored`` for one that a desk does not keep."""
    return names().get(folded(name)) if len(name) <= 50 else None  # noqa: PLR2004 - a label is short


def described(fields: Mapping[str, str]) -> Declared:
    """Return what named fields say of an article; a number alone becomes an issue of its year.

    ``fields`` are named as ``field`` does; authors may be parted by semicolons.
    """
    outlet, number = " ".join(fields.get("outlet", "").split()), fields.get("number", "")
    match = NUMBERED.match(outlet)
    if match:
        outlet, number = match.group(1), number or match.group(2)
    year = YEAR.search(fields.get("published", ""))
    number = re.sub(r"^\D+", "", number)
    issue = f"{year[0]} No. {number.lstrip('0')}" if year and number.strip("0") else None
    authors = [each.strip() for each in re.split(r"[;\n]", fields.get("author", ""))]
    named = {**fields, "authors": [each for each in authors if each], "outlet_name": outlet}
    named.pop("author", None)
    named.pop("outlet", None)
    spoken = string(fields.get("language")) or ""
    return declared(
        {
            **named,
            "issue": fields.get("issue") or issue,
            "language": LANGUAGES.get(folded(spoken), spoken),
        }
    )
