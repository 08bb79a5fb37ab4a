"""A Telegram export (``result.json``), streamed: each post of a channel that has enough words is a piece."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import ijson

from dragoman.collect.files import Limits
from dragoman.collect.page import Declared, Page
from dragoman.collect.piece import page
from dragoman.collect.records import string
from dragoman.errors import Unreadable
from dragoman.model.press import NOTE, Skip

ENOUGH = 80
"""Code points; a shorter post is a remark under a picture."""
PRIVATE = frozenset(
    ("personal_chat", "bot_chat", "saved_messages", "private_group", "private_supergroup", "verify_codes", "replies")
)  # fmt: skip
"""Kinds of chats that are conversations and no press; channels and open groups are read."""
GROUPS = frozenset(("public_supergroup", "public_group"))
"""Kinds of chats in which everybody writes under his own name."""
POST = re.compile(r"(?:(?:left_)?chats\.list\.item\.)?messages\.item")
CHAT = re.compile(r"(?:((?:left_)?chats\.list\.item)\.)?(name|id|type)")


@dataclass(slots=True)
class _Chat:
    """The chat at hand; its fields stand before its messages."""

    name: str | None = None
    id: str | None = None
    type: str | None = None
    among_others: bool = False

    @property
    def is_private(self) -> bool:
        return self.type in PRIVATE


def is_export(head: bytes) -> bool:
    """Tell whether a JSON file begins as Telegram's exports do."""
    return head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") and (
        (b'"messages"' in head and b'"type"' in head)
        or (b'"chats"' in head and b'"list"' in head)
        or b'"personal_information"' in head
    )


def posts(path: Path, limits: Limits) -> Iterator[Page | Skip]:
    """Read the posts of one channel, or of all channels of an account's export.

    Errors: ``Unreadable`` for a broken file, and for a private conversation.
    """
    del limits  # a post at a time is held
    passed: Counter[str] = Counter()
    try:
        with path.open("rb") as file:
            yield from _posts(file, str(path), passed)
    except (ijson.JSONError, UnicodeDecodeError, RecursionError) as error:
        reason = str(error).splitlines()[0][:80] if str(error) else "cut short"
        raise Unreadable(str(path), f"is a broken or cut Telegram export: {reason}") from None
    told = [f"{passed[each]} {each}" for each in PASSED if passed[each]]
    if told:
        reason = f"{', '.join(told)} were left out"
        yield Skip(input=str(path), reason=reason, stage="collect", kind=NOTE)


SERVICE, SILENT = "service messages", "posts without words (pictures, films, polls)"
SHORT, CLOSED = "posts of a few words", "private conversations"
PASSED = (SERVICE, SILENT, SHORT, CLOSED)


def _posts(file: Any, name: str, passed: Counter[str]) -> Iterator[Page]:  # noqa: ANN401 - a binary file
    chat = _Chat()
    builder, base = None, ""
    for prefix, event, value in ijson.parse(file, use_float=True):
        if builder is not None:
            builder.event(event, value)
            if prefix == base and event == "end_map":
                if isinstance(builder.value, dict) and not chat.is_private:
                    yield from _post(builder.value, chat, name, passed)
                builder = None
        elif event == "start_map" and POST.fullmatch(prefix):
            builder, base = ijson.ObjectBuilder(), prefix
            builder.event(event, value)
        elif event == "start_map" and prefix.endswith("chats.list.item"):
            chat = _Chat(among_others=True)
        elif (match := CHAT.fullmatch(prefix)) is not None and event in ("string", "number"):
            setattr(chat, match.group(2), str(value))
            if match.group(2) == "type" and chat.is_private:
                _close(chat, name, passed)


def _close(chat: _Chat, name: str, passed: Counter[str]) -> None:
    """Pass a private chat by; where it is all that the export holds, refuse it. Errors: ``Unreadable``."""
    if not chat.among_others:
        what = (chat.type or "").replace("_", " ")
        raise Unreadable(
            name, f"is a private conversation ({what}) and no channel; nothing was read"
        )
    passed[CLOSED] += 1


def _post(post: Mapping[str, Any], chat: _Chat, name: str, passed: Counter[str]) -> Iterator[Page]:
    words, links = _words(post.get("text") or post.get("text_entities"))
    left_out = _left_out(post, words)
    if left_out:
        passed[left_out] += 1
        return
    number = string(post.get("id")) or ""
    outlet = chat.name or string(post.get("from"))
    forwarded = string(post.get("forwarded_from"))
    made = page(
        f"{name}:{chat.id}/{number}" if chat.among_others else f"{name}:{number}",
        "telegram",
        json.dumps(post, ensure_ascii=False, default=str).encode("utf-8", "replace"),
        words,
    )
    yield replace(
        made,
        key=f"{chat.id or outlet}:{number}" if number else None,
        by="forwarded" if forwarded else "post",
        text_by=f"forwarded from {forwarded}" if forwarded else "as given",
        declared=Declared(
            outlet_name=outlet,
            authors=_authors(post, chat, forwarded),
            published=_when(post, "date"),
            edited=_when(post, "edited"),
            links=links,
        ),
    )


def _left_out(post: Mapping[str, Any], words: str) -> str | None:
    if post.get("type") != "message":
        return SERVICE
    if not words.strip():
        return SILENT
    return SHORT if len(words.strip()) < ENOUGH else None


def _authors(post: Mapping[str, Any], chat: _Chat, forwarded: str | None) -> tuple[str, ...]:
    """Return who wrote a post: whom it was forwarded from, who signed it, in a group who sent it.

    A channel that it was forwarded from (``forwarded_from_id``) is no person.
    """
    origin = string(post.get("forwarded_from_id")) or ""
    if forwarded:
        return () if origin.startswith(("channel", "chat")) else (forwarded,)
    sender = string(post.get("from")) if chat.type in GROUPS else None
    anonymous = (string(post.get("from_id")) or "").startswith("channel")
    found = string(post.get("author")) or (None if anonymous else sender)
    return (found,) if found else ()


def _when(post: Mapping[str, Any], field: str) -> str | None:
    """Return a time with its offset where the export tells it (``date_unixtime``), else as printed."""
    seconds = string(post.get(f"{field}_unixtime"))
    if seconds == "0":
        return None  # how old exports say «never»
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
