"""Make the list of attested Latin names that ``dragoman.language.foreign`` looks names up in.

From the names of the United States census of 1990 (public domain) as the package ``names`` carries
them, and the lists by country of the package ``faker`` (MIT): names of people, no texts.

``python -m bench.attested FOLDER_OF_NAMES FOLDER_OF_FAKER > src/dragoman/knowledge/attested.txt``
prints ``kind<TAB>name<TAB>languages<TAB>weight``, sorted; weight is 0 to 6, twice the logarithm of how
common the census has it.
"""

from __future__ import annotations

import importlib
import math
import sys
from pathlib import Path

from dragoman.language.foreign import plain_latin

COUNTRIES = {
    "fr_FR": "fr", "de_DE": "de", "de_AT": "de", "es_ES": "es", "es_MX": "es", "es_CO": "es", "it_IT": "it",
    "pl_PL": "pl", "tr_TR": "tr", "cs_CZ": "cs", "sk_SK": "sk", "hu_HU": "hu", "pt_PT": "pt", "pt_BR": "pt",
    "nl_NL": "nl", "nl_BE": "nl", "sv_SE": "sv", "no_NO": "no", "da_DK": "da", "fi_FI": "fi", "ro_RO": "ro",
    "et_EE": "et", "lv_LV": "lv", "lt_LT": "lt", "en_GB": "en", "en_US": "en", "en_IE": "en", "hr_HR": "hr",
    "sl_SI": "sl",
}  # fmt: skip
CENSUS = {"dist.all.last": "family", "dist.male.first": "given", "dist.female.first": "given"}
MOST = 40_000
"""Family names of the census, the most common first."""
USUAL = 2
"""The weight of a name that a country's list holds."""


def _census(folder: Path) -> dict[tuple[str, str], tuple[str, int]]:
    found: dict[tuple[str, str], tuple[str, int]] = {}
    for file, kind in CENSUS.items():
        for line in (folder / file).read_text(encoding="utf-8").splitlines()[:MOST]:
            name, share, *_ = line.split()
            weight = max(0, round(2 * math.log10(max(float(share), 0.0003) / 0.0003)))
            held = found.get((kind, name.lower()), ("", 0))[1]
            found[kind, name.lower()] = (_cased(name), max(weight, held))
    return found


def _cased(name: str) -> str:
    plain = name.capitalize()
    return f"Mc{plain[2:].capitalize()}" if plain.startswith("Mc") and len(plain) > 4 else plain  # noqa: PLR2004


def _country(locale: str) -> dict[str, set[str]]:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    found: dict[str, set[str]] = {"given": set(), "family": set()}
    for field in dir(provider):
        kind = "given" if "first_name" in field else "family" if "last_name" in field else None
        names = getattr(provider, field) if kind and "_rus" not in field else ()
        if kind and not callable(names):
            found[kind] |= {each for each in names if isinstance(each, str)}
    return found


def main(names: Path, faker: Path) -> None:
    """Print the list."""
    sys.path.insert(0, str(faker))
    merged: dict[tuple[str, str], tuple[str, set[str], int]] = {
        key: (shown, {"en"}, weight) for key, (shown, weight) in _census(names).items()
    }
    for locale, language in COUNTRIES.items():
        for kind, found in _country(locale).items():
            for name in sorted(found):
                if not name[:1].isupper() or " " in name or "." in name:
                    continue
                key = (kind, plain_latin(name))
                shown, languages, weight = merged.get(key, (name, set(), 0))
                merged[key] = (
                    shown if languages else name,
                    {*languages, language},
                    max(weight, USUAL),
                )
    for (kind, _), (shown, languages, weight) in sorted(merged.items()):
        print(kind, shown, ",".join(sorted(languages)), weight, sep="\t")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
