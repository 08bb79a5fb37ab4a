"""The analyst's word on names, laid over what the machine recorded; a pure function of both.

A judgement's ``value`` is JSON. Of kind ``name``: ``{"entry", "house", "ids", "note"}``, a field that
is left out stays as it was. Of kind ``same person``: ``{"entry", "same_as"}``; of kind ``other person``:
``{"entry", "not"}``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b

from dragoman.language.names import fold, house, house_outlet
from dragoman.ledger.entries import UNSURE
from dragoman.model.judgement import Judgement
from dragoman.model.knowledge import Knowledge
from dragoman.model.ledger import Entry, Spelling


def named(entry: str, when: str, who: str, changes: Mapping[str, str]) -> Judgement:
    """Return the judgement that gives an entry another house form, ids or note."""
    return Judgement(kind="name", when=when, who=who, value=_value({"entry": entry, **changes}))


def merged(keep: str, drop: str, when: str, who: str) -> Judgement:
    """Return the judgement that ``drop`` is ``keep``."""
    value = _value({"entry": drop, "same_as": keep})
    return Judgement(kind="same person", when=when, who=who, value=value)


def refused(one: str, other: str, when: str, who: str) -> Judgement:
    """Return the judgement that two entries are two, so that they are proposed no more."""
    value = _value({"entry": min(one, other), "not": max(one, other)})
    return Judgement(kind="other person", when=when, who=who, value=value)


def apart(log: Iterable[Judgement]) -> frozenset[tuple[str, str]]:
    """Return the pairs of entries, by id in order, that an analyst judged to be two."""
    values = [json.loads(each.value) for each in log if each.kind == "other person"]
    return frozenset((each["entry"], each["not"]) for each in values)


def _value(values: Mapping[str, str]) -> str:
    return json.dumps(dict(values), ensure_ascii=False, sort_keys=True)


def judged(found: Iterable[Entry], log: Iterable[Judgement]) -> tuple[Entry, ...]:
    """Return the entries as the log leaves them, the last word on each being the one.

    A judgement on an entry that is not read at present waits for it: it changes nothing.
    """
    held = {each.id: each for each in found}
    same: dict[str, str] = {}
    for each in log:
        if each.kind not in ("name", "same person"):
            continue
        values = json.loads(each.value)
        entry = held.get(values.get("entry", ""))
        if each.kind == "same person":
            same[values["entry"]] = values["same_as"]
        elif entry:
            held[entry.id] = _changed(entry, values)
    for drop in sorted(same):
        keep = _last(same, drop)
        if drop in held and keep in held and keep != drop:
            held[keep] = _joined(held[keep], held.pop(drop))
    return tuple(sorted(held.values(), key=lambda each: (each.kind, each.name, each.id)))


def _last(same: Mapping[str, str], entry: str) -> str:
    """Follow «is the same as» to its end; a ring ends where it began."""
    seen = {entry}
    while same.get(entry) and same[entry] not in seen:
        entry = same[entry]
        seen.add(entry)
    return entry


def _changed(entry: Entry, values: Mapping[str, str]) -> Entry:
    return replace(
        entry,
        by="analyst",
        house=values.get("house") or entry.house,
        ids=parsed_ids(values["ids"]) if "ids" in values else entry.ids,
        note=values.get("note", "" if values.get("house") and entry.note == UNSURE else entry.note),
    )


def _joined(keep: Entry, drop: Entry) -> Entry:
    counts: dict[tuple[str, str], int] = {}
    for each in (*keep.spellings, *drop.spellings):
        key = (each.text, each.script)
        counts[key] = counts.get(key, 0) + each.count
    return replace(
        keep,
        by="analyst",
        spellings=tuple(
            Spelling(text=text, script=script, count=count)
            for (text, script), count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        ),
        ids=keep.ids or drop.ids,
        merged=tuple(sorted({*keep.merged, *drop.merged, drop.id})),
        candidates=(),
        pieces=keep.pieces + drop.pieces,
    )


def parsed_ids(text: str) -> tuple[tuple[str, str], ...]:
    """Read «viaf:85321797; wikidata:Q76». Errors: ``ValueError`` names the part that is neither."""
    found = []
    for part in filter(None, (each.strip() for each in text.split(";"))):
        catalogue, colon, number = (each.strip() for each in part.partition(":"))
        if not (catalogue and colon and number):
            raise ValueError(f"“{part}” is no id; write catalogue:number, such as viaf:85321797")
        found.append((catalogue, number))
    return tuple(sorted(found))


def ordered(knowledge: Knowledge, found: Iterable[Entry], machine: Iterable[Entry]) -> Knowledge:
    """Return ``knowledge`` with the house forms of ``found`` for exceptions; the desk's own come first.

    A merged entry's names are printed as the one that was kept. Its hash names the new state.
    """
    before = {each.id: each for each in machine}
    wanted: dict[str, str] = {}
    for each in found:
        for id_ in (each.id, *each.merged):
            own = before.get(id_)
            name = own.name if own else each.name
            printed = house_outlet if each.kind == "outlet" else house
            if printed(name, knowledge) != each.house:
                wanted[name] = each.house
    if not wanted:
        return knowledge
    mine = {fold(name) for name, _ in knowledge.exceptions}
    new = tuple(pair for pair in sorted(wanted.items()) if fold(pair[0]) not in mine)
    digest = blake2b(repr(new).encode(), digest_size=8).hexdigest()
    exceptions = tuple(sorted((*knowledge.exceptions, *new)))
    return replace(knowledge, exceptions=exceptions, hash=f"{knowledge.hash}-{digest}")
