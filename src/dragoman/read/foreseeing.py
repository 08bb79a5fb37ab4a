"""The ways in which a clause foresees: each rule tells the modality of the word at ``index``.

A rule gets the sentence's tree, the word and the clause's horizon, and returns ``None`` where the
word foresees nothing by it.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.language.annotation import Token
from dragoman.model.press import PublicationDate
from dragoman.read.expectations import expectations
from dragoman.read.futures import is_future, is_subjunctive
from dragoman.read.outlooks import (
    ahead_without_a_verb,
    given_up,
    heading_for,
    scheduled,
    waited_for,
)
from dragoman.read.prospects import (
    can_become,
    has_that,
    in_store,
    is_inevitable,
    of_a_noun,
    threatens,
    to_be_expected,
)
from dragoman.read.questioned import asks, is_asked
from dragoman.read.tree import Tree

YEAR = 360
"""Days from which on a date is none in a diary."""
SHORT = 5
"""Words and marks of «Не изменит.», which answers and foresees nothing."""
AWAITED = ("obj", "obl", "nsubj", "iobj")


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
    if not is_future(tree, index):
        return None
    known = expectations()
    head = tree.tokens[index].head
    above = [head] if head >= 0 and tree.tokens[index].rel in ("ccomp", "csubj", "xcomp") else []
    for each in (*_around(tree, index), *above):
        modality = known.adverbs.get(_word(tree, each))
        if modality and _whole(tree, each):
            return "possible" if modality == "unlikely" and _negated(tree, each) else modality
    for each in tree.children(index, "obl", "parataxis", "advmod"):
        cased = any(tree.tokens[kid].lemma == "по" for kid in tree.kids[each])
        if cased and tree.tokens[each].lemma in known.sources:
            return "expected"
    return None


def _word(tree: Tree, index: int) -> str:
    """Return the lemma, of an adverb its form: «скорее», «очевидно»."""
    token = tree.tokens[index]
    form = token.text.lower()
    return form if form in expectations().adverbs else token.lemma


def _around(tree: Tree, index: int) -> list[int]:
    """Return the words on a verb and on its infinitive or auxiliary."""
    found = list(tree.kids[index])
    for each in tree.children(index, "xcomp", "aux", "cop"):
        found.extend(tree.kids[each])
    return found


def _whole(tree: Tree, index: int) -> bool:
    """Tell «скорее всего», «едва ли» from «скорее», «едва» alone."""
    second = {"скорее": "всего", "едва": "ли", "вряд": "ли"}.get(_word(tree, index))
    rest = tree.tokens[index + 1 : index + 2]
    return second is None or bool(rest and rest[0].text.lower() == second)


def dated_future(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«к 2030 году построят», «в ближайшие годы будет расти»."""
    if when is None or _is_in_diary(tree, index, when) or not is_future(tree, index):
        return None
    return "unlikely" if _negated(tree, index) and _is_far(when) else "will"


def _is_far(when: PublicationDate) -> bool:
    return not (when.printed or "").startswith(("не раньше", "не ранее"))


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


def dated_doubt(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«до 2027 года мы считаем это маловероятным»."""
    known, token = expectations(), tree.tokens[index]
    doubtful = token.pos == "ADJ" and known.adverbs.get(token.lemma) == "unlikely"
    return "unlikely" if when is not None and doubtful else None


def dated_subjunctive(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«сокращение учений вернуло бы стороны к разговору уже летом»."""
    return "possible" if when is not None and is_subjunctive(tree, index) else None


def future_of_a_noun(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«есть риск, что война начнётся»."""
    return of_a_noun(tree, index, when) if is_future(tree, index) else None


def plain_future(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«Пекин не станет мешать», «груз найдётся»: a future of the world, not of the talk.

    Left out are relative clauses, what somebody will say, and the calendar.
    """
    known, token = expectations(), tree.tokens[index]
    if not is_future(tree, index) or token.lemma in known.rhetorical or _is_ours(tree, index):
        return None
    before = token.head < index  # a finite clause on a later noun is a slip of the parser
    relative = token.rel.startswith("acl") and before and not has_that(tree, index)
    if relative or _is_in_diary(tree, index, when):
        return None
    kids = [tree.tokens[each] for each in tree.kids[index]]
    asked = index > 0 and tree.tokens[index - 1].lemma == "что"
    asked = asked or any(asks(tree, each) for each in tree.kids[index])
    alone = all(each.pos in ("PUNCT", "PART") for each in kids) and len(tree.tokens) < SHORT
    habit = any(_is_habit(each) for each in tree.tokens[:index])
    wished = token.rel == "ccomp" and tree.tokens[token.head].lemma in known.wishes
    if asked or alone or habit or wished or is_asked(tree, index):
        return None
    return "unlikely" if _negated(tree, index) else "will"


def _is_habit(token: Token) -> bool:
    """Tell «представим, что», «бывает» from «можно предположить, что»."""
    return token.lemma in expectations().habits and "VerbForm=Inf" not in token.feats


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
    if when is None and _is_new_phase(tree, index):
        return False
    head = tree.tokens[index].head
    believed = head >= 0 and tree.tokens[head].lemma in expectations().beliefs
    if believed and has_that(tree, index):
        return False
    hung = any(token.lemma == "если" for token in tree.tokens[:index])
    compared = any("Degree=Cmp" in tree.tokens[each].feats for each in tree.kids[index])
    return not (hung or (compared and when is None))


def _is_new_phase(tree: Tree, index: int) -> bool:
    """Tell «война начнётся снова» from «заседание начнётся»."""
    known = expectations()
    subjects = [tree.tokens[each].lemma for each in tree.children(index, "nsubj", "nsubj:pass")]
    words = {tree.tokens[each].lemma for each in tree.children(index, "obl")}
    named = subjects and not words & known.schedules and tree.tokens[index].lemma in known.phases
    return bool(named) and not known.meetings & set(subjects)


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
    future_of_a_noun,
    dated_future,
    dated_modal,
    awaited,
    to_be_expected,
    in_store,
    not_awaited,
    dated_doubt,
    dated_subjunctive,
    can_become,
    threatens,
    is_inevitable,
    scheduled,
    waited_for,
    given_up,
    heading_for,
    ahead_without_a_verb,
    plain_future,
)
