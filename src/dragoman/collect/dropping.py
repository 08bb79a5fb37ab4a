"""Lines of a page that are no part of the piece, out of its text and into its provenance.

Four kinds: lines that the outlet's profile names (``hints``, gone before this is asked); then, in this order, lines
that recur on the outlet's pages and were learned (``recurring``), lines that general rules know (``junk``), and the
name of who signs where it stands alone at the text's head or end: he is in ``authors``. What was dropped stays
readable, line by line, in the article's provenance.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.collect.bylines import BRACKETS, folded, unlabelled
from dragoman.collect.fields import Fields
from dragoman.collect.junk import junk
from dragoman.collect.page import Page
from dragoman.collect.recurring import key
from dragoman.collect.signatures import EDGES, signers
from dragoman.language.paywalls import REST, is_said
from dragoman.model.lines import DROPPED, LEARNED, LearnedLines
from dragoman.model.press import Outlet

JUNK_IN = frozenset(("html", "telegram"))
"""Kinds of pages that bring the furniture of a site; what a person gave as text is taken as it is."""
SIGNED = 3
"""Lines at the head and at the end where who signs stands."""
LONGEST_SIGNATURE = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A page's fields without the lines, and what its provenance says of them."""

    fields: Fields
    provenance: Mapping[str, str] = field(default_factory=dict)


def dropped(
    found: Fields,
    page: Page,
    outlet: Outlet | None,
    learned: Sequence[LearnedLines],
    authors: Sequence[str],
    language: str,
) -> Dropped:
    """Return ``found`` without the lines that are no part of the piece.

    ``authors`` are the persons who sign it. A text whose pages are counted keeps all its lines.
    """
    hinted = {DROPPED: "\n".join(found.gone)} if found.gone else {}
    if page.pages:
        return Dropped(fields=found, provenance=hinted)
    lines = found.text.split("\n")
    lists = [each for each in learned if outlet is not None and each.outlet == outlet.id]
    known = _learned(lines, lists)
    gone = {number: f"learned lines v{version}" for number, version in known.items()}
    if page.kind in JUNK_IN:
        gone = _general(lines, gone)
        gone |= _signatures(lines, gone, authors)
    if not gone:
        return Dropped(fields=found, provenance=hinted)
    left = _joined(lines, gone)
    rule = f"{found.body_rule}; {_told(gone, max(known.values(), default=0))}"
    if "paywall" in gone.values() or _is_teaser(found.text, left, language):
        rule = f"{rule}; {REST}"
    every = [*found.gone, *(lines[number] for number in sorted(gone))]
    shown = {DROPPED: "\n".join(every)}
    if known:
        shown[LEARNED] = "\n".join(lines[number] for number in sorted(known))
    return Dropped(fields=replace(found, text=left, body_rule=rule), provenance=shown)


def _learned(lines: Sequence[str], lists: Sequence[LearnedLines]) -> dict[int, int]:
    """Return the numbers of learned lines, each with the version that has it first."""
    since = {key(each.text): each.since for known in lists for each in known.lines if each.drop}
    if not since:
        return {}
    return {
        number: since[name] for number, line in enumerate(lines) if (name := key(line)) in since
    }


def _general(lines: Sequence[str], gone: Mapping[int, str]) -> dict[int, str]:
    """Add what general rules know among the lines that are left."""
    left = [number for number in range(len(lines)) if number not in gone]
    found = junk([lines[number] for number in left])
    return dict(gone) | {left[at]: rule for at, rule in found.items()}


def _signatures(
    lines: Sequence[str], gone: Mapping[int, str], authors: Sequence[str]
) -> dict[int, str]:
    """Return the lines at head and end that hold nothing but those who sign."""
    names = frozenset(map(folded, authors))
    left = [number for number in range(len(lines)) if number not in gone and lines[number].strip()]
    if not names or len(left) <= SIGNED:
        return {}
    edges = {*left[:SIGNED], *left[-SIGNED:]}
    return {number: "signature" for number in edges if _is_signature(lines[number], names)}


def _is_signature(line: str, names: frozenset[str]) -> bool:
    if len(line) > LONGEST_SIGNATURE:
        return False
    found = signers(line)
    bare = folded(BRACKETS.sub("", unlabelled(line.strip(EDGES))))
    return bare in names or (bool(found) and found <= names)


def _joined(lines: Sequence[str], gone: Mapping[int, str]) -> str:
    """Return the lines that are left; empty ones that stood around those that went stay one."""
    kept: list[str] = []
    cut = False
    for number, line in enumerate(lines):
        if number in gone:
            cut = True
        elif line.strip() or not cut or (kept and kept[-1].strip()):
            kept.append(line)
            cut = cut and not line.strip()
    return "\n".join(kept).strip("\n")


def _told(gone: Mapping[int, str], version: int) -> str:
    """«3 lines dropped (read also, share, learned lines v2)»; the highest version stands for all."""
    rules = dict.fromkeys(each for _, each in sorted(gone.items()) if "learned lines" not in each)
    names = [*rules, *([f"learned lines v{version}"] if version else [])]
    return f"{len(gone)} line{'s' * (len(gone) != 1)} dropped ({', '.join(names)})"


def _is_teaser(text: str, left: str, language: str) -> bool:
    """Tell whether what was dropped said that the rest is for subscribers."""
    return is_said(text, language) and not is_said(left, language)
