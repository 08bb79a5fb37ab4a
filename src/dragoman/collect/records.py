"""Files of many records: JSON Lines with one article a line, and translation memories (TMX 1.4)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from xml.etree.ElementTree import Element  # only the type: defusedxml parses

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from dragoman.collect import clean
from dragoman.collect.decoding import decode
from dragoman.collect.files import Limits, check_size, too_large
from dragoman.collect.page import Declared, Page
from dragoman.errors import DragomanError, Unreadable
from dragoman.language.detect import detect
from dragoman.model.press import Pair, Skip

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
BROKEN = re.compile("[\ud800-\udfff]")
CODES = frozenset({"bpt", "ept", "it", "ph", "ut"})
"""Elements of a TMX segment that hold formatting of the original program, and no words."""


def json_lines(path: Path, limits: Limits) -> Iterator[Page | Pair | Skip]:
    """Read one article a line; lines are streamed, so the file may have any size."""
    if path.stat().st_size == 0:
        raise Unreadable(str(path), "the file is empty")
    with path.open("rb") as file:
        number = held = 0
        while line := file.readline(limits.bytes + 1):
            number += 1
            name = f"{path}:{number}"
            size = len(line)
            while size > limits.bytes and line and not line.endswith(b"\n"):
                line = file.readline(limits.bytes)
                size += len(line)
            try:
                if size > limits.bytes:
                    raise too_large(name, size, limits)
                if line.strip():
                    held += 1
                    yield from record(name, line.rstrip(b"\r\n"))
            except DragomanError as error:
                held += 1
                yield Skip(input=error.name, reason=error.message, stage="collect")
    if not held:
        raise Unreadable(str(path), "the file holds empty lines only")


def record(name: str, line: bytes) -> Iterator[Page | Pair]:
    """Yield the article of one line, and the sentences it brings translated. Errors: ``Unreadable``."""
    try:
        fields = json.loads(decode(line, name))
    except (ValueError, RecursionError):
        raise Unreadable(name, "the line is broken: it is not one JSON object") from None
    body = fields.get("text") if isinstance(fields, dict) else None
    if not isinstance(body, str):
        raise Unreadable(name, "the line has no “text”")
    if not body.strip():
        raise Unreadable(name, "its text is empty")
    if BROKEN.search(json.dumps(fields, ensure_ascii=False)):
        raise Unreadable(name, "it holds broken characters (half of a surrogate pair)")
    identity = string(fields.get("id"))
    stated = declared(fields)
    yield Page(
        source=name,
        kind="jsonl",
        original=line,
        sha256=sha256(line).hexdigest(),
        content=body,
        url=string(fields.get("url")),
        key=f"{stated.outlet or ''}:{identity}" if identity else None,
        declared=stated,
    )
    pairs = fields.get("translation")
    if isinstance(pairs, list) and pairs:
        yield from _pairs(pairs, stated.language or detect(body), name)


def _pairs(pairs: Sequence[object], language: str, origin: str) -> Iterator[Pair]:
    for pair in pairs:
        match pair:
            case [str(text), str(target)] if text.strip() and target.strip():
                yield Pair(
                    language=language, text=text, target_language="en", target=target, origin=origin
                )


def string(value: object) -> str | None:
    """Return what a field says, as clean text; nothing for an empty, absent or compound field."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return clean.text(str(value)).strip() or None


def quoted(words: str) -> str:
    """Return ``words`` as JSON."""
    return json.dumps(words, ensure_ascii=False)


def strings(value: object) -> tuple[str, ...]:
    """Return what a field that may be a list says; of an object, its ``name``."""
    if isinstance(value, list):
        return tuple(each for item in value for each in strings(item))
    if isinstance(value, dict):
        return strings(value.get("name"))
    found = string(value)
    return (found,) if found else ()


def declared(fields: Mapping[str, object]) -> Declared:
    """Return the fields of front matter or of a JSON line that describe the article."""
    return Declared(
        title=string(fields.get("title")),
        authors=strings(fields.get("authors")) or strings(fields.get("author")),
        outlet=string(fields.get("outlet")),
        outlet_name=string(fields.get("outlet_name")),
        published=string(fields.get("published")) or string(fields.get("date")),
        issue=string(fields.get("issue")),
        language=string(fields.get("language")),
        genre=string(fields.get("genre")),
        section=next(iter(strings(fields.get("section"))), None),
        retrieved=string(fields.get("retrieved")),
        page=string(fields.get("page")) or string(fields.get("pages")),
        edited=string(fields.get("edited")),
    )


def translation_memory(path: Path, limits: Limits) -> Iterator[Pair]:
    """Read a TMX file: every unit that has a text in two languages."""
    check_size(path, limits)
    try:
        for _, unit in iterparse(str(path)):
            if _tag(unit) == "tu":
                yield from _unit(unit, str(path))
                unit.clear()
    except ParseError as error:
        raise Unreadable(str(path), f"is not well-formed TMX: {error}") from None
    except DefusedXmlException:
        raise Unreadable(str(path), "defines entities, which are not read for safety") from None


def _tag(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _unit(unit: Element, origin: str) -> Iterator[Pair]:
    variants = []
    for each in unit:
        segment = next((inner for inner in each if _tag(inner) == "seg"), None)
        language = (each.get(LANG) or each.get("lang") or "").lower().replace("_", "-")
        if _tag(each) == "tuv" and segment is not None and language:
            variants.append((language.partition("-")[0], "".join(_words(segment)).strip()))
    for language, words in variants:
        for other, target in variants:
            if language != other and words and target:
                yield Pair(
                    language=language,
                    text=words,
                    target_language=other,
                    target=target,
                    origin=origin,
                )


def _words(segment: Element) -> Iterator[str]:
    """Yield a segment's words without its codes, however deep its marks lie in each other."""
    waiting: list[Element | str] = [segment]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            yield each
        elif _tag(each) not in CODES:
            yield each.text or ""
            waiting += (part for inner in reversed(each) for part in (inner.tail or "", inner))
