"""One self-contained page: nothing is loaded from elsewhere, whatever the articles hold."""

from __future__ import annotations

import base64
import re
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from dragoman.model.report import Claim, Report, SpanCitation
from dragoman.publish.charts import matrix, weeks
from dragoman.publish.evidence import evidence
from dragoman.publish.states import state
from dragoman.publish.words import coverage_text, words


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def page(report: Report) -> str:
    """Return the report as one HTML file, with style and script inside it."""
    style, script = _part("style.css"), _part("script.js")
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            words=words(report.language),
            state=state,
            coverage_text=coverage_text(report),
            evidence={claim.id: evidence(claim, report) for claim in _claims(report)},
            sentence=lambda claim: _sentence(claim, report),
            titles={each.id: each for each in report.articles},
            weeks=weeks(report),
            matrix=matrix(report),
            style=Markup(style),  # noqa: S704 - the package's own file
            script=Markup(script),  # noqa: S704 - the package's own file
            policy=f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
            "base-uri 'none'; form-action 'none'",
        )
    )


def _part(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(sha256(text.encode()).digest()).decode()


def _claims(report: Report) -> list[Claim]:
    inner = [claim for each in report.sections for part in each.items for claim in part.claims]
    return [*report.overview, *inner, *(each.also for each in report.sections if each.also)]


def _sentence(claim: Claim, report: Report) -> Markup:
    """Return a claim's text, the original words in it marked with their language."""
    languages = {each.id: each.language for each in report.articles}
    if claim.untranslated:
        for each in claim.citations:
            shown = re.search(r"«(.+)»", claim.text, re.DOTALL)
            if isinstance(each, SpanCitation) and shown:
                first, last = shown.span(1)
                language = languages.get(each.article, report.language)
                return Markup('{}<q lang="{}" class="original">{}</q>{}').format(
                    claim.text[: first - 1], language, shown.group(1), claim.text[last + 1 :]
                )
    return escape(claim.text)
