"""Forecasts: what somebody expects, with a horizon where the words give one.

A future alone is no forecast («он скажет»): it needs a word of expectation or a horizon. Questions,
conditions and what was once expected are left out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.language.annotation import Annotation, Sentence, Token
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, PublicationDate
from dragoman.model.reading import Forecast, Statement, Who
from dragoman.read.holding import held
from dragoman.read.horizons import horizon
from dragoman.read.tree import Tree

YEAR = 360
SHORT = 5
"""Words and marks of «Не изменит.», which answers and foresees nothing."""
CLIMB = 4
"""Steps up from a verb to the clause that it continues."""
OTHER_CLAUSES = frozenset({"acl:relcl", "parataxis", "advcl", "ccomp", "csubj"})


@dataclass(frozen=True, slots=True, eq=False)
class Expectations:
    """Lemmas of ``forecasts.toml`` and the modality each gives."""

    verbs: Mapping[str, str]
    told: frozenset[str]
    adverbs: Mapping[str, str]
    sources: frozenset[str]
    modal: Mapping[str, str]
    waiting: frozenset[str]
    advising: frozenset[str]
    habits: frozenset[str]
    cues: frozenset[str]
    promises: frozenset[str]
    awaited: frozenset[str]
    rhetorical: frozenset[str]
    calendar: frozenset[str]
    conditions: frozenset[str]


@cache
def expectations() -> Expectations:
    """Load the lists once in this process."""
    path = files("dragoman.knowledge") / "forecasts.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    verbs = {key: words for key, words in data["expecting"].items() if key != "told"}
    return Expectations(
        verbs=_by_lemma(verbs),
        told=frozenset(data["expecting"]["told"]),
        adverbs=_by_lemma(data["probable"]),
        sources=frozenset(data["sources"]["nouns"]),
        modal=_by_lemma(data["modal"]),
        waiting=frozenset(data["waiting"]["verbs"]),
        advising=frozenset(data["waiting"]["advising"]),
        habits=frozenset(data["certain"]["habits"]),
        promises=frozenset(data["certain"]["promises"]),
        awaited=frozenset(data["waiting"]["for"]),
        cues=frozenset(data["certain"]["cues"]),
        rhetorical=frozenset(data["certain"]["rhetorical"]),
        calendar=frozenset(data["certain"]["calendar"]),
        conditions=frozenset(data["certain"]["conditions"]),
    )


def _by_lemma(lists: Mapping[str, list[str]]) -> dict[str, str]:
    return {lemma: modality for modality, lemmas in lists.items() for lemma in lemmas}


def forecasts(
    article: Article,
    annotation: Annotation,
    statements: tuple[Statement, ...],
    knowledge: Knowledge,
) -> tuple[Forecast, ...]:
    """Return the forecasts of ``article``, at most one for each sentence and holder."""
    del knowledge
    if article.language != "ru":
        return ()
    found = [
        forecast
        for sentence in annotation.sentences
        for forecast in _in_sentence(article, sentence, statements)
    ]
    found.extend(_by_cue(article, annotation, statements, found))
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def _by_cue(
    article: Article,
    annotation: Annotation,
    statements: tuple[Statement, ...],
    found: list[Forecast],
) -> Iterator[Forecast]:
    """Yield contents that a cue makes forecasts: «допускает рост до 200 млрд»."""
    known = expectations()
    lemmas = {token.start: token.lemma for each in annotation.sentences for token in each.tokens}
    taken = {each.statement for each in found}
    for each in statements:
        cues = {lemmas.get(span.start, "") for span in each.cue.spans} if each.cue else set()
        if each.id in taken or not each.content or not cues & (known.cues | known.promises):
            continue
        start, end = each.content[0].start, each.content[-1].end
        when = horizon(article.text[start:end], article.published)
        if when is None and not cues & known.cues:
            continue
        yield Forecast(
            start=start,
            end=end,
            modality="unlikely" if each.negated else "expected" if cues & known.cues else "promised",
            horizon=when,
            holder=each.who,
            statement=each.id,
        )


def _in_sentence(
    article: Article, sentence: Sentence, statements: tuple[Statement, ...]
) -> Iterator[Forecast]:
    printed = article.text[sentence.start : sentence.end]
    if printed.rstrip().rstrip("»\"”'").endswith("?"):
        return
    tree = Tree(sentence)
    seen: set[tuple[int, int]] = set()
    for index in range(len(tree.tokens)):
        token = tree.tokens[index]
        if not _may_foresee(tree, index) or _is_cue(token, statements):
            continue
        holder = held(token.start, token.end, statements)
        place = _place(tree, index, holder)
        if place in seen:
            continue
        when = horizon(_clause(tree, index, printed), article.published)
        modality = next((m for rule in RULES if (m := rule(tree, index, when))), None)
        if holder is None and _is_in_marks(tree, index):
            continue
        if modality is None or _is_conditional(tree, index) or _was_expected(tree, index):
            continue
        seen.add(place)
        if when is None:
            when = horizon(_main(tree, index, place, printed), article.published)
        yield Forecast(
            start=place[0],
            end=place[1],
            modality=modality,
            horizon=when,
            holder=holder.who if holder else _author(article),
            statement=holder.id if holder else None,
        )


def _is_cue(token: Token, statements: tuple[Statement, ...]) -> bool:
    """Tell «предсказывает X»: the verb reports the forecast, its content is one."""
    spans = (span for each in statements if each.cue for span in each.cue.spans)
    return any(start <= token.start < end for start, end in spans)


def _is_in_marks(tree: Tree, index: int) -> bool:
    """Tell a fragment in quotation marks that nobody is known to have said."""
    before = [token.text for token in tree.tokens[:index]]
    return before.count("«") > before.count("»")


def _may_foresee(tree: Tree, index: int) -> bool:
    known, token = expectations(), tree.tokens[index]
    words = token.lemma in known.verbs or token.lemma in known.modal
    waited = token.lemma in known.waiting or token.lemma in known.adverbs
    return words or waited or _is_future(tree, index) or _is_subjunctive(tree, index)


def _clause(tree: Tree, index: int, printed: str) -> str:
    """Return the sentence with all words outside the verb's own clause blotted out."""
    kept = set(tree.subtree(index))
    for each in tree.kids[index]:
        token = tree.tokens[each]
        if token.rel in OTHER_CLAUSES or (token.rel == "conj" and token.pos == "VERB"):
            kept.difference_update(tree.subtree(each))
    for head in (tree.tokens[index].head,):
        if head >= 0 and tree.tokens[index].rel in ("conj", "xcomp", "csubj"):
            kept.update(each for each in tree.children(head, "obl", "advmod"))
            kept.update(w for each in tree.children(head, "obl") for w in tree.subtree(each))
    return _blotted(tree, kept, printed)


def _main(tree: Tree, index: int, place: tuple[int, int], printed: str) -> str:
    """Return the forecast's stretch without conditions, relative clauses and reports."""
    dropped: set[int] = set()
    for each, token in enumerate(tree.tokens):
        aside = token.rel in ("acl:relcl", "advcl", "acl") and each != index
        if aside and index not in tree.subtree(each):
            dropped.update(tree.subtree(each))
    inside = (n for n, token in enumerate(tree.tokens) if place[0] <= token.start < place[1])
    return _blotted(tree, set(inside) - dropped, printed)


def _blotted(tree: Tree, kept: set[int], printed: str) -> str:
    letters = list(printed)
    for number, token in enumerate(tree.tokens):
        if number not in kept:
            start = token.start - tree.sentence.start
            letters[start : start + len(token.text)] = "|" * len(token.text)
    return "".join(letters)


def _was_expected(tree: Tree, index: int) -> bool:
    """«планировалось, что фильм выйдет»: an expectation of the past."""
    head = tree.tokens[index].head
    if head < 0 or tree.tokens[index].rel not in ("ccomp", "csubj", "csubj:pass", "xcomp"):
        return False
    token, known = tree.tokens[head], expectations()
    return (
        token.lemma in known.verbs
        and token.lemma not in known.told
        and ("Tense=Past" in token.feats)
    )


def _author(article: Article) -> Who:
    if article.authors:
        return Who(kind="author", name=", ".join(article.authors))
    if article.outlet:
        return Who(kind="outlet", name=article.outlet, id=article.outlet_id)
    return Who(kind="unnamed", name="")


def _place(tree: Tree, index: int, holder: Statement | None) -> tuple[int, int]:
    """Return the part of the sentence between semicolons that the holder's own words are."""
    at, start, end = tree.tokens[index].start, tree.sentence.start, tree.sentence.end
    for token in tree.tokens:
        if token.text == ";" and token.end <= at:
            start = token.end + 1
        elif token.text == ";" and token.start > at:
            end = token.start
            break
    for part in holder.content if holder else ():
        if part.start <= at < part.end:
            return max(start, part.start), min(end, part.end)
    return start, end


def _is_conditional(tree: Tree, index: int) -> bool:
    """Tell a verb inside «если …», «когда …», and one with «бы» that names no time."""
    known = expectations()
    for place in tree.up(index, CLIMB):
        marks = tree.children(place, "mark", "advmod", "cc")
        opening = [each for each in marks if tree.tokens[each].lemma in known.conditions]
        if any(not _closes_between(tree, each, index) for each in opening):
            return True
        if tree.tokens[place].rel not in ("conj", "xcomp", "cop", "aux"):
            break
    return False


def _closes_between(tree: Tree, mark: int, index: int) -> bool:
    """Tell whether the clause that «если» opens has its own verb and ends before ``index``."""
    if mark > index:
        return True
    inner = range(mark + 1, index)
    commas = [each for each in inner if tree.tokens[each].text in (",", "—", "–")]
    verbs = [each for each in inner if tree.is_finite(each) or _looks_finite(tree.tokens[each])]
    infinitives = [each for each in inner if "VerbForm=Inf" in tree.tokens[each].feats]
    return any(verb < comma for verb in (*verbs, *infinitives) for comma in commas)


def _looks_finite(token: Token) -> bool:
    """Tell «помирится», which the tagger may take for a noun, and «нет»."""
    return token.lemma == "нет" or token.text.lower().endswith("тся")


# Each rule tells the modality of a forecast whose word stands at ``index``.


def expecting(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«ожидается рост», «эксперт прогнозирует спад», «не ожидается»."""
    del when
    token, known = tree.tokens[index], expectations()
    modality = known.verbs.get(token.lemma)
    if modality is None or token.pos not in ("VERB", "ADJ"):
        return None
    over = tree.tokens[token.head] if token.head >= 0 else token
    if over.lemma in known.calendar and token.lemma == "ожидаться":
        return None
    past = "Tense=Past" in token.feats and token.lemma not in known.told
    apart = {"VerbForm=Inf", "VerbForm=Part", "VerbForm=Conv"} & set(token.feats.split("|"))
    if past or apart or not _says_something(tree, index) or _waits(tree, index):
        return None
    return "unlikely" if _negated(tree, index) else modality


def _says_something(tree: Tree, index: int) -> bool:
    return bool(
        tree.children(index, "nsubj", "nsubj:pass", "obj", "ccomp", "xcomp", "csubj", "obl")
    )


def _waits(tree: Tree, index: int) -> bool:
    """Tell «ожидать» of waiting for somebody, or in a queue, from expectation."""
    if tree.tokens[index].lemma != "ожидать":
        return False
    objects = tree.children(index, "obj", "iobj")
    eager = any(tree.tokens[each].lemma in ("нетерпение", "очередь") for each in tree.kids[index])
    return eager or any("Animacy=Anim" in tree.tokens[each].feats for each in objects)


def _negated(tree: Tree, index: int) -> bool:
    return any(tree.tokens[each].lemma == "не" for each in tree.kids[index])


def probable_future(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«вероятно, вырастет», «вряд ли согласится», «по прогнозам, снизится»."""
    del when
    if not _is_future(tree, index):
        return None
    known = expectations()
    head = tree.tokens[index].head
    above = [head] if head >= 0 and tree.tokens[index].rel in ("ccomp", "csubj", "xcomp") else []
    for each in (*_around(tree, index), *above):
        modality = known.adverbs.get(tree.tokens[each].lemma)
        if modality and _whole(tree, each):
            return "possible" if modality == "unlikely" and _negated(tree, each) else modality
    for each in tree.children(index, "obl", "parataxis", "advmod"):
        cased = any(tree.tokens[kid].lemma == "по" for kid in tree.kids[each])
        if cased and tree.tokens[each].lemma in known.sources:
            return "expected"
    return None


def _around(tree: Tree, index: int) -> list[int]:
    """Return the words on a verb and on its infinitive or auxiliary."""
    found = list(tree.kids[index])
    for each in tree.children(index, "xcomp", "aux", "cop"):
        found.extend(tree.kids[each])
    return found


def _whole(tree: Tree, index: int) -> bool:
    """Tell «скорее всего», «едва ли» from «скорее», «едва» alone."""
    second = {"скорее": "всего", "едва": "ли", "вряд": "ли"}.get(tree.tokens[index].lemma)
    rest = tree.tokens[index + 1 : index + 2]
    return second is None or bool(rest and rest[0].text.lower() == second)


def dated_future(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«к 2030 году построят», «в ближайшие годы будет расти»."""
    if when is None or _is_in_diary(tree, index, when) or not _is_future(tree, index):
        return None
    return "unlikely" if _negated(tree, index) and _is_far(when) else "will"


def _is_far(when: PublicationDate) -> bool:
    return not (when.printed or "").startswith(("не раньше", "не ранее"))


def _is_future(tree: Tree, index: int) -> bool:
    """Tell a finite future: «вырастет», «будет расти», «будет готов»."""
    token = tree.tokens[index]
    if token.rel in ("aux", "aux:pass", "cop") and not _is_cut_off(tree, index):
        return False
    helpers = tree.children(index, "aux", "aux:pass", "cop")
    words = [tree.tokens[each] for each in helpers]
    if token.pos in ("VERB", "AUX") and "VerbForm=Inf" not in token.feats:
        words.append(token)
    return any(
        ("Tense=Fut" in each.feats or each.text.lower() in TO_BE)
        and ("Person=1" not in each.feats or "Number=Plur" in each.feats)
        and "Person=2" not in each.feats
        for each in words
    )


def _is_cut_off(tree: Tree, index: int) -> bool:
    """Tell «будут» that the parser hung on a verb beyond a semicolon."""
    first, last = sorted((index, tree.tokens[index].head))
    return any(token.text == ";" for token in tree.tokens[max(first, 0) : last])


TO_BE = frozenset({"будет", "будут"})
"""The tagger calls these forms of «быть» present."""


def _is_subjunctive(tree: Tree, index: int) -> bool:
    past = "Tense=Past" in tree.tokens[index].feats
    return past and any(tree.tokens[each].lemma in ("бы", "б") for each in tree.kids[index])


def awaited(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«аналитики ждут роста цен»."""
    del when
    known, token = expectations(), tree.tokens[index]
    if token.lemma not in known.waiting or "Tense=Pres" not in token.feats or _negated(tree, index):
        return None
    objects = tree.children(index, "obj", "iobj", "obl")
    return "expected" if {tree.tokens[each].lemma for each in objects} & known.awaited else None


def not_awaited(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«перемен не ждут», «ждать не стоит», «раньше 2035 года не ждём»."""
    known, token = expectations(), tree.tokens[index]
    if token.lemma not in known.waiting or "Tense=Past" in token.feats or "acl" in token.rel:
        return None
    near = [*tree.kids[index], token.head] if token.head >= 0 else list(tree.kids[index])
    advised = [each for each in near if tree.tokens[each].lemma in known.advising]
    infinitive = "VerbForm=Inf" in token.feats
    denied = any(_negated(tree, each) for each in (*advised, *([] if infinitive else [index])))
    if not denied or (when is None and _waits(tree, index)):
        return None
    places = (index, *advised)
    objects = [tree.tokens[n] for each in places for n in tree.children(each, *AWAITED)]
    awaited = any(each.pos == "NOUN" and "Case=Gen" in each.feats for each in objects)
    return "unlikely" if when or awaited or tree.children(index, "ccomp") else None


AWAITED = ("obj", "obl", "nsubj", "iobj")


def dated_doubt(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«до 2027 года мы считаем это маловероятным»."""
    known, token = expectations(), tree.tokens[index]
    doubtful = token.pos == "ADJ" and known.adverbs.get(token.lemma) == "unlikely"
    return "unlikely" if when is not None and doubtful else None


def dated_subjunctive(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«сокращение учений вернуло бы стороны к разговору уже летом»."""
    return "possible" if when is not None and _is_subjunctive(tree, index) else None


def plain_future(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«Пекин не станет мешать», «груз найдётся»: a future of the world, not of the talk.

    Left out are relative clauses, what somebody will say, and the calendar.
    """
    known, token = expectations(), tree.tokens[index]
    if not _is_future(tree, index) or token.lemma in known.rhetorical or _is_ours(tree, index):
        return None
    if token.rel.startswith("acl") or _is_in_diary(tree, index, when):
        return None
    kids = [tree.tokens[each] for each in tree.kids[index]]
    asked = index > 0 and tree.tokens[index - 1].lemma == "что"
    asked = asked or any(each.lemma in ("что", "кто", "какой", "каков") and each.rel != "mark" for each in kids)
    alone = all(each.pos in ("PUNCT", "PART") for each in kids) and len(tree.tokens) < SHORT
    habit = any(each.lemma in known.habits for each in tree.tokens[:index])
    if asked or alone or habit:
        return None
    return "unlikely" if _negated(tree, index) else "will"


def _is_ours(tree: Tree, index: int) -> bool:
    """Tell «посмотрим», «будем рады»: without a date these are no forecasts."""
    helpers = tree.children(index, "aux", "cop")
    return any("Person=1" in tree.tokens[each].feats for each in (index, *helpers))


def _is_in_diary(tree: Tree, index: int, when: PublicationDate | None) -> bool:
    """Tell «совет соберётся в марте» from «состоится, если …» and «выйдет дороже»."""
    if tree.tokens[index].lemma not in expectations().calendar or not _is_calendar(when):
        return False
    if when is not None and not _is_far(when):
        return False
    hung = any(token.lemma == "если" for token in tree.tokens[:index])
    compared = any("Degree=Cmp" in tree.tokens[each].feats for each in tree.kids[index])
    return not (hung or (compared and when is None))


def _is_calendar(when: PublicationDate | None) -> bool:
    """Whether the day is near: a year or a decade is no date in a diary."""
    if when is None or when.earliest is None or when.latest is None:
        return True
    return (when.latest - when.earliest).days < YEAR


def dated_modal(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«может вырасти к 2030 году», «намерена завершить до осени»."""
    token = tree.tokens[index]
    modality = expectations().modal.get(token.lemma)
    past = "Tense=Past" in token.feats or any(
        "Tense=Past" in tree.tokens[each].feats for each in tree.children(index, "cop", "aux")
    )
    objects = ("xcomp", "csubj", *(("obj",) if modality == "promised" else ()))
    if when is None or modality is None or past or not tree.children(index, *objects):
        return None
    return "unlikely" if _negated(tree, index) else modality


RULES: tuple[Callable[[Tree, int, PublicationDate | None], str | None], ...] = (
    expecting,
    probable_future,
    dated_future,
    dated_modal,
    awaited,
    not_awaited,
    dated_doubt,
    dated_subjunctive,
    plain_future,
)
