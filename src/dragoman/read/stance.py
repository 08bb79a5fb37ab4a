"""The plain first rule of stance: an actor, a word of attitude, another actor, in one clause.

Silent under negation, in questions and conditions, and wherever holder or target is not sure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dragoman.language.annotation import Annotation, Sentence
from dragoman.language.names import actor_name
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Article, Span
from dragoman.model.reading import Mention, Stance, Statement, Who
from dragoman.read.attitudes import Attitudes, attitudes, parties, party
from dragoman.read.holding import holding
from dragoman.read.nouns import Scene, addressee, owner_of
from dragoman.read.spans import within
from dragoman.read.tree import Tree, trees

OBJECTS = ("obj", "iobj", "obl")
TOWARD = frozenset({"с", "со", "на", "против", "над", "перед", "в", "к", "за"})
"""Prepositions that lead to the target of a verb; «в» and «на» only with the accusative."""
REACH = 12
"""Words between a verb and its object."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Who holds which attitude to whom; ``words`` are the tokens that carry it."""

    holder: Mention
    target: Mention
    score: float
    words: tuple[int, ...]


def stances(
    article: Article,
    annotation: Annotation,
    mentions: tuple[Mention, ...],
    statements: tuple[Statement, ...],
    knowledge: Knowledge,
) -> tuple[Stance, ...]:
    """Return who shows which attitude to whom, with the clause's words, in order."""
    words = attitudes(article.language, knowledge) if article.language == "ru" else None
    found = [
        _stance(each, tree, statements, knowledge)
        for tree in trees(annotation)
        if words and not _asks(article.text, tree.sentence)
        for each in _in_sentence(tree, mentions, words)
    ]
    distinct = {(each.spans, each.holder, each.target): each for each in found}
    ordered = sorted(distinct.values(), key=lambda each: (each.spans, each.holder.name))
    return tuple(ordered)


def _asks(text: str, sentence: Sentence) -> bool:
    return text[sentence.start : sentence.end].rstrip(" »”\"'").endswith("?")


def _in_sentence(tree: Tree, mentions: tuple[Mention, ...], words: Attitudes) -> Iterator[Found]:
    near = tuple(within(mentions, tree.sentence.start, tree.sentence.end))
    if len({each.name for each in near if each.actor or each.type == "PER"}) < 2:  # noqa: PLR2004
        return
    scene = Scene(tree=tree, near=near, words=words)
    for index in range(len(tree.tokens)):
        for rule in RULES:
            yield from (each for each in rule(scene, index) if _are_two(each))


def _are_two(found: Found) -> bool:
    one, other = found.holder, found.target
    if one.type == other.type == "PER":
        return one.name != other.name
    return one.actor != other.actor


# Rules: each yields what the word at ``index`` shows.


def active_verb(scene: Scene, index: int) -> Iterator[Found]:
    """«США обвинили Китай», «Россия и Китай осудили действия США»."""
    tree, token = scene.tree, scene.tree.tokens[index]
    score = scene.words.verbs.get(token.lemma)
    if score is None or token.pos != "VERB" or "Voice=Pass" in token.feats:
        return
    subject = _subject(scene, index)
    if subject is None or _is_silent(scene, index):
        return
    for place in tree.children(index, *OBJECTS):
        if not _is_object(tree, place) or abs(place - index) > REACH or _is_idle(scene, index):
            continue
        for target, turned in _targets(scene, place, score):
            for holder in parties(tree, subject, scene.near, scene.words.silent):
                words = tuple(sorted({index, subject, place}))
                yield Found(holder=holder, target=target, score=turned, words=words)


def passive_verb(scene: Scene, index: int) -> Iterator[Found]:
    """«Китай был обвинен Соединенными Штатами»: the agent stands in the instrumental."""
    tree, token = scene.tree, scene.tree.tokens[index]
    score = scene.words.verbs.get(token.lemma)
    if score is None or "Voice=Pass" not in token.feats or _is_silent(scene, index):
        return
    agents = [
        each
        for each in tree.children(index, "obl", "obl:agent", "nmod")
        if "Case=Ins" in tree.tokens[each].feats and not tree.children(each, "case")
    ]
    for agent in agents:
        for subject in tree.children(index, "nsubj", "nsubj:pass"):
            holder = party(tree, agent, scene.near, scene.words.silent)
            target = party(tree, subject, scene.near, scene.words.silent)
            if holder and target:
                words = tuple(sorted((index, agent, subject)))
                yield Found(holder=holder, target=target, score=score, words=words)


def noun_of_attitude(scene: Scene, index: int) -> Iterator[Found]:
    """«санкции США против Китая», «обвинения Москвы в адрес Киева», «американская помощь Израилю»."""
    token = scene.tree.tokens[index]
    score = scene.words.nouns.get(token.lemma)
    if score is None or token.pos != "NOUN" or _is_undone(scene, index):
        return
    holder, after = owner_of(scene, index)
    if holder is None:
        return
    target = addressee(scene, index, after)
    if target is None:
        return
    place = _token_of(scene.tree, target)
    words = tuple(sorted({index, _token_of(scene.tree, holder), place}))
    yield Found(holder=holder, target=target, score=score, words=words)


def noun_between(scene: Scene, index: int) -> Iterator[Found]:
    """«соперничество между США и Китаем»: both ways."""
    tree, token = scene.tree, scene.tree.tokens[index]
    score = scene.words.nouns.get(token.lemma)
    between = index + 1 < len(tree.tokens) and tree.tokens[index + 1].lemma == "между"
    if score is None or not between or _is_undone(scene, index):
        return
    after = [each for each in scene.near if each.start > token.end and each.actor]
    if len(after) < 2 or after[1].start - token.end > 60:  # noqa: PLR2004 - both in one phrase
        return
    one, other = after[0], after[1]
    joined = [each.text for each in tree.tokens if one.end <= each.start < other.start]
    if "и" not in joined or len(joined) > 3:  # noqa: PLR2004
        return
    words = (index, _token_of(tree, one), _token_of(tree, other))
    yield Found(holder=one, target=other, score=score, words=words)
    yield Found(holder=other, target=one, score=score, words=words)


RULES: tuple[Callable[[Scene, int], Iterator[Found]], ...] = (
    active_verb,
    passive_verb,
    noun_of_attitude,
    noun_between,
)


# The parts of a clause.


def _subject(scene: Scene, index: int) -> int | None:
    """Return a verb's subject, or that of the verb it is joined to, hangs on, or accompanies."""
    tree, asserting = scene.tree, scene.words.silent.asserting
    for _ in range(3):
        subjects = tree.children(index, "nsubj")
        if subjects:
            return subjects[0]
        token = tree.tokens[index]
        head = token.head
        if head < 0:
            return None
        together = token.rel == "conj" or "VerbForm=Conv" in token.feats
        begun = token.rel == "xcomp" and tree.tokens[head].lemma in asserting
        if not (together or begun):
            return None
        index = head
    return None


def _is_object(tree: Tree, place: int) -> bool:
    token = tree.tokens[place]
    before = [tree.tokens[each].lemma for each in tree.children(place, "case")]
    if "Case=Loc" in token.feats or any(each not in TOWARD for each in before):
        return False
    accusative = "Case=Acc" in token.feats or "Case=Nom" in token.feats
    return accusative or not {"в", "на", "за"} & set(before)


def _is_idle(scene: Scene, index: int) -> bool:
    """Tell «поддерживает отношения» from support."""
    objects = scene.tree.children(index, "obj")
    idle = scene.words.silent.idle_objects
    return any(scene.tree.tokens[each].lemma in idle for each in objects)


def _targets(scene: Scene, place: int, score: float) -> Iterator[tuple[Mention, float]]:
    """Yield whom an object stands for, and the score toward him.

    «поддержал санкции против Ирана» turns against Iran; «осудил агрессию против Ирана» says nothing
    of Iran.
    """
    tree = scene.tree
    noun = scene.words.nouns.get(tree.tokens[place].lemma)
    if noun is not None and noun < 0:
        target = addressee(scene, place, place + 1)
        if target and score > 0:
            yield target, noun
        if target or score > 0:
            return
    for each in parties(tree, place, scene.near, scene.words.silent):
        yield each, score


def _is_silent(scene: Scene, index: int) -> bool:
    """Tell a clause that denies, supposes or wishes; a bare infinitive wishes."""
    tree, silent = scene.tree, scene.words.silent
    token = tree.tokens[index]
    near = {tree.tokens[each].lemma for each in tree.kids[index]}
    head = tree.tokens[token.head] if token.head >= 0 else None
    unreal = ("Mood=Imp", "Mood=Cnd", "Tense=Fut")
    if near & silent.words or any(each in token.feats for each in unreal):
        return True
    if head and "VerbForm=Inf" in token.feats:
        near |= {tree.tokens[each].lemma for each in tree.kids[token.head]}
        if head.lemma not in silent.asserting:
            return True
    supposed = head is not None and head.lemma in silent.supposing and token.rel != "conj"
    unsaid = head is not None and head.lemma in silent.words
    return (
        supposed
        or unsaid
        or bool(near & silent.words)
        or "VerbForm=Inf" in (token.feats if head is None else "")
    )


def _is_undone(scene: Scene, index: int) -> bool:
    """Tell «отмена санкций», «без давления», and a noun whose verb is denied."""
    tree, silent = scene.tree, scene.words.silent
    token = tree.tokens[index]
    near = {tree.tokens[each].lemma for each in tree.kids[index]}
    if near & silent.words:
        return True
    if token.head < 0:
        return False
    head = tree.tokens[token.head]
    around = {tree.tokens[each].lemma for each in tree.kids[token.head]}
    denied = head.pos == "VERB" and bool(around & {"не", "бы", "если"})
    return head.lemma in silent.undoing or denied


def _token_of(tree: Tree, mention: Mention) -> int:
    return next(
        number
        for number, each in enumerate(tree.tokens)
        if mention.start <= each.start < mention.end
    )


def _stance(
    found: Found, tree: Tree, statements: tuple[Statement, ...], knowledge: Knowledge
) -> Stance:
    span: Span = tree.span(list(found.words))
    return Stance(
        holder=_who(found.holder, knowledge),
        target=_who(found.target, knowledge),
        polarity="pos" if found.score > 0 else "neg",
        score=round(found.score, 2),
        spans=(span,),
        statement=holding(span.start, span.end, statements),
    )


def _who(mention: Mention, knowledge: Knowledge) -> Who:
    """Return a power for its own body («МИД Франции»), else the person."""
    if mention.type == "PER" or mention.actor is None:
        return Who(kind="person", id=mention.id, name=mention.name)
    name = actor_name(mention.actor, "ru", knowledge)
    return Who(kind="actor", id=mention.actor, name=name)
