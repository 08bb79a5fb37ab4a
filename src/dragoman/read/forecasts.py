"""Forecasts: what somebody expects, with a horizon where the words give one.

Questions, conditions, habits, the calendar and what was once expected are left out; how a clause
foresees is the matter of ``foreseeing``.
"""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.language.annotation import Annotation, Token
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article
from dragoman.model.reading import Forecast, Statement
from dragoman.read.expectations import expectations
from dragoman.read.foreseeing import RULES
from dragoman.read.futures import is_future, is_subjunctive, may_show_future
from dragoman.read.holding import author_of, held
from dragoman.read.horizons import horizon, is_over
from dragoman.read.outlooks import is_verbless
from dragoman.read.prospects import CAN
from dragoman.read.spans import Covered
from dragoman.read.tree import Tree, trees

CLIMB = 4
"""Steps up from a verb to the clause that it continues."""
OTHER_CLAUSES = frozenset({"acl:relcl", "parataxis", "advcl", "ccomp", "csubj"})


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
    cues = Covered(span for each in statements if each.cue for span in each.cue.spans)
    found = [
        forecast
        for tree in trees(annotation)
        for forecast in _in_sentence(article, tree, statements, cues)
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
    if not any(each.cue for each in statements):
        return
    known = expectations()
    lemmas = {token.start: token.lemma for each in annotation.sentences for token in each.tokens}
    once = {
        token.start
        for each in annotation.sentences
        for token in each.tokens
        if token.lemma in known.cues and token.lemma not in known.told
        if "Tense=Past" in token.feats
    }
    taken = {each.statement for each in found}
    for each in statements:
        places = [span.start for span in each.cue.spans] if each.cue else []
        cues = {lemmas.get(start, "") for start in places if start not in once}
        if each.id in taken or not each.content or not cues & (known.cues | known.promises):
            continue
        start, end = each.content[0].start, each.content[-1].end
        when = horizon(article.text[start:end], article.published)
        if when is None and not cues & known.cues:
            continue
        yield Forecast(
            start=start,
            end=end,
            modality="unlikely"
            if each.negated
            else "expected"
            if cues & known.cues
            else "promised",
            horizon=when,
            holder=each.who,
            statement=each.id,
        )


def _in_sentence(
    article: Article, tree: Tree, statements: tuple[Statement, ...], cues: Covered
) -> Iterator[Forecast]:
    sentence = tree.sentence
    printed = article.text[sentence.start : sentence.end]
    if printed.rstrip().rstrip("»\"”'").endswith("?"):
        return
    seen: set[tuple[int, int]] = set()
    for index in _places_of_hope(tree):
        token = tree.tokens[index]
        if not _may_foresee(tree, index) or _is_cue(token, cues):
            continue
        holder = held(token.start, token.end, statements)
        place = _place(tree, index, holder)
        if place in seen:
            continue
        clause = _clause(tree, index, printed)
        when = horizon(clause, article.published)
        modality = next((m for rule in RULES if (m := rule(tree, index, when))), None)
        if holder is None and _is_in_marks(tree, index):
            continue
        if modality is None or _is_conditional(tree, index) or _was_expected(tree, index):
            continue
        nameless = holder is None or holder.who.kind == "unnamed"
        if nameless and _was_possible(tree, index):
            continue
        if when is None and is_over(clause, article.published):
            continue
        seen.add(place)
        if when is None:
            when = horizon(_main(tree, index, place, printed), article.published)
        yield Forecast(
            start=place[0],
            end=place[1],
            modality=modality,
            horizon=when,
            holder=holder.who if holder else author_of(article),
            statement=holder.id if holder else None,
        )


def _is_cue(token: Token, cues: Covered) -> bool:
    """Tell «предсказывает X»: the verb reports the forecast, its content is one."""
    return cues.meets(token.start, token.start + 1)


def _is_in_marks(tree: Tree, index: int) -> bool:
    """Tell a fragment in quotation marks that nobody is known to have said."""
    before = [token.text for token in tree.tokens[:index]]
    return before.count("«") > before.count("»")


def _places_of_hope(tree: Tree) -> list[int]:
    """Return the words that may foresee by themselves, or by a word that hangs on them."""
    words, found = expectations().words, set[int]()
    for index, token in enumerate(tree.tokens):
        if token.lemma in words or may_show_future(token):
            found.update((index, token.head))
    if is_verbless(tree):
        found.update(index for index, token in enumerate(tree.tokens) if token.head < 0)
    return sorted(found - {-1})


def _may_foresee(tree: Tree, index: int) -> bool:
    known, token = expectations(), tree.tokens[index]
    words = token.lemma in known.verbs or token.lemma in known.modal
    waited = token.lemma in known.waiting or token.lemma in known.adverbs
    waited = waited or token.lemma in known.signs
    if token.head < 0 and is_verbless(tree):
        return True
    return words or waited or is_future(tree, index) or is_subjunctive(tree, index)


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
    awaited = token.lemma in known.verbs and token.lemma not in known.told
    return "Tense=Past" in token.feats and (awaited or token.lemma == "казаться")


def _was_possible(tree: Tree, index: int) -> bool:
    """«понимали, что меры могут ударить»: a possibility of the past, that nobody is quoted with."""
    token = tree.tokens[index]
    if token.lemma not in CAN or token.rel not in ("ccomp", "acl", "csubj"):
        return False
    return any("Tense=Past" in tree.tokens[each].feats for each in tree.up(token.head, 2))


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
        opening = [each for each in marks if _may_open(tree, each, known.conditions)]
        if any(not _closes_between(tree, each, index) for each in opening):
            return True
        if tree.tokens[place].rel not in ("conj", "xcomp", "cop", "aux"):
            break
    return False


def _may_open(tree: Tree, place: int, conditions: frozenset[str]) -> bool:
    """Tell «едва лёд сойдёт» from «едва ли», «если верить прогнозу»."""
    token, after = tree.tokens[place], tree.tokens[place + 1 : place + 2]
    doubted = token.lemma == "едва" and bool(after) and after[0].lemma == "ли"
    sourced = token.lemma == "если" and bool(after) and after[0].lemma in ("верить", "судить")
    return token.lemma in conditions and not doubted and not sourced


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
