"""An item: the lead from the fields, then what the piece argued, quoted and foresees."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from dragoman.backends.base import Rendering
from dragoman.language.names import house, spellings
from dragoman.model.press import Article, Span
from dragoman.model.reading import Mention, ReadArticle, Statement
from dragoman.model.report import Citation, Claim, Item
from dragoman.write.cite import check, failed
from dragoman.write.claims import ComposeContext, Gate, at, claim_id, fields
from dragoman.write.wording import author_names, listed, outlet_name, phrase, verb, when

ORIGINALS = 3
"""Untranslated sentences that an item quotes at most."""
ALIKE = 0.6
"""How alike (Ratcliff and Obershelp) two spellings of one name are at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Sentences [first, last) of a piece, what holds them, and their rendering if there is one."""

    first: int
    last: int
    span: Span
    statements: tuple[Statement, ...]
    rendering: str | None
    weight: float

    @property
    def quoted(self) -> Statement | None:
        """The first statement in it that is not the author's."""
        return next((each for each in self.statements if each.level != "author"), None)


def item(read: ReadArticle, words: int, number: int, context: ComposeContext, gate: Gate) -> Item:
    """Return the digest of one piece in about ``words`` words; ``number`` varies the lead."""
    units = _units(read, context)
    chosen = _chosen(units, words, context)
    claims = [_lead(read, number, context)]
    originals = 0
    for unit in chosen:
        before = claims[-1].text
        claim = _rendered(read, unit, before, context, gate) if context.language == "en" else None
        if claim is None and originals < (99 if context.language == "ru" else ORIGINALS):
            claim = _original(read, unit, context)
            originals += claim is not None
        if claim:
            claims.append(claim)
    return Item(article=read.article.id, genre=read.article.genre, claims=tuple(claims))


def _units(read: ReadArticle, context: ComposeContext) -> list[Unit]:
    text, sentences = read.article.text, read.reading.sentences
    renderings: tuple[Rendering, ...] = ()
    if context.language == "en":
        plain = [text[each.start : each.end] for each in sentences]
        renderings = context.translator.translate(plain, read.article.language, "en")
    by_first = {each.first: each for each in renderings}
    found, place = [], 0
    while place < len(sentences):
        rendering = by_first.get(place)
        last = rendering.last if rendering else place + 1
        span = Span(sentences[place].start, sentences[last - 1].end)
        held = tuple(
            each
            for each in read.reading.statements
            if each.content[0].start < span.end and span.start < each.content[0].end
        )
        unit_text = rendering.text if rendering else None
        weight = _weight(read, place, span, held) + (3.0 if unit_text else 0.0)
        found.append(
            Unit(
                first=place,
                last=last,
                span=span,
                statements=held,
                rendering=unit_text,
                weight=round(weight, 2),
            )
        )
        place = last
    return found


def _weight(read: ReadArticle, place: int, span: Span, held: Sequence[Statement]) -> float:
    """Weigh a unit: what opens and closes a piece, names actors, counts, foresees, takes sides."""
    reading = read.reading
    last = len(reading.sentences) - 1

    def inside(start: int) -> bool:
        return span.start <= start < span.end

    actors = {each.actor for each in reading.mentions if each.actor and inside(each.start)}
    weight = 2.0 if place < 2 else 1.5 if place >= last - 1 else 0.0  # noqa: PLR2004
    weight += min(3.0, len(actors))
    weight += min(1.5, 0.5 * sum(inside(each.start) for each in reading.figures))
    weight += 1.5 * any(inside(each.start) for each in reading.forecasts)
    weight += 1.0 * any(inside(each.spans[0].start) for each in reading.stances)
    weight += 0.5 * any(each.level != "author" for each in held)
    return weight if held else 0.0


def _chosen(units: Sequence[Unit], words: int, context: ComposeContext) -> list[Unit]:
    """Take the weightiest units within the budget, an original counted short; in text order."""
    room, originals = words, 0
    taken: list[Unit] = []
    for unit in sorted(units, key=lambda each: (-each.weight, each.first)):
        if not unit.statements or not unit.weight:
            continue
        if unit.rendering is None and context.language == "en":
            originals += 1
            if originals > ORIGINALS:
                continue
        size = len((unit.rendering or " " * 5).split()) or (unit.span.end - unit.span.start) // 7
        if size <= room or not taken:
            taken.append(unit)
            room -= size
    return sorted(taken, key=lambda each: each.first)


def _lead(read: ReadArticle, number: int, context: ComposeContext) -> Claim:
    article, language = read.article, context.language
    who = author_names(article, language, context.knowledge)
    outlet = outlet_name(article, language, context.knowledge)
    date = when(article.published, language)
    values = {
        "who": who,
        "outlet": outlet,
        "date": date,
        "date_low": date[:1].lower() + date[1:],
        "date_low_issue": date[3:] if language == "en" else date[2:],
        "verb": verb(language, article.genre),
    }
    if not outlet:
        name = "lead_nowhere" if date else "lead_undated_paper"
    elif not date:
        name = "lead_undated" if who else "lead_undated_paper"
    elif not who:
        name = "lead_papers"
    elif article.published.precision == "issue":
        name = "lead_issue"
    else:
        name = ""
    if not who:
        values["verb"] = phrase(language, "paper_verb")
    if name in ("", "lead_papers"):
        leads = listed(language, name or "leads")
        opening = leads[number % len(leads)].format(**values)
    else:
        opening = phrase(language, name, **values)
    title, cited = _title(read, context)
    return Claim(
        id=claim_id(article.id, (), "lead"),
        text=(opening + title + phrase(language, "colon")).strip(" ,"),
        by="template",
        level="author",
        voice="writer",
        role="lead",
        citations=(*fields(article, "published", "authors", "outlet"), *cited),
    )


def _title(read: ReadArticle, context: ComposeContext) -> tuple[str, tuple[Citation, ...]]:
    article = read.article
    if not article.title:
        return "", ()
    title = article.title.strip().rstrip(".")
    if context.language == "en":
        found = context.translator.translate([article.title], article.language, "en")
        if found:
            shown = found[0].text.strip().rstrip(".").replace("“", "‘").replace("”", "’")
            return phrase("en", "titled", title=_plain_marks(shown)), fields(article, "title")
    inner = title.replace("«", "„").replace("»", "“")
    return phrase(context.language, "titled_original", title=inner), fields(article, "title")


def _plain_marks(text: str) -> str:
    return re.sub(r'"([^"]*)"', r"‘\1’", text)


def _rendered(
    read: ReadArticle, unit: Unit, before: str, context: ComposeContext, gate: Gate
) -> Claim | None:
    """Return the memory's rendering as a claim; ``None`` without one, or when the gate holds it."""
    if unit.rendering is None:
        return None
    article = read.article
    mentions = _mentions(read, unit)
    text = _house_names(unit.rendering, mentions, context)
    checks = check(text, article.text[unit.span.start : unit.span.end], mentions, context.knowledge)
    reason = failed(checks)
    if reason:
        gate.hold(unit.rendering, reason, article.id)
        return None
    quoted = unit.quoted
    if quoted and quoted.resolved and not _names(before + " " + text, quoted.resolved, context):
        who = house(quoted.resolved, context.knowledge)
        name = "speaker_quoted" if quoted.kind == "direct" else "speaker_cited"
        text = phrase("en", name, who=who, text=text)
    return Claim(
        id=claim_id(article.id, [each.id for each in unit.statements], "body"),
        text=text,
        by="memory",
        level=quoted.level if quoted else "author",
        voice="quoted" if quoted else "author",
        role="body",
        citations=(at(article, unit.span, unit.rendering),),
        checks=checks,
    )


def _mentions(read: ReadArticle, unit: Unit) -> tuple[Mention, ...]:
    return tuple(
        each for each in read.reading.mentions if unit.span.start <= each.start < unit.span.end
    )


def _names(text: str, name: str, context: ComposeContext) -> bool:
    """Tell whether a sentence names a person, whatever way his name is spelled in it."""
    written = set(re.findall(r"[A-ZÀ-Ž][\w’'-]+", text))
    return any(
        SequenceMatcher(None, word, other).ratio() >= ALIKE
        for spelling in spellings(name, context.knowledge)
        for word in spelling.split()
        for other in written
    )


def _house_names(text: str, mentions: Sequence[Mention], context: ComposeContext) -> str:
    """Spell each person of the ledger in the house form, wherever another spelling stands.

    Others stay as the translator spelled them: a foreign name in Cyrillic cannot be spelled back.
    """
    for name in sorted({each.name for each in mentions if each.type == "PER" and each.id}):
        known, *others = spellings(name, context.knowledge)
        for other in sorted(others, key=len, reverse=True):
            if " " in other and " " in known:
                text = re.sub(rf"\b{re.escape(other)}\b", known, text)
                text = re.sub(rf"\b{re.escape(other.split()[-1])}\b", known.split()[-1], text)
    return text


def _original(read: ReadArticle, unit: Unit, context: ComposeContext) -> Claim | None:
    """Quote the original and say that it is not translated."""
    article, statement = read.article, unit.quoted
    language = context.language
    if statement and (statement.negated or statement.modality):
        return None
    span = statement.content[0] if statement else unit.span
    quote = article.text[span.start : span.end].strip().rstrip(".")
    if "\n" in quote or not quote:
        return None
    shown = quote.lstrip("–—- ").replace("«", "„").replace("»", "“")
    if statement:
        name = "said_original" if statement.kind == "direct" else "said_reported"
        text = phrase(language, name, who=_speaker(statement, context), quote=shown)
    else:
        text = phrase(language, "author_original", quote=shown)
    return Claim(
        id=claim_id(article.id, [each.id for each in unit.statements], "body"),
        text=text,
        by="template",
        level=statement.level if statement else "author",
        voice="quoted" if statement else "author",
        role="body",
        citations=(at(article, Span(span.start, span.end)),),
        untranslated=language != article.language,
    )


def _speaker(statement: Statement, context: ComposeContext) -> str:
    if statement.resolved:
        if context.language == "ru":
            return statement.resolved
        return house(statement.resolved, context.knowledge)
    if statement.who.kind == "actor" and context.language == "en" and statement.who.id:
        names = {code: dict(names) for code, names in _actor_names(context)}
        return names.get(statement.who.id, {}).get("en", statement.who.name)
    return phrase(context.language, "unnamed", name=statement.who.name)


def _actor_names(context: ComposeContext) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    for actor in context.knowledge.actors:
        yield actor.code, actor.names


def excerpt_spans(article: Article, sentences: Sequence[Span], cited: Sequence[Span]) -> list[Span]:
    """Return the cited sentences and one on each side, merged where they touch."""
    del article
    wanted = {
        near
        for number, sentence in enumerate(sentences)
        for each in cited
        if each.start < sentence.end and sentence.start < each.end
        for near in (number - 1, number, number + 1)
        if 0 <= near < len(sentences)
    }
    found: list[Span] = []
    for number in sorted(wanted):
        if number - 1 in wanted and found:
            found[-1] = Span(found[-1].start, sentences[number].end)
        else:
            found.append(sentences[number])
    return found
