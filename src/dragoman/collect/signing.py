"""Who signed a piece: persons, and beside them agencies, newsrooms and the outlet itself."""

from __future__ import annotations

from typing import NamedTuple

from dragoman.collect.bylines import persons
from dragoman.collect.credits import credited, others_than
from dragoman.collect.fields import Fields
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
    names = [*own, *found.organisations]
    others = Signed()
    for each in found.authors:
        printed = each.words.split(";")
        by = persons(printed, names, declared=found.hand)
        signing = credited(printed, names)
        beside = others_than(signing, own)
        if by:
            return Signed(by, each.rule, beside, each.rule if beside else None)
        if signing and (not others.credits or not others_than(others.credits, own)):
            others = Signed(credits=signing, credits_rule=each.rule)
    return others
