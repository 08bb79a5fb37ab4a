"""The mood between powers: how one is shown toward another, why, and the counter-current."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.model.report import Citation, Counted
from dragoman.model.survey import MoodCell, Survey
from dragoman.write.cite import Allowed
from dragoman.write.claims import Draft, cite
from dragoman.write.english import words as words_of
from dragoman.write.front import OverviewContext, actor, draft, pieces
from dragoman.write.leads import source
from dragoman.write.leaning import leans
from dragoman.write.passages import Passage, passages
from dragoman.write.places import Place, credit, opening_fields, places
from dragoman.write.voicing import first_person, typographic
from dragoman.write.wording import capital, listed, spelled

CELLS, ABROAD, REASONS, VOICES = 4, 3, 2, 3
CLEAR, UPBEAT = 0.2, 0.35
"""Scores from which a cell is clear, and from which the whole mood is."""
SHORTEST, LONGEST = 6, 34
"""Words of a sentence that is quoted as a reason."""
LEAST_ARTICLES = 3
LEAST_PIECES = 2
"""Pieces that must carry a cell for the overview to speak of it: one passage is no mood."""


def mood(survey: Survey, context: OverviewContext) -> Iterator[Draft]:
    """Yield the sentences on the mood: of the desk's own country first."""
    own = [each for each in survey.mood if each.holder.id == survey.country]
    own = [each for each in own if each.target.id != survey.country]
    carried = [each for each in survey.mood if len(each.articles) >= LEAST_PIECES]
    whole = _whole(own, survey, context)
    if whole:
        yield whole
    first = sorted((each for each in carried if each in own), key=_weight)
    rest = sorted((each for each in carried if each not in own), key=_weight)
    reasons = 0
    for cell in [*first, *rest][:CELLS]:
        found = places(cell.statements, context.gate.lookup)
        if not found:
            continue
        yield _cell(cell, found, context)
        against = set(places(cell.dissent, context.gate.lookup))
        behind = [each for each in found if each not in against]
        reason = _reason(cell, behind, context) if reasons < REASONS else None
        if reason:
            reasons += 1
            yield reason
        if cell.dissent and abs(cell.score) >= CLEAR:
            yield from _counter(cell, [each for each in found if each in against], context)


def _weight(cell: MoodCell) -> tuple[int, int, str, str]:
    return (
        -len(cell.articles),
        -len(cell.statements),
        cell.holder.id or cell.holder.name,
        cell.target.id or cell.target.name,
    )


def _whole(own: Sequence[MoodCell], survey: Survey, context: OverviewContext) -> Draft | None:
    """Say the mood as a whole, where there are enough pairs and pieces to speak of one."""
    articles = sorted({each for cell in own for each in cell.articles})
    statements = {each for cell in own for each in cell.statements}
    if len(own) < ABROAD or len(articles) < LEAST_ARTICLES:
        return None
    total = sum(len(cell.articles) for cell in own)
    mean = round(sum(cell.score * len(cell.articles) for cell in own) / total, 3)
    name = "upbeat" if mean >= UPBEAT else "sour" if mean <= -UPBEAT else "between"
    text = context.words.overview[f"mood_{name}"].format(
        count=_passages(len(statements), len(articles), context)
    )
    outlets = tuple(sorted({outlet for cell in own for outlet in cell.outlets}))
    held = Counted(numerator=tuple(articles), denominator=survey.voices, outlets=outlets)
    return draft("mood", text, held, allowed=Allowed(numbers=(len(statements), len(articles))))


def _passages(passages_: int, articles: int, context: OverviewContext) -> str:
    table = context.words.overview
    if passages_ == 1:
        return table["passage"]
    english = context.words.language == "en"
    each = english and passages_ == articles
    return table["passages_each" if each else "passages"].format(
        n=spelled(passages_) if english else passages_, pieces=pieces(articles, context.words)
    )


def _names(cell: MoodCell, context: OverviewContext) -> tuple[str, str]:
    holder, target = (
        actor(each.id, context) if each.id else each.name for each in (cell.holder, cell.target)
    )
    return holder, target


def _cell(cell: MoodCell, found: Sequence[Place], context: OverviewContext) -> Draft:
    holder, target = _names(cell, context)
    kind = "pos" if cell.score > CLEAR else "neg" if cell.score < -CLEAR else "mixed"
    articles = {each.read.article.id for each in found}
    text = context.words.overview[f"mood_{kind}"].format(
        holder=holder,
        Holder=capital(holder),
        target=target,
        count=_passages(len(found), len(articles), context),
    )
    whose = f"{cell.holder.id or cell.holder.name} {cell.target.id or cell.target.name}"
    allowed = Allowed(numbers=(len(found), len(articles)), words=(holder, target))
    return draft(f"mood {whose}", capital(text), None, [e.citation() for e in found], allowed)


def _counter(cell: MoodCell, against: Sequence[Place], context: OverviewContext) -> Iterator[Draft]:
    """Name the voices against the current."""
    holder, target = _names(cell, context)
    shown = against[:VOICES]
    names = [credit(each, context.knowledge, context.words) for each in shown]
    voices = list(dict.fromkeys(each for each in names if each))
    if not voices:
        return
    text = context.words.overview["warnings" if cell.score > 0 else "milder"].format(
        voices=listed(voices, context.words.language), holder=holder, target=target
    )
    cited = [each.citation() for each in shown]
    fields = [f for each in shown for f in opening_fields(each.read, "authors", "outlet")]
    whose = f"{cell.holder.id or cell.holder.name} {cell.target.id or cell.target.name}"
    allowed = Allowed(words=(holder, target))
    yield draft(f"counter {whose}", text, None, (*cited, *dict.fromkeys(fields)), allowed)


def _reason(cell: MoodCell, found: Sequence[Place], context: OverviewContext) -> Draft | None:
    """Quote one sentence behind a cell, in its author's own words, where one stands alone."""
    for place in found:
        quotable = _quotable(place, context)
        if quotable is None:
            continue
        passage, text = quotable
        held = source(place.read.article, context.knowledge, context.words, None)
        if not held.outlet:
            continue
        template = context.words.overview["put" if held.who else "put_paper"]
        sentence = template.format(who=held.who, outlet=held.outlet, text=text)
        whose = f"{cell.holder.id or cell.holder.name} {cell.target.id or cell.target.name}"
        fields = opening_fields(place.read, "authors", "outlet")
        cited: tuple[Citation, ...] = (cite(place.read, passage), *fields)
        return draft(f"reason {whose}", sentence, None, cited)
    return None


def _quotable(place: Place, context: OverviewContext) -> tuple[Passage, str] | None:
    language = context.words.language
    found = passages(place.read, context.translator, language, frozenset())
    passage = next((each for each in found if each.start <= place.start < each.end), None)
    if passage is None or passage.said is not None or passage.nobodys:
        return None
    if language == "ru":
        text = " ".join(passage.original.split())
        return (passage, text) if SHORTEST <= len(text.split()) <= LONGEST else None
    if passage.rendering is None or leans(passage):
        return None
    text, stray = typographic(passage.rendering.text)
    fits = SHORTEST <= len(words_of(text)) <= LONGEST and text[-1:] in ".!"
    return (
        (passage, text)
        if fits and not stray and "“" not in text and not first_person(text)
        else None
    )
