"""Which pieces deserve an item, and why; what is off the desk's subject is set aside and listed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from dragoman.backends.base import Corpus
from dragoman.language.matching import ThemeWeight, theme_weights
from dragoman.language.names import actor_name
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Period
from dragoman.model.reading import ReadArticle
from dragoman.model.report import ShortlistEntry

WORDS_AN_ITEM = 130
"""Words an item takes on average; the budget divided by it is how many pieces are digested."""
OFF_SUBJECT = 0.045
"""Share of a piece's words that may belong to one off-subject field; above it is set aside.

Chosen on two days of Russian press (107 pieces, labelled by reading), see docs/benchmarks.md.
"""
GENRES = {
    "column": 4.0,
    "analysis": 4.0,
    "journal": 4.0,
    "interview": 3.0,
    "review": 3.0,
    "editorial": 3.0,
}
SIGNED = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortlistContext:
    """``decisions`` are the analyst's own: (article id, ``keep`` or ``drop``)."""

    knowledge: Knowledge
    decisions: tuple[tuple[str, str], ...] = ()
    words: int = 2600
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A piece on the way to its place in the list."""

    entry: ShortlistEntry
    kept: bool = False


def shortlist(
    corpus: Corpus, period: Period, context: ShortlistContext
) -> tuple[ShortlistEntry, ...]:
    """Return the pieces of ``period``: selected, reserve and set aside, each with its reason."""
    decisions = dict(context.decisions)
    ranked = [_ranked(read, context, decisions) for read in corpus.between(period)]
    ranked.sort(key=lambda each: (not each.kept, -each.entry.score, each.entry.id))
    room = max(1, context.words // WORDS_AN_ITEM)
    found = []
    for each in ranked:
        entry = each.entry
        if entry.state == "selected":
            room -= 1
            entry = entry if room >= 0 or each.kept else replace(entry, state="reserve")
        found.append(entry)
    order = ("selected", "reserve", "set aside")
    return tuple(sorted(found, key=lambda each: (order.index(each.state), -each.score, each.id)))


def _ranked(read: ReadArticle, context: ShortlistContext, decisions: dict[str, str]) -> Ranked:
    weights = theme_weights(read, context.knowledge.themes, context.knowledge.country)
    aside = _set_aside(read, weights, context.knowledge)
    score, reason = _score(read, weights, context)
    state, kept = "set aside" if aside else "selected", False
    decision = decisions.get(read.article.id)
    if decision == "keep":
        state, kept, reason = "selected", True, f"kept by the analyst; {reason}"
    elif decision == "drop":
        state, reason = "set aside", "dropped by the analyst"
    elif aside:
        reason = aside
    article = read.article
    entry = ShortlistEntry(
        id=article.id,
        state=state,  # type: ignore[arg-type]
        score=score,
        reason=reason,
        themes=tuple(each.theme for each in weights),
        title=article.title,
        outlet=article.outlet,
        authors=article.authors,
        published=article.published,
    )
    return Ranked(entry=entry, kept=kept)


def _foreign(read: ReadArticle, knowledge: Knowledge) -> Counter[str]:
    return Counter(
        each.actor
        for each in read.reading.mentions
        if each.actor and each.actor != knowledge.country
    )


def _set_aside(
    read: ReadArticle, weights: tuple[ThemeWeight, ...], knowledge: Knowledge
) -> str | None:
    """Return why a piece is no item of this desk's report, in words; ``None`` when it may be."""
    if read.voice != read.article.id:
        return f"a copy of {read.voice}"
    field, share, words = _off_subject(read, knowledge)
    foreign = _foreign(read, knowledge)
    on_subject = sum(each.hits for each in weights[:1]) + sum(foreign.values())
    if share > OFF_SUBJECT and on_subject < len(words) + sum(words.values()):
        most = ", ".join(word for word, _ in words.most_common(3))
        return f"{field}: {most}"
    if not weights:
        return "none of the watched themes"
    if not foreign:
        return "names no foreign actor"
    return None


def _off_subject(read: ReadArticle, knowledge: Knowledge) -> tuple[str, float, Counter[str]]:
    words = Counter(word for sentence in read.reading.lemmas for word in sentence.split())
    total = max(1, sum(words.values()))
    found = []
    for field in knowledge.off_subject:
        hits = Counter({word: words[word] for word in sorted(field.words) if words[word]})
        found.append((round(sum(hits.values()) / total, 4), field.name, hits))
    share, name, hits = max(
        found, key=lambda each: (each[0], each[1]), default=(0.0, "", Counter())
    )
    return name, share, hits


def _score(
    read: ReadArticle, weights: tuple[ThemeWeight, ...], context: ShortlistContext
) -> tuple[float, str]:
    article, reading = read.article, read.reading
    foreign = _foreign(read, context.knowledge)
    quoted = sum(each.level != "author" for each in reading.statements)
    length = len(article.text) / 1000
    score = (
        min(6.0, 2.0 * len(foreign))
        + min(6.0, sum(foreign.values()) / 2)
        + min(8.0, sum(each.hits for each in weights[:1]) / 2)
        + GENRES.get(article.genre, 0.0)
        + (SIGNED if article.authors else 0.0)
        + min(3.0, quoted / 2)
        + min(2.0, len(reading.forecasts) + len(reading.stances) / 2)
        + min(4.0, length)
    )
    names = [
        f"{actor_name(code, 'en', context.knowledge)} ({count})"
        for code, count in sorted(foreign.items(), key=lambda each: (-each[1], each[0]))[:3]
    ]
    themes = {theme.id: dict(theme.names).get("en", theme.id) for theme in context.knowledge.themes}
    parts = [
        f"theme: {themes[weights[0].theme]}" if weights else "no watched theme",
        f"names {', '.join(names)}" if names else "names no foreign actor",
        f"{article.genre}" if article.genre in GENRES else "",
        "signed" if article.authors else "",
        f"{quoted} statements quoted" if quoted else "",
        f"{len(reading.forecasts)} forecasts" if reading.forecasts else "",
    ]
    return round(score, 2), "; ".join(part for part in parts if part)
