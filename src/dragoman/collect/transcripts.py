"""Transcripts (SRT, WebVTT): times dropped, cues put together, a line for each turn of a speaker."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from dragoman.collect.decoding import decode
from dragoman.collect.files import Limits, content
from dragoman.collect.page import Declared, Page
from dragoman.collect.piece import page
from dragoman.errors import Unreadable
from dragoman.model.press import Skip

TIME = re.compile(
    r"^\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
)
VOICE = re.compile(r"^<v(?:\.[^ >]*)?\s+([^>]{1,80})>")
SPEAKER = re.compile(
    r"^\s*(?:-|–|—|>>)?\s*([^\W\d_][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){0,3})\s*:\s+(?=\S)"
)
MARK = re.compile(r"<[^>]{0,80}>|\{\\[^}]{0,80}\}|\[[^\]]{0,60}\]|♪[^♪]*♪?")
TURN = re.compile(r"^\s*(?:>>|-|–|—)\s+")


def transcript(path: Path, limits: Limits) -> Iterator[Page | Skip]:
    """Read a transcript as one piece. Errors: ``Unreadable`` for a file without cues."""
    found = content(path, limits)
    text = decode(found, str(path))
    lines = list(_turns(text))
    if not lines:
        raise Unreadable(str(path), "holds no cues with their times, as a transcript does")
    title = re.match(r"\ufeff?WEBVTT[ \t]+-?[ \t]*(\S[^\n]{2,150})", text)
    yield replace(
        page(str(path), "transcript", found, "\n".join(lines)),
        declared=Declared(title=title.group(1).strip() if title else None),
        text_by="cues",
    )


def _turns(text: str) -> Iterator[str]:
    """Yield what one speaker says up to the next; speech without names is one paragraph a turn mark."""
    speaker, said, last = "", "", ""
    for cue in _cues(text):
        for line in cue:
            voice = VOICE.match(line)
            plain = " ".join(html.unescape(MARK.sub(" ", line)).split())
            named = voice or SPEAKER.match(plain)
            words = plain if voice or not named else plain[named.end() :]
            begins = bool(named and named.group(1).strip() != speaker) or bool(TURN.match(plain))
            words = TURN.sub("", words)
            if not words or words == last:
                continue
            last = words
            if begins and said:
                yield _spoken(speaker, said)
                said = ""
            if begins:
                speaker = named.group(1).strip() if named else ""
            said = f"{said} {words}".strip()
    if said:
        yield _spoken(speaker, said)


def _spoken(speaker: str, said: str) -> str:
    return f"{speaker}: {said}" if speaker else said


def _cues(text: str) -> Iterator[list[str]]:
    cue: list[str] | None = None
    for line in [*text.splitlines(), ""]:
        if TIME.match(line):
            if cue:
                yield cue
            cue = []
        elif not line.strip():
            if cue:
                yield cue
            cue = None
        elif cue is not None:
            cue.append(line)
