"""For which country or body of power a holder or target stands."""

from __future__ import annotations

from datetime import date

from dragoman.language.names import actor_name
from dragoman.model.knowledge import Knowledge, Person
from dragoman.model.press import Article
from dragoman.model.reading import Stance, Who


class Powers:
    """Finds actors for names, over one state of knowledge."""

    def __init__(self, knowledge: Knowledge, language: str) -> None:
        self._persons = {each.id: each for each in knowledge.persons}
        self._actors = {each.code for each in knowledge.actors}
        self._names = {
            code: Who(kind="actor", name=actor_name(code, language, knowledge), id=code)
            for code in self._actors
        }

    def of(self, who: Who, article: Article) -> str | None:
        """Return the code of the actor that ``who`` stands for on the article's day.

        A person whose terms of office the ledger lists speaks for the actor during them only; of
        one without terms the ledger's actor holds. An ambiguous name stands for nobody.
        """
        if who.id is None or len(who.candidates) > 1:
            return None
        if who.kind in ("actor", "organisation"):
            return who.id if who.id in self._actors else None
        person = self._persons.get(who.id) if who.kind in ("person", "author") else None
        return _served(person, article.published.earliest) if person else None

    def who(self, code: str) -> Who:
        """Return the actor with this code."""
        return self._names[code]


def _served(person: Person, day: date | None) -> str | None:
    if not person.offices:
        return person.actor
    if day is None:
        return None
    written = day.isoformat()
    for office in person.offices:
        if office.from_ <= written and (not office.to or written <= office.to):
            return office.actor or person.actor
    return None


def evidence(article: Article, stance: Stance) -> str:
    """Return the key of a stance's words: ``article:statement``, else ``article:start-end``."""
    if stance.statement:
        return f"{article.id}:{stance.statement}"
    first = min(each.start for each in stance.spans)
    last = max(each.end for each in stance.spans)
    return f"{article.id}:{first}-{last}"
