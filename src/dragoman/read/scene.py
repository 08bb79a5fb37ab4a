"""What a rule may look at to find out who speaks, and what it finds: a voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dragoman.language.annotation import Sentence
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Span
from dragoman.model.reading import Mention, Speaker, Who

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a rule may look at to find out who speaks."""

    text: str
    mentions: Sequence[Mention]
    genders: Mapping[str, str]
    """What the words around each person's name show of the gender."""
    roles: Mapping[str, Mapping[str, tuple[Mention, frozenset[str]]]]
    """For each role the persons named with it so far, and the lemmas of the words that said it."""
    writers: Mapping[str, Mention]
    """The persons whose books the text has named."""
    voices: Mapping[str, Mention]
    """The persons who have spoken so far."""
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


def unnamed(speaker: Speaker, name: str, candidates: tuple[str, ...] = ()) -> Voice:
    """Return a speaker who is nobody the text has named for sure; ``candidates`` are ids or names."""
    who = Who(kind="unnamed", name=name, candidates=candidates)
    return Voice(speaker=speaker, who=who, resolved=None)
