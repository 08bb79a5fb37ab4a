"""Who speaks: words resolved to a person, an organisation, an actor, or nobody sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dragoman.language.annotation import Sentence
from dragoman.language.names import outlet
from dragoman.language.romanisation import eastern
from dragoman.language.russian import in_nominative, parses
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Span
from dragoman.model.reading import Mention, Speaker, Who
from dragoman.read.tree import Tree

PRONOUNS = {"он": "masc", "она": "femn", "его": "masc", "ее": "femn"}
FEATURES = {"masc": "Gender=Masc", "femn": "Gender=Fem"}
CROWD = frozenset(
    {
        "кто-нибудь",
        "кто-то",
        "они",
        "их",
        "многие",
        "некоторые",
        "другие",
        "иные",
        "остальные",
        "некто",
    }
)
REACH = 4
"""Sentences back in which a pronoun's person is looked for."""
APPOSED = frozenset({"appos", "flat:name", "flat", "nmod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker as printed and as understood; ``resolved`` is a person's normal form."""

    speaker: Speaker | None
    who: Who
    resolved: str | None


NOBODY = Voice(speaker=None, who=Who(kind="unnamed", name=""), resolved=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a rule may look at to find out who speaks."""

    text: str
    mentions: Sequence[Mention]
    genders: Mapping[str, str]
    """What the words around each person's name show of the gender."""
    roles: Mapping[str, Mapping[str, Mention]]
    """The persons named with a role so far in the text."""
    first: int
    """Where the pronoun's reach begins in the text."""
    before: int
    """Where the sentence before begins."""
    last: Mention | None
    """The person who spoke last within the reach."""
    said: Sequence[Span]
    """What was said of late, this time included: persons in it are spoken of, not speaking."""
    near: Sequence[Sentence]
    """The sentences within reach, this one included."""
    subjects: AbstractSet[int]
    """Where the names stand that were subjects of their sentences."""
    speaker_nouns: frozenset[str]
    knowledge: Knowledge

    def living(self, wanted: str) -> bool:
        """Tell whether the sentences near name anybody of a gender, by name or by a noun."""
        shown = FEATURES[wanted]
        return any(each.type == "PER" for each in self.mentions) or any(
            ("Animacy=Anim" in token.feats and shown in token.feats)
            or token.lemma in self.speaker_nouns
            for sentence in self.near
            for token in sentence.tokens
        )


def voice(tree: Tree, head: int, scene: Scene, *, sure: bool = False) -> Voice | None:
    """Return who speaks, or ``None`` when the subject is nothing that speaks.

    ``sure`` says that the sentence shows speech, so that any noun will do.
    """
    token, phrase = tree.tokens[head], tree.phrase(head)
    if token.lemma in PRONOUNS and token.pos in ("PRON", "DET"):
        return _pronoun(tree, head, scene)
    crowd = token.lemma in CROWD or (token.lemma == "один" and len(phrase) > 1)
    unfit = token.pos in ("PRON", "DET", "NUM", "ADJ") and not crowd
    if unfit or tree.lemmas(phrase) & {"ни", "никакой", "никто", "ничто"}:
        return None
    people, group = _people(tree, head, scene), _group(tree, head)
    span = _printed(tree, phrase, people, group)
    printed = Speaker(spans=(span,), name=scene.text[span.start : span.end])
    if len(people) > 1 or group:
        names = tuple(sorted({each.id or each.name for each in people}))
        return _unnamed(printed, _plain(printed.name), names)
    if people:
        who = Who(kind="person", id=people[0].id, name=people[0].name)
        return Voice(speaker=printed, who=who, resolved=people[0].name)
    found = _no_person(tree, head, printed, scene)
    if found is None and (crowd or (sure and token.pos in ("NOUN", "PROPN", "X"))):
        return _unnamed(printed, _plain(printed.name))
    return found


def _unnamed(speaker: Speaker, name: str, candidates: tuple[str, ...] = ()) -> Voice:
    who = Who(kind="unnamed", name=name, candidates=candidates)
    return Voice(speaker=speaker, who=who, resolved=None)


def _printed(
    tree: Tree, phrase: list[int], people: Sequence[Mention], group: Sequence[int]
) -> Span:
    """Return the words that name a speaker: the noun phrase, whole names, all of a group."""
    span = tree.span(phrase)
    for each in people:
        span = Span(min(span.start, each.start), max(span.end, each.end))
    if group:
        return Span(span.start, max(span.end, tree.span(tree.phrase(group[-1])).end))
    if tree.tokens[phrase[0]].pos in ("X", "PROPN") and not people:
        return Span(_name_start(tree, phrase[0]), span.end)
    return span


def _group(tree: Tree, head: int) -> list[int]:
    """Return the nouns paired with a speaker by «и»: «министр и посол»."""
    near = [each for each in tree.children(head, "conj") if each > head]
    near = [each for each in near if _case(tree, each) == _case(tree, head)]
    nouns = [each for each in near if tree.tokens[each].pos in ("NOUN", "PROPN")]
    return [each for each in nouns if tree.children(each, "cc")]


def _case(tree: Tree, index: int) -> str:
    feats = tree.tokens[index].feats.split("|")
    return next((each for each in feats if each.startswith("Case=")), "")


def _name_start(tree: Tree, index: int) -> int:
    """Return where a foreign name begins whose words the tree left apart."""
    while index and tree.tokens[index - 1].pos in ("X", "PROPN"):
        index -= 1
    return tree.tokens[index].start


def _plain(name: str) -> str:
    return " ".join(name.split())


def _people(tree: Tree, head: int, scene: Scene) -> list[Mention]:
    """Return the persons a speaker's words name: head, apposition, and those paired by «и»."""
    heads = [head, *(each for each in tree.children(head, "conj") if each - head < 8)]  # noqa: PLR2004
    found: dict[tuple[int, int], Mention] = {}
    for each in heads:
        person = _person(tree, each, scene)
        if person:
            found.setdefault((person.start, person.end), person)
    return list(found.values())


def _person(tree: Tree, head: int, scene: Scene, depth: int = 2) -> Mention | None:
    own = _at(tree, head, scene)
    if own or not depth:
        return own
    near = tree.phrase(head)
    for each in tree.kids[head]:
        if each not in near:
            continue
        token = tree.tokens[each]
        if token.rel not in APPOSED or tree.preposition(each):
            continue
        if token.rel == "nmod" and "Case=Nom" not in token.feats:
            continue  # «адвокат Петрова» is not Petrov
        person = _person(tree, each, scene, depth - 1)
        if person:
            return person
    return None


def _at(tree: Tree, index: int, scene: Scene) -> Mention | None:
    token = tree.tokens[index]
    for each in scene.mentions:
        if each.type == "PER" and each.start <= token.start and token.end <= each.end:
            return each
    return None


def _no_person(tree: Tree, head: int, printed: Speaker, scene: Scene) -> Voice | None:
    span = printed.spans[0]
    within = [each for each in scene.mentions if span.start <= each.start and each.end <= span.end]
    token = tree.tokens[head]
    own = [each for each in within if each.start <= token.start and token.end <= each.end]
    name = _nominative(tree, head)
    known = outlet(_quoted_name(printed.name, own), scene.knowledge)
    if known:
        return Voice(
            speaker=printed, who=Who(kind="outlet", id=known.id, name=known.name), resolved=None
        )
    speaks = token.lemma in scene.speaker_nouns
    bodies = [each for each in own or within if each.type == "ORG"]
    if any(each.type == "ORG" for each in own) or (bodies and speaks):
        who = Who(kind="organisation", id=bodies[0].id, name=name)
        return Voice(speaker=printed, who=who, resolved=None)
    places = [each for each in own if each.actor or each.type in ("GPE", "LOC")]
    if places and scene.text[places[0].start].isupper():  # «Белый дом» too
        who = Who(kind="actor", id=places[0].actor, name=places[0].name)
        return Voice(speaker=printed, who=who, resolved=None)
    name_like = token.pos in ("X", "PROPN") and token.text[:1].isupper()
    foreign = name_like and not _is_thing(token.text)
    if speaks or foreign or "Animacy=Anim" in token.feats:
        return _role(tree, head, printed, name, scene)
    return None


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


def _role(tree: Tree, head: int, printed: Speaker, name: str, scene: Scene) -> Voice:
    """Resolve a bare role, «министр», to the one person the text has named with it."""
    token = tree.tokens[head]
    bare = len(tree.phrase(head)) == 1 and "Number=Sing" in token.feats
    people = list(scene.roles.get(token.lemma, {}).values()) if bare else []
    if len(people) == 1:
        who = Who(kind="person", id=people[0].id, name=people[0].name)
        return Voice(speaker=printed, who=who, resolved=people[0].name)
    return _unnamed(printed, name, tuple(sorted({each.id or each.name for each in people})))


def _pronoun(tree: Tree, head: int, scene: Scene) -> Voice | None:
    """Resolve a pronoun to the last speaker, or to the only person of its gender nearby.

    A subject of the sentence before who has been named since the last speaker takes the turn.
    """
    token = tree.tokens[head]
    wanted = PRONOUNS[token.lemma]
    people: dict[str, Mention] = {}
    for each in scene.mentions:
        near = scene.first <= each.start < token.start
        if each.type == "PER" and near and not _in(scene.said, each):
            people[each.name] = each
    fitting = [each for name, each in people.items() if fits(name, wanted, scene.genders)]
    speaker = Speaker(spans=(Span(token.start, token.end),), name=token.text)
    spoke = scene.last
    if spoke and fits(spoke.name, wanted, scene.genders):
        later = [each for each in fitting if each.start > spoke.start and each.name != spoke.name]
        subject = [each for each in later if each.start in scene.subjects]
        subject = [each for each in subject if each.start >= scene.before]
        fitting = subject if len(subject) == 1 else fitting if later else [spoke]
    if not fitting and not spoke and not scene.living(wanted):
        return None  # «она» is a figure or a country, and says nothing
    if len(fitting) == 1 and _is_sure(fitting[0], wanted, scene):
        who = Who(kind="person", id=fitting[0].id, name=fitting[0].name)
        return Voice(speaker=speaker, who=who, resolved=fitting[0].name)
    candidates = tuple(sorted({each.id or each.name for each in fitting}))
    return _unnamed(speaker, token.text, candidates)


def _is_sure(person: Mention, wanted: str, scene: Scene) -> bool:
    """Tell the last speaker, a subject, or the only one near whose name shows the gender."""
    known = gender(person.name) == wanted
    return person == scene.last or person.start in scene.subjects or known


def _in(spans: Sequence[Span], mention: Mention) -> bool:
    return any(each.start <= mention.start < each.end for each in spans)


def fits(name: str, wanted: str, genders: Mapping[str, str]) -> bool:
    """Tell whether a person may be meant by a pronoun of gender ``wanted``."""
    return (gender(name) or genders.get(name)) in (wanted, None)


def gender(name: str) -> str | None:
    """Return ``masc`` or ``femn`` for a person's name whose given name or ending shows it."""
    if eastern(name):
        return None
    words = name.split()
    for word in words[:-1]:
        for parse in parses(word.lower())[:2]:
            if parse.is_known and {"Name", "Patr"} & parse.tag.grammemes and parse.tag.gender:
                return str(parse.tag.gender)
    last = words[-1].lower() if words else ""
    if last.endswith(("ова", "ева", "ина", "ская", "цкая")):
        return "femn"
    return "masc" if last.endswith(("ов", "ев", "ин", "ский", "цкий")) else None
