"""The door to other programs: records as JSON Lines, and the JSON Schema of those lines.

A record's fields are its keys; a trailing underscore (``class_``, ``from_``) is Python's and is
dropped on the wire. Three tuples become objects there: ``provenance``, ``written_by`` and a
report's ``articles``.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

import msgspec

from dragoman.model.finding import Finding
from dragoman.model.health import OutletHealth
from dragoman.model.ledger import Entry, Proposal
from dragoman.model.press import Article, Outlet, Skip
from dragoman.model.published import Published
from dragoman.model.reading import ReadArticle, Reading
from dragoman.model.report import Report, ShortlistEntry
from dragoman.model.survey import Survey

SCHEMA = "dragoman/1"
PAIRS = ("provenance", "written_by")
READER_ONLY = ("text_id", "language", "lemmas")
SCALARS: Mapping[object, dict[str, Any]] = types.MappingProxyType(
    {
        str: {"type": "string"},
        bool: {"type": "boolean"},
        int: {"type": "integer"},
        float: {"type": "number"},
        date: {"type": "string", "format": "date"},
        types.NoneType: {"type": "null"},
    }
)


def wire(record: object) -> Any:  # noqa: ANN401 - any JSON value
    """Return ``record`` as JSON values, with the wire's own key names."""
    return _renamed(msgspec.to_builtins(record))


def _renamed(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, dict):
        return {
            key.removesuffix("_"): dict(each) if key in PAIRS else _renamed(each)
            for key, each in value.items()
        }
    if isinstance(value, list | tuple):
        return [_renamed(each) for each in value]
    return value


def line(values: Mapping[str, Any]) -> str:
    """Return one line of JSON with the schema's name first."""
    return msgspec.json.encode({"schema": SCHEMA, **values}).decode()


def article_line(article: Article) -> str:
    """Return one article as ``collect --json`` prints it."""
    return line(wire(article))


def reading_line(read: ReadArticle) -> str:
    """Return one article with its reading as ``read --json`` prints it."""
    reading = {k: v for k, v in wire(read.reading).items() if k not in READER_ONLY}
    return line({**wire(read.article), **reading})


def shortlist_line(entry: ShortlistEntry) -> str:
    """Return one piece as ``shortlist --json`` prints it."""
    return line(wire(entry))


def survey_document(survey: Survey) -> str:
    """Return a survey as ``survey --json`` prints it."""
    return line(wire(survey))


def skip_text(skip: Skip) -> str:
    """Return the one line an analyst reads about a skipped input."""
    return f"{skip.input}: {skip.reason}"


def report_document(report: Report) -> bytes:
    """Return a report as ``report -o x.json`` writes it, indented, ending in a newline."""
    values = wire(report)
    values["articles"] = {
        each["id"]: {k: v for k, v in each.items() if k != "id"} for each in values["articles"]
    }
    encoded = msgspec.json.encode({"schema": SCHEMA, **values})
    return msgspec.json.format(encoded, indent=1) + b"\n"


def schemas() -> dict[str, Any]:
    """Return the JSON Schema of every line and document, by the command that prints it."""
    reading = _object(Reading)
    for name in READER_ONLY:
        reading["properties"].pop(name)
    article = _object(Article)
    lines = {
        "collect": article,
        "read": {
            "type": "object",
            "properties": article["properties"] | reading["properties"],
        },
        "shortlist": _object(ShortlistEntry),
        "health": _object(OutletHealth),
        "outlets": _object(Outlet),
        "survey": _object(Survey),
        "report": _object(Report),
        "import": _object(Published),
        "check": _object(Finding),
        "names": _object(Entry),
        "names proposals": _object(Proposal),
    }
    lines["report"]["properties"]["articles"] = _mapping(
        lines["report"]["properties"]["articles"]["items"]
    )
    for each in lines.values():
        each["properties"] = {"schema": {"const": SCHEMA}, **each["properties"]}
        each["required"] = list(each["properties"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        "$defs": lines,
    }


def _mapping(values: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": values}


def _object(record: type) -> dict[str, Any]:
    hints = typing.get_type_hints(record)
    properties = {
        field.name.removesuffix("_"): _mapping({"type": ["string", "integer"]})
        if field.name in PAIRS
        else _schema(hints[field.name])
        for field in fields(record)
    }
    return {"type": "object", "properties": properties, "required": list(properties)}


def _schema(hint: Any) -> dict[str, Any]:  # noqa: ANN401 - any annotation
    if hint in SCALARS:
        return dict(SCALARS[hint])
    if is_dataclass(hint):
        return _object(typing.cast("type", hint))
    origin, parts = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return {"enum": list(parts)}
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_schema(part) for part in parts]}
    if origin is tuple and parts[-1] is Ellipsis:
        return {"type": "array", "items": _schema(parts[0])}
    if origin is None and issubclass(hint, tuple):  # a NamedTuple, such as Span
        parts = tuple(typing.get_type_hints(hint).values())
    return {
        "type": "array",
        "prefixItems": [_schema(part) for part in parts],
        "minItems": len(parts),
        "maxItems": len(parts),
    }
