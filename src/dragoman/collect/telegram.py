"""A Telegram export (``result.json``), streamed: each post of a channel that has enough words is a piece."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ijson

from dragoman.collect.files import Limits
from dragoman.collect.page import Declared, Page
from dragoman.collect.piece import page
from dragoman.collect.records import string
from dragoman.errors import Unreadable
from dragoman.model.press import Skip

ENOUGH = 80
"""Code points; a shorter post is a remark under a picture."""


def is_export(head: bytes) -> bool:
    """Tell whether a JSON file begins as Telegram's exports do."""
    return head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") and (
        (b'"messages"' in head and b'"type"' in head) or (b'"chats"' in head and b'"list"' in head)
    )


def posts(path: Path, limits: Limits) -> Iterator[Page | Skip]:
    """Read the posts of one chat, or of all chats of an account's export."""
    del limits  # a post at a time is held
    passed = {"service": 0, "short": 0}
    try:
        with path.open("rb") as file:
            yield from _posts(file, str(path), passed)
    except (ijson.JSONError, UnicodeDecodeError, RecursionError) as error:
        reason = str(error).splitlines()[0][:80] if str(error) else "cut short"
        raise Unreadable(str(path), f"is a broken or cut Telegram export: {reason}") from None
    if passed["service"] or passed["short"]:
        reason = f"{passed['service']} service messages and {passed['short']} posts of a few words were left out"
        yield Skip(input=str(path), reason=reason, stage="collect")


def _posts(file: Any, name: str, passed: dict[str, int]) -> Iterator[Page]:  # noqa: ANN401 - a binary file
    channel: dict[str, str] = {}
    builder, base = None, ""
    for prefix, event, value in ijson.parse(file, use_float=True):
        if builder is not None:
            builder.event(event, value)
            if prefix == base and event == "end_map":
                if isinstance(builder.value, dict):
                    yield from _post(builder.value, channel, name, passed)
                builder = None
        elif event == "start_map" and prefix in ("messages.item", "chats.list.item.messages.item"):
            builder, base = ijson.ObjectBuilder(), prefix
            builder.event(event, value)
        elif prefix in ("name", "id", "type") or prefix.startswith("chats.list.item."):
            field = prefix.rpartition(".")[2]
            if field in ("name", "id", "type") and prefix.count(".") in (0, 3):
                channel[field] = str(value)


def _post(
    post: Mapping[str, Any], channel: Mapping[str, str], name: str, passed: dict[str, int]
) -> Iterator[Page]:
    if post.get("type") != "message":
        passed["service"] += 1
        return
    words, links = _words(post.get("text"))
    if len(words.strip()) < ENOUGH:
        passed["short"] += 1
        return
    number, outlet = string(post.get("id")) or "", channel.get("name") or string(post.get("from"))
    forwarded = string(post.get("forwarded_from"))
    authors = tuple(each for each in (forwarded or string(post.get("author")),) if each)
    made = page(
        f"{name}:{number}",
        "telegram",
        json.dumps(post, ensure_ascii=False, default=str).encode("utf-8", "replace"),
        words,
    )
    yield replace(
        made,
        key=f"{channel.get('id') or outlet}:{number}" if number else None,
        by="forwarded" if forwarded else "post",
        text_by=f"forwarded from {forwarded}" if forwarded else "as given",
        declared=Declared(
            outlet_name=outlet,
            authors=authors,
            published=_when(post, "date"),
            edited=_when(post, "edited"),
            links=links,
        ),
    )


def _when(post: Mapping[str, Any], field: str) -> str | None:
    """Return a time with its offset where the export tells it (``date_unixtime``), else as printed."""
    seconds = string(post.get(f"{field}_unixtime"))
    if seconds and seconds.isdigit() and len(seconds) < 12:  # noqa: PLR2004 - up to the year 5138
        return datetime.fromtimestamp(int(seconds), UTC).isoformat()
    return string(post.get(field))


def _words(text: object) -> tuple[str, tuple[str, ...]]:
    """Return the words of a post, which may be parts with their kinds, and where its links lead."""
    parts = text if isinstance(text, list) else [text]
    words, links = [], []
    for part in parts:
        if isinstance(part, str):
            words.append(part)
        elif isinstance(part, dict) and isinstance(part.get("text"), str):
            words.append(part["text"])
            link = part.get("href") or (part["text"] if part.get("type") == "link" else None)
            if isinstance(link, str):
                links.append(link)
    return "".join(words).encode("utf-8", "replace").decode(), tuple(dict.fromkeys(links))
