"""The article's own record among a page's JSON-LD (schema.org)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

ARTICLE = re.compile(r"(?:Article|Posting|Report|Review)$")
ORGANISATION = re.compile(r"(?:Organization|NewsMedia|Corporation)")
WITHIN = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
DEEPEST = 8
TELLING = ("headline", "datePublished", "author", "articleBody")


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The fields of a page's article record, as written."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    signed_by_outlet: bool = False
    """Whether the record has an author, and that is an organisation."""
    publisher: str | None = None
    published: str | None = None
    kinds: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()


def article(blocks: Iterable[str]) -> Linked:
    """Return the fullest article record of the blocks, the first of equals; else an empty one."""
    loaded = [each for each in map(_loads, blocks) if each is not None]
    records = [each for block in loaded for each in _records(block, 0)]
    best = max(records, key=lambda each: sum(bool(each.get(key)) for key in TELLING), default=None)
    if best is None:
        return Linked()
    named = {
        each["@id"]: each
        for block in loaded
        for each in _nodes(block, 0)
        if isinstance(each.get("@id"), str) and each.get("name")
    }
    authors = [_resolved(each, named) for each in _list(best.get("author"))]
    people = [each for each in authors if not _organisation(each)]
    return Linked(
        headline=_text(best.get("headline")),
        authors=tuple(name for each in people for name in _names(each)),
        signed_by_outlet=bool(authors) and not people,
        publisher=next(
            (n for e in _list(best.get("publisher")) for n in _names(_resolved(e, named))), None
        ),
        published=_text(best.get("datePublished")),
        kinds=tuple(each for each in _list(best.get("@type")) if isinstance(each, str)),
        sections=tuple(_names(best.get("articleSection"))),
    )


def _loads(block: str) -> Any:  # noqa: ANN401 - any JSON
    """Read one block, mending what sites get wrong: HTML comments, CDATA, trailing commas."""
    try:
        return json.loads(block, strict=False)
    except (ValueError, RecursionError):
        pass
    mended = re.sub(r"<!--|-->|/\*.*?\*/|<!\[CDATA\[|\]\]>", "", block, flags=re.DOTALL)
    mended = re.sub(r",\s*([}\]])", r"\1", mended).strip().rstrip(";")
    try:
        return json.loads(mended, strict=False)
    except (ValueError, RecursionError):
        return None


def _list(value: Any) -> list[Any]:  # noqa: ANN401 - any JSON
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _nodes(each, depth + 1)
    elif isinstance(value, dict):
        yield value
        for each in value.values():
            if isinstance(each, list | dict):
                yield from _nodes(each, depth + 1)


def _records(value: Any, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for each in value:
            yield from _records(each, depth + 1)
    elif isinstance(value, dict):
        kinds = _list(value.get("@type"))
        if any(isinstance(kind, str) and ARTICLE.search(kind) for kind in kinds):
            yield value
        for key in WITHIN:
            yield from _records(value.get(key), depth + 1)


def _resolved(value: Any, named: Mapping[str, Any]) -> Any:  # noqa: ANN401 - any JSON
    """Follow a bare reference by ``@id`` to the node that has the name."""
    if isinstance(value, dict) and not value.get("name") and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value


def _organisation(value: Any) -> bool:  # noqa: ANN401 - any JSON
    kinds = _list(value.get("@type")) if isinstance(value, dict) else []
    return any(isinstance(kind, str) and ORGANISATION.search(kind) for kind in kinds)


def _names(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if isinstance(value, str):
        yield html.unescape(value)
    elif isinstance(value, list):
        for each in value:
            yield from _names(each)
    elif isinstance(value, dict) and value.get("name"):
        yield from _names(value["name"])
    elif isinstance(value, dict):
        parts = [_text(value.get(key)) for key in ("givenName", "familyName")]
        if all(parts):
            yield " ".join(each for each in parts if each)


def _text(value: object) -> str | None:
    return html.unescape(value) if isinstance(value, str) else None
