"""The page's own words, in the report's language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from dragoman.model.report import Report


@cache
def words(language: str) -> dict[str, str]:
    """Return the words of one language."""
    path = files(__package__) / "words.toml"
    return {
        key: str(value)
        for key, value in tomllib.loads(path.read_text(encoding="utf-8"))[language].items()
    }


def coverage_text(report: Report) -> str:
    """Return the paragraph that says what was read, and what was not."""
    coverage, said = report.coverage, words(report.language)
    parts = [said[by].format(n=count) for by, count in coverage.written_by if count]
    return " ".join(
        (
            said["coverage_text"].format(
                read=coverage.read,
                aside=len(coverage.set_aside),
                skipped=len(coverage.skipped),
                undated=len(coverage.undated),
            ),
            said["written"].format(parts=", ".join(parts), untranslated=coverage.untranslated),
        )
    )
