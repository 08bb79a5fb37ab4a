"""English forecasts: what somebody expects, with a horizon where the words give one.

A «will» of somebody else's deeds is one, and so is what may, could, is set or bound to be. Questions,
conditions, relative clauses, the calendar and what was once expected are left out.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from dragoman.language.annotation import Annotation, Sentence
from dragoman.language.dateforms import printed_forms
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, PublicationDate
from dragoman.model.reading import Forecast, Statement
from dragoman.read.author import author
from dragoman.read.english.words import expectations, forecast_lists, quantities
from dragoman.read.holding import held
from dragoman.read.tree import Tree

AHEAD = frozenset({"will", "'ll", "’ll", "wo", "shall"})
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
YEAR = r"20\d\d"
HORIZON = re.compile(
    rf"\b(?P<lead>not before|no earlier than|by the end of|before|after|by|until|in|from|through|within|over)\s+"
    rf"(?:(?:the\s+)?(?:end|spring|summer|autumn|fall|winter|beginning)\s+of\s+)?"
    rf"(?:(?P<month>{MONTH})\s+)?(?P<year>{YEAR})\b"
    rf"|\b(?P<next>next year|this year|by the end of the year|by year['’]s end)\b"
    rf"|\b(?:within|over|in)\s+(?:the\s+)?(?:(?:next|coming)\s+)?(?P<count>\w+)\s+(?P<step>years?|months?|decades?)\b"
    rf"|\b(?:in|over)\s+(?:the\s+)?(?:coming|foreseeable|near)\s+(?:years|months|weeks|decades|future)\b",
    re.IGNORECASE,
)


def forecasts(
    article: Article,
    annotation: Annotation,
    statements: tuple[Statement, ...],
    knowledge: Knowledge,
) -> tuple[Forecast, ...]:
    """Return the forecasts of an English article, at most one a sentence."""
    return tuple(
        found
        for sentence in annotation.sentences
        for found in _in_sentence(article, sentence, statements, knowledge)
    )


def _in_sentence(
    article: Article, sentence: Sentence, statements: tuple[Statement, ...], knowledge: Knowledge
) -> Iterator[Forecast]:
    printed = article.text[sentence.start : sentence.end]
    if printed.rstrip('”"’ ').endswith("?"):
        return
    tree = Tree(sentence)
    when = horizon(printed, article.published)
    for index, token in enumerate(tree.tokens):
        modality = _modality(tree, index, dated=when is not None)
        if modality is None or _is_conditional(tree, index):
            continue
        holder = held(token.start, token.end, statements)
        start, end = _place(sentence, token.start, holder)
        yield Forecast(
            start=start,
            end=end,
            modality=modality,
            horizon=when,
            holder=holder.who if holder else author(article, knowledge),
            statement=holder.id if holder else None,
        )
        return


def _modality(tree: Tree, index: int, *, dated: bool) -> str | None:
    """Return how surely the word at ``index`` expects something, or ``None``."""
    token = tree.tokens[index]
    told = expectations().get(token.lemma)
    if told == "expected" and token.pos == "VERB" and _says_something(tree, index):
        past = "Tense=Past|VerbForm=Fin" in token.feats and token.lemma == "expect"
        helpers = {
            tree.tokens[each].text.lower() for each in tree.children(index, "aux:pass", "aux")
        }
        return None if past or helpers & {"was", "were", "had"} else told
    compared = any(tree.tokens[each].lemma in ("more", "less") for each in tree.kids[index])
    if compared or (told == "likely" and token.rel.startswith("acl")):
        return None
    if told in ("likely", "unlikely") and _is_ahead(
        tree, token.head if token.pos == "ADV" else index
    ):
        return "likely" if told == "likely" else "unlikely"
    return _helped(tree, index, told, dated=dated)


def _helped(tree: Tree, index: int, told: str | None, *, dated: bool) -> str | None:
    """«will», «may», «could»; «is set to», «risks»."""
    token = tree.tokens[index]
    will = token.text.lower() in AHEAD and token.rel == "aux"
    if (will or told == "possible") and token.pos == "AUX" and not _is_ours(tree, token.head):
        if dated or _is_of_the_world(tree, token.head):
            return _with_not(tree, token.head, "will" if will else "possible")
        return None
    if told == "set" and _is_set(tree, index):
        return "likely"
    return "possible" if told == "risking" and _is_at_risk(tree, index) else None


def _with_not(tree: Tree, verb: int, modality: str) -> str:
    denied = any(tree.tokens[each].lemma in ("not", "never") for each in tree.kids[verb])
    return "unlikely" if denied and modality == "will" else modality


def _is_of_the_world(tree: Tree, verb: int) -> bool:
    """Tell «trade will grow» from «the court will sit», «you may ask», «he could have gone»."""
    token, words = tree.tokens[verb], forecast_lists()
    if token.rel.startswith("acl") or token.lemma in words["calendar"]:
        return False
    helpers = {tree.tokens[each].text.lower() for each in tree.children(verb, "aux")}
    subjects = [tree.tokens[each] for each in tree.children(verb, "nsubj", "nsubj:pass")]
    if "have" in helpers or token.lemma in words["rhetorical"]:
        return False
    anybody = any(each.lemma.lower() in words["anybody"] for each in subjects)
    return bool(subjects or token.rel == "conj") and not anybody


def _is_set(tree: Tree, index: int) -> bool:
    """«is set to», «are poised to», «is going to»: the present with an infinitive."""
    helpers = {tree.tokens[each].text.lower() for each in tree.kids[index]}
    ahead = any("VerbForm=Inf" in tree.tokens[each].feats for each in tree.children(index, "xcomp"))
    return ahead and bool(helpers & {"is", "are", "'s", "’s", "'re", "’re"})


def _is_at_risk(tree: Tree, index: int) -> bool:
    """«faces a shortage», «risks losing»: the present of something, not of a relative clause."""
    token = tree.tokens[index]
    present = token.pos == "VERB" and "Tense=Pres" in token.feats and "VerbForm=Fin" in token.feats
    if not present or token.rel.startswith("acl"):
        return False
    objects = ("xcomp", "obj", "advcl") if token.lemma == "risk" else ("xcomp",)
    return bool(tree.children(index, *objects))


def _says_something(tree: Tree, index: int) -> bool:
    return bool(tree.children(index, "ccomp", "xcomp", "obj", "nsubj:pass"))


def _is_ahead(tree: Tree, index: int) -> bool:
    if index < 0:
        return False
    helpers = {tree.tokens[each].text.lower() for each in tree.children(index, "aux")}
    infinitive = any("VerbForm=Inf" in tree.tokens[each].feats for each in tree.kids[index])
    return bool(helpers & AHEAD) or infinitive


def _is_ours(tree: Tree, verb: int) -> bool:
    subjects = tree.children(verb, "nsubj") if verb >= 0 else []
    return any(tree.tokens[each].lemma in ("i", "we") for each in subjects)


def _is_conditional(tree: Tree, index: int) -> bool:
    """Tell a verb inside «if …»."""
    for each in tree.up(index, 3):
        marks = {tree.tokens[kid].lemma for kid in tree.children(each, "mark")}
        if marks & {"if", "unless", "whether"}:
            return True
    return False


def _place(sentence: Sentence, at: int, holder: Statement | None) -> tuple[int, int]:
    """Return the part of the sentence that the holder's own words are."""
    for part in holder.content if holder else ():
        if part.start <= at < part.end:
            return max(sentence.start, part.start), min(sentence.end, part.end)
    return sentence.start, sentence.end


def horizon(printed: str, published: PublicationDate) -> PublicationDate | None:
    """Return by when, reckoned from the publication's last day; ``None`` where no words tell it."""
    now = published.latest
    for match in HORIZON.finditer(printed):
        found = _dated(match, now)
        if found is not None and not (now and found.latest and found.latest < now):
            return found
    return None


def _dated(match: re.Match[str], now: date | None) -> PublicationDate | None:
    if match["year"]:
        return _in_year(match)
    if match["next"]:
        if now is None:
            return _span(match, None, None)
        year = now.year + (match["next"].lower() == "next year")
        first = date(year, 1, 1) if year > now.year else now
        return _span(match, first, date(year, 12, 31))
    if match["count"]:
        value = quantities().words.get(match["count"].lower())
        count = int(match["count"]) if match["count"].isdigit() else int(value) if value else None
        if count is None or now is None:
            return None
        months = count * {"y": 12, "m": 1, "d": 120}[match["step"][0].lower()]
        month = now.month - 1 + months
        last = date(now.year + month // 12, month % 12 + 1, 1)
        return _span(match, now, last.replace(day=monthrange(last.year, last.month)[1]))
    return _span(match, None, None)


def _in_year(match: re.Match[str]) -> PublicationDate:
    year = int(match["year"])
    month = printed_forms().months.get((match["month"] or "").lower())
    first = date(year, month or 1, 1)
    last = date(year, month or 12, monthrange(year, month or 12)[1])
    return _span(match, first, last)


def _span(match: re.Match[str], first: date | None, last: date | None) -> PublicationDate:
    return PublicationDate(
        earliest=first,
        latest=last,
        precision="range" if last else "unknown",
        printed=match.group(),
    )
