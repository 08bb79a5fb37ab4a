"""Which parts together open an item: ``ACCEPT``, the rules in the order in which they are asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.model.press import PublicationDate
from dragoman.model.published import NamedSpan
from dragoman.proof.head import Head


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """The verb of a lead; ``kind`` is empty for one that is in no list."""

    word: str
    start: int
    end: int
    kind: str
    passive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Everything a sentence's head gave, before it is judged."""

    head: Head
    start: int
    verb: Verb | None
    opens: bool
    """Whether the sentence opens its paragraph."""
    end: int
    authors: tuple[NamedSpan, ...] = ()
    outlet: NamedSpan | None = None
    sure: bool = False
    published: PublicationDate | None = None
    number: PublicationDate | None = None
    again: bool = False
    piece: bool = False
    camp: bool = False

    @property
    def dated(self) -> bool:
        """Tell whether a date or an issue is named."""
        return self.published is not None or self.number is not None


def _named_all(found: Found) -> bool:
    """Take what has author, outlet and date in the head: any verb may follow that looks like one."""
    verb = found.verb
    head = any(each.kind == "outlet" or each.outlet for each in found.head.parts)
    if not (found.authors and not found.camp and found.outlet and found.dated and head and verb):
        return False
    full = any(" " in each.name for each in found.authors)
    return bool(
        verb.kind
        or verb.passive
        or ((found.sure or full) and re.search(r"(?:ed|[^s]s|ew|ook|ought|ave)$", verb.word))
    )


def _wrote_in(found: Found) -> bool:
    """Take what has author and date in the head, the outlet behind a verb of writing."""
    verb = found.verb
    return bool(
        found.authors
        and not found.camp
        and found.outlet
        and found.dated
        and verb
        and (verb.kind == "write" or found.sure)
    )


def _undated(found: Found) -> bool:
    """Take an author in an outlet without a date: the outlet must be known, the verb one of writing."""
    verb = found.verb
    listed = verb is not None and verb.kind == "write"
    return bool(
        found.authors
        and not found.camp
        and found.outlet
        and listed
        and (found.sure or found.opens or found.piece)
    )


def _paper(found: Found) -> bool:
    """Take a paper that is its own author."""
    verb = found.verb
    if found.authors or not found.outlet or verb is None:
        return False
    speaks = any(each.kind in ("author", "piece") for each in found.head.parts)
    return speaks and verb.kind == "write" and (found.dated or found.sure or found.piece)


def _bare_paper(found: Found) -> bool:
    """Take «Telegraf-Vostok on February 24 reported»: one name nobody knows, dated, that reports."""
    if found.outlet or len(found.authors) != 1 or not found.published or not found.verb:
        return False
    name = found.authors[0].name
    known = name.split()[-1] in found.head.scene.persons
    return " " not in name and not known and found.verb.word in ("reported", "reports")


def _passive(found: Found) -> bool:
    """Take «On March 1 in Izvestia the visit was treated as»: nobody signs."""
    if found.authors or found.camp or not found.outlet or not found.dated:
        return False
    return found.verb is not None and found.verb.passive


def _no_verb(found: Found) -> bool:
    """Take «A, ROLE, in OUTLET (DATE).», and a colon or a dash after that."""
    return bool(
        found.verb is None and found.outlet and found.dated and (found.authors or found.opens)
    )


def _camp(found: Found) -> bool:
    """Take «Conservative coverage pointed out»: a camp opens a paragraph, or follows a paper or a camp."""
    before = found.head.before
    among_papers = before.index is not None and not before.authors
    told = found.verb is not None and found.verb.kind == "write"
    return bool(found.camp and told and (found.opens or among_papers))


def _returns(found: Found) -> bool:
    """Take «On March 20 Gabuev returned to the topic»: an author met before, dated, without an outlet."""
    known = found.head.scene.persons
    seen = any(each.name.split()[-1] in known for each in found.authors)
    return bool(
        found.authors
        and not found.camp
        and seen
        and found.published
        and found.opens
        and found.verb
        and found.verb.kind == "write"
    )


ACCEPT: tuple[tuple[str, Callable[[Found], bool]], ...] = (
    ("author, outlet, date", _named_all),
    ("wrote in", _wrote_in),
    ("undated", _undated),
    ("the paper itself", _paper),
    ("a paper nobody knows", _bare_paper),
    ("unsigned", _passive),
    ("no verb", _no_verb),
    ("a camp", _camp),
    ("an author again", _returns),
)
