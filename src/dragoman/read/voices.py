"""Who speaks where no person is named: a paper, a body, a power, whoever a title means, nobody sure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.language.callings import callings
from dragoman.language.names import outlet
from dragoman.language.russian import in_nominative, parses
from dragoman.model.reading import Mention, Speaker, Who
from dragoman.read.bodies_meant import body, paper, papers_body, writer
from dragoman.read.meant import candidates
from dragoman.read.scene import Scene, Voice, unnamed
from dragoman.read.tree import Tree

SIDE = "сторона"
MARKED = frozenset('«»"“”„')


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words that name a speaker, and the names among them."""

    tree: Tree
    head: int
    printed: Speaker
    own: Sequence[Mention]
    """Names that the head stands in."""
    within: Sequence[Mention]
    living: bool
    """Whether the head is a noun for somebody alive."""

    @property
    def lemma(self) -> str:
        """The head's lemma."""
        return self.tree.tokens[self.head].lemma


def no_person(tree: Tree, head: int, printed: Speaker, scene: Scene) -> Voice | None:
    """Return who speaks by words that name no person, or nothing where they name nothing that speaks."""
    words = _words(tree, head, printed, scene)
    for rule in RULES:
        found = rule(words, scene)
        if isinstance(found, Who):
            named = found.name if found.kind == "person" else None
            return Voice(speaker=printed, who=found, resolved=named)
    token = tree.tokens[head]
    name_like = token.pos in ("X", "PROPN") and token.text[:1].isupper()
    foreign = name_like and not _is_thing(token.text)
    if words.lemma in scene.speaker_nouns or foreign or "Animacy=Anim" in token.feats:
        people = candidates(tree, head, scene)
        names = tuple(sorted({each.id or each.name for each in people}))
        return unnamed(printed, _nominative(tree, head), names)
    return None


def _words(tree: Tree, head: int, printed: Speaker, scene: Scene) -> Words:
    span, token = printed.spans[0], tree.tokens[head]
    within = [each for each in scene.mentions if span.start <= each.start and each.end <= span.end]
    own = [each for each in within if each.start <= token.start and token.end <= each.end]
    living = "Animacy=Anim" in token.feats and (token.pos == "NOUN" or _is_trade(token.text))
    if living and not MARKED & set(printed.name):
        own = []  # «эксперт» at a sentence's head is no magazine
    return Words(tree=tree, head=head, printed=printed, own=own, within=within, living=living)


def an_outlet(words: Words, scene: Scene) -> Who | None:
    """«Заря», «газета „Заря“»: an outlet that the desk knows."""
    known = outlet(_quoted_name(words.printed.name, words.own), scene.knowledge)
    if known is None or (words.living and not MARKED & set(words.printed.name)):
        return None
    return Who(kind="outlet", id=known.id, name=known.name)


def a_book(words: Words, scene: Scene) -> Who | None:
    """«в предисловии сказано»: the writer of the book the text tells of."""
    whose = writer(words.tree, words.head, scene)
    return Who(kind="person", id=whose.id, name=whose.name) if whose else None


def word_of_a_body(words: Words, scene: Scene) -> Who | None:
    """«в сообщении министерства говорится»."""
    return papers_body(words.tree, words.head, scene)


def taken_up(words: Words, scene: Scene) -> Who | None:
    """«издание добавляет», «министерство уточнило»."""
    if words.own:
        return None
    return paper(words.tree, words.head, scene) or body(words.tree, words.head, scene)


def a_body(words: Words, scene: Scene) -> Who | None:
    """«Минфин», «пресс-служба Минфина»; «собеседник в министерстве» is none."""
    bodies = [each for each in words.own or words.within if each.type == "ORG"]
    spoken = words.lemma in scene.speaker_nouns and words.lemma not in callings().papers
    own = any(each.type == "ORG" for each in words.own)
    if own or (bodies and spoken and not words.living):
        name = _nominative(words.tree, words.head)
        return Who(kind="organisation", id=bodies[0].id, name=name)
    return None


def a_power(words: Words, scene: Scene) -> Who | None:
    """«Кремль», «Белый дом», «в Москве», «российская сторона»."""
    held = words.within if words.lemma == SIDE else words.own  # «российская сторона»
    places = [each for each in held if each.actor or each.type in ("GPE", "LOC")]
    if places and (words.lemma == SIDE or scene.text[places[0].start].isupper()):
        return Who(kind="actor", id=places[0].actor, name=places[0].name)
    return None


def a_title(words: Words, scene: Scene) -> Who | None:
    """«министр», «дипломат»: the one person meant."""
    if not words.living and words.lemma not in scene.speaker_nouns:
        return None
    people = candidates(words.tree, words.head, scene)
    one = people[0] if len(people) == 1 else None
    return Who(kind="person", id=one.id, name=one.name) if one else None


RULES: tuple[Callable[[Words, Scene], Who | None], ...] = (
    an_outlet,
    a_book,
    word_of_a_body,
    taken_up,
    a_body,
    a_power,
    a_title,
)
"""The first that finds somebody has it."""


def _is_trade(word: str) -> bool:
    """Tell a common noun for somebody alive, which only a sentence's head writes large."""
    first = parses(word.lower())[0]
    names = {"Name", "Surn", "Patr"} & first.tag.grammemes
    return first.is_known and "anim" in first.tag.grammemes and not names


def _is_thing(word: str) -> bool:
    """Tell a common inanimate noun, which only a sentence's head writes large."""
    found = [each.tag.grammemes for each in parses(word.lower())]
    people = any({"anim", "plur", "nomn"} <= each for each in found)
    return parses(word.lower())[0].is_known and "inan" in found[0] and not people


def _quoted_name(printed: str, own: Sequence[Mention]) -> str:
    """Return the name an outlet would be known by: that in marks, or the whole of it."""
    for opening, closing in ("«»", '""', "“”", "„“"):
        _, mark, rest = printed.partition(opening)
        if mark and closing in rest:
            return rest.split(closing)[0]
    return own[0].name if own else printed


def _nominative(tree: Tree, head: int) -> str:
    """Return a speaker's words with the head and what agrees with it in the nominative."""
    agreeing = {head, *tree.children(head, "amod", "det")}
    words = tree.phrase(head)
    tokens = [
        (in_nominative(tree.tokens[each].text, tree.tokens[each].feats), each)
        if each in agreeing
        else (tree.tokens[each].text, each)
        for each in words
    ]
    parts: list[str] = []
    for word, each in tokens:
        glued = each > words[0] and tree.tokens[each].start == tree.tokens[each - 1].end
        parts.append(word if glued or not parts else f" {word}")
    return "".join(parts)
