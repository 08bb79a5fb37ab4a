"""Draw mentions of persons and bodies at random from Russian texts, as a worksheet to be labelled by hand.

Nothing here looks at what our reader finds: where a set marks its own entities (RuSentRel,
RuSentNE) those are drawn, elsewhere (the press file) runs of capitalised words, which the person who
labels accepts or refuses. Each printed form is drawn once. Documents, not mentions, are divided into an open
and a kept half; articles that rules have been tuned on go to the open one.

``python -m bench.draw_names > worksheet.tsv`` prints half, set, text id, offsets, the set's own kind,
the printed words and their surroundings; ``python -m bench.draw_names worksheet.tsv judged.tsv
bench/gold`` makes the two standoff files of the worksheet and what was judged of its rows.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from bench.rows import DATA, ROOT

from dragoman.deskless import bare_collect
from dragoman.measure.names import text_key
from dragoman.measure.stance import labels
from dragoman.model.press import Article

SEED = 20261127
GOLD = ROOT / "bench" / "gold"
KINDS = {"PER": "person", "PERSON": "person", "ORG": "body", "ORGANIZATION": "body"}
QUOTAS = {
    "press": {"person": 30, "body": 15},
    "rusentrel": {"person": 35, "body": 17},
    "rusentne": {"person": 35, "body": 18},
}
"""Names of each set and kind in one half: 100 persons and 50 bodies."""
CAPITALS = re.compile(
    r"«[А-ЯЁA-Z][^«»\n]{1,50}»|[А-ЯЁA-Z](?:[\w’'-]+|\.)"
    r"(?:(?: |(?<=\.))(?:(?:фон|ван|де|ди|да|аль|эль|бен|ибн|дер|ла|ле) )?[А-ЯЁA-Z](?:[\w’'-]+|\.))*"
)
AROUND = 110


@dataclass(frozen=True, slots=True)
class Place:
    """One mention: the text, where it stands there, and what its set calls it (``?`` in the press)."""

    text: str
    text_id: str
    start: int
    end: int
    kind: str

    @property
    def printed(self) -> str:
        """Return the words as printed."""
        return self.text[self.start : self.end]


def _held_out(name: str) -> frozenset[str]:
    lines = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return frozenset(json.loads(line)["text_id"] for line in lines)


def _articles(path: Path) -> list[Article]:
    return [each for each in bare_collect([str(path)]) if isinstance(each, Article)]


def press(data: Path) -> Iterator[Place]:
    """Yield runs of capitalised words of the press file, the twelve labelled wire pieces left out."""
    wire = _held_out("wire")
    found = _articles(data / "press" / "ru-2020-07.jsonl")
    small = {word for each in found for word in re.findall(r"\b[а-яё]+\b", each.text)}
    for each in found:
        for match in CAPITALS.finditer(each.text) if each.text_id not in wire else ():
            if match.group().lower() not in small:
                yield Place(each.text, each.text_id, match.start(), match.end(), "?")


def rusentrel(data: Path) -> Iterator[Place]:
    """Yield the persons and organisations that RuSentRel marks."""
    path = data / "rusentrel" / "train.jsonl"
    marked = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    held = {each.text: each for each in _articles(path)}
    for each in marked:
        found = held.get(each["text"])
        for one in each["entities"] if found else ():
            if one["type"] in KINDS and found:
                kind = KINDS[one["type"]]
                yield Place(found.text, found.text_id, one["start"], one["end"], kind)


def rusentne(data: Path) -> Iterator[Place]:
    """Yield the persons and organisations that RuSentNE marks, one sentence a document."""
    for each in labels(data / "rusentne" / "train.csv"):
        if each.tag in KINDS:
            text_id = text_key(each.sentence)
            yield Place(each.sentence, text_id, *each.span, KINDS[each.tag])


def half(text_id: str, opened: frozenset[str]) -> str:
    """Return which half a document is in, by its hash."""
    odd = blake2b(f"{SEED} {text_id}".encode(), digest_size=1).digest()[0] % 2
    return "open" if odd or text_id in opened else "kept"


def drawn(data: Path) -> Iterator[tuple[str, str, Place]]:
    """Yield (half, set, mention), more than are wanted: those that are no names are to be refused."""
    chance = random.Random(SEED)  # noqa: S311 - a draw to be repeated
    opened = _held_out("analytic")
    for name, source in (("press", press), ("rusentrel", rusentrel), ("rusentne", rusentne)):
        places = sorted(set(source(data)), key=lambda each: (each.text_id, each.start, each.end))
        chance.shuffle(places)
        seen: set[str] = set()
        left = {
            (side, kind): round(number * 1.4) + (200 if kind == "?" else 0)
            for side in ("open", "kept")
            for kind, number in {**QUOTAS[name], "?": 0}.items()
        }
        for each in places:
            key = (half(each.text_id, opened), each.kind)
            if left[key] and each.printed.casefold() not in seen:
                left[key] -= 1
                seen.add(each.printed.casefold())
                yield key[0], name, each


def worksheet(data: Path) -> Iterator[str]:
    """Yield the rows to be labelled."""
    for number, (side, name, each) in enumerate(drawn(data), 1):
        before = each.text[max(0, each.start - AROUND) : each.start]
        after = each.text[each.end : each.end + AROUND // 2]
        around = " ".join(f"{before}[[{each.printed}]]{after}".split())
        row = (number, side, name, each.text_id, each.start, each.end, each.kind, around)
        yield "\t".join(map(str, row))


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged of one row: its kind, the words it is of, and what is right of them."""

    kind: str
    printed: str
    names: tuple[str, ...]
    houses: tuple[str, ...]


def judged(lines: Sequence[str]) -> dict[str, Judged]:
    """Return what was judged, by the row's number.

    A line is ``number / P or B / words / normal forms / house spellings``; words are ``=`` where the
    row's own are the name. Of several forms that are right, divided by ``|``, the first is preferred.
    """
    found = {}
    for line in filter(str.strip, lines):
        number, kind, printed, names, houses = (each.strip() for each in line.split(" / "))
        several = [tuple(each.strip() for each in of.split("|")) for of in (names, houses)]
        found[number] = Judged({"P": "person", "B": "body"}[kind], printed, *several)
    return found


def standoff(rows: Sequence[str], told: dict[str, Judged], data: Path) -> Iterator[tuple[str, str]]:
    """Yield (half, one line of labels): the first judged of each half, set and kind, to its quota."""
    left = {
        (side, name, kind): number
        for side in ("open", "kept")
        for name, quota in QUOTAS.items()
        for kind, number in quota.items()
    }
    texts = {each.text_id: each.text for _, _, each in drawn(data)}
    for row in rows:
        number, side, name, text_id, start, end, *_ = row.split("\t")
        one = told.get(number)
        if one is None or left[side, name, one.kind] <= 0:
            continue
        left[side, name, one.kind] -= 1
        first, last = int(start), int(end)
        if one.printed != "=":
            first = texts[text_id].index(one.printed, first)
            last = first + len(one.printed)
        values = {
            "schema": "dragoman/1",
            "text_id": text_id,
            "start": first,
            "end": last,
            "kind": one.kind,
            "names": one.names,
            "houses": one.houses,
        }
        yield side, json.dumps(values, ensure_ascii=False)


def main(arguments: Sequence[str]) -> None:
    """Print the worksheet, or make the two files of what was judged."""
    if not arguments:
        for row in worksheet(DATA):
            print(row)
        return
    sheet, judgement, folder = map(Path, arguments)
    lines: dict[str, list[str]] = {"open": [], "kept": []}
    rows = sheet.read_text(encoding="utf-8").splitlines()
    told = judged(judgement.read_text(encoding="utf-8").splitlines())
    for side, line in standoff(rows, told, DATA):
        lines[side].append(line)
    for side, found in lines.items():
        (folder / f"names-{side}.jsonl").write_text("\n".join(found) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
