"""The main job on the sample press that ships with the package."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from importlib.resources import files
from pathlib import Path

from dragoman.desk import Desk, create
from dragoman.model.press import Period, Skip
from dragoman.model.report import Report
from dragoman.watch import Watch

PERIOD = Period(from_=date(2021, 1, 15), to=date(2021, 3, 15))
"""The period that the sample press is of."""


def run(folder: Path, watch: Watch, name_skips: Callable[[Iterable[Skip]], int]) -> Report:
    """Make a desk in ``folder`` (or go on with the one there) and leave the report beside it."""
    sample = Path(str(files("dragoman") / "sample"))
    desk = folder / "desk"
    if not (desk / "desk.toml").exists():
        create(desk, "russia")
        (desk / "desk.toml").write_bytes((sample / "desk.toml").read_bytes())
    with Desk.open(desk) as opened:
        tally = opened.collect([str(sample / "press")], watch)
        name_skips(tally.skipped)
        name_skips(opened.read(watch).skipped)
        report = opened.report(PERIOD)
        for ending in ("html", "md", "json"):
            opened.publish(report, folder / f"report.{ending}")
    return report
