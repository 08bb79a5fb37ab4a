"""Questions on which two voices stand on opposite sides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dragoman.language.matching import sentence_at
from dragoman.language.names import fold
from dragoman.model.reading import Stance, Statement
from dragoman.model.survey import Debate, Position
from dragoman.survey.context import Voice
from dragoman.survey.powers import Powers, evidence

Question = tuple[str, str, str]
"""Theme, holder's code (empty: the speakers' own view), target's code."""
SIDES = ("pos", "neg")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One stance on a question: on which side, by whom, in which article."""

    side: str
    sayer: str
    article: str
    key: str


@dataclass(slots=True, kw_only=True)
class Debates:
    """Folds stances into questions: how a holder stands, or should, toward a target."""

    powers: Powers
    views: dict[Question, set[View]] = field(default_factory=dict)

    def add(self, voice: Voice) -> None:
        """Note the sides one voice takes, under the themes of the sentences that take them."""
        if not voice.themes:
            return
        statements = {each.id: each for each in voice.reading.statements}
        for stance in voice.reading.stances:
            said = statements.get(stance.statement or "")
            sayer = _sayer(voice, said)
            if stance.polarity not in SIDES or not stance.spans or sayer is None:
                continue
            for question in self._questions(voice, stance):
                view = View(
                    side=stance.polarity,
                    sayer=sayer,
                    article=voice.article.id,
                    key=evidence(voice.article, stance),
                )
                self.views.setdefault(question, set()).add(view)

    def _questions(self, voice: Voice, stance: Stance) -> Iterator[Question]:
        holder = self.powers.of(stance.holder, voice.article) or ""
        target = self.powers.of(stance.target, voice.article)
        if target is None or holder == target:
            return
        place = sentence_at(voice.reading, stance.spans[0].start)
        for weight in voice.themes:
            if place in weight.sentences:
                yield weight.theme, holder, target

    def result(self) -> tuple[Debate, ...]:
        """Return the debates, those with most statements first, ties by question.

        ``question`` reads ``theme: HOLDER > TARGET``, or ``theme: * > TARGET`` for the speakers'
        own view of the target; positions are ``pos`` and ``neg``. One question disputed under
        several themes is given under the theme with most statements.
        """
        open_ = [each for each in self.views.items() if _is_debate(each[1])]
        open_.sort(key=lambda each: (-len(each[1]), each[0]))
        found: dict[tuple[str, str], Debate] = {}
        for (theme, holder, target), views in open_:
            question = f"{theme}: {holder or '*'} > {target}"
            found.setdefault((holder, target), Debate(question=question, positions=_sides(views)))
        return tuple(found.values())


def _sides(views: set[View]) -> tuple[Position, ...]:
    return tuple(
        Position(position=side, statements=tuple(sorted({v.key for v in views if v.side == side})))
        for side in SIDES
    )


def _is_debate(views: set[View]) -> bool:
    """Tell whether two different speakers in two different articles take opposite sides."""
    against = [each for each in views if each.side == "neg"]
    return any(
        one.sayer != other.sayer and one.article != other.article
        for one in views
        if one.side == "pos"
        for other in against
    )


def _sayer(voice: Voice, said: Statement | None) -> str | None:
    """Name the speaker of a stance; nobody for a speaker the article leaves unnamed."""
    if said is None or said.level == "author":
        authors = sorted(fold(each) for each in voice.article.authors)
        return " ".join(authors) or voice.article.id
    if said.who.kind == "unnamed":
        return None
    return said.who.id or fold(said.who.name)
