"""Who speaks in English: words resolved to a person, an organisation, an actor, or nobody sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.language.names import outlet
from dragoman.model.press import Span
from dragoman.model.reading import Mention, Speaker, Who
from dragoman.read.english.clauses import NOBODY, phrase
from dragoman.read.english.words import word_sets
from dragoman.read.scene import Scene, Voice
from dragoman.read.tree import Tree

PRONOUNS = {"he": "masc", "she": "femn", "his": "masc", "her": "femn", "him": "masc"}
ABSTRACT = (
    "ence",
    "ance",
    "ness",
    "ity",
    "ism",
    "tion",
    "sion",
    "ment",
    "dom",
    "ship",
    "hood",
    "acy",
)
"""Endings of nouns that say nothing, unless the list of speakers knows them."""
APPOSED = frozenset({"appos", "flat", "compound", "nmod"})


def voice(tree: Tree, head: int, scene: Scene, *, sure: bool = False) -> Voice | None:
    """Return who speaks, or ``None`` when the subject is nothing that speaks.

    ``sure`` says that the sentence shows speech, so that any noun will do.
    """
    token = tree.tokens[head]
    word = token.text.lower()
    if word in PRONOUNS and token.pos in ("PRON", "DET"):
        return _pronoun(tree, head, scene)
    sets = word_sets()
    idle = not sure and (token.lemma in sets.mute or _is_abstract(tree, head, scene))
    if word in sets.unfit or idle:
        return None
    words = phrase(tree, head)
    people, group = _people(tree, head, scene), _group(tree, head)
    span = _printed(tree, words, people, group)
    printed = Speaker(spans=(span,), name=scene.text[span.start : span.end])
    if people or group:
        return _named(printed, people, alone=len(people) == 1 and not group)
    if word in sets.crowd or word in NOBODY:
        return _unnamed(printed)
    if token.pos not in ("NOUN", "PROPN", "NUM", "DET", "PRON", "ADJ", "X"):
        return None
    return _no_person(tree, head, printed, scene)


def _is_abstract(tree: Tree, head: int, scene: Scene) -> bool:
    """Tell «dependence explains why» from «the ministry explains why»."""
    token = tree.tokens[head]
    return (
        token.pos == "NOUN"
        and token.lemma.endswith(ABSTRACT)
        and token.lemma not in scene.speaker_nouns
        and not tree.children(head, "appos")
    )


def _named(printed: Speaker, people: Sequence[Mention], *, alone: bool) -> Voice:
    """Return the one person named; of several nobody sure, with all as candidates."""
    if not alone:
        return _unnamed(printed, tuple(sorted({each.id or each.name for each in people})))
    who = Who(kind="person", id=people[0].id, name=people[0].name)
    return Voice(speaker=printed, who=who, resolved=people[0].name)


def _unnamed(speaker: Speaker, candidates: tuple[str, ...] = ()) -> Voice:
    who = Who(kind="unnamed", name=" ".join(speaker.name.split()), candidates=candidates)
    return Voice(speaker=speaker, who=who, resolved=None)


def _printed(tree: Tree, words: list[int], people: Sequence[Mention], group: Sequence[int]) -> Span:
    """Return the words that name a speaker: the noun phrase, whole names, all of a group."""
    span = tree.span(words)
    for each in people:
        if each.start <= span.end + 2 and span.start - 2 <= each.end:
            span = Span(min(span.start, each.start), max(span.end, each.end))
    if group:
        return Span(span.start, max(span.end, tree.span(phrase(tree, group[-1])).end))
    return span


def _group(tree: Tree, head: int) -> list[int]:
    """Return the nouns paired with a speaker by «and»."""
    found = [
        each
        for each in tree.children(head, "conj")
        if each > head and tree.tokens[each].pos in ("NOUN", "PROPN")
    ]
    return found if tree.children(head, "cc") else []


def _people(tree: Tree, head: int, scene: Scene) -> list[Mention]:
    """Return the persons that a speaker's words name: the head, its apposition, those paired by «and»."""
    own = _at(tree, head, scene) or _in_capitals(tree, head, scene)
    found = [own] if own else []
    for each in tree.kids[head]:
        token = tree.tokens[each]
        if not own and token.rel in APPOSED and token.rel != "nmod":
            person = _at(tree, each, scene)
            if person and (token.rel == "appos" or person.end >= tree.tokens[head].start - 1):
                found.append(person)
        if token.rel == "conj" and each > head:
            person = _at(tree, each, scene)
            if person:
                found.append(person)
    return found[:1] if own and not _group(tree, head) else found


def _at(tree: Tree, index: int, scene: Scene) -> Mention | None:
    token = tree.tokens[index]
    for each in scene.mentions:
        if each.type == "PER" and each.start <= token.start and token.end <= each.end:
            return each
    return None


def _in_capitals(tree: Tree, head: int, scene: Scene) -> Mention | None:
    """Return the person whose surname opens a transcript's paragraph: «PENCE:»."""
    family = tree.tokens[head].text
    if not family.isupper() or len(family) < 4:  # noqa: PLR2004 - an abbreviation
        return None
    named = {
        each.name: each
        for roles in scene.roles.values()
        for each, _ in roles.values()
        if each.name.upper().endswith(f" {family}")
    }
    found = {
        each.name: each for each in scene.mentions if each.name.upper().endswith(f" {family}")
    } | named
    return next(iter(found.values())) if len(found) == 1 else None


def _no_person(tree: Tree, head: int, printed: Speaker, scene: Scene) -> Voice | None:
    span = printed.spans[0]
    token = tree.tokens[head]
    within = [each for each in scene.mentions if span.start <= each.start and each.end <= span.end]
    own = [each for each in within if each.start <= token.start and token.end <= each.end]
    plain = _bare(printed.name)
    known = outlet(plain, scene.knowledge) or outlet(own[0].name if own else None, scene.knowledge)
    if known:
        who = Who(kind="outlet", id=known.id, name=known.name)
        return Voice(speaker=printed, who=who, resolved=None)
    bodies = [each for each in own if each.type == "ORG"]
    if bodies:
        who = Who(kind="organisation", id=bodies[0].id, name=bodies[0].name)
        return Voice(speaker=printed, who=who, resolved=None)
    places = [each for each in own if each.actor]
    if places and token.pos == "PROPN":
        who = Who(kind="actor", id=places[0].actor, name=places[0].name)
        return Voice(speaker=printed, who=who, resolved=None)
    return _role(tree, head, printed, scene)


def _bare(name: str) -> str:
    words = name.split()
    return " ".join(words[1:] if words and words[0].lower() in ("the", "a", "an") else words)


def _role(tree: Tree, head: int, printed: Speaker, scene: Scene) -> Voice:
    """Resolve a bare role, «the minister», to the one person the text has named with it."""
    token = tree.tokens[head]
    names = printed.name.lower().split()
    bare = len(names) <= 2 and names[0] in ("the", token.text.lower())  # noqa: PLR2004 - article and noun
    single = "Number=Sing" in token.feats
    known = scene.roles.get(token.lemma, {}) if bare and single else {}
    people = [each for each, _ in known.values()]
    if len(people) == 1:
        who = Who(kind="person", id=people[0].id, name=people[0].name)
        return Voice(speaker=printed, who=who, resolved=people[0].name)
    return _unnamed(printed, tuple(sorted({each.id or each.name for each in people})))


def _pronoun(tree: Tree, head: int, scene: Scene) -> Voice:
    """Resolve «he» or «she» to the last speaker, or to the only person of the gender nearby.

    A subject of the sentence before who has been named since the last speaker takes the turn.
    """
    token = tree.tokens[head]
    wanted = PRONOUNS[token.text.lower()]
    people: dict[str, Mention] = {}
    for each in scene.mentions:
        near = scene.first <= each.start < token.start
        if each.type == "PER" and near and not _is_said(scene.said, each):
            people[each.name] = each
    fitting = [each for name, each in people.items() if fits(name, wanted, scene.genders)]
    speaker = Speaker(spans=(Span(token.start, token.end),), name=token.text)
    spoke = scene.last
    if spoke and fits(spoke.name, wanted, scene.genders):
        later = [each for each in fitting if each.start > spoke.start and each.name != spoke.name]
        subject = [
            each for each in later if each.start in scene.subjects and each.start >= scene.before
        ]
        fitting = subject if len(subject) == 1 else fitting if later else [spoke]
    if len(fitting) == 1 and (fitting[0] == spoke or fitting[0].start in scene.subjects):
        who = Who(kind="person", id=fitting[0].id, name=fitting[0].name)
        return Voice(speaker=speaker, who=who, resolved=fitting[0].name)
    return _unnamed(speaker, tuple(sorted({each.id or each.name for each in fitting})))


def _is_said(spans: Sequence[Span], mention: Mention) -> bool:
    return any(each.start <= mention.start < each.end for each in spans)


def fits(name: str, wanted: str, genders: Mapping[str, str]) -> bool:
    """Tell whether a person may be meant by a pronoun of gender ``wanted``."""
    return (gender(name) or genders.get(name)) in (wanted, None)


def gender(name: str) -> str | None:
    """Return ``masc`` or ``femn`` for a person's name whose given name or Russian ending shows it."""
    words = name.lower().split()
    if len(words) < 2:  # noqa: PLR2004 - a surname alone
        return None
    sets = word_sets()
    if words[0] in sets.masc or words[0] in sets.femn:
        return "masc" if words[0] in sets.masc else "femn"
    last = words[-1]
    if last.endswith(("ova", "eva", "skaya", "skaia")):
        return "femn"
    return "masc" if last.endswith(("ov", "sky", "skii", "skiy")) else None
