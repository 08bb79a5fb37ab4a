"""What an analyst sees on the terminal: progress and skips on standard error, quiet colour."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console, RenderableType
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from dragoman.contract import skip_text
from dragoman.model.press import NOTE, Skip
from dragoman.model.published import Published
from dragoman.model.report import ShortlistEntry

T = TypeVar("T")
WIDE = 160
"""Columns of what is laid out for a file, which has no width of its own."""


def errors() -> Console:
    """Return the console of progress and warnings."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def watch(label: str, items: Iterable[T], total: int | None = None) -> Iterator[T]:
    """Pass ``items`` on, with a progress bar where somebody is looking."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=errors(), transient=True) as progress:
        yield from progress.track(items, total=total, description=label)


def name_skips(skips: Iterable[Skip]) -> int:
    """Name each skipped input on standard error, one line each, and return how many there were.

    A note is named too, and not counted: nothing failed.
    """
    console, count = errors(), 0
    for skip in skips:
        count += skip.kind != NOTE
        said = "[cyan]note[/]" if skip.kind == NOTE else "[yellow]skipped[/]"
        console.print(f"{said} {escape(skip_text(skip))}")
    return count


def tell(text: str) -> None:
    """Say one line to the analyst, beside whatever is printed as data."""
    errors().print(escape(text))


def finding(head: str, excerpt: str, severity: str) -> None:
    """Print a finding on standard output: where and what, and below it the words."""
    colour = {"error": "red", "warning": "yellow"}.get(severity, "cyan")
    console = Console(highlight=False, soft_wrap=True)
    where, _, said = head.partition(f": {severity} ")
    console.print(f"{escape(where)}: [{colour}]{severity}[/] {escape(said)}")
    console.print(f"    {escape(excerpt)}", style="dim")


def is_screen() -> bool:
    """Tell whether somebody looks at standard output."""
    return Console().is_terminal


def show(shown: RenderableType) -> None:
    """Print what rich lays out on standard output."""
    Console(highlight=False, width=None if is_screen() else WIDE).print(shown)


def write(text: str) -> None:
    """Print one line of data on standard output, nothing added."""
    sys.stdout.write(text + "\n")


def entry(each: ShortlistEntry) -> str:
    """Return one piece of a shortlist as a line."""
    who = ", ".join((*each.authors, each.outlet or "outlet unknown"))
    title = each.title or "(no title)"
    return f"{each.state:9}  {each.score:6.2f}  {each.id}  {who}: {title}  ({each.reason})"


def published(report: Published) -> Iterator[str]:
    """Yield an imported report as lines: its head, each section, each item."""
    issue = f", issue {report.issue}" if report.issue else ""
    yield f"{report.title}: {len(report.items)} item{'s' * (len(report.items) != 1)}{issue}"
    section: str | None = ""
    for item in report.items:
        if item.section != section:
            section = item.section
            yield f"{section or '(no heading)'}"
        outlet = item.outlet.name if item.outlet else item.camp.name if item.camp else "no outlet"
        who = ", ".join(each.name for each in item.authors) or "unsigned"
        topic = f"  (unannounced: {item.topic_proposed})" if item.topic_proposed else ""
        day = item.published.precision in ("day", "instant")
        sure = item.published.earliest if day else None
        when = item.published.issue or sure or item.published.printed or "no date"
        yield f"  {when!s:12}  {who}  {outlet}{topic}"
