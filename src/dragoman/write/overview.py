"""The opening paragraphs: what led, what was missing, the mood and its counter-current, change.

House words, not decimals; every sentence rests on counted pieces or on cited passages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from dragoman.language.names import house
from dragoman.model.report import Citation
from dragoman.model.survey import Survey, ThemeCount
from dragoman.write.cite import Allowed
from dragoman.write.claims import Draft, Passed
from dragoman.write.front import OverviewContext, actor, count, draft, number, pieces
from dragoman.write.mood import mood
from dragoman.write.originals import amounts_of
from dragoman.write.places import Place, credit, opening_fields, places, places_of_figures
from dragoman.write.previous import against_previous
from dragoman.write.wording import Wording, capital, in_words, listed, spelled, topic

LED, LEAST_LED = 3, 2
"""How many themes lead at most, and the pieces that make one of them lead."""
SHARE = 0.34
"""A theme leads only with this share of the first one's pieces."""
CHANGES, TERMS, DEBATES, VALUES, VOICES = 3, 2, 2, 4, 3


def overview(survey: Survey, context: OverviewContext, passed: Passed) -> None:
    """Put the overview's claims through the gate, in order."""
    for part in PARTS:
        for each in part(survey, context):
            passed.put(each)


def _led(survey: Survey, context: OverviewContext) -> Iterator[Draft]:
    words, table = context.words, context.words.overview
    themes = [each for each in survey.themes if each.voices >= LEAST_LED]
    themes.sort(key=lambda each: (-each.voices, each.id))
    led = [each for each in themes[:LED] if each.voices >= SHARE * themes[0].voices]
    if not survey.voices:
        return
    if not led:
        text = table["scattered"].format(all=len(survey.voices))
        yield draft("themes", text, count(survey, survey.voices))
        return
    names = [_named(each, rank, survey, words) for rank, each in enumerate(led)]
    text = table["led_one" if len(led) == 1 else "led"].format(
        Count=capital(in_words(len(led))), themes=listed(names, words.language)
    )
    numbers = (len(led), *(each.voices for each in led), len(led[0].outlets))
    counting = count(survey, (id_ for each in led for id_ in each.articles))
    allowed = Allowed(numbers=numbers, words=tuple(each.name for each in led))
    yield draft("themes", text, counting, allowed=allowed)


def _named(theme: ThemeCount, rank: int, survey: Survey, words: Wording) -> str:
    total = len(survey.voices)
    return words.overview["theme_next" if rank else "theme_first"].format(
        theme=topic(theme.name, words),
        n=theme.voices,
        all=total if words.language == "en" else pieces(total, words),
        outlets=number(len(theme.outlets), "outlets", words),
    )


def _missing(survey: Survey, context: OverviewContext) -> Iterator[Draft]:
    words, table = context.words, context.words.overview
    total = len(survey.voices)
    everything = str(total) if words.language == "en" else pieces(total, words)
    absent = [each.name for each in survey.silences if each.because == "absent"]
    unsure = [each for each in survey.silences if each.because == "too small"]
    numbers = _digits(survey.too_small or "")
    if not total:
        return
    why = _why(survey.too_small or "", words)
    if unsure and survey.too_small:
        text = table["small_missing"].format(why=why, all=everything)
        yield draft("size", text, count(survey, survey.voices), allowed=Allowed(numbers=numbers))
    elif survey.too_small:
        text = table["small"].format(why=why, all=everything)
        yield draft("size", text, count(survey, survey.voices), allowed=Allowed(numbers=numbers))
    if absent:
        names = table["or_on"].join(topic(each, words) for each in absent)
        text = table["missing"].format(themes=names, all=everything)
        yield draft("missing", text, count(survey, ()), allowed=Allowed(words=tuple(absent)))
    for each in survey.silences:
        if each.because == "fewer than before" and each.expected is not None:
            expected = round(each.expected)
            text = table["fewer"].format(
                theme=topic(each.name, words),
                found=pieces(each.found, words),
                expected=spelled(expected) if words.language == "en" else expected,
            )
            allowed = Allowed(numbers=(each.found, expected), words=(each.name,))
            yield draft(f"missing {each.theme}", text, count(survey, ()), allowed=allowed)


def _why(told: str, words: Wording) -> str:
    """Return a reason as the sentence takes it, which says itself that there is too little."""
    if words.language != "en":
        return told
    bare = told.partition(": too few")[0].replace("and 0 in", "and none in")
    return re.sub(r"(?<![\d,])[1-9](?![\d,])", lambda each: spelled(int(each[0])), bare)


def _digits(text: str) -> tuple[int, ...]:
    return tuple(int(each) for each in "".join(c if c.isdigit() else " " for c in text).split())


def _change(survey: Survey, context: OverviewContext) -> Iterator[Draft]:
    words = context.words
    articles = {each.id: each.articles for each in survey.themes}
    counted = [each for each in survey.change if each.against is None]
    for each in counted[:CHANGES]:
        name = topic(each.name, words)
        text = words.overview[each.kind].format(
            theme=each.name,
            Theme=capital(name),
            now=pieces(each.now, words),
            before=pieces(each.before, words),
        )
        allowed = Allowed(numbers=(each.now, each.before), words=(each.name,))
        counting = count(survey, articles.get(each.theme, ()))
        yield draft(f"change {each.theme}", text, counting, allowed=allowed)


def _terms(survey: Survey, context: OverviewContext) -> Iterator[Draft]:
    words, gate = context.words, context.gate
    for term in survey.terms[:TERMS]:
        read = gate.lookup(term.first.article)
        author = term.first.author or ""
        english = words.language == "en"
        who = house(author, context.knowledge) if author and english else author
        paper = term.first.outlet or ""
        by = words.overview["term_by" if who and paper else "term_by_outlet"]
        language = words.languages.get(read.reading.language, read.reading.language)
        text = words.overview["term"].format(
            term=term.term,
            language=language,
            by=by.format(who=who, outlet=paper or who),
            n=pieces(len(term.articles), words),
        )
        allowed = Allowed(words=(term.term, paper))
        counting = count(survey, term.articles)
        found = list(_where(read.article.text, term.term))
        cited = [Place(read=read, start=start, end=end).citation() for start, end in found[:1]]
        fields = opening_fields(read, "authors", "outlet")
        yield draft(f"term {term.term}", text, counting, (*cited, *fields), allowed)


def _where(text: str, term: str) -> Iterator[tuple[int, int]]:
    place = text.lower().find(term.lower())
    if place >= 0:
        yield place, place + len(term)


def _debates(survey: Survey, context: OverviewContext) -> Iterator[Draft]:
    for debate in survey.debates[:DEBATES]:
        sides = {each.position: each.statements for each in debate.positions}
        found = {side: places(keys, context.gate.lookup) for side, keys in sides.items()}
        if all(_camp(found.get(side, ()), context) for side in ("pos", "neg")):
            yield _debate(debate.question, found["pos"], found["neg"], context)


def _debate(
    question: str, for_: Sequence[Place], against: Sequence[Place], context: OverviewContext
) -> Draft:
    """Write "theme: HOLDER > TARGET" as a sentence that names both camps."""
    words = context.words
    holder, _, target = question.partition(": ")[2].partition(" > ")
    names = [actor(each, context) for each in (holder, target) if each != "*"]
    camps = [_camp(each, context) for each in (for_, against)]
    verbs = ["see" if len(each) > 1 else "sees" for each in camps]
    text = words.overview["debate" if len(names) > 1 else "debate_own"].format(
        holder=names[0],
        target=names[-1],
        pos=listed(camps[0], words.language),
        neg=listed(camps[1], words.language),
        see_pos=verbs[0],
        see_neg=verbs[1],
        are_pos="are" if len(camps[0]) > 1 else "is",
        are_neg="are" if len(camps[1]) > 1 else "is",
    )
    shown = (*for_[:VOICES], *against[:VOICES])
    cited = [each.citation() for each in shown]
    fields = [f for each in shown for f in opening_fields(each.read, "authors", "outlet")]
    allowed = Allowed(words=tuple(names))
    return draft(f"debate {question}", text, None, (*cited, *dict.fromkeys(fields)), allowed)


def _camp(found: Sequence[Place], context: OverviewContext) -> list[str]:
    credits_ = [credit(each, context.knowledge, context.words) for each in found[:VOICES]]
    return _voices([each for each in credits_ if each], context.words)


def _voices(credited: Iterable[str], words: Wording) -> list[str]:
    """Return who says so, each once; an unsigned piece of a paper already named is the paper's own."""
    names = list(dict.fromkeys(credited))
    signed = [each for each in names if any(each.endswith(f" in {one}") for one in names)]
    papers = {each.rpartition(" in ")[2] for each in signed}
    own = words.words["paper_itself"] if words.language == "en" else ""
    return [own if own and each in papers else each for each in names]


def _conflicts(survey: Survey, context: OverviewContext) -> Iterator[Draft]:
    words = context.words
    for group in [each for each in survey.figures if each.conflict][:1]:
        found = places_of_figures(group.values, context.gate.lookup)[:VALUES]
        credited: dict[str, list[str]] = {}
        for place, value in found:
            for amount in amounts_of(value):
                who = credit(place, context.knowledge, words)
                credited.setdefault(amount, []).extend([who] if who else [])
        said = [
            f"{amount} ({listed(_voices(each, words), words.language)})"
            for amount, each in credited.items()
            if each
        ]
        if len(said) > 1:
            language = words.languages.get(found[0][0].read.reading.language, "")
            text = words.overview["conflict"].format(
                what=group.what, language=language, values=listed(said, words.language)
            )
            cited = [place.citation() for place, _ in found]
            fields = [f for p, _ in found for f in opening_fields(p.read, "authors", "outlet")]
            allowed = Allowed(words=(group.what,))
            citations: tuple[Citation, ...] = (*cited, *dict.fromkeys(fields))
            yield draft(f"figures {group.what}", text, None, citations, allowed)


PARTS: tuple[Callable[[Survey, OverviewContext], Iterator[Draft]], ...] = (
    _led,
    _missing,
    mood,
    _change,
    against_previous,
    _terms,
    _debates,
    _conflicts,
)
