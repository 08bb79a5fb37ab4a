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

from dragoman.language.annotation import Annotation, Sentence
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, PublicationDate
from dragoman.model.reading import Forecast, Statement, Who
from dragoman.read.holding import held
from dragoman.read.horizons import horizon
from dragoman.read.tree import Tree

OTHER_CLAUSES = frozenset({"acl:relcl", "parataxis", "advcl", "ccomp", "csubj"})


@dataclass(frozen=True, slots=True, eq=False)
class Expectations:
    """Lemmas of ``forecasts.toml`` and the modality each gives."""

    verbs: Mapping[str, str]
    told: frozenset[str]
    adverbs: Mapping[str, str]
    sources: frozenset[str]
    modal: Mapping[str, str]


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
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def _in_sentence(
    article: Article, sentence: Sentence, statements: tuple[Statement, ...]
) -> Iterator[Forecast]:
    printed = article.text[sentence.start : sentence.end]
    if printed.rstrip().rstrip("»\"”'").endswith("?"):
        return
    tree = Tree(sentence)
    for index in _foreseeing(tree):
        when = horizon(_clause(tree, index, printed), article.published)
        modality = next((m for rule in RULES if (m := rule(tree, index, when))), None)
        if modality is None or _is_conditional(tree, index) or _was_expected(tree, index):
            continue
        token = tree.tokens[index]
        holder = held(token.start, token.end, statements)
        start, end = _place(sentence, token.start, holder)
        yield Forecast(
            start=start,
            end=end,
            modality=modality,
            horizon=when,
            holder=holder.who if holder else _author(article),
            statement=holder.id if holder else None,
        )
        return


def _foreseeing(tree: Tree) -> list[int]:
    """Return the words that may foresee something."""
    known, future = expectations(), tree.has_future
    return [
        index
        for index, token in enumerate(tree.tokens)
        if token.lemma in known.verbs
        or token.lemma in known.modal
        or (future and _is_future(tree, index))
    ]


def _clause(tree: Tree, index: int, printed: str) -> str:
    """Return the sentence with all words outside the verb's own clause blotted out."""
    kept = set(tree.subtree(index))
    for each in tree.kids[index]:
        token = tree.tokens[each]
        if token.rel in OTHER_CLAUSES or (token.rel == "conj" and token.pos == "VERB"):
            kept.difference_update(tree.subtree(each))
    for head in (tree.tokens[index].head,):
        if head >= 0 and tree.tokens[index].rel in ("conj", "xcomp"):
            kept.update(each for each in tree.children(head, "obl", "advmod"))
            kept.update(w for each in tree.children(head, "obl") for w in tree.subtree(each))
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


def _place(sentence: Sentence, at: int, holder: Statement | None) -> tuple[int, int]:
    """Return the part of the sentence that the holder's own words are."""
    for part in holder.content if holder else ():
        if part.start <= at < part.end:
            return max(sentence.start, part.start), min(sentence.end, part.end)
    return sentence.start, sentence.end


def _is_conditional(tree: Tree, index: int) -> bool:
    """Tell a verb inside «если …» and one with «бы»."""
    near = (*tree.kids[index], *(tree.kids[tree.tokens[index].head] if index else ()))
    lemmas = {tree.tokens[each].lemma for each in tree.kids[index]}
    subjunctive = any(tree.tokens[each].lemma == "бы" for each in near)
    return subjunctive or bool(lemmas & {"если", "ли"})


# Each rule tells the modality of a forecast whose word stands at ``index``.


def expecting(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«ожидается рост», «эксперт прогнозирует спад», «не ожидается»."""
    del when
    token, known = tree.tokens[index], expectations()
    modality = known.verbs.get(token.lemma)
    if modality is None or token.pos not in ("VERB", "ADJ"):
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
            return modality
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
    if when is None or not _is_future(tree, index):
        return None
    return "unlikely" if _negated(tree, index) and _is_far(when) else "will"


def _is_far(when: PublicationDate) -> bool:
    return not (when.printed or "").startswith(("не раньше", "не ранее"))


def _is_future(tree: Tree, index: int) -> bool:
    """Tell a finite future: «вырастет», «будет расти», «будет готов»."""
    token = tree.tokens[index]
    if not tree.has_future or token.rel in ("aux", "aux:pass", "cop"):
        return False
    helpers = tree.children(index, "aux", "aux:pass", "cop")
    feats = [tree.tokens[each].feats for each in helpers]
    if token.pos in ("VERB", "AUX"):
        feats.append(token.feats)
    return any("Tense=Fut" in each and "Person=1" not in each for each in feats)


def dated_modal(tree: Tree, index: int, when: PublicationDate | None) -> str | None:
    """«может вырасти к 2030 году», «намерена завершить до осени»."""
    token = tree.tokens[index]
    modality = expectations().modal.get(token.lemma)
    past = "Tense=Past" in token.feats or any(
        "Tense=Past" in tree.tokens[each].feats for each in tree.children(index, "cop", "aux")
    )
    if when is None or modality is None or past or not tree.children(index, "xcomp", "csubj"):
        return None
    return "unlikely" if _negated(tree, index) else modality


RULES: tuple[Callable[[Tree, int, PublicationDate | None], str | None], ...] = (
    expecting,
    probable_future,
    dated_future,
    dated_modal,
)
