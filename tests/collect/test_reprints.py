"""Copies: what is one voice, what is not, and who was first."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations

import pytest

from dragoman.collect.copies import groups, voices
from dragoman.collect.sketches import marks
from dragoman.language.dates import parse
from dragoman.model.press import Article, Outlet, Sketched

WORDS = [
    "порт",
    "мост",
    "город",
    "край",
    "завод",
    "берег",
    "совет",
    "рынок",
    "посол",
    "закон",
    "уголь",
    "рыба",
    "поезд",
    "склад",
    "канал",
    "остров",
    "министр",
    "бюджет",
    "договор",
    "граница",
    "пролив",
    "торговля",
    "дорога",
    "область",
    "причал",
    "экспорт",
    "союз",
    "проект",
    "доклад",
]
OUTLETS = (
    Outlet(id="wire", name="Северная волна", house="Severnaia Volna", names=("СВ-Информ",)),
    Outlet(id="daily", name="Вестник залива", house="Vestnik Zaliva"),
)


def prose(seed: int, sentences: int = 14) -> list[str]:
    """Return sentences of twelve words that no other seed gives."""
    chance = random.Random(seed)
    return [" ".join(chance.choices(WORDS, k=12)).capitalize() + "." for _ in range(sentences)]


def together(*texts: list[str] | str, days: tuple[str | None, ...] = ()) -> list[set[str]]:
    """Return which of the texts, called a, b, c ..., are put together."""
    whole = [each if isinstance(each, str) else " ".join(each) for each in texts]
    made = [
        Sketched(
            id="abcdef"[number],
            day=parse(days[number]).earliest if days else None,
            fingerprint=marks(text)[0],
            sketch=marks(text)[1],
        )
        for number, text in enumerate(whole)
    ]
    found = groups(made)
    assert all(groups(order) == found for order in (made[::-1], made[1:] + made[:1]))
    return [set(each) for each in found]


def test_marks_case_and_spaces_do_not_make_another_text() -> None:
    assert marks("ПОРТ Зарубино – закрыт") == marks("Порт «Зарубино» закрыт.")
    assert together("Порт «Зарубино» ещё закрыт.", "ПОРТ Зарубино – еще закрыт") == [{"a", "b"}]


one, other, third = prose(1), prose(2), prose(3)


@pytest.mark.parametrize(
    "text",
    [
        [*one[:3], "Вчера это стало известно в области.", *one[4:]],
        one[:8],
        one[6:],
        one[:4],
        [*one[:7], *other[:7]],
        [*other, *one],
        [each.replace("порт", "гавань").replace("закон", "указ") for each in one],
    ],
    ids=[
        "edited",
        "cut at the end",
        "cut at the head",
        "excerpt",
        "half rewritten",
        "added",
        "words",
    ],
)
def test_copies(text: list[str]) -> None:
    assert together(one, text, third) == [{"a", "b"}]


@pytest.mark.parametrize(
    "text",
    [other, [*other, *one[:2]], [*other[:5], one[0], *other[5:]], other[:2], one[0]],
    ids=["another", "the same quotation", "inside", "a short one", "one sentence of it"],
)
def test_no_copies(text: list[str] | str) -> None:
    assert together(one, text, third) == []


def test_a_text_without_spaces_is_compared_by_characters() -> None:
    first = "首相は会談で両国の貿易を拡大する方針を示し、来年の春に再び協議することで一致した。"
    second = "外務省の報道官は記者会見で、漁船の拿捕について抗議したと述べ、乗組員の早期解放を強く求める考えを示した。"
    assert together(first + second, first + second[:20], second[::-1]) == [{"a", "b"}]


def test_a_review_of_the_press_joins_no_voices() -> None:
    review = [*one[:6], *other[:6], *third[:6]]
    day, next_day = "2021-02-10", "2021-02-11"
    assert together(one[:6], other[:6], review, days=(day, day, next_day)) == []


def test_excerpts_of_one_long_piece_are_its_copies() -> None:
    day, next_day = "2021-02-10", "2021-02-11"
    long = [*one, *other]
    assert together(one[:6], other[:6], long, days=(next_day, next_day, day)) == [{"a", "b", "c"}]


def piece(day: str | None, **more: str) -> Article:
    """Return a copy of one piece."""
    found = Article(id="", text_id="t", source="s", text="Порт закрыт.", sha256="", **more)  # type: ignore[arg-type]
    return replace(found, published=parse(day))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (piece("2021-02-09"), piece("2021-02-10")),
        (piece("2021-02-09"), piece(None)),
        (piece("2021-02-10T01:30:00+03:00"), piece("2021-02-09T23:00:00+00:00")),
        (piece("2021-02-10T01:00:00+10:00"), piece("2021-02-09T22:00:00+03:00")),
        (piece("2021-02-09"), piece("2021-02")),
        (piece("2021-01"), piece("2021-02-09")),
    ],
)
def test_the_first_published_counts(first: Article, second: Article) -> None:
    for names in permutations("ab"):
        both = [replace(each, id=name) for each, name in zip((first, second), names, strict=True)]
        assert voices([both], OUTLETS) == dict.fromkeys("ab", names[0])


def test_who_credits_another_is_not_first() -> None:
    wire = piece("2021-02-10", outlet="Северная волна", outlet_id="wire")
    text = "Порт закрыт. Об этом сообщает «СВ-Информ»."
    daily = replace(piece("2021-02-09", outlet="Вестник залива", outlet_id="daily"), text=text)
    both = [replace(wire, id="wire"), replace(daily, id="daily")]
    assert set(voices([both], OUTLETS).values()) == {"wire"}


def test_who_is_signed_by_another_is_not_first() -> None:
    """A daily's morning in the east is the evening before elsewhere, of which the wire states no time."""
    wire = piece("2021-02-12", outlet="Северная волна", outlet_id="wire")
    daily = piece("2021-02-13T08:40:00+10:00", outlet="Вестник залива", outlet_id="daily")
    both = [replace(wire, id="wire"), replace(daily, id="daily", credits=("Северная волна",))]
    assert set(voices([both], OUTLETS).values()) == {"wire"}
