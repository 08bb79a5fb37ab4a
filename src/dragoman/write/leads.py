"""The clause that opens an item, made only from the fields that its source has.

The form is chosen by a fixed rule over the article's id, and is never the neighbour's; the verb
goes by genre. An unsigned piece has its paper for an author; an undated one has no date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dragoman.language.date_words import issue_number, when
from dragoman.language.names import house, house_outlet, outlet, persons
from dragoman.language.romanisation import pinyin
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Genre, Period, PublicationDate
from dragoman.model.report import FieldCitation
from dragoman.write.evidence import printed_date
from dragoman.write.wording import Wording, capital, listed, rotate

VERBS: Mapping[Genre, str] = {
    "news": "news",
    "column": "signed",
    "analysis": "signed",
    "journal": "signed",
    "unknown": "signed",
    "editorial": "editorial",
    "interview": "interview",
    "review": "review",
}
FOR: Mapping[str, str] = {"think tank": "for"}
"""One writes in a paper, and for a think tank."""
KINDS: Mapping[str, Mapping[str, str]] = {
    "ru": {
        "daily": "газета",
        "weekly": "еженедельник",
        "wire": "агентство",
        "journal": "журнал",
        "site": "сайт",
        "broadcaster": "сайт",
    }
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a lead may say of an article, in the report's language; "" where nothing is known."""

    who: str
    authors: int
    family: str
    """How the author is named the second time; the paper, when nobody signed."""
    outlet: str
    in_outlet: str
    on: str
    number: str
    citations: tuple[FieldCitation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A lead without its clause, and the form it took, so that the next may take another."""

    text: str
    form: str


def source(article: Article, knowledge: Knowledge, words: Wording, near: Period | None) -> Source:
    """Return the fields of ``article`` as the report prints them, with their citations."""
    english = words.language == "en"
    names = [house(each, knowledge) if english else each for each in article.authors]
    written = article.outlet or article.outlet_id
    paper = ""
    if written:
        known = outlet(article.outlet_id, knowledge) or outlet(article.outlet, knowledge)
        paper = house_outlet(article.outlet_id or written, knowledge) if english and known else ""
        paper = paper or (
            house_outlet(written, knowledge) if english else _russian(article, knowledge)
        )
    on = when(article.published, words.language, near)
    by_issue = article.published.precision == "issue" or (
        article.genre == "journal" and bool(article.published.issue)
    )
    number = issue_number(article.published) if by_issue else ""
    kind = _kind(article, knowledge)
    return Source(
        who=listed(names, words.language),
        authors=len(names),
        family=_second_mention(names, article, knowledge, words, kind),
        outlet=paper if english else _titled(paper, kind),
        in_outlet=f"{FOR.get(kind, 'in')} {paper}" if english else _in_russian(paper, kind, words),
        on="" if by_issue else on,
        number=_number(article.published, number, words) if number else "",
        citations=_citations(article),
    )


def _number(published: PublicationDate, number: str, words: Wording) -> str:
    """Return a journal's number with its year: "No. 2 (2021)"."""
    printed = words.words["number"].format(number=number)
    year = re.match(r"\d{4}", published.issue or "")
    return f"{printed} ({year[0]})" if year else printed


def _russian(article: Article, knowledge: Knowledge) -> str:
    known = outlet(article.outlet_id, knowledge) or outlet(article.outlet, knowledge)
    return known.name if known else (article.outlet or "")


def _kind(article: Article, knowledge: Knowledge) -> str:
    known = outlet(article.outlet_id, knowledge) or outlet(article.outlet, knowledge)
    return (known.kind if known else None) or "other"


def _titled(paper: str, kind: str) -> str:
    return f"{KINDS['ru'].get(kind, 'издание')} «{paper}»" if paper else ""


def _in_russian(paper: str, kind: str, words: Wording) -> str:
    template = words.kinds.get(kind, words.kinds["other"])
    return template.format(outlet=paper) if paper else ""


def _second_mention(
    names: list[str], article: Article, knowledge: Knowledge, words: Wording, kind: str
) -> str:
    if len(names) == 1:
        return family(names[0], article.authors[0], knowledge)
    if names:
        return "the authors" if words.language == "en" else "авторы"
    return words.kinds.get(kind, words.words["paper"]) if words.language == "en" else "издание"


def family(printed: str, original: str, knowledge: Knowledge) -> str:
    """Return the family name of a printed name: its last word, or its first where that leads."""
    known = house(original, knowledge) == printed
    parts = printed.split()
    first = known and len(original.split()) > 1 and _leads(original, knowledge)
    return parts[0] if first else parts[-1]


def _leads(original: str, knowledge: Knowledge) -> bool:
    found = persons(original, knowledge)
    return any(each.family_first for each in found) or (not found and bool(pinyin(original)))


def _citations(article: Article) -> tuple[FieldCitation, ...]:
    found = [FieldCitation(article=article.id, field="authors", value=e) for e in article.authors]
    written = article.outlet or article.outlet_id
    if written:
        found.append(FieldCitation(article=article.id, field="outlet", value=written))
    if article.published.precision != "unknown":
        value = printed_date(article.published)
        found.append(FieldCitation(article=article.id, field="published", value=value))
    return tuple(found)


def fields_held(held: Source) -> str:
    """Return the name of the table of forms that fits what is known."""
    last = "issue" if held.number else "on" if held.on else ""
    first = [name for name, value in (("who", held.who), ("outlet", held.outlet)) if value]
    if last == "issue" and not held.outlet:
        last = ""
    return " ".join([*first, last] if last else first)


def lead(held: Source, verb: str, words: Wording, key: str, avoid: str | None) -> Lead:
    """Return the opening clause with ``verb``, in a form other than ``avoid``."""
    form = rotate(words.leads[fields_held(held)], key, avoid)
    text = form.format(
        who=held.who,
        outlet=held.outlet,
        in_outlet=held.in_outlet,
        In_outlet=capital(held.in_outlet),
        on=held.on,
        On=capital(held.on),
        number=held.number,
        verb=verb,
    )
    return Lead(text=capital(text), form=form)


def verbs(article: Article, held: Source, words: Wording, way: str) -> tuple[str, ...]:
    """Return the verbs that may open this piece ``that`` way or ``about`` something."""
    genre = VERBS[article.genre]
    if genre == "signed" and not held.who:
        genre = "news"
    found = words.verbs[genre][way]
    plural = held.authors > 1
    return tuple(words.plural.get(each, each) for each in found) if plural else found
