"""BibTeX, RIS and CSL JSON, as Zotero writes them: pieces known by their abstract; without one they are named."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware

from dragoman.collect.decoding import decode
from dragoman.collect.files import Limits, content
from dragoman.collect.page import Declared, Page
from dragoman.collect.piece import key, page
from dragoman.collect.records import string
from dragoman.errors import Unreadable
from dragoman.model.press import Skip

RIS = re.compile(r"^([A-Z][A-Z0-9])  ?- ?(.*)$")
RIS_FIELDS: Mapping[str, str] = {
    "TI": "title", "T1": "title", "AU": "author", "A1": "author", "T2": "outlet", "JO": "outlet", "JF": "outlet",
    "JA": "outlet", "PY": "date", "Y1": "date", "DA": "day", "IS": "number", "VL": "volume", "SP": "first",
    "EP": "last", "AB": "text", "N2": "text", "UR": "url", "LA": "language", "ID": "id", "DO": "doi",
}  # fmt: skip
Item = dict[str, list[str]]


def bibtex(path: Path, limits: Limits) -> Iterator[Page | Skip]:
    """Read a BibTeX file; a broken entry is named, the rest goes on."""
    text = decode(content(path, limits), str(path))
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    if not library.entries and not library.failed_blocks:
        raise Unreadable(str(path), "holds no BibTeX entry")
    for block in library.failed_blocks:
        line = (block.start_line or 0) + 1
        yield Skip(input=f"{path}:{line}", reason="the entry is broken", stage="collect")
    for entry in library.entries:
        item: Item = {each.key.lower(): [str(each.value)] for each in entry.fields}
        item["author"] = re.split(r" and ", " ".join(" ".join(item.get("author", [])).split()))
        day = "-".join(each for name in ("year", "month", "day") for each in item.get(name, [])[:1])
        renamed = {
            "outlet": item.get("journal") or item.get("journaltitle") or item.get("booktitle") or item.get("publisher"),
            "date": item.get("date") or ([_bibtex_day(item)] if day else None),
            "text": item.get("abstract"), "id": [entry.key], "number": item.get("number") or item.get("issue"),
            "language": item.get("langid") or item.get("language"),
        }  # fmt: skip
        yield _item(
            item | {name: each for name, each in renamed.items() if each},
            str(path),
            entry.raw or text,
        )


def _bibtex_day(item: Item) -> str:
    year, month, day = (" ".join(item.get(each, [])[:1]) for each in ("year", "month", "day"))
    return (
        " ".join(each for each in (day, month, year) if each)
        if not month.isdigit()
        else _iso([year, month, day])
    )


def _iso(parts: Sequence[object]) -> str:
    numbers = [str(each) for each in parts if str(each).isdigit()]
    return "-".join(f"{int(each):02d}" if at else each for at, each in enumerate(numbers[:3]))


def ris(path: Path, limits: Limits) -> Iterator[Page | Skip]:
    """Read a RIS file."""
    item: Item = {}
    raw: list[str] = []
    last = ""
    found = False
    for line in decode(content(path, limits), str(path)).splitlines():
        match = RIS.match(line.strip("\ufeff"))
        raw.append(line)
        if match and match.group(1) == "TY":
            item, raw = {}, [line]
        elif match and match.group(1) == "ER":
            found = True
            item.setdefault("date", []).extend([])
            yield _item(_ris(item), str(path), "\n".join(raw))
            item, raw = {}, []
        elif match:
            last = RIS_FIELDS.get(match.group(1), "")
            if last:
                item.setdefault(last, []).append(match.group(2).strip())
        elif last and line.strip() and item.get(last):
            item[last][-1] += "\n" + line.strip()
    if not found:
        raise Unreadable(str(path), "holds no RIS record")


def _ris(item: Item) -> Item:
    dates = [
        _iso(re.split(r"[/-]", each)) or each
        for each in [*item.get("day", []), *item.get("date", [])]
    ]
    pages = ["-".join([*item.get("first", [])[:1], *item.get("last", [])[:1]])]
    best = max(dates, key=len, default="")
    return item | {"date": [best] if best else [], "pages": pages if pages[0] else []}


def csl(path: Path, limits: Limits) -> Iterator[Page | Skip]:
    """Read CSL JSON, a list of items."""
    try:
        items = json.loads(decode(content(path, limits), str(path)))
    except (ValueError, RecursionError):
        raise Unreadable(str(path), "is broken JSON, or cut short") from None
    for each in items if isinstance(items, list) else []:
        if isinstance(each, dict):
            yield _item(_csl(each), str(path), json.dumps(each, ensure_ascii=False))


def _csl(item: Mapping[str, object]) -> Item:
    issued = item.get("issued")
    day = ""
    if isinstance(issued, dict):
        parts = issued.get("date-parts")
        first = parts[0] if isinstance(parts, list) and parts else None
        day = (
            _iso(first)
            if isinstance(first, list)
            else string(issued.get("raw") or issued.get("literal")) or ""
        )
    names = item.get("author")
    authors = (
        [_csl_name(each) for each in names if isinstance(each, dict)]
        if isinstance(names, list)
        else []
    )
    plain = {
        "title": item.get("title"), "outlet": item.get("container-title") or item.get("publisher"),
        "number": item.get("issue"), "pages": item.get("page"), "text": item.get("abstract"),
        "url": item.get("URL"), "id": item.get("id"), "language": item.get("language"), "doi": item.get("DOI"),
    }  # fmt: skip
    found: Item = {name: [said] for name, each in plain.items() if (said := string(each))}
    return found | {"author": [each for each in authors if each], "date": [day] if day else []}


def _csl_name(name: Mapping[str, object]) -> str:
    parts = [string(name.get(each)) for each in ("given", "non-dropping-particle", "family")]
    return string(name.get("literal")) or " ".join(each for each in parts if each)


def _item(item: Item, path: str, raw: str) -> Page | Skip:
    def first(name: str) -> str:
        return next(
            (
                " ".join(each.replace("{", "").replace("}", "").split())
                for each in item.get(name, [])
            ),
            "",
        )

    title, day, number = first("title"), first("date"), first("number")
    name = f"{path}:{first('id') or title or '?'}"
    text = "\n".join(item.get("text", [])).strip()
    if not text:
        return Skip(
            input=name, reason=f"not read: no text ({title or 'without a title'})", stage="collect"
        )
    year = re.search(r"(?:1[89]|20)\d{2}", day)
    made = page(
        name, "reference", raw.encode("utf-8", "replace"), re.sub(r"<[^>]{0,100}>", "", text)
    )
    issue = f"{year[0]} No. {number}" if year and number else None
    bare = bool(issue) and bool(re.fullmatch(r"\d{4}", day))
    return replace(
        made,
        key=first("doi") or first("id") or key(title, day, text),
        url=first("url") or None,
        by="reference",
        text_by="abstract",
        declared=Declared(
            title=title or None,
            authors=tuple(filter(None, map(_name, item.get("author", [])))),
            outlet_name=first("outlet") or None,
            published=None if bare else day or None,
            issue=issue,
            language=first("language") or None,
            page=re.sub(r"-+|–", "-", first("pages")) or None,
        ),
    )


def _name(printed: str) -> str:
    """«Иванов, Иван Иванович» is Иван Иванович Иванов; a body in braces stays as it is."""
    name = " ".join(printed.split())
    if name.startswith("{"):
        return name.strip("{}")
    family, comma, given = name.partition(",")
    return f"{given.strip()} {family.strip()}".strip() if comma else name
