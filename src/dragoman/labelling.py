"""Labels by hand: an article goes out in the plain text notation, and comes back as standoff records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from dragoman import contract, settings
from dragoman.deskfile import knowledge_of
from dragoman.deskless import bare_collect
from dragoman.errors import BadArgument, Nothing, Unsupported
from dragoman.knowledge.load import load
from dragoman.language.matching import theme_weights
from dragoman.language.names import actor_name, house, house_outlet, outlet
from dragoman.language.russian import lemmas
from dragoman.language.sentences import sentences
from dragoman.measure.found import Naming, blank, found
from dragoman.measure.notation import HEAD, parse
from dragoman.measure.printing import written
from dragoman.model.gold import LabelledStatement, Labels
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Skip
from dragoman.model.reading import ReadArticle
from dragoman.read import reader
from dragoman.read.statements import traced

SOURCE = re.compile(r"^source: (.+?)(?::\d+)?$", re.MULTILINE)
TEXT = re.compile(r"^text: (\S+)$", re.MULTILINE)


def known(desk: Path | None) -> Knowledge:
    """Return what a desk knows, or the package alone."""
    return knowledge_of(settings.load(desk)) if desk else load("RU")


def naming(knowledge: Knowledge) -> Naming:
    """Return how a desk with ``knowledge`` prints persons and outlets."""

    def printed(name: str) -> str | None:
        return house_outlet(name, knowledge) if outlet(name, knowledge) else None

    return Naming(person=partial(house, knowledge=knowledge), outlet=printed)


def articles(sources: Sequence[str]) -> Iterator[Article]:
    """Yield the articles of ``sources``. Errors: ``Nothing``, naming an input that holds none."""
    for each in bare_collect(sources):
        if isinstance(each, Skip):
            raise Nothing(each.input, each.reason)
        yield each


def is_labels(path: Path) -> bool:
    """Whether a file is in the labels' notation."""
    try:
        with path.open(encoding="utf-8") as lines:
            return next(lines, "").startswith(HEAD)
    except (OSError, UnicodeDecodeError):
        return False


def exported(
    files: Sequence[str], knowledge: Knowledge, *, by: str | None
) -> Iterator[tuple[Article, str]]:
    """Yield each article with its labels' notation: what the reader found, or nothing, to be filled ``by`` a person."""
    for article in articles(files):
        labels = blank(article, by) if by else _found(article, knowledge)
        yield article, written(labels, article, sentences(article.text, article.language))


def _found(article: Article, knowledge: Knowledge) -> Labels:
    try:
        return read(article, knowledge)
    except Unsupported:
        return blank(article, reader.VERSION)


def read(article: Article, knowledge: Knowledge) -> Labels:
    """Return what our reader finds in an article, as labels. Errors: ``Unsupported`` language."""
    reading = reader.read(article, knowledge)
    whole = ReadArticle(article=article, reading=reading, voice=article.id)
    weights = theme_weights(whole, knowledge.themes, knowledge.country)
    themes = tuple(each.theme for each in weights)
    return found(article, reading, naming(knowledge), themes)


def rules_of(article: Article, knowledge: Knowledge) -> dict[str, str]:
    """Return the rule that found each statement, by the id it has in ``read``. Errors: as there."""
    reading = reader.read(article, knowledge)
    annotation = reader.LANGUAGES[article.language].annotate(article.text)
    found = traced(article, annotation, reading.mentions, knowledge)
    others = [each for each in found if each.statement.level != "author"]
    return {f"s{number}": each.rule for number, each in enumerate(others, 1)}


def with_actors(labels: Labels, knowledge: Knowledge) -> Labels:
    """Return labels with each country that speaks under the name our reader has for it: США, КНДР."""
    if labels.language != "ru":
        return labels
    forms = {form: actor.code for actor in knowledge.actors for _, form in actor.forms}

    def named(each: LabelledStatement) -> LabelledStatement:
        code = forms.get(" ".join(lemmas(each.who))) if each.who else None
        return replace(each, who=actor_name(code, "ru", knowledge)) if code else each

    return replace(labels, statements=tuple(map(named, labels.statements)))


def sources(path: Path) -> list[str]:
    """Return the files that a file of labels says its articles came from, those that are there."""
    if not is_labels(path):
        return []
    named = {match[1] for match in SOURCE.finditer(path.read_text(encoding="utf-8"))}
    return sorted(each for each in named if Path(each).exists())


def taken_back(paths: Sequence[Path], texts: Sequence[str]) -> Iterator[Labels]:
    """Yield the labels of each article in files of the notation.

    The articles' texts come from ``texts``, or from where the files say that they came. Errors:
    ``BadArgument`` with every line of a file that cannot be read.
    """
    named = list(texts) or sorted({each for path in paths for each in sources(path)})
    held = {each.text_id: each for each in articles(named)}
    for path in paths:
        whole = path.read_text(encoding="utf-8")
        parts = re.split(rf"^(?={HEAD})", whole, flags=re.MULTILINE)
        for part in filter(str.strip, parts):
            match = TEXT.search(part)
            article = held.get(match[1]) if match else None
            if article is None:
                raise BadArgument(
                    str(path), "the labelled text is not at hand; name its article with --texts"
                )
            yield parse(part, article.text, str(path))


def standoff_line(labels: Labels) -> str:
    """Return labels as one line of JSON: ids, hashes and offsets, and no word of the text."""
    return contract.line(contract.wire(labels))


def standoff(path: Path) -> Iterator[Labels]:
    """Yield the labels of a standoff file. Errors: ``BadArgument``, naming the line."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            try:
                values: dict[str, Any] = msgspec.json.decode(line)
                values.pop("schema", None)
                for each in values.get("statements", ()):
                    each["class_"] = each.pop("class", "neutral")
                yield msgspec.convert(values, Labels)
            except (msgspec.MsgspecError, AttributeError) as error:
                raise BadArgument(f"{path}:{number}", f"is no line of labels: {error}") from None
