"""What a rule may look at to find out who speaks, and what it finds: a voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from dragoman.language.annotation import Sentence
from dragoman.language.romanisation import eastern
from dragoman.language.russian import is_known, parses
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Span
from dragoman.model.reading import Mention, Speaker, Who
from dragoman.read.roles import Role

FEATURES = {"masc": "Gender=Masc", "femn": "Gender=Fem"}
REACH = 4
"""Sentences back in which a pronoun's person is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A speaker as printed and as understood; ``resolved`` is a person's normal form."""

    speaker: Speaker | None
    who: Who
    resolved: str | None


NOBODY = Voice(speaker=None, who=Who(kind="unnamed", name=""), resolved=None)


def gender(name: str) -> str | None:
    """Return ``masc`` or ``femn`` for a person's name in the nominative whose given name or ending shows it."""
    if eastern(name):
        return None
    words = name.split()
    for word in words[:-1]:
        tags = [each.tag for each in parses(word.lower()) if is_known(each.word)]
        shown = {
            str(each.gender)
            for each in tags
            if {"Name", "Patr"} & each.grammemes and "nomn" in each.grammemes and each.gender
        }
        if len(shown) == 1 and shown <= {"masc", "femn"}:
            return shown.pop()
    last = words[-1].lower() if words else ""
    if last.endswith(("ова", "ева", "ина", "ская", "цкая")):
        return "femn"
    return "masc" if last.endswith(("ов", "ев", "ин", "ский", "цкий")) else None


def fits(name: str, wanted: str, genders: Mapping[str, str]) -> bool:
    """Tell whether a person may be meant by a pronoun of gender ``wanted``."""
    return genders.get(name) in (wanted, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Centre:
    """Who spoke or acted in the last sentence where anybody did: whom «он» goes on with."""

    people: tuple[Mention, ...] = ()
    stranger: str | None = None
    """The gender of somebody unnamed who acted there: «сторож вызвал полицию»."""
    fresh: bool = False
    """Whether that was in this sentence or the one before."""

    def alone(self, wanted: str, genders: Mapping[str, str]) -> Mention | None:
        """Return the one person of a gender at the centre, if nobody else there may be meant."""
        found = [each for each in self.people if fits(each.name, wanted, genders)]
        return found[0] if len(found) == 1 and self.stranger != wanted else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a rule may look at to find out who speaks."""

    text: str
    mentions: Sequence[Mention]
    genders: Mapping[str, str]
    """What the words around each person's name show of the gender."""
    roles: Mapping[str, Mapping[str, tuple[Mention, frozenset[str]]]]
    """In English, for each role the persons named with it so far, and the lemmas of the words that said it."""
    held: Mapping[str, Sequence[tuple[Mention, Role]]] = field(default_factory=dict)
    """For each person what the whole text calls him, and where."""
    everyone: Mapping[str, Mention] = field(default_factory=dict)
    """The first mention of each person of the whole text."""
    writers: Mapping[str, Mention]
    """The persons whose books the text has named."""
    voices: Mapping[str, Mention]
    """The persons who have spoken so far."""
    named_bodies: Sequence[Mention] = ()
    """The organisations that the text names."""
    bodies: Sequence[Voice] = ()
    """The organisations and outlets that have spoken so far, in order."""
    first: int
    """Where the pronoun's reach begins in the text."""
    before: int
    """Where the sentence before begins."""
    here: int = 0
    """Where this sentence begins."""
    opening: bool = False
    """Whether this is one of the first sentences, which may tell of somebody named below."""
    ahead: int = 0
    """Where the reach ahead ends."""
    last: Mention | None
    """The person who spoke last within the reach."""
    centre: Centre = field(default_factory=Centre)
    said: Sequence[Span]
    """What was said of late, this time included: persons in it are spoken of, not speaking."""
    content: Sequence[Span] = ()
    """What is said this time."""
    near: Sequence[Sentence]
    """The sentences within reach, this one included."""
    subjects: AbstractSet[int]
    """Where the names stand that were subjects of their sentences."""
    speaker_nouns: frozenset[str]
    knowledge: Knowledge

    @property
    def spoken_of(self) -> frozenset[str]:
        """The persons whom this time's content names: nobody names himself so."""
        return frozenset(
            each.name
            for each in self.mentions
            if each.type == "PER" and any(one.start <= each.start < one.end for one in self.content)
        )

    def living(self, wanted: str) -> bool:
        """Tell whether the sentences near name anybody of a gender, by name or by a noun."""
        shown = FEATURES[wanted]
        return any(each.type == "PER" for each in self.mentions) or any(
            ("Animacy=Anim" in token.feats and shown in token.feats)
            or token.lemma in self.speaker_nouns
            for sentence in self.near
            for token in sentence.tokens
        )


def unnamed(speaker: Speaker, name: str, candidates: tuple[str, ...] = ()) -> Voice:
    """Return a speaker who is nobody the text has named for sure; ``candidates`` are ids or names."""
    who = Who(kind="unnamed", name=name, candidates=candidates)
    return Voice(speaker=speaker, who=who, resolved=None)
