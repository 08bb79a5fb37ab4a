"""The fields of text, Markdown and records: what was declared, else what surely stands at the head.

A pasted piece often opens with its title, then a line with author, outlet and date. Such a line
counts only when every part of it is recognised.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.collect.bylines import byline, folded, persons
from dragoman.collect.fields import Candidate, Fields, candidates
from dragoman.collect.page import HEADED, Page
from dragoman.language.dates import parse
from dragoman.model.press import Outlet

LONGEST_TITLE = 150
LONGEST_HEAD = 500
"""Code points of a line of names and dates."""
SENTENCE_END = re.compile(r"[.…;,:。！？][»”’」』)）]*$")
HEAD = 3
"""Lines after the title that may hold the date, the outlet and the author."""


def fields(page: Page, outlets: Sequence[Outlet]) -> Fields:
    """Return what is declared for a page that is no HTML, and what its head prints."""
    declared = page.declared
    stated = Fields(
        text=page.content,
        body_rule=page.text_by,
        titles=candidates((page.by, declared.title)),
        authors=candidates((page.by, "; ".join(declared.authors))),
        outlets=candidates((page.by, declared.outlet), (page.by, declared.outlet_name)),
        published=candidates((page.by, declared.published)),
        issue=declared.issue,
        genres=candidates(("declared", declared.genre), ("section", declared.section)),
        url=page.url,
        hand=True,
    )
    return _with_head(stated, outlets) if page.kind in HEADED else stated


def _with_head(stated: Fields, outlets: Sequence[Outlet]) -> Fields:
    lines = stated.text.split("\n")
    title, lines = _title(lines, {folded(each.words) for each in stated.titles})
    found: list[Candidate] = []
    while lines and (not lines[0].strip() or len(found) < HEAD):
        parts = _head_line(lines[0].strip(), outlets) if lines[0].strip() else ()
        if parts is None:
            break
        found.extend(parts)
        lines = lines[1:]
    if not any(each.rule == "authors" for each in found):
        names = byline([each for each in lines[-2:] if each.strip()])
        found.extend(Candidate("authors", each) for each in names)
    return Fields(
        text="\n".join(lines).strip("\n"),
        body_rule=stated.body_rule,
        titles=stated.titles or candidates(("first line", title)),
        authors=stated.authors or candidates(("text", "; ".join(_of(found, "authors")))),
        outlets=stated.outlets or tuple(Candidate("text", each) for each in _of(found, "outlets")),
        published=stated.published
        or tuple(Candidate("text", each) for each in _of(found, "published")),
        issue=stated.issue,
        genres=stated.genres,
        url=stated.url,
        hand=True,
    )


def _of(found: Sequence[Candidate], field: str) -> list[str]:
    return [each.words for each in found if each.rule == field]


def _title(lines: list[str], declared: set[str]) -> tuple[str | None, list[str]]:
    """Take a heading, or a first line that stands alone and is no sentence, off the text.

    Where a title is declared, a first line that says anything else belongs to the text.
    """
    first = lines[0].strip() if lines else ""
    heading = re.match(r"#\s+(\S.*)$", first)
    if heading:
        return heading.group(1), lines[1:]
    alone = len(lines) > 1 and not lines[1].strip()
    if not (first and alone and len(first) <= LONGEST_TITLE) or SENTENCE_END.search(first):
        return None, lines
    return (None, lines) if declared and folded(first) not in declared else (first, lines[2:])


def _head_line(line: str, outlets: Sequence[Outlet]) -> tuple[Candidate, ...] | None:
    """Return the date, outlet and authors of a line that holds nothing else; else ``None``."""
    if len(line) > LONGEST_HEAD:
        return None
    names = byline([line])
    if names:
        return tuple(Candidate("authors", each) for each in names)
    known = {folded(n) for each in outlets for n in (each.name, each.house, *each.names)}
    parts = re.split(r"\s*[,;|]\s+|\s+[–—]\s+", line)
    found: list[Candidate] = []
    at = 0
    while at < len(parts):
        two = ", ".join(parts[at : at + 2])
        if parse(two).earliest and len(parts) > at + 1:
            found.append(Candidate("published", two))
            at += 2
            continue
        part = parts[at]
        if parse(part).earliest:
            found.append(Candidate("published", part))
        elif folded(part.strip('«»"')) in known:
            found.append(Candidate("outlets", part.strip('«»"')))
        elif persons([part]) == (part,):
            found.append(Candidate("authors", part))
        else:
            return None
        at += 1
    sure = any(each.rule != "authors" for each in found)
    return tuple(found) if sure else None
