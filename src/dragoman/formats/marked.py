"""Markdown: headings, paragraphs, notes; each character is found again in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from dragoman.formats.build import Builder
from dragoman.model.document import BlockKind, Document

FRONT = re.compile(r"\A---[ \t]*\r?\n.*?^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
NOTE = re.compile(r"^\[\^([^\]\n]+)\]:", re.MULTILINE)
REFERENCE = re.compile(r"\A\[\^[^\]\n]+\]:\s*|\[\^[^\]\n]+\]")
KINDS: dict[str, BlockKind] = {"heading": "heading", "td": "table", "th": "table"}


def document(text: str) -> Document:
    """Return a Markdown text without its marks; offsets of the pieces count into ``text``."""
    body = _masked(text)
    built = Builder(format="markdown")
    lines = [0]
    for each in body.splitlines(keepends=True):
        lines.append(lines[-1] + len(each))
    kinds: list[str] = []
    level = 0
    for token in MarkdownIt("commonmark").enable("table").disable("text_join").parse(body):
        if token.type.endswith("_open"):
            kinds.append(token.type.removesuffix("_open"))
            level = int(token.tag[1]) if kinds[-1] == "heading" else level
        elif token.type.endswith("_close"):
            kinds.pop()
        elif token.type == "inline" and token.map:
            place = lines[token.map[0]], lines[min(token.map[1], len(lines) - 1)]
            _inline(built, body, token, place)
            built.close(_kind(kinds, body, place), level if kinds[-1] == "heading" else 0)
    return built.document()


def _masked(text: str) -> str:
    """Put a blank line's worth of nothing where front matter stands, and a stop to notes.

    A note is made a paragraph of its own: to CommonMark it could be the address of a link.
    """
    front = FRONT.match(text)
    if front:
        text = re.sub(r"[^\r\n]", " ", front[0]) + text[front.end() :]
    return text


def _kind(kinds: list[str], body: str, place: tuple[int, int]) -> BlockKind:
    if NOTE.match(body[place[0] : place[1]].lstrip()):
        return "note"
    if "list_item" in kinds:
        return "list"
    if "blockquote" in kinds:
        return "quote"
    return KINDS.get(kinds[-1], "paragraph")


def _inline(built: Builder, body: str, token: Token, place: tuple[int, int]) -> None:
    """Add the words of one paragraph, each found in the file from where the last one ended."""
    at, limit = place
    italic = bold = 0
    for child in token.children or ():
        if child.type in ("em_open", "em_close"):
            italic += 1 if child.type == "em_open" else -1
        elif child.type in ("strong_open", "strong_close"):
            bold += 1 if child.type == "strong_open" else -1
        elif child.type in ("softbreak", "hardbreak"):
            built.space()
        elif child.type == "html_inline":
            at = _after(body, child.content, at, limit)
        elif child.type in ("text", "code_inline"):
            start = body.find(child.content, at, limit)
            if start < 0:
                continue
            for words, offset in _without_references(child.content):
                built.add(words, 0, start + offset, italic=italic > 0, bold=bold > 0)
            at = start + len(child.content)
        elif child.type == "text_special":
            at = _after(body, child.markup, at, limit)
            built.add(child.content, 0, at - len(child.content), italic=italic > 0, bold=bold > 0)


def _after(body: str, words: str, at: int, limit: int) -> int:
    start = body.find(words, at, limit)
    return at if start < 0 else start + len(words)


def _without_references(words: str) -> Iterator[tuple[str, int]]:
    at = 0
    for each in REFERENCE.finditer(words):
        yield words[at : each.start()], at
        at = each.end()
    yield words[at:], at
