"""Who signed a piece: persons, and beside them agencies, newsrooms and the outlet itself."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.collect.bylines import persons
from dragoman.collect.credits import credited, others_than
from dragoman.collect.fields import Candidate, Fields
from dragoman.collect.origins import SOURCE, newsrooms, within
from dragoman.collect.outlets import sites
from dragoman.model.press import Outlet


class Signed(NamedTuple):
    """Who signed a piece, persons and others, each with the rule that found them."""

    authors: tuple[str, ...] = ()
    authors_rule: str | None = None
    credits: tuple[str, ...] = ()
    credits_rule: str | None = None


def signed(found: Fields, known: Outlet | None, site: str) -> Signed:
    """Take the first place that names a person; who else signs is what that place says.

    Where nobody is named, an agency comes before the outlet itself.
    """
    own = [*(each.words for each in found.outlets), *sites(site)]
    own += [known.name, known.house, *known.names] if known else []
    own += within(own)
    names = [*own, *found.organisations]
    source = next((each for each in found.authors if each.rule == SOURCE), None)
    others = Signed()
    for each in found.authors:
        if each is source:
            continue
        printed = each.words.split(";")
        by = persons(printed, names, declared=found.hand)
        signing = credited(printed, names)
        beside = others_than(signing, own)
        if by:
            return _with(source, Signed(by, each.rule, beside, each.rule if beside else None))
        if signing and (
            not others.credits or not others_than(others.credits, [*own, *newsrooms()])
        ):
            others = Signed(credits=signing, credits_rule=each.rule)
    kept = others_than(others.credits, [*own, *newsrooms()]) if source else others.credits
    return _with(source, others if kept else Signed())


def _with(source: Candidate | None, by: Signed) -> Signed:
    """Credit the outlet that a piece was taken from, behind whoever signs it."""
    if source is None or source.words in by.credits:
        return by
    rule = by.credits_rule or source.rule
    return by._replace(credits=(*by.credits, source.words), credits_rule=rule)
