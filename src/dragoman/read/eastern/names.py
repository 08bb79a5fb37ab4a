"""Names in the text: the ledger's first, then persons by their titles, bodies by their endings, powers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from dragoman.language.annotation import Annotation, Token
from dragoman.language.names import actor_name, outlet, persons
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Span
from dragoman.model.reading import Mention
from dragoman.read.eastern.found_names import FINDERS, LATIN_JOINTS, labels
from dragoman.read.eastern.interview import ANSWERING, ASKING
from dragoman.read.eastern.words import Words, either, word_lists
from dragoman.read.spans import Covered

JOINT = re.compile(rf"[{LATIN_JOINTS}＝= ]")
NATIVE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
OUTLET_MARKS = re.compile(r"[《『「‘'＜<]([^《》『』「」‘’'＜＞<>\n]{2,16})[》』」’'＞>]")


def mentions(article: Article, annotation: Annotation, knowledge: Knowledge) -> tuple[Mention, ...]:
    """Return the names of ``article`` in order: persons, outlets, organisations, powers."""
    words = word_lists(article.language[:2])
    text = article.text
    printing = {each.name for each in knowledge.outlets} | {article.outlet}
    people = [
        each for each in _people(text, annotation, knowledge, words) if each.name not in printing
    ]
    taken = [Span(each.start, each.end) for each in people]
    outlets = _free(_outlets(text, knowledge, words), taken)
    taken += [Span(each.start, each.end) for each in outlets]
    bodies = _free(_bodies(text, annotation, words), taken)
    powers = _free(_powers(text, knowledge, words), taken)
    found = [*people, *outlets, *bodies, *powers]
    return tuple(sorted(found, key=lambda each: (each.start, -each.end, each.type)))


def _free(found: Iterable[Mention], taken: Iterable[Span]) -> list[Mention]:
    covered = Covered(taken)
    return [each for each in found if not covered.meets(each.start, each.end)]


@lru_cache(16)
def _ledger_forms(key: str, names: tuple[str, ...]) -> re.Pattern[str] | None:
    del key
    return re.compile(either(names)) if names else None


def _native(names: Iterable[str], least: int = 2) -> tuple[str, ...]:
    return tuple(sorted({each for each in names if NATIVE.search(each) and len(each) >= least}))


# Persons.


def _people(text: str, annotation: Annotation, knowledge: Knowledge, words: Words) -> list[Mention]:
    spans = _widest([*_of_ledger(text, knowledge), *_by_shape(text, annotation, words)])
    full = {text[each.start : each.end] for each in spans}
    spans = _widest([*spans, *_again(text, full, words)])
    return [_person(text, each, full, knowledge) for each in spans]


def _of_ledger(text: str, knowledge: Knowledge) -> Iterator[Span]:
    names = _native(form for each in knowledge.persons for form in each.spellings)
    pattern = _ledger_forms(knowledge.hash + "persons", names)
    for each in pattern.finditer(text) if pattern else ():
        yield Span(*each.span())


def _by_shape(text: str, annotation: Annotation, words: Words) -> Iterator[Span]:
    powers = {form for forms in words.lists["actors"].values() for form in forms}
    for each in (*FINDERS[words.language](text, annotation, words), *labels(text)):
        name = text[each.start : each.end]
        parts = [part for part in JOINT.split(name) if part]
        body = name.endswith(words.org_ends) and words.language != "zh"
        common = name.endswith(words.titles) or name in (*words.reporters, *ASKING, *ANSWERING)
        reading = text[each.start - 1 : each.start] in ("（", "(") and text[each.end] in "）)"
        if not (reading or body or common or powers.intersection(parts) or name in words.pronouns):
            yield each


def _widest(spans: Iterable[Span]) -> list[Span]:
    """Return spans without those that overlap a longer one."""
    kept: list[Span] = []
    covered = Covered()
    for each in sorted(set(spans), key=lambda span: (span.start - span.end, span.start)):
        if not covered.meets(*each):
            covered.add(*each)
            kept.append(each)
    return sorted(kept)


def _again(text: str, full: Iterable[str], words: Words) -> Iterator[Span]:
    """Yield the places where a person introduced in full comes back by a part of the name."""
    parts = {part for name in full for part in (name, *JOINT.split(name)[1:])}
    shorts = _native(parts)
    for each in re.finditer(either(shorts), text) if shorts else ():
        yield Span(*each.span())
    surnames = {name[:size] for name in full for size in (1, 2) if _is_native(name, words)}
    if surnames:
        gap = r"\s?" if words.language == "ko" else ""
        before = r"(?<![가-힣])" if words.language == "ko" else ""
        pattern = rf"{before}({either(surnames)})(?={gap}{either(words.titles)})"
        for each in re.finditer(pattern, text):
            yield Span(*each.span(1))


def _is_native(name: str, words: Words) -> bool:
    longest = 5 if words.language == "ja" else 4
    return not JOINT.search(name) and 2 < len(name) <= longest and not re.search("[ァ-ヴ]", name)  # noqa: PLR2004


def _person(text: str, span: Span, full: set[str], knowledge: Knowledge) -> Mention:
    printed = text[span.start : span.end]
    name = _fullest(printed, full)
    known = persons(name, knowledge) or persons(printed, knowledge)
    actors = {each.actor for each in known}
    return Mention(
        start=span.start,
        end=span.end,
        type="PER",
        name=name,
        id=known[0].id if len(known) == 1 else None,
        actor=next(iter(actors)) if len(actors) == 1 else None,
    )


def _fullest(printed: str, full: Iterable[str]) -> str:
    """Return the one longer name that ``printed`` is a part of; itself where there is none or several."""
    longer = {
        name
        for name in full
        if len(name) > len(printed)
        and (printed in JOINT.split(name) or (not JOINT.search(name) and name.startswith(printed)))
    }
    return next(iter(longer)) if len(longer) == 1 else printed


# Outlets and organisations.


def _outlets(text: str, knowledge: Knowledge, words: Words) -> Iterator[Mention]:
    names = _native(form for each in knowledge.outlets for form in (each.name, *each.names))
    pattern = _ledger_forms(knowledge.hash + "outlets", names)
    for each in pattern.finditer(text) if pattern else ():
        yield _body(Span(*each.span()), each.group(), knowledge)
    for each in OUTLET_MARKS.finditer(text):
        name, after = each[1], text[each.end() : each.end() + 2]
        if outlet(name, knowledge) is None and (
            name.endswith(words.outlet_ends)
            or after.startswith(words.outlet_ends)
            or text[: each.start()].rstrip().endswith(words.outlet_before)
        ):
            yield _body(Span(*each.span(1)), name, knowledge)


def _body(span: Span, name: str, knowledge: Knowledge | None = None) -> Mention:
    known = outlet(name, knowledge) if knowledge else None
    return Mention(
        start=span.start,
        end=span.end,
        type="ORG",
        name=known.name if known else name,
        id=known.id if known else None,
    )


def _bodies(text: str, annotation: Annotation, words: Words) -> Iterator[Mention]:
    """Yield runs of nouns that end as the names of bodies do: «ロシア外務省», «철도연구소», «外交部»."""
    for sentence in annotation.sentences:
        run: list[Token] = []
        for token in [*sentence.tokens, None]:
            if token and _joins(text, run, token):
                run.append(token)
                continue
            span = _named(text, run, words)
            if span:
                yield _body(span, text[span.start : span.end])
            run = [token] if token and token.pos in ("NOUN", "PROPN") else []


def _joins(text: str, run: Sequence[Token], token: Token) -> bool:
    counts = "助数詞" in token.feats and not (run and "助数詞可能" in token.feats)
    if token.pos not in ("NOUN", "PROPN") or counts or token.feats == "NNB":
        return False
    return not run or text[run[-1].end : token.start] == ""


def _named(text: str, run: Sequence[Token], words: Words) -> Span | None:
    """Return the longest beginning of a run of nouns that is a body's name; a proper noun is in it."""
    for last in range(len(run), 0, -1):
        name = text[run[0].start : run[last - 1].end]
        ends = [each for each in words.org_ends if name.endswith(each)]
        if not ends:
            continue
        proper = any(each.pos == "PROPN" for each in run[:last])
        ministry = name in words.org_ends and len(name) > 2  # noqa: PLR2004 - «外務省» alone
        long = len(name) >= len(ends[0]) + (3 if len(ends[0]) == 1 else 2)
        if ministry or long or (proper and len(name) >= len(ends[0]) + 2):
            return Span(run[0].start, run[last - 1].end)
    return None


# Powers.


def _powers(text: str, knowledge: Knowledge, words: Words) -> Iterator[Mention]:
    forms = {
        form: actor.code
        for actor in knowledge.actors
        for language, form in actor.forms
        if language == words.language
    }
    pattern = _ledger_forms(knowledge.hash + words.language, tuple(sorted(forms)))
    for each in pattern.finditer(text) if pattern else ():
        yield _power(Span(*each.span()), forms[each.group()], words, knowledge)
    for each in _company(words).finditer(text):
        for place in range(*each.span()):
            yield _power(Span(place, place + 1), words.short[text[place]], words, knowledge)


def _power(span: Span, code: str, words: Words, knowledge: Knowledge) -> Mention:
    name = actor_name(code, words.language, knowledge)
    return Mention(start=span.start, end=span.end, type="GPE", name=name, actor=code)


@lru_cache(4)
def _company(words: Words) -> re.Pattern[str]:
    """Return a pattern for countries by one character each: 日中, 米政府, 한미, 美方."""
    marks = "".join(words.short)
    around = r"가-힣" if words.language == "ko" else r"一-龥ァ-ヴ"
    office = {
        "ja": "政府|軍|側|大統領|外相|国務|財務|国防|政権|企業|紙|議会|両国|関係|首脳|貿易|国境|協力|同盟|会談|間",
        "ko": r"\s?(?:관계|정상|회담|동맹|양국|간|협력|국경|무역|접경|정부|국무|외교|외무|당국|군)",
        "zh": "方|媒|军|政府|外长|总统|国务|财政|关系|關係|两国|兩國|贸易|貿易|边境|邊境|合作|双方|同盟|之间|企|首脑",
    }[words.language]
    return re.compile(
        rf"(?<![{around}])[{marks}]{{2,4}}(?![{around}])|(?<![{around}])[{marks}]{{1,4}}(?={office})"
    )
