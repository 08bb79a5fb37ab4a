"""Two printed forms of one name: outlets, names joined otherwise; outlets romanised otherwise than the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from dragoman.language.romanisation import SCHEMES, romanise
from dragoman.model.press import Span
from dragoman.model.published import NamedSpan
from dragoman.proof.examples import items
from dragoman.proof.lexicon import folded, outlets_of_the_house
from dragoman.proof.rule import Rule, Slip
from dragoman.proof.rules.names import sound
from dragoman.proof.sheet import Sheet
from dragoman.proof.words import is_english


def two_outlet_forms(sheet: Sheet) -> Iterator[Slip]:
    """Find one outlet under two names: those of the package's list, or that sound the same."""
    named: dict[str, list[NamedSpan]] = {}
    for item in sheet.published.items:
        if item.outlet is not None:
            named.setdefault(_key(item.outlet.name), []).append(item.outlet)
    for same in named.values():
        count = Counter(each.name for each in same)
        if len(count) < 2:  # noqa: PLR2004 - two forms
            continue
        usual = min(
            count, key=lambda name: (-count[name], next(e.start for e in same if e.name == name))
        )
        first = next(each for each in same if each.name == usual)
        for each in same:
            if each.name != usual and each.start != first.start:
                message = f"“{usual}” elsewhere in this report: one outlet in two forms"
                yield Slip(
                    place=Span(each.start, each.end),
                    message=message,
                    put=usual,
                    related=(Span(first.start, first.end),),
                )


def _key(name: str) -> str:
    plain = folded(name)
    return outlets_of_the_house().get(plain, (sound(plain), ""))[0]


def outlet_romanisation(sheet: Sheet) -> Iterator[Slip]:
    """Find an outlet romanised otherwise than most of the others are: «Mezhdunarodnaya Zhizn’» beside «Rossiia»."""
    told: list[tuple[NamedSpan, str, frozenset[str]]] = []
    for each in sheet.published.items:
        original = (
            outlets_of_the_house().get(folded(each.outlet.name), ("", ""))[1] if each.outlet else ""
        )
        schemes = _schemes(each.outlet.name, original) if each.outlet and original else frozenset()
        if each.outlet and schemes:
            told.append((each.outlet, original, schemes))
    votes = Counter(scheme for _, names in _distinct(told).items() for scheme in names)
    if not votes:
        return
    usual = min(votes, key=lambda scheme: (-votes[scheme], scheme))
    if votes[usual] < 2:  # noqa: PLR2004 - a habit
        return
    for outlet, original, schemes in told:
        if usual not in schemes:
            put = romanise(original, usual)
            message = f"“{put}” as the other outlets of this report are romanised ({usual})"
            yield Slip(place=Span(outlet.start, outlet.end), message=message, put=put)


def _distinct(told: list[tuple[NamedSpan, str, frozenset[str]]]) -> Mapping[str, frozenset[str]]:
    return {original: schemes for _, original, schemes in told}


@cache
def _schemes(printed: str, original: str) -> frozenset[str]:
    """Return the schemes that write an outlet so, where they differ among themselves."""
    written = {scheme: romanise(original, scheme) for scheme in SCHEMES}
    if len({_bare(each) for each in written.values()}) == 1:
        return frozenset()
    return frozenset(scheme for scheme, form in written.items() if _bare(form) == _bare(printed))


def _bare(name: str) -> str:
    return re.sub(r"[’'ʹ`]", "", name).casefold()


def two_joinings(sheet: Sheet) -> Iterator[Slip]:
    """Find one name joined in two ways: «Kim Chong-su» and «Kim Chong Su», «Indo-Pacific» and «Indo Pacific»."""
    found: dict[str, dict[str, list[Span]]] = {}
    for each in sheet.words:
        if JOINED.fullmatch(each.text) and not _is_adjective(each.text):
            found.setdefault(each.text.replace("-", " ").casefold(), {}).setdefault(
                each.text, []
            ).append(each.place)
    for plain, forms in list(found.items()):
        first, _, last = plain.partition(" ")
        for one in re.finditer(
            rf"\b{re.escape(first.title())}[ -]?(?:{re.escape(last)}|{re.escape(last.title())})\b",
            sheet.plain,
        ):
            places = forms.setdefault(one[0], [])
            if Span(*one.span()) not in places:
                places.append(Span(*one.span()))
        yield from _rarer(sheet, forms)


JOINED = re.compile(r"[A-Z][a-zß-ž]+-[A-Za-zß-ž]{2,}")


def _is_adjective(name: str) -> bool:
    """Tell «Japanese-style», «Washington-based»: a compound of a common word."""
    last = name.partition("-")[2]
    return last.islower() and len(last) > 3 and is_english(last)  # noqa: PLR2004 - «Jae-in»


def _rarer(sheet: Sheet, forms: Mapping[str, list[Span]]) -> Iterator[Slip]:
    if len(forms) < 2:  # noqa: PLR2004 - two forms
        return
    usual = min(forms, key=lambda form: (-len(forms[form]), forms[form][0].start))
    for form, places in forms.items():
        for place in places if form != usual else ():
            if (
                sheet.plain[place.end : place.end + 1] == "-"
                or sheet.plain[place.start - 1 : place.start] == "-"
            ):
                continue
            message = f"“{usual}” elsewhere in this report"
            yield Slip(place=place, message=message, put=usual, related=(forms[usual][0],))


RULES: tuple[Rule, ...] = (
    Rule(
        name="two-forms-of-outlet",
        group="names",
        severity="warning",
        says="One outlet stands under two names, or under two romanisations.",
        wrong=items("Nezavisimaya Gazeta", "[Nezavisimaia Gazeta]"),
        right=items("Novaya Gazeta", "Nezavisimaya Gazeta"),
        find=two_outlet_forms,
    ),
    Rule(
        name="outlet-romanisation",
        group="names",
        severity="warning",
        says="An outlet is romanised otherwise than the others of the report are.",
        wrong=items("Rossiia v Global’noi Politike", "Nezavisimaia Gazeta", "[Novaya Gazeta]"),
        right=items("Rossiia v Global’noi Politike", "Zavtra"),
        find=outlet_romanisation,
    ),
    Rule(
        name="two-joinings",
        group="names",
        severity="warning",
        says="One name is joined in two ways, by a hyphen and by a space.",
        wrong="In the Indo-Pacific, in the Indo-Pacific and in the [Indo Pacific] it thawed.",
        right="In the Indo-Pacific and in the Pacific it thawed.",
        find=two_joinings,
    ),
)
