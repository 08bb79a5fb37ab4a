"""Leads in the notation of the domain: a passage and the items expected of it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.formats import plain
from dragoman.model.press import PublicationDate
from dragoman.model.published import Published, PublishedItem
from dragoman.proof.parse import parse

FILES = tuple(Path(__file__).parent / each for each in ("leads_en.txt", "leads_ru_zh.txt"))
Case = tuple[str, str, tuple[str, ...]]


def cases(file: Path) -> Iterator[Case]:
    """Yield (title, passage, expected items)."""
    title = ""
    for block in re.split(r"\n\s*\n", file.read_text(encoding="utf-8")):
        lines = [each for each in block.split("\n") if each and not each.startswith("#")]
        titles = [each[3:] for each in lines if each.startswith("== ")]
        title = titles[0] if titles else title
        passage = "\n\n".join(each for each in lines if not each.startswith(("== ", "=> ")))
        wanted = [each[3:].strip() for each in lines if each.startswith("=> ")]
        if passage:
            yield title, passage, tuple(each for each in wanted if each != "-")


def found(title: str, passage: str) -> Published:
    text = f"{title}\n\n{passage}\n"
    return parse(plain.document(text))


def day(published: PublicationDate) -> str:
    """Return a date in the notation."""
    first, last = published.earliest, published.latest
    if published.precision == "issue" and published.issue and first is None:
        return published.issue
    if first is None or last is None:
        return "?"
    if first == last:
        return str(first)
    cut = {"month": 7, "year": 4}.get(published.precision)
    if cut:
        return str(first)[:cut]
    if first.day == 1 and first.month != last.month:
        return f"{first:%Y-%m}..{last:%Y-%m}"
    return f"{first}..{last}"


def shown(text: str, item: PublishedItem, wanted: str) -> str:
    """Return an item as the notation prints it, with the more that ``wanted`` asks for."""
    more = {
        "verb": item.verb,
        "genre": item.genre,
        "refers": item.refers_to,
        "ends": text[item.start : item.end].rsplit(maxsplit=1)[-1],
    }
    asked = [each.split("=")[0] for each in wanted.split("|")[3].split()]
    return " | ".join(
        (
            "; ".join(each.name for each in item.authors) or "-",
            item.outlet.name if item.outlet else "-",
            day(item.published),
            " ".join(f"{key}={more[key]}" for key in asked),
        )
    ).strip()


CASES = [case for file in FILES for case in cases(file)]


@pytest.mark.parametrize("case", CASES, ids=[each[1][:60] for each in CASES])
def test_the_items_of_a_passage(case: Case) -> None:
    title, passage, wanted = case
    published = found(title, passage)
    items = [
        shown(published.text, item, expected)
        for item, expected in zip(published.items, (*wanted, *["| | |"] * 9), strict=False)
    ]
    assert items == list(wanted)


def test_every_name_stands_where_it_is_said_to() -> None:
    for title, passage, _ in CASES:
        published = found(title, passage)
        for item in published.items:
            for each in (*item.authors, item.outlet):
                if each is not None:
                    assert " ".join(published.text[each.start : each.end].split()) == each.name
