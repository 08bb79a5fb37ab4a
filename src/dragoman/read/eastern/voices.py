"""Who is meant: names, pronouns and roles of one text, and who spoke last."""

from __future__ import annotations

from dragoman.language.names import actor_name
from dragoman.model.knowledge import Knowledge
from dragoman.model.press import Span
from dragoman.model.reading import Mention, Speaker, Who
from dragoman.read.eastern.ground import Found, Ground
from dragoman.read.scene import NOBODY, Voice
from dragoman.read.spans import within

REACH = 3
"""Paragraphs after which who spoke last is forgotten."""
GOVERNMENTS = ("政府", "側", "当局", "方面", "政権", "정부", "측", "당국", "當局", "方")


class Voices:
    """Walks with the rules through one text."""

    def __init__(self, ground: Ground, knowledge: Knowledge) -> None:
        self._ground = ground
        self._knowledge = knowledge
        self._last: tuple[int, Voice] | None = None
        self._person: tuple[int, Mention] | None = None
        self._roles: dict[str, Mention] = {}

    def voice(self, found: Found, paragraph: int) -> Voice | None:
        """Return who holds what was found; ``None`` where it cannot be told."""
        if found.speaker is None:
            if not found.back:
                return NOBODY
            last = self._last
            if last and paragraph - last[0] <= REACH:
                return Voice(speaker=None, who=last[1].who, resolved=last[1].resolved)
            return NOBODY
        said_by = self._named(found.speaker, paragraph)
        self._last = (paragraph, said_by)
        return said_by

    def inner(self, speaker: Span, paragraph: int) -> Voice:
        """Return who is quoted inside another's words; he does not go on after them."""
        return self._named(speaker, paragraph)

    @staticmethod
    def of(person: Mention) -> Voice:
        """Return the voice of a person whom no words of a sentence name."""
        who = Who(kind="person", id=person.id, name=person.name)
        return Voice(speaker=None, who=who, resolved=person.name)

    def learn(self, first: int, last: int, paragraph: int) -> None:
        """Note the persons between two places of the text, and the titles that stand by their names."""
        for each in within(self._ground.mentions, first, last):
            if each.type == "PER":
                self._person = (paragraph, each)
                after = self._ground.text[each.end : each.end + 10].lstrip()
                title = next((t for t in self._ground.words.titles if after.startswith(t)), None)
                if title and len(title) > 1:
                    self._roles[title] = each

    def _named(self, span: Span, paragraph: int) -> Voice:
        text = self._ground.text
        printed = text[span.start : span.end]
        speaker = Speaker(spans=(span,), name=printed)
        inside = [
            each
            for each in within(self._ground.mentions, span.start, span.end)
            if each.end <= span.end
        ]
        people = [each for each in inside if each.type == "PER"]
        if people:
            return self._person_is(people[-1], speaker, paragraph)
        known = self._roles.get(printed) if printed not in self._ground.words.pronouns else None
        if printed in self._ground.words.pronouns and self._person:
            known = self._person[1] if paragraph - self._person[0] <= REACH else None
        if known:
            return self._person_is(known, speaker, paragraph)
        bodies = [each for each in inside if each.type == "ORG" and each.end == span.end]
        if bodies:
            return self._body_is(bodies[-1], speaker)
        powers = [each for each in inside if each.actor and each.type == "GPE"]
        whole = [each for each in powers if text[each.end : span.end].strip() in ("", *GOVERNMENTS)]
        if whole and whole[-1].actor:
            code = whole[-1].actor
            name = actor_name(code, self._ground.words.language, self._knowledge)
            who = Who(kind="actor", id=code, name=name)
            return Voice(speaker=speaker, who=who, resolved=None)
        return Voice(speaker=speaker, who=Who(kind="unnamed", name=printed), resolved=None)

    def _person_is(self, person: Mention, speaker: Speaker, paragraph: int) -> Voice:
        self._person = (paragraph, person)
        who = Who(kind="person", id=person.id, name=person.name)
        return Voice(speaker=speaker, who=who, resolved=person.name)

    def _body_is(self, body: Mention, speaker: Speaker) -> Voice:
        known = any(each.id == body.id for each in self._knowledge.outlets)
        who = Who(kind="outlet" if known else "organisation", id=body.id, name=body.name)
        return Voice(speaker=speaker, who=who, resolved=None)
