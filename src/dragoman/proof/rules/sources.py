"""The report beside a desk's articles: asked only with ``--desk``; the work is done in ``proof/against``."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dragoman.model.finding import Severity
from dragoman.proof.rule import Rule, Slip
from dragoman.proof.sheet import Sheet


def _told(name: str) -> Callable[[Sheet], Iterator[Slip]]:
    """Return the function that yields what the comparison says under a rule's name."""

    def find(sheet: Sheet) -> Iterator[Slip]:
        for each in sheet.compared.differences if sheet.compared else ():
            if each.rule == name:
                yield Slip(
                    place=each.place,
                    message=each.message,
                    put=each.put,
                    related=each.related,
                    source=each.source,
                )

    return find


def _rule(name: str, severity: Severity, says: str) -> Rule:
    return Rule(
        name=name,
        group="sources",
        severity=severity,
        says=says,
        wrong="",
        right="He saw “the ship” of $5 million.",
        find=_told(name),
    )


RULES: tuple[Rule, ...] = (
    _rule(
        "source-not-at-hand",
        "hint",
        "No article of the desk answers to an item’s author, outlet and date.",
    ),
    _rule("ambiguous-source", "hint", "Several articles of the desk answer to an item."),
    _rule("wrong-author", "error", "The piece an item is about is signed by somebody else."),
    _rule("wrong-outlet", "error", "The piece an item is about stood in another outlet."),
    _rule(
        "wrong-date",
        "error",
        "The piece an item is about appeared on another day or in another issue.",
    ),
    _rule(
        "altered-quotation",
        "error",
        "A quotation differs from its source in some words, which are proposed.",
    ),
    _rule(
        "misattributed-quotation",
        "error",
        "A quotation is another article’s, or somebody else’s in its source.",
    ),
    _rule(
        "paraphrase-in-marks",
        "warning",
        "What stands in quotation marks is said in the source in other words.",
    ),
    _rule("quotation-not-found", "warning", "A quotation does not stand in its source."),
    _rule(
        "term-not-in-source",
        "hint",
        "One or two words in quotation marks do not stand in the source.",
    ),
    _rule(
        "misspelt-name", "error", "A person whom the source names is spelled as nobody spells him."
    ),
    _rule("name-not-in-source", "warning", "An item names a person whom its source does not."),
    _rule(
        "public-name-not-in-source",
        "hint",
        "An item names a public person whom its source does not.",
    ),
    _rule(
        "altered-figure",
        "error",
        "A figure differs from the source’s: its value in its unit, rounding allowed.",
    ),
    _rule(
        "figure-not-in-source",
        "warning",
        "An item has a figure that its source has not and that follows from none there.",
    ),
    _rule("altered-date", "error", "A day or year inside an item differs from the source’s."),
    _rule(
        "year-not-in-source",
        "warning",
        "A year inside an item is not named in its source, nor near the source’s own.",
    ),
    _rule("date-not-in-source", "hint", "A day inside an item is not named in its source."),
)
