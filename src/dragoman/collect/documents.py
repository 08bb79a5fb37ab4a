"""Folders and files as a stream of pages, translation pairs and skips; one function a format."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from defusedxml.ElementTree import ParseError, iterparse

from dragoman.collect.decoding import decode
from dragoman.collect.page import Declared, Page
from dragoman.errors import DragomanError, TooLarge, Unreadable, Unsupported
from dragoman.model.press import Pair, Skip

Found = Page | Pair
MEGABYTE = 1_000_000
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"%PDF", b"PK\x03\x04")
FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?\n)---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """``bytes`` is the most one document, or one line of JSON Lines, may have."""

    bytes: int = 20 * MEGABYTE


def inputs(sources: Sequence[str], limits: Limits) -> Iterator[Page | Pair | Skip]:
    """Yield what ``sources`` hold, file by file in order of name; bad input is a ``Skip``."""
    for source in sources:
        if re.match(r"[a-z][a-z0-9+.-]+://", source):
            reason = "this version collects folders and files; save the page and give its file"
            yield Skip(input=source, reason=reason, stage="collect")
            continue
        path = Path(source)
        if not path.exists():
            yield Skip(input=source, reason="no such file or folder", stage="collect")
            continue
        for file in _files(path):
            yield from _file(file, limits)


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    for each in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in each.relative_to(path).parts)
        if each.is_file() and not hidden and each.name.casefold() != "readme.md":
            yield each


def _file(path: Path, limits: Limits) -> Iterator[Page | Pair | Skip]:
    try:
        reader = FORMATS.get(_ending(path))
        if reader is None:
            known = " ".join(FORMATS)
            raise Unsupported(str(path), f"this ending is not collected; known are {known}")
        if path.stat().st_size == 0:
            raise Unreadable(str(path), "the file is empty")
        yield from reader(path, limits)
    except DragomanError as error:
        yield Skip(input=error.name, reason=error.message, stage="collect")
    except OSError as error:
        yield Skip(input=str(path), reason=f"cannot be read: {error.strerror}", stage="collect")


def _ending(path: Path) -> str:
    return "".join(path.suffixes[-2:] if path.suffix == ".gz" else path.suffixes[-1:]).lower()


def _content(path: Path, limits: Limits) -> bytes:
    """Return a file's bytes, unpacked; no more than the limit is ever held."""
    size = path.stat().st_size
    if size > limits.bytes:
        raise TooLarge(str(path), _too_large(size, limits))
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            content = file.read(limits.bytes + 1)
    except (EOFError, gzip.BadGzipFile) as error:
        raise Unreadable(str(path), f"the packed file is damaged: {error}") from None
    if len(content) > limits.bytes:
        raise TooLarge(str(path), _too_large(len(content), limits))
    if content.startswith(PICTURES) or b"\0" in content[:1000]:
        raise Unreadable(str(path), "is a picture or another binary file, not what its name says")
    return content


def _too_large(size: int, limits: Limits) -> str:
    megabytes, most = size / MEGABYTE, limits.bytes // MEGABYTE
    return f"{megabytes:.0f} MB are more than max_megabytes = {most} allows; split it or raise it"


def html(path: Path, limits: Limits) -> Iterator[Found]:
    """Read a saved page."""
    content = _content(path, limits)
    yield Page(source=str(path), kind="html", original=content, content=decode(content, str(path)))


def text(path: Path, limits: Limits) -> Iterator[Found]:
    """Read text or Markdown, with or without front matter."""
    content = _content(path, limits)
    decoded = decode(content, str(path))
    match = FRONT_MATTER.match(decoded)
    fields = _front_matter(match.group(1)) if match else {}
    body = decoded[match.end() :] if match else decoded
    yield Page(
        source=str(path),
        kind="text",
        original=content,
        content=body.strip("\r\n"),
        url=fields.get("url"),
        declared=_declared(fields),
    )


def _front_matter(block: str) -> dict[str, Any]:
    """Return ``key: value`` lines; a value in brackets, or dashes below a key, is a list."""
    fields: dict[str, Any] = {}
    key = ""
    for line in block.splitlines():
        named = re.match(r"([A-Za-z_]+):\s*(.*)$", line)
        listed = re.match(r"\s+-\s+(.*)$", line)
        if named:
            key, value = named.group(1).lower(), named.group(2).strip()
            inner = value[1:-1].split(",") if value.startswith("[") else None
            fields[key] = [_bare(each) for each in inner] if inner else _bare(value)
        elif listed and key:
            before = fields[key] if isinstance(fields[key], list) else []
            fields[key] = [*before, _bare(listed.group(1))]
    return fields


def _bare(value: str) -> str:
    return value.strip().strip("\"'")


def json_lines(path: Path, limits: Limits) -> Iterator[Page | Pair | Skip]:
    """Read one article a line; lines are streamed, so the file may have any size."""
    with path.open("rb") as file:
        number = 0
        while line := file.readline(limits.bytes + 1):
            number += 1
            name = f"{path}:{number}"
            try:
                if len(line) > limits.bytes:
                    while line and not line.endswith(b"\n"):
                        line = file.readline(limits.bytes)
                    raise TooLarge(name, _too_large(limits.bytes + 1, limits))
                if line.strip():
                    yield from _record(name, line.strip())
            except DragomanError as error:
                yield Skip(input=error.name, reason=error.message, stage="collect")


def _record(name: str, line: bytes) -> Iterator[Found]:
    try:
        fields = json.loads(decode(line, name))
        body = fields["text"]
    except (ValueError, KeyError, TypeError):
        raise Unreadable(name, "is not a JSON object with a “text”") from None
    if not isinstance(body, str) or not body.strip():
        raise Unreadable(name, "its text is empty")
    identity = fields.get("id")
    key = f"{fields.get('outlet') or ''}:{identity}" if identity else None
    url = fields.get("url")
    page = Page(
        source=name,
        kind="jsonl",
        original=line,
        content=body,
        url=url,
        key=key,
        declared=_declared(fields),
    )
    yield page
    language = fields.get("language") or "ru"
    for pair in fields.get("translation") or ():
        if isinstance(pair, list) and len(pair) == 2 and all(isinstance(p, str) for p in pair):  # noqa: PLR2004
            yield Pair(
                language=language, text=pair[0], target_language="en", target=pair[1], origin=name
            )


def _declared(fields: Mapping[str, Any]) -> Declared:
    authors = fields.get("authors") or fields.get("author") or ()
    given = [authors] if isinstance(authors, str) else authors
    plain = {
        key: str(fields[key])
        for key in ("title", "outlet", "outlet_name", "issue", "language", "genre", "retrieved")
        if fields.get(key)
    }
    published = fields.get("published") or fields.get("date")
    return Declared(
        authors=tuple(str(each) for each in given),
        published=str(published) if published else None,
        **plain,
    )


def translation_memory(path: Path, limits: Limits) -> Iterator[Found]:
    """Read a TMX file: every unit that has a text in two languages."""
    if path.stat().st_size > limits.bytes:
        raise TooLarge(str(path), _too_large(path.stat().st_size, limits))
    try:
        for _, unit in iterparse(str(path)):
            if unit.tag == "tu":
                yield from _unit(unit, str(path))
                unit.clear()
    except ParseError as error:
        raise Unreadable(str(path), f"is not well-formed TMX: {error}") from None


def _unit(unit: Any, origin: str) -> Iterator[Pair]:  # noqa: ANN401 - an element
    variants = [
        (
            (each.get(LANG) or each.get("lang") or "").lower()[:2],
            "".join(each.find("seg").itertext()),
        )
        for each in unit.findall("tuv")
    ]
    for language, words in variants:
        for other, target in variants:
            if language != other and words.strip() and target.strip():
                yield Pair(
                    language=language,
                    text=words,
                    target_language=other,
                    target=target,
                    origin=origin,
                )


Reader = Callable[[Path, Limits], Iterator[Page | Pair | Skip]]
FORMATS: Mapping[str, Reader] = MappingProxyType(
    {
        ".html": html,
        ".htm": html,
        ".html.gz": html,
        ".txt": text,
        ".md": text,
        ".jsonl": json_lines,
        ".tmx": translation_memory,
    }
)
