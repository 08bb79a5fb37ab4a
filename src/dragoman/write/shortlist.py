"""Which pieces deserve an item, and why; the rest is set aside with its reason or kept in reserve.

A piece is on the desk's subject when it names foreign actors or holds a watched theme, more than in
passing, and its words are not those of sport, weather, accidents and the like.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.backends.base import Corpus
from dragoman.language.matching import ThemeWeight, theme_weights
from dragoman.language.names import actor_name
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Genre, Period
from dragoman.model.reading import ReadArticle
from dragoman.model.report import ShortlistEntry, ShortlistState
from dragoman.write.wording import listed, reasons

GENRES: Mapping[Genre, float] = {
    "column": 3.0,
    "analysis": 3.0,
    "interview": 3.0,
    "journal": 4.0,
    "review": 3.0,
    "editorial": 2.5,
    "unknown": 0.5,
    "news": 0.0,
}
PIECE, LONGEST_PIECE, WORDS_A_POINT = 70, 240, 14
"""Words an item takes at least and at most, and for each point of its score."""
MANY = 6
OFF_WORDS, OFF_SHARE = 3, 0.02
"""A field's different words, and its words over all, that make a piece one of that field."""
PREVAILS = 1.6
"""How many times the desk's own words must outnumber the field's for the subject to prevail."""
SHOWN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortlistContext:
    """What the desk knows, how long the report may be, and what the analyst decided."""

    knowledge: Knowledge
    decisions: tuple[tuple[str, str], ...] = ()
    """(article id, ``keep`` or ``drop``): the analyst's own, which stand over the machine's."""
    words: int = 2600
    language: str = "en"

    def decided(self, article: str) -> str | None:
        """Return what the analyst decided about an article."""
        return dict(self.decisions).get(article)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What one piece is about, as far as it concerns the desk."""

    actors: tuple[tuple[str, int], ...]
    """Foreign actors with the sentences that name them, most first."""
    themes: tuple[ThemeWeight, ...]
    hits: int
    """Sentences that name a foreign actor or hold a theme."""
    names: int
    """Times a foreign actor is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A score for a piece on the subject, or why it is set aside."""

    score: float
    reason: str
    themes: tuple[str, ...]
    aside: bool


def shortlist(
    corpus: Corpus, period: Period, context: ShortlistContext
) -> tuple[ShortlistEntry, ...]:
    """Return every article of ``period``: selected and reserve by rank, then what is set aside."""
    judged = [(read, _judge(read, context)) for read in corpus.between(period)]
    stands_for = _stand_ins(judged)
    ranked = sorted(
        (
            (read, verdict)
            for read, verdict in judged
            if not _aside(read, verdict, stands_for, context)
        ),
        key=lambda each: (-each[1].score, each[0].article.id),
    )
    entries = [
        _entry(read, verdict, state)
        for (read, verdict), state in zip(ranked, _states(ranked, context), strict=True)
    ]
    rest = [
        _entry(read, _why_aside(read, verdict, stands_for, context), "set aside")
        for read, verdict in judged
        if _aside(read, verdict, stands_for, context)
    ]
    rest.sort(key=lambda each: (each.reason.partition(":")[0], each.id))
    return (*entries, *rest)


Judged = tuple[ReadArticle, Verdict]


def _stand_ins(judged: Iterable[Judged]) -> dict[str, str]:
    """Return for each voice the copy that stands for it in this period: itself or the earliest."""
    found: dict[str, tuple[bool, date, str]] = {}
    for read, _ in judged:
        first = read.article.published.earliest or date.max
        key = (read.article.id != read.voice, first, read.article.id)
        found[read.voice] = min(found.get(read.voice, key), key)
    return {voice: key[2] for voice, key in found.items()}


def _reprint(read: ReadArticle, stands_for: Mapping[str, str]) -> bool:
    return stands_for.get(read.voice, read.article.id) != read.article.id


def _aside(
    read: ReadArticle, verdict: Verdict, stands_for: Mapping[str, str], context: ShortlistContext
) -> bool:
    decided = context.decided(read.article.id)
    if decided:
        return decided == "drop"
    return verdict.aside or _reprint(read, stands_for)


def _why_aside(
    read: ReadArticle, verdict: Verdict, stands_for: Mapping[str, str], context: ShortlistContext
) -> Verdict:
    if context.decided(read.article.id) == "drop":
        reason = reasons()["dropped"]
    elif _reprint(read, stands_for):
        reason = reasons()["reprint"].format(id=stands_for[read.voice])
    else:
        reason = verdict.reason
    return Verdict(score=0.0, reason=reason, themes=verdict.themes, aside=True)


def _states(ranked: Sequence[Judged], context: ShortlistContext) -> list[ShortlistState]:
    """Return each piece's state: selected as long as the word budget lasts; kept pieces always.

    The first piece of each theme that several pieces share comes before the second of any: what
    led the press is not left without an item because its pieces are short.
    """
    shared = Counter(_theme(verdict) for _, verdict in ranked)
    seen: Counter[str] = Counter()
    order: list[tuple[bool, int]] = []
    for number, (_, verdict) in enumerate(ranked):
        theme = _theme(verdict)
        leads = bool(theme) and shared[theme] > 1 and not seen[theme]
        seen[theme] += 1
        order.append((not leads, number))
    states: list[ShortlistState] = ["reserve"] * len(ranked)
    left, full = context.words, False
    for place, (_, number) in enumerate(sorted(order)):
        read, verdict = ranked[number]
        words = length(verdict.score)
        full = full or (place > 0 and words > left)
        if context.decided(read.article.id) == "keep" or not full:
            left -= words
            states[number] = "selected"
    return states


def _theme(verdict: Verdict) -> str:
    return verdict.themes[0] if verdict.themes else ""


def length(score: float) -> int:
    """Return the words an item of this weight may take."""
    return min(LONGEST_PIECE, PIECE + round(WORDS_A_POINT * max(score, 0.0)))


def _entry(read: ReadArticle, verdict: Verdict, state: ShortlistState) -> ShortlistEntry:
    article = read.article
    return ShortlistEntry(
        id=article.id,
        state=state,
        score=verdict.score,
        reason=verdict.reason,
        themes=verdict.themes,
        title=article.title,
        outlet=article.outlet,
        authors=article.authors,
        published=article.published,
    )


def _judge(read: ReadArticle, context: ShortlistContext) -> Verdict:
    found = subject(read, context.knowledge)
    themes = tuple(each.theme for each in found.themes)
    decided = context.decided(read.article.id)
    reason = None if decided == "keep" else _against(read, found, context)
    if reason:
        return Verdict(score=0.0, reason=reason, themes=themes, aside=True)
    phrases = list(_merits(read, found, context.knowledge))
    if decided == "keep":
        phrases.insert(0, reasons()["kept"])
    score = round(_score(read, found), 2)
    return Verdict(score=score, reason="; ".join(phrases), themes=themes, aside=False)


def subject(read: ReadArticle, knowledge: Knowledge) -> Subject:
    """Return which foreign actors and themes an article has, counted by its sentences."""
    sentences: dict[str, set[int]] = {}
    names = 0
    ends = [each.end for each in read.reading.sentences]
    place = 0
    for mention in read.reading.mentions:
        while place < len(ends) - 1 and ends[place] <= mention.start:
            place += 1
        if mention.actor and mention.actor != knowledge.country:
            sentences.setdefault(mention.actor, set()).add(place)
            names += 1
    themes = theme_weights(read, knowledge.themes)
    touched = {each for numbers in sentences.values() for each in numbers}
    touched |= {each for weight in themes for each in weight.sentences}
    counted = sorted(((code, len(where)) for code, where in sentences.items()), key=_most)
    return Subject(actors=tuple(counted), themes=themes, hits=len(touched), names=names)


def _most(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


def _against(read: ReadArticle, found: Subject, context: ShortlistContext) -> str | None:
    """Return why a piece is set aside, or ``None`` when it is on the subject."""
    phrases = reasons()
    if not read.reading.sentences:
        return phrases["empty"]
    off = off_subject(read, context.knowledge)
    if off and not _prevails(found, off[1]):
        return phrases["off"].format(field=off[0], words=", ".join(off[1][:SHOWN]))
    if not found.names and not found.themes:
        return phrases["no_subject"]
    return _passing(read, found, context.knowledge)


def _passing(read: ReadArticle, found: Subject, knowledge: Knowledge) -> str | None:
    """Set aside what names an actor once, or touches a theme in one sentence of a long piece."""
    lead = any(each.sentences and each.sentences[0] <= 1 for each in found.themes)
    share = found.hits / len(read.reading.sentences)
    if found.names >= 2 and (found.themes or share >= 1 / 4):  # noqa: PLR2004 - more than once
        return None
    if found.themes and (lead or share >= 1 / 4):
        return None
    if found.names:
        return reasons()["passing"].format(actors=_actors(found, knowledge))
    return reasons()["passing_theme"]


def off_subject(read: ReadArticle, knowledge: Knowledge) -> tuple[str, tuple[str, ...]] | None:
    """Return the field of news that a piece belongs to, with its words, most frequent first."""
    counts = Counter(word for sentence in read.reading.lemmas for word in sentence.split())
    total = sum(counts.values())
    best: tuple[int, str, list[str]] | None = None
    for each in knowledge.off_subject:
        words = sorted({word for word in each.words if counts[word]}, key=lambda w: (-counts[w], w))
        times = sum(counts[word] for word in words)
        dense = len(words) >= OFF_WORDS and times >= OFF_SHARE * total
        short = len(words) >= OFF_WORDS - 1 and times >= 2 * OFF_SHARE * total
        if (dense or short) and (best is None or (-times, each.name) < (-best[0], best[1])):
            best = (times, each.name, [word for word in words for _ in range(counts[word])])
    return (best[1], tuple(dict.fromkeys(best[2]))) if best else None


def _prevails(found: Subject, words: tuple[str, ...]) -> bool:
    """Tell whether the desk's subject clearly outweighs the words of another field."""
    own = found.names + sum(each.hits for each in found.themes[:1])
    return bool(found.themes) and found.names >= 2 and own >= PREVAILS * len(words)  # noqa: PLR2004


def _score(read: ReadArticle, found: Subject) -> float:
    article, reading = read.article, read.reading
    foreign = min(found.names, 2 * MANY) / 3 + min(len(found.actors), 5) * 0.6
    theme = min(sum(each.hits for each in found.themes), 3 * MANY) / 3
    voices = min(sum(each.level != "author" for each in reading.statements), 2 * MANY) / 4
    ahead = min(len(reading.forecasts), MANY) / 3
    size = min(len(article.text) / 2000, 3.0)
    dense = found.hits / max(len(reading.sentences), 1)
    signed = 1.5 if article.authors else 0.0
    return GENRES[article.genre] + signed + foreign + theme + voices + ahead + size + 2 * dense


def _merits(read: ReadArticle, found: Subject, knowledge: Knowledge) -> Iterator[str]:
    phrases = reasons()
    if found.names:
        yield phrases["names"].format(actors=_actors(found, knowledge), times=_times(found.names))
    if found.themes:
        names = {each.id: dict(each.names).get("en", each.id) for each in knowledge.themes}
        yield phrases["themes"].format(
            themes=listed(names[each.theme] for each in found.themes[:2])
        )
    kind = phrases.get(read.article.genre, "")
    signed = phrases["signed"] if read.article.authors else ""
    if kind or signed:
        yield " ".join(each for each in (signed, kind) if each)
    ahead = len(read.reading.forecasts)
    if ahead:
        yield phrases["forecasts_one" if ahead == 1 else "forecasts"].format(n=ahead)
    voices = sum(each.level != "author" for each in read.reading.statements)
    if voices > 1:
        yield phrases["statements"].format(n=voices)


def _actors(found: Subject, knowledge: Knowledge) -> str:
    return listed(actor_name(code, "en", knowledge) for code, _ in found.actors[:3])


def _times(number: int) -> str:
    phrases = reasons()
    return phrases["once"] if number == 1 else phrases["times"].format(n=number)
