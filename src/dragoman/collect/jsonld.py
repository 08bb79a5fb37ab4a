"""The article's own record among a page's JSON-LD (schema.org)."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import msgspec

from dragoman.collect.bylines import folded

ARTICLE = re.compile(r"(?:Article|Posting|Report|Review)$")
ORGANISATION = re.compile(r"(?:Organization|NewsMedia|Corporation)")
WITHIN = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
DEEPEST = 8
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
TELLING = ("headline", "datePublished", "author", "articleBody")


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The fields of a page's article record, as written."""

    headline: str | None = None
    authors: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    """Authors that the record calls organisations: the outlet itself, an agency."""
    publisher: str | None = None
    published: str | None = None
    kinds: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    crumbs: tuple[str, ...] = ()
    """The path to the piece within its site, from the front page inwards, without the piece."""


def article(
    blocks: Iterable[str], titles: Iterable[str] = (), address: str | None = None
) -> Linked:
    """Return the article's own record of the blocks; else an empty one.

    A page may carry records of other pieces (teasers, parts of a live blog). Its own is the one whose
    headline is among the page's ``titles`` or whose URL is the page's ``address``; then the
    fullest, the first of equals.
    """
    loaded = [each for each in map(_loads, blocks) if each is not None]
    records = [each for block in loaded for each in _records(block, 0)]
    if not records:
        return Linked(crumbs=_crumbs(loaded, frozenset(map(folded, titles))))
    heads, path = frozenset(map(folded, titles)), _path(address)
    best = max(records, key=lambda each: _fit(each, heads, path))
    named = {
        each["@id"]: each
        for block in loaded
        for each in _nodes(block, 0)
        if isinstance(each.get("@id"), str) and each.get("name")
    }
    others = [each for each in records if each is not best and _fit(each, heads, path)[0]]
    signing = next((by for each in (best, *others) for by in _signing(each)), None)
    authors = [_resolved(each, named) for each in _list(signing)]
    return Linked(
        headline=_text(best.get("headline")) or _text(best.get("name")),
        authors=tuple(name for e in authors if not _organisation(e) for name in _names(e)),
        organisations=tuple(name for e in authors if _organisation(e) for name in _names(e)),
        publisher=next(
            (n for e in _list(best.get("publisher")) for n in _names(_resolved(e, named))), None
        ),
        published=_text(best.get("datePublished")) or _text(best.get("dateCreated")),
        kinds=tuple(each for each in _list(best.get("@type")) if isinstance(each, str)),
        sections=tuple(_names(best.get("articleSection"))),
        genres=tuple(_names(best.get("genre"))),
        tags=tuple(_names(best.get("keywords"))),
        crumbs=_crumbs(loaded, heads | {folded(_text(best.get("headline")) or "")}),
    )


def _crumbs(loaded: Iterable[Any], heads: frozenset[str]) -> tuple[str, ...]:
    """Return the names of the first list of breadcrumbs; its last one may be the piece itself."""
    lists = (
        each
        for block in loaded
        for each in _nodes(block, 0)
        if "BreadcrumbList" in _list(each.get("@type"))
    )
    for each in lists:
        items = [item for item in _list(each.get("itemListElement")) if isinstance(item, dict)]
        names = [next(_names(item), "") or next(_names(item.get("item")), "") for item in items]
        return tuple(name for name in names if name and folded(name) not in heads)
    return ()


def _signing(record: Mapping[str, Any]) -> Iterator[Any]:
    """Yield what a record says of who wrote it: some publishing systems call him its creator."""
    yield from (record[key] for key in ("author", "authors", "creator") if record.get(key))


def _fit(record: Mapping[str, Any], heads: frozenset[str], path: str) -> tuple[bool, int]:
    """Weigh a record: whether it names this page, then how much it tells."""
    stated = [record.get(key) for key in ("url", "@id", "mainEntityOfPage")]
    urls = [each.get("@id") if isinstance(each, dict) else each for each in stated]
    here = bool(path) and any(_path(each) == path for each in urls if isinstance(each, str))
    headed = folded(_text(record.get("headline")) or "") in heads - {""}
    return here or headed, sum(bool(record.get(key)) for key in TELLING)


def _path(address: str | None) -> str:
    """Return an address's path; empty for a front page, which names no piece."""
    try:
        return urlsplit(address or "").path.rstrip("/")
    except ValueError:
        return ""


def _loads(block: str) -> Any:  # noqa: ANN401 - any JSON
    """Read one block, mending what sites get wrong: HTML comments, CDATA, trailing commas."""
    for read in (msgspec.json.decode, _lenient):
        try:
            return read(block)
        except (ValueError, RecursionError):
            continue
    mended = re.sub(r"<!--|-->|/\*.{0,2000}?\*/|<!\[CDATA\[|\]\]>", "", block, flags=re.DOTALL)
    mended = re.sub(r",\s*([}\]])", r"\1", mended).strip().rstrip(";")
    try:
        return _lenient(mended)
    except (ValueError, RecursionError):
        return None


def _lenient(block: str) -> Any:  # noqa: ANN401 - any JSON
    """Read JSON with line breaks in its strings, which msgspec (three times as fast) refuses."""
    return json.loads(block, strict=False)


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
    if isinstance(value, str) and value in named:
        return named[value]
    if isinstance(value, dict) and not value.get("name") and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value


def _organisation(value: Any) -> bool:  # noqa: ANN401 - any JSON
    kinds = _list(value.get("@type")) if isinstance(value, dict) else []
    said = [kind for kind in kinds if isinstance(kind, str)]
    return "Person" not in said and any(ORGANISATION.search(kind) for kind in said)


def _names(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if isinstance(value, str):
        yield html.unescape(html.unescape(value))
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
    """Return plain text: some sites escape twice, or leave markup in a headline."""
    if not isinstance(value, str):
        return None
    return TAG.sub(" ", html.unescape(html.unescape(value))) or None
