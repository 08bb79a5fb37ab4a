"""What the desk knows before it reads: actors, names, reporting verbs, off-subject words."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.model.press import Outlet
from dragoman.model.reading import CueClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A country or body of power: ISO 3166 alpha-2 or a name of ours, such as ``EU``."""

    code: str
    names: tuple[tuple[str, str], ...]
    """(language, name as a report prints it)."""
    forms: tuple[tuple[str, str], ...] = ()
    """(language, lemmatised phrase): names, metonyms and demonyms that stand for the actor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post held by a person for a term; open ends are empty strings, else ISO dates."""

    title: str
    actor: str
    from_: str = ""
    to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A ledger entry: one person, all spellings in all scripts, one house form."""

    id: str
    family: str
    given: str = ""
    patronymic: str = ""
    house: str | None = None
    """How the report prints the name where it is not the romanisation's own work."""
    spellings: tuple[str, ...] = ()
    actor: str | None = None
    offices: tuple[Office, ...] = ()
    family_first: bool = False
    alone: bool = True
    """Whether the family name alone means this person and nobody else."""
    ids: tuple[tuple[str, str], ...] = ()
    """(catalogue, number there): ``("viaf", "85321797")``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingVerb:
    """A verb that may report speech or thought, by its lemma."""

    lemma: str
    class_: CueClass
    needs_clause: bool = False
    """True when the verb reports only with a clause or a quotation after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OffSubject:
    """A field of news the report leaves aside, with the lemmas that give it away."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A watched theme: words are lemmatised phrases in the press's languages."""

    id: str
    names: tuple[tuple[str, str], ...]
    words: tuple[tuple[str, str], ...]
    actors: tuple[str, ...] = ()
    together: int = 0
    """How many of its actors a sentence must name; 0: as many as the country's distance asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Package data under the desk's own, frozen; ``hash`` names exactly this state."""

    hash: str
    country: str
    actors: tuple[Actor, ...] = ()
    persons: tuple[Person, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    themes: tuple[Theme, ...] = ()
    off_subject: tuple[OffSubject, ...] = ()
    reporting_verbs: tuple[tuple[str, tuple[ReportingVerb, ...]], ...] = ()
    """(language, verbs)."""
    cue_nouns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(language, lemmas such as слово, мнение, оценка that make «по словам X»)."""
    speaker_nouns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(language, lemmas of what speaks without being a person: газета, ведомство)."""
    rating_verbs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(language, lemmas of verbs that say what somebody takes a thing for: назвать, считать)."""
    thought_nouns: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(language, lemmas of what a colon gives the words of: мысль, вывод, вопрос)."""
    stance_nouns: tuple[tuple[str, str, float], ...] = ()
    """(language, lemma, score): «санкции США против Китая»."""
    stance_verbs: tuple[tuple[str, str, float], ...] = ()
    """(language, lemma, score from -1 to 1 of subject toward object)."""
    romanisation: str = "ala_lc"
    exceptions: tuple[tuple[str, str], ...] = ()
    """(name in the press's script, house spelling)."""
