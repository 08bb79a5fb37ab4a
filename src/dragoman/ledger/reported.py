"""Names of imported reports in the ledger, with the report's spelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dragoman.language.romanisation import romanise
from dragoman.language.romanised import alike
from dragoman.ledger.entries import entry_id, script
from dragoman.model.ledger import Entry, EntryKind, Spelling
from dragoman.model.published import KeptReport

SCHEMES = ("ala_lc", "bgn_pcgn", "popular")
NOTE = "from an imported report"


def reported(found: Iterable[Entry], reports: Iterable[KeptReport]) -> tuple[Entry, ...]:
    """Return the entries with the spellings of the reports' authors and outlets added.

    A name is an entry's own where some romanisation of the entry's forms is the name but for the habits of
    romanisations, and of that entry alone. Other names become entries of their own, with a note.
    """
    held = {each.id: each for each in found}
    by_key: dict[tuple[EntryKind, str], set[str]] = {}
    for each in held.values():
        for key in _keys(each):
            by_key.setdefault((each.kind, key), set()).add(each.id)
    for (kind, name), count in sorted(_names(reports).items()):
        ids = by_key.get((kind, alike(name)), set())
        if len(ids) == 1:
            (only,) = ids
            held[only] = _with(held[only], name, count)
        elif not ids:
            made = _made(kind, name, count)
            held.setdefault(made.id, made)
    return tuple(sorted(held.values(), key=lambda each: (each.kind, each.name, each.id)))


def _keys(entry: Entry) -> Iterator[str]:
    forms = (entry.house, entry.name, *(each.text for each in entry.spellings))
    for form in dict.fromkeys(forms):
        if script(form) == "Latn":
            yield alike(form)
        elif form in (entry.name, entry.house):
            yield from (alike(romanise(form, scheme)) for scheme in SCHEMES)


def _names(reports: Iterable[KeptReport]) -> Counter[tuple[EntryKind, str]]:
    """Return how often each author and outlet is printed; a surname after its full name is not counted."""
    found: Counter[tuple[EntryKind, str]] = Counter()
    for each in reports:
        authors = [author.name for item in each.published.items for author in item.authors]
        full = {name.split()[-1] for name in authors if " " in name}
        for name in authors:
            if " " in name or name not in full:
                found["person", name] += 1
        for item in each.published.items:
            if item.outlet:
                found["outlet", item.outlet.name] += 1
    return found


def _with(entry: Entry, name: str, count: int) -> Entry:
    counts = Counter({each.text: each.count for each in entry.spellings})
    counts[name] += count
    spellings = tuple(
        Spelling(text=text, script=script(text), count=number)
        for text, number in sorted(counts.items(), key=lambda each: (-each[1], each[0]))
    )
    return replace(entry, spellings=spellings)


def _made(kind: EntryKind, name: str, count: int) -> Entry:
    return Entry(
        id=entry_id(kind, name),
        kind=kind,
        name=name,
        house=name,
        by="press",
        spellings=(Spelling(text=name, script=script(name), count=count),),
        note=NOTE,
    )
