"""A report written to a file, in the format of its ending."""

from __future__ import annotations

from pathlib import Path

from dragoman import contract
from dragoman.errors import BadArgument
from dragoman.model.report import Report
from dragoman.publish.markup import publish


def write(report: Report, output: Path) -> None:
    """Write ``report`` to ``output``, whole or not at all. Errors: ``BadArgument`` for another ending."""
    ending = output.suffix.lower()
    if ending == ".json":
        content = contract.report_document(report)
    elif ending in (".html", ".htm"):
        content = publish(report, "html").content
    elif ending in (".md", ".markdown"):
        content = publish(report, "markdown").content
    else:
        raise BadArgument(str(output), "no such format; end the name in .html, .md or .json")
    output.parent.mkdir(parents=True, exist_ok=True)
    part = output.with_name(output.name + ".part")
    part.write_bytes(content)
    part.replace(output)
