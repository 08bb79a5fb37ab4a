"""A made-up press of made-up outlets and people, each reading made by hand."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from dragoman.model.knowledge import Actor, Knowledge, Office, Person, Theme
from dragoman.model.press import UNDATED, Article, Outlet, Period, PublicationDate, Span
from dragoman.model.reading import (
    Figure,
    Forecast,
    Mention,
    ReadArticle,
    Reading,
    Stance,
    Statement,
    Who,
)
from dragoman.model.survey import Survey
from dragoman.survey.surveyor import SurveyContext, survey

KNOWLEDGE = Knowledge(
    hash="ktest",
    country="RU",
    actors=tuple(
        Actor(code=code, names=(("en", name),))
        for code, name in (("CN", "China"), ("IN", "India"), ("RU", "Russia"), ("US", "the US"))
    ),
    persons=(
        Person(
            id="orlov",
            family="Орлов",
            actor="RU",
            offices=(Office(title="envoy", actor="RU", from_="2021-03-01", to="2021-03-10"),),
        ),
        Person(id="smirnova", family="Смирнова", actor="RU"),
    ),
    outlets=tuple(
        Outlet(id=key, name=name, house=house, names=(name,), domains=(f"{key}.example",))
        for key, name, house in (
            ("vestnik", "Вестник гавани", "Vestnik Gavani"),
            ("zaria", "Утренняя заря", "Utrenniaia Zaria"),
            ("kurer", "Северный курьер", "Severnyi Kur'er"),
            ("mayak", "Маяк", "Maiak"),
        )
    ),
    themes=(
        Theme(id="china", names=(("en", "China"),), words=(("ru", "китай"),), actors=("CN",)),
        Theme(id="india", names=(("en", "India"),), words=(("ru", "индия"),), actors=("IN",)),
        Theme(id="trade", names=(("en", "Trade"),), words=(("ru", "торговый война"),)),
        Theme(
            id="triangle",
            names=(("en", "Triangle"),),
            words=(("ru", "треугольник"),),
            actors=("CN", "RU", "US"),
        ),
    ),
)
OUTLETS = ("vestnik", "zaria", "kurer", "mayak")
MARCH = Period(from_=date(2021, 3, 1), to=date(2021, 3, 31))
FEBRUARY = Period(from_=date(2021, 2, 1), to=date(2021, 2, 28))


def dated(written: str | None) -> PublicationDate:
    """Read ``2021-03-02`` or ``2021-03-02/2021-03-05``."""
    if written is None:
        return UNDATED
    first, _, last = written.partition("/")
    earliest, latest = date.fromisoformat(first), date.fromisoformat(last or first)
    return PublicationDate(
        earliest=earliest, latest=latest, precision="range" if last else "day", printed=written
    )


def who(written: str) -> Who:
    """Read ``RU`` as an actor, ``orlov`` as a person, ``-`` as somebody unnamed."""
    if written == "-":
        return Who(kind="unnamed", name="источник")
    if written.isupper():
        return Who(kind="actor", name=written, id=written)
    return Who(kind="person", name=written, id=written)


@dataclass(slots=True)
class Press:
    """A corpus in memory that is read in any order."""

    pieces: dict[str, ReadArticle] = field(default_factory=dict)
    seed: int = 0
    outlets: tuple[str, ...] = OUTLETS

    @staticmethod
    def knowledge(house: tuple[str, ...]) -> Knowledge:
        """Return what is known, with the outlets of ``house`` in one family."""
        outlets = tuple(
            replace(each, family="one" if each.id in house else None) for each in KNOWLEDGE.outlets
        )
        return replace(KNOWLEDGE, outlets=outlets)

    def piece(
        self,
        id_: str,
        text: str,
        day: str | None = "2021-03-02",
        outlet: str | None = "vestnik",
        **rest: Any,
    ) -> ReadArticle:
        """Add a piece whose sentences are lines of lemmas; stances read ``RU > CN +0.5``."""
        lines = list(re.finditer(r"[^\n]+", text))
        spans = tuple(Span(each.start(), each.end()) for each in lines)
        article = Article(
            id=id_,
            text_id="t" + id_,
            source=id_,
            outlet_id=outlet,
            authors=rest.get("authors", ()),
            published=dated(day),
            language="ru",
            text=text,
            sha256="",
        )
        reading = Reading(
            text_id="t" + id_,
            reader="r",
            knowledge="ktest",
            language="ru",
            sentences=spans,
            lemmas=rest.get("lemmas")
            or tuple(" ".join(re.findall(r"[\w-]+", each[0].lower())) for each in lines),
            mentions=tuple(_mentions(text)),
            statements=tuple(_statement(each, spans) for each in rest.get("said", ())),
            stances=tuple(_stance(each, spans) for each in rest.get("stances", ())),
            figures=rest.get("figures", ()),
            forecasts=rest.get("forecasts", ()),
        )
        read = ReadArticle(article=article, reading=reading, voice=rest.get("voice", id_))
        self.pieces[id_] = read
        return read

    def fill(self, month: int, on_theme: int, total: int, word: str = "китай") -> None:
        """Add ``total`` pieces over four outlets and four weeks, ``on_theme`` of them on it."""
        for number in range(total):
            text = f"{word} расти\n{word} крепнуть" if number < on_theme else "погода хороший"
            day = f"2021-{month:02}-{1 + number % 4 * 7:02}"
            self.piece(f"{month}-{word}-{number:03}", text, day, OUTLETS[number % 4])

    def between(self, period: Period) -> Iterator[ReadArticle]:
        """Yield what overlaps ``period``, shuffled: a corpus owes the survey no order."""
        found = [
            each
            for each in self.pieces.values()
            if (first := each.article.published.earliest)
            and (last := each.article.published.latest)
            and first <= period.to
            and period.from_ <= last
        ]
        random.Random(self.seed).shuffle(found)
        yield from found

    def undated(self) -> Iterator[ReadArticle]:
        """Yield what has no date."""
        yield from (each for each in self.pieces.values() if not each.article.published.earliest)

    def get(self, article: str) -> ReadArticle:
        """Return one piece."""
        return self.pieces[article]

    def survey(self, **context: Any) -> Survey:
        """Survey March 2021 against February."""
        told = SurveyContext(**{"knowledge": KNOWLEDGE, **context})
        return survey(MARCH, FEBRUARY, self, told)


def _mentions(text: str) -> Iterator[Mention]:
    """Take codes in square brackets for mentions of actors: ``[CN]``."""
    for each in re.finditer(r"\[([A-Z]+)\]", text):
        yield Mention(start=each.start(), end=each.end(), type="GPE", name=each[1], actor=each[1])


def _statement(written: str, spans: tuple[Span, ...]) -> Statement:
    """Read ``s1 quoted orlov 0``: id, level, speaker, number of the sentence."""
    id_, level, speaker, number = written.split()
    return Statement(
        id=id_,
        level=level,  # type: ignore[arg-type]
        kind="indirect",
        speaker=None,
        who=who(speaker),
        resolved=None,
        cue=None,
        content=(spans[int(number)],),
    )


def _stance(written: str, spans: tuple[Span, ...]) -> Stance:
    """Read ``RU > CN +0.5 s1``: holder, target, score, and the statement if any."""
    holder, _, target, score, *said = written.split()
    value = float(score)
    return Stance(
        holder=who(holder),
        target=who(target),
        polarity="pos" if value > 0 else "neg" if value < 0 else "neutral",
        score=value,
        spans=(spans[0],),
        statement=said[0] if said else None,
    )


def figure(low: str, month: int | None, **rest: Any) -> Figure:
    """Make an exact figure of trade in dollars, said of a month of 2020."""
    when = dated(f"2020-{month:02}-01/2020-{month:02}-28") if month else None
    made = Figure(
        start=0, end=1, low=low, high=low, bound="exact", unit="USD", what="Торговля", period=when
    )
    return replace(made, **rest)


def forecast(holder: str, horizon: str | None, start: int = 0) -> Forecast:
    """Make a forecast that falls due at ``horizon``."""
    due = dated(horizon) if horizon else None
    return Forecast(start=start, end=start + 1, modality="will", horizon=due, holder=who(holder))


@pytest.fixture
def press() -> Press:
    return Press()


@pytest.fixture
def make_figure() -> Any:
    return figure


@pytest.fixture
def make_forecast() -> Any:
    return forecast
