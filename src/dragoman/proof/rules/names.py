"""Names: two spellings of one, near misses, names that are out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, pairwise

from dragoman.language.romanisation import SCHEMES, romanise
from dragoman.model.press import Span
from dragoman.proof.housestyle import package_style
from dragoman.proof.lexicon import folded, lexicon
from dragoman.proof.rule import Rule, Slip
from dragoman.proof.sheet import Sheet, Word
from dragoman.proof.words import is_english

NAME = re.compile(r"[A-ZÀ-Ž][a-zß-ž]+(?:[’'ʹ-][A-Za-zÀ-ž]+)*")
"""Of Latin letters alone: what declines has many spellings."""
ABBREVIATION = re.compile(r"[A-Z]{3,5}")
SHORTEST = 5
"""Letters of a name that may be compared: of shorter ones too many differ by one."""
SAME: tuple[tuple[str, str], ...] = (
    ("iu", "u"), ("yu", "u"), ("ju", "u"), ("ia", "a"), ("ya", "a"), ("ja", "a"), ("io", "o"), ("yo", "o"),
    ("ii", "i"), ("iy", "i"), ("yi", "i"), ("yy", "i"), ("ij", "i"), ("gh", "g"), ("kh", "h"), ("ks", "x"),
    ("ou", "u"), ("ee", "i"), ("oo", "u"), ("w", "v"), ("y", "i"), ("j", "i"), ("tch", "ch"),
    ("sch", "sh"), ("c", "k"), ("q", "k"),
)  # fmt: skip
"""What romanisations write differently for one sound; applied in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A capitalised word that the document never writes small, where it stands and beside whom."""

    name: str
    places: tuple[Span, ...]
    inside: bool
    """Whether it stands inside a sentence, where a capital means a name."""
    beside: frozenset[str]


def two_spellings(sheet: Sheet) -> Iterator[Slip]:
    """Find a name of which another is a near miss, or that sounds the same.

    A near miss differs by one letter and stands in the document once. Left alone: names one of which
    begins with the other (Korea, Korean; Ivanov, Ivanova), and a rare one that stands beside a name of
    its own (Zhang Wei and Zheng Yi are two people).
    """
    by_initial: dict[str, list[Spelling]] = {}
    for each in _spellings(sheet):
        by_initial.setdefault(each.name[0], []).append(each)
    for _, group in sorted(by_initial.items()):
        for one, other in combinations(group, 2):
            if sound(one.name) == sound(other.name) and not _begins(one.name, other.name):
                yield from _slips(one, other, every=True)
            elif near(one.name, other.name) and not _forms_of_one(one.name, other.name):
                yield from _slips(one, other, every=False)


def _slips(one: Spelling, other: Spelling, *, every: bool) -> Iterator[Slip]:
    pair = sorted((one, other), key=lambda each: (len(each.places), -each.places[0].start))
    rare, usual = pair
    if not usual.inside or rare.beside - usual.beside or usual.name in package_style().outdated:
        return
    if not every and (len(rare.places) > 1 or (is_english(rare.name) and is_english(usual.name))):
        return
    message = f"“{usual.name}” elsewhere in this document: one name in two spellings?"
    for place in rare.places:
        yield Slip(place=place, message=message, put=usual.name, related=(usual.places[0],))


def sound(name: str) -> str:
    """Return a key that romanisations of one name share."""
    sound = re.sub(r"[’'ʹ-]", "", name.casefold())
    for written, said in SAME:
        sound = sound.replace(written, said)
    return re.sub(r"(.)\1", r"\1", sound)


def _begins(one: str, other: str) -> bool:
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return long.startswith(short)


def near(one: str, other: str) -> bool:
    """Tell whether one letter changed, added or left out (not at the end) makes the other."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or long.startswith(short):
        return False
    at = next(n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b)
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def _forms_of_one(one: str, other: str) -> bool:
    """Tell two endings of a country's name: the Koreas and the Korean, Armenians and Armeniae."""
    return one[:-1] == other[:-1] and (is_english(one[:-1]) or folded(one[:-1]) in lexicon().places)


def _bare(word: str) -> str:
    return word.removesuffix("’s").removesuffix("'s")


def _spellings(sheet: Sheet) -> list[Spelling]:
    found: dict[str, list[int]] = {}
    for number, each in enumerate(sheet.words):
        name = _bare(each.text)
        if NAME.fullmatch(name) and len(name) >= SHORTEST and name.lower() not in sheet.small:
            found.setdefault(name, []).append(number)
    words = sheet.words
    return [
        Spelling(
            name=name,
            places=tuple(Span(words[n].start, words[n].start + len(name)) for n in numbers),
            inside=any(not words[n].first for n in numbers),
            beside=frozenset(each for n in numbers for each in _beside(sheet, n)),
        )
        for name, numbers in sorted(found.items())
    ]


def _beside(sheet: Sheet, number: int) -> Iterator[str]:
    """Yield the names right before and right after a word, a space apart."""
    words = sheet.words
    for step in (-1, 1):
        at = number + step
        if not 0 <= at < len(words) or not NAME.fullmatch(words[at].text) or words[at].first:
            continue
        first, second = (words[at], words[number]) if step < 0 else (words[number], words[at])
        if sheet.plain[first.end : second.start] == " ":
            yield words[at].text


def two_compounds(sheet: Sheet) -> Iterator[Slip]:
    """Find a name of two words of which one has another ending once: «Korea Peninsula», «Korean Peninsula»."""
    pairs: dict[str, dict[str, list[Word]]] = {}
    for one, other in pairwise(sheet.words):
        if sheet.plain[one.end : other.start] == " " and _is_name(one) and _is_name(other):
            pairs.setdefault(other.text, {}).setdefault(one.text, []).append(one)
    for second, firsts in pairs.items():
        for pair in combinations(sorted(firsts), 2):
            rare, usual = sorted(pair, key=lambda each: len(firsts[each]))
            if (
                len(firsts[rare]) == 1 < len(firsts[usual])
                and _begins(rare, usual)
                and len(rare) >= SHORTEST
            ):
                message = f"“{usual} {second}” elsewhere in this document"
                place, usual_place = firsts[rare][0].place, firsts[usual][0].place
                yield Slip(place=place, message=message, put=usual, related=(usual_place,))


def _is_name(word: Word) -> bool:
    return bool(NAME.fullmatch(word.text)) and not word.first


def outdated(sheet: Sheet) -> Iterator[Slip]:
    """Find names of countries and cities that are no longer used."""
    for each in sheet.words:
        now = package_style().outdated.get(_bare(each.text))
        if now:
            place = Span(each.start, each.start + len(_bare(each.text)))
            yield Slip(place=place, message=f"now “{now}”", put=now)


def abbreviations(sheet: Sheet) -> Iterator[Slip]:
    """Find two abbreviations that differ by one letter and stand once or twice: «EEC», «EEU»."""
    found: dict[str, list[Span]] = {}
    for each in sheet.words:
        if ABBREVIATION.fullmatch(each.text):
            found.setdefault(each.text, []).append(each.place)
    for one, other in combinations(sorted(found), 2):
        differ = (
            len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
        )
        if differ and one[:2] == other[:2]:
            rare, usual = sorted(
                (one, other), key=lambda each: (len(found[each]), -found[each][0].start)
            )
            if len(found[rare]) <= 2:  # noqa: PLR2004 - a slip is rare
                message = f"“{usual}” elsewhere in this document: the same body?"
                yield Slip(
                    place=found[rare][0], message=message, put=None, related=(found[usual][0],)
                )


def mixed_romanisation(sheet: Sheet) -> Iterator[Slip]:
    """Find given names romanised otherwise than most are: «Georgy» beside «Iurii» and «Sergei».

    Told by the forms that a scheme has to itself; three names at least must show the usual one.
    """
    forms = _given_forms()
    found: dict[str, list[tuple[Word, str]]] = {}
    for each in sheet.words:
        if each.text in forms:
            for scheme, _ in forms[each.text]:
                found.setdefault(scheme, []).append((each, scheme))
    names = {scheme: {word.text for word, _ in each} for scheme, each in found.items()}
    usual = max(names, key=lambda scheme: len(names[scheme]), default=None)
    if usual is None or len(names[usual]) < 3:  # noqa: PLR2004 - a habit
        return
    for each in sheet.words:
        schemes = dict(forms.get(each.text, ()))
        if schemes and usual not in schemes:
            original = next(iter(schemes.values()))
            put = romanise(original, usual)
            message = f"“{put}” as the other names of this report are romanised ({usual})"
            yield Slip(place=each.place, message=message, put=put)


@cache
def _given_forms() -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return printed form -> (scheme, name in Cyrillic), for names that schemes write differently."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name in package_style().given_names:
        written = {scheme: romanise(name, scheme) for scheme in SCHEMES}
        for scheme, form in written.items() if len(set(written.values())) > 1 else ():
            found.setdefault(form, []).append((scheme, name))
    for form, name in package_style().popular.items():
        if form not in found and form != romanise(name, "ala_lc"):
            found[form] = [("popular", name)]
    return found


RULES: tuple[Rule, ...] = (
    Rule(
        name="two-spellings",
        group="names",
        severity="warning",
        says="A name differs by one letter from another one, or is another romanisation of it.",
        wrong="We met Kotlov there. [Kotnov] sailed.",
        right="He met Zhang Wei and Zheng Yi.",
        find=two_spellings,
    ),
    Rule(
        name="two-compounds",
        group="names",
        severity="warning",
        says="A name of two words has another ending once.",
        wrong="On the Ostrovian Bay, in the Ostrovian Bay and on the [Ostrov] Bay.",
        right="On the Ostrovian Bay and in Ostrov.",
        find=two_compounds,
    ),
    Rule(
        name="outdated-name",
        group="names",
        severity="warning",
        says="A country or city has another name today.",
        wrong="He lives in [Kirgizia].",
        right="He lives in Kyrgyzstan.",
        find=outdated,
    ),
    Rule(
        name="mixed-romanisation",
        group="names",
        severity="warning",
        says="A given name is romanised otherwise than the others of the report are.",
        wrong="Iurii Roshchin, Dmitrii Kotlov, Vasilii Belov and [Georgy] Rybin sailed.",
        right="Yuri Roshchin, Dmitry Kotlov, Vasily Belov and Georgy Rybin sailed.",
        find=mixed_romanisation,
    ),
    Rule(
        name="near-abbreviations",
        group="names",
        severity="hint",
        says="Two abbreviations differ by one letter.",
        wrong="The EEU and the EEU met the [EEC].",
        right="The EEU met the SCO.",
        find=abbreviations,
    ),
)
