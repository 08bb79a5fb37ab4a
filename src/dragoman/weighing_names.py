"""Weighing single names: the reader's mentions over labelled ones, as the desk's report would print them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from time import perf_counter

from dragoman.deskless import bare_collect
from dragoman.errors import Nothing, Skipped
from dragoman.language.names import actor_name, house, house_outlet, is_unsure, outlet
from dragoman.measure import names
from dragoman.measure.labelled import article, overlap
from dragoman.measure.names import NameLabel, Pair, Said
from dragoman.measure.stance import labels as sentences
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article
from dragoman.model.reading import Mention
from dragoman.read import reader

ABSENT = "the labelled text is not at hand"


def texts(sources: Sequence[str]) -> Iterator[tuple[str, Article]]:
    """Yield articles by their text's hash: those of ``sources``, each sentence of a RuSentNE table."""
    for each in sources:
        if each.endswith(".csv"):
            lines = dict.fromkeys(one.sentence for one in sentences(Path(each)))
            for text in lines:
                key = names.text_key(text)
                yield key, article(Path(each), key, text, "ru")
        else:
            found = [one for one in bare_collect([each]) if isinstance(one, Article)]
            yield from ((one.text_id, one) for one in found)


def pairs(
    path: Path, sources: Sequence[str], knowledge: Knowledge
) -> tuple[list[tuple[Pair, str]], list[str], float]:
    """Return each label with what is said of it and its text; what was left out; seconds of reading.

    Errors: ``Nothing`` when no labelled text is at hand.
    """
    held = dict(texts(sources))
    by_text: dict[str, list[NameLabel]] = {}
    for label in names.labels(path):
        by_text.setdefault(label.text_id, []).append(label)
    found: list[tuple[Pair, str]] = []
    left_out = [f"{each}: {ABSENT}" for each in by_text if each not in held]
    started = perf_counter()
    for key in sorted(by_text.keys() & held.keys()):
        try:
            mentions = reader.read(held[key], knowledge).mentions
        except Skipped as error:
            left_out.append(f"{key}: {error.message}")
            continue
        text = held[key].text
        found += [((each, said(each, mentions, knowledge)), text) for each in by_text[key]]
    if not found:
        raise Nothing(str(path), "nothing was weighed; name the labelled texts with --texts")
    return found, left_out, perf_counter() - started


def said(label: NameLabel, mentions: Sequence[Mention], knowledge: Knowledge) -> Said | None:
    """Return what the mention that shares most with the label says; ``None`` where none does.

    A person or body comes before a country within its name: «МИД» before «Тайваня».
    """
    here = [each for each in mentions if overlap((each.start, each.end), (label.start, label.end))]
    here = [each for each in here if each.type in ("PER", "ORG")] or here
    if not here:
        return None
    best = max(
        here,
        key=lambda each: (min(each.end, label.end) - max(each.start, label.start), -each.end),
    )
    return _said(best, knowledge)


def _said(mention: Mention, knowledge: Knowledge) -> Said:
    if mention.type == "PER":
        spelled = mention.latin or house(mention.name, knowledge)
        unsure = mention.latin is None and is_unsure(mention.name, knowledge)
        return Said(kind="person", name=mention.name, house=spelled, unsure=unsure)
    if mention.type == "LOC":
        return Said(kind=None, name=mention.name, house=None)
    if mention.type == "GPE" and mention.actor:
        return Said(
            kind="body", name=mention.name, house=actor_name(mention.actor, "en", knowledge)
        )
    known = outlet(mention.name, knowledge)
    printed = house_outlet if known else house
    return Said(kind="body", name=mention.name, house=printed(mention.name, knowledge))
