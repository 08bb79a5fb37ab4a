"""Folders and files as a stream of pages, translation pairs and skips; one function a format."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType

from dragoman.attempt import attempt
from dragoman.collect import (
    epub,
    feed_files,
    kinds,
    packed,
    papers,
    records,
    references,
    tables,
    telegram,
    transcripts,
    webarchive,
    workbooks,
)
from dragoman.collect.decoding import decode
from dragoman.collect.files import Limits, content
from dragoman.collect.page import UNSAID, Declared, Page, PageKind
from dragoman.collect.papers import html_lines
from dragoman.collect.saved import saved
from dragoman.errors import DragomanError, Unreadable, Unsupported
from dragoman.model.press import ABSENT, Pair, Skip

__all__ = ["FORMATS", "Limits", "inputs"]

FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
EXPORT = re.compile(
    r"Document [A-Z0-9]{6}|End of Document|\d of \d+ DOCUMENTS|文章[编編][号號]|Документ \d+ из|Документ [A-Z0-9]{6}"
    r"|ProQuest document|Persistent link to this record|[Кк] (?:заголовкам сообщений|содержанию|оглавлению)\b"
    r"|Place of publication|page\(s\)|Дата (?:выпуска|выхода):|文書 [A-Z0-9]{6}|\d文字|全[\d,]+字"
)
"""What a page of a press database's export holds somewhere."""
Reader = Callable[[Path, Limits], Iterator[Page | Pair | Skip]]
NOT_PRESS = frozenset({"readme.md"})
"""What explains a folder and is no article of it."""


def inputs(sources: Sequence[str], limits: Limits) -> Iterator[Page | Pair | Skip]:
    """Yield what ``sources`` hold, file by file in order of name; bad input is a ``Skip``.

    A source is a file or a folder, walked whole; hidden files are passed by. Nothing is held but
    the document at hand.
    """
    for source in sources:
        if re.match(r"[a-z][a-z0-9+.-]+://", source, re.IGNORECASE):
            reason = "this version collects files and folders only; save the page and give its file"
            yield _skip(source, reason)
            continue
        path = Path(source)
        try:
            files = [path] if path.is_file() else _files(path) if path.exists() else []
        except OSError as error:
            yield _skip(source, f"cannot be read: {error.strerror}")
            continue
        if not files:
            empty = "the folder holds no files" if path.is_dir() else "no such file or folder"
            yield replace(_skip(source, empty), kind=ABSENT)
        for file in files:
            if not (path.is_dir() and _listing(file, limits)):
                yield from _file(file, limits)


def _skip(name: str, reason: str) -> Skip:
    return Skip(input=name, reason=reason, stage="collect")


def _files(folder: Path) -> list[Path]:
    found = []
    for each in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in each.relative_to(folder).parts)
        if not hidden and each.is_file() and each.name.casefold() not in NOT_PRESS:
            found.append(each)
    return sorted(found)


def _listing(path: Path, limits: Limits) -> bool:
    """Tell whether a file of a folder only lists what lies beside it: a saved feed or sitemap."""
    if FORMATS.get(_ending(path)) is not feed_files.feed:
        return False
    found, _ = attempt(partial(feed_files.lists_only, limits=limits), path, limits.seconds)
    return bool(found)  # reading it will say what is wrong


def _file(path: Path, limits: Limits) -> Iterator[Page | Pair | Skip]:
    """Read a file. What breaks its reader, or keeps it too long, is named; what came before stays."""
    found = _read(path, limits)
    while True:
        each, reason = attempt(_next, found, limits.seconds)
        if reason:
            yield _skip(str(path), reason)
        if each is None:
            return
        yield each


def _next(found: Iterator[Page | Pair | Skip]) -> Page | Pair | Skip | None:
    return next(found, None)


def _read(path: Path, limits: Limits) -> Iterator[Page | Pair | Skip]:
    try:
        yield from _reader(path)(path, limits)
    except DragomanError as error:
        yield _skip(error.name, error.message)
    except OSError as error:
        yield _skip(str(path), f"cannot be read: {error.strerror}")


def _reader(path: Path) -> Reader:
    """Return what reads a file: by its bytes where they tell, else by its name's ending."""
    by_name = _ending(path)
    reader = FORMATS.get(kinds.ending(path, by_name))
    if reader is None:
        known = " ".join(each for each in FORMATS if each.startswith("."))
        raise Unsupported(str(path), f"this ending is not collected; known are {known}")
    return reader


def _ending(path: Path) -> str:
    packed = path.suffix.lower() in (".gz", ".zst")
    return "".join(path.suffixes[-2:] if packed else path.suffixes[-1:]).lower()


def html(path: Path, limits: Limits) -> Iterator[Page | Skip]:
    """Read a saved page, or an export of a press database."""
    found = content(path, limits)
    page = Page(
        source=str(path),
        kind="html",
        original=found,
        sha256=sha256(found).hexdigest(),
        content=decode(found, str(path)),
    )
    lines = EXPORT.search(page.content) and html_lines(page.content, str(path))
    many = papers.export(page, lines) if lines else None
    if many is None:
        known = saved(page.content)
        yield replace(page, url=known.url, declared=Declared(retrieved=known.when))
    else:
        yield from many


def zipped(path: Path, limits: Limits) -> Iterator[Page | Pair | Skip]:
    """Read each file of a ZIP archive; one in another is not opened."""
    yield from packed.archive(path, limits, _inner)


def _inner(path: Path, limits: Limits) -> Iterator[Page | Pair | Skip]:
    with path.open("rb") as file:
        nested = file.read(4) == b"PK\x03\x04"
    if nested and path.suffix.lower() == ".zip":
        yield _skip(str(path), "is an archive in an archive; unpack it first")
    else:
        yield from _file(path, limits)


def text(path: Path, limits: Limits) -> Iterator[Page | Skip]:
    """Read text or Markdown, with or without front matter, or an export of a press database."""
    kind: PageKind = "text" if path.suffix.lower() == ".txt" else "markdown"
    page = written(content(path, limits), str(path), kind)
    many = papers.export(page, page.content) if page.declared == UNSAID else None
    if many is None:
        yield page
    else:
        yield from many


def written(found: bytes, name: str, kind: PageKind) -> Page:
    """Return a page of text or Markdown. Errors: ``Unreadable`` where it holds no text."""
    decoded = decode(found, name)
    match = FRONT_MATTER.match(decoded)
    fields = _front_matter(match.group(1)) if match else {}
    body = decoded[match.end() :] if match else decoded
    if not body.strip():
        raise Unreadable(name, "holds front matter and no text")
    return Page(
        source=name,
        kind=kind,
        original=found,
        sha256=sha256(found).hexdigest(),
        content=body.replace("\r\n", "\n").strip("\n"),
        url=records.string(fields.get("url")),
        declared=records.declared(fields),
    )


def _front_matter(block: str) -> dict[str, object]:
    """Return ``key: value`` lines; a value in brackets, or dashes below a key, is a list."""
    fields: dict[str, object] = {}
    key = ""
    for line in block.splitlines():
        named = re.match(r"([A-Za-z_]+)[ \t]*:(?:\s+(.*))?$", line)
        listed = re.match(r"\s*-\s+(.*)$", line)
        if named:
            key, value = named.group(1).lower(), (named.group(2) or "").strip()
            inner = value[1:-1].split(",") if re.fullmatch(r"\[.*]", value) else None
            fields[key] = [_bare(each) for each in inner] if inner is not None else _bare(value)
        elif listed and key:
            before = fields[key]
            fields[key] = [*(before if isinstance(before, list) else ()), _bare(listed.group(1))]
    return fields


def _bare(value: str) -> str:
    """Take off one pair of straight quotation marks, as YAML writes them."""
    value = value.strip()
    return value[1:-1] if re.fullmatch(r"\"[^\"]*\"|'[^']*'", value) else value


FORMATS: Mapping[str, Reader] = MappingProxyType(
    {
        ".html": html,
        ".htm": html,
        ".html.gz": html,
        ".txt": text,
        ".md": text,
        ".markdown": text,
        ".jsonl": records.json_lines,
        ".xml": feed_files.feed,
        ".rss": feed_files.feed,
        ".atom": feed_files.feed,
        ".csv": tables.table,
        ".tsv": tables.table,
        ".xlsx": workbooks.workbook,
        ".pdf": papers.pdf,
        ".docx": papers.word,
        ".rtf": papers.rich_text,
        ".epub": epub.book,
        ".srt": transcripts.transcript,
        ".vtt": transcripts.transcript,
        "telegram": telegram.posts,
        "csl": references.csl,
        ".bib": references.bibtex,
        ".ris": references.ris,
        ".zip": zipped,
        ".tmx": records.translation_memory,
        **webarchive.READERS,
    }
)
