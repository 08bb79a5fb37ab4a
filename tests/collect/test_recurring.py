"""What is learned of an outlet's pages; each outlet is made of words that no two of its pieces share."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from dragoman.collect.recurring import LEAST, PAGES, Piece, key, learned

START = date(2021, 1, 4)
STEMS = (
    "порт",
    "мост",
    "суд",
    "закон",
    "флот",
    "мир",
    "рынок",
    "город",
    "завод",
    "лес",
    "река",
    "хлеб",
)
ENDS = ("ный", "ская", "ного", "ением", "овали", "ются", "ами", "ости", "аем", "или")
Line = tuple[str, str, float]
"""Place, text, share of the pages."""


def outlet(pages: int, lines: Sequence[Line], days: int = 200) -> list[Piece]:
    """Return pieces of five paragraphs with ``lines`` put on their share of them, evenly."""
    chance = random.Random(7)
    found = []
    for number in range(pages):
        body = [
            " ".join(chance.choice(STEMS) + chance.choice(ENDS) + str(number) for _ in range(20))
            + "."
            for _ in range(5)
        ]
        for place, text, share in lines:
            if int(number * share) != int((number + 1) * share):
                body.insert({"head": 0, "inside": 2, "end": len(body)}[place], text)
        day = START + timedelta(days=number * days // pages)
        found.append(Piece(id=f"p{number:03}", day=day, lines=tuple(body)))
    return found


def texts(pieces: Sequence[Piece]) -> list[str]:
    return [each.text for each in learned(lambda: pieces).lines]


CALL = "Подписывайтесь на «Вестник» в телеграме: главное за день"
IMPRINT = "Вечерний выпуск для островов и побережья"
NOTE = "Доставку газеты на дом принимают во всех отделениях почты нашей области."


@pytest.mark.parametrize(
    ("place", "text", "share", "is_learned"),
    [
        ("end", CALL, 1.0, True),
        ("end", CALL, 0.2, True),
        ("inside", CALL, 0.5, True),
        ("end", IMPRINT, 0.5, True),
        ("head", IMPRINT, 0.5, True),
        ("end", IMPRINT, 0.2, False),
        ("inside", IMPRINT, 1.0, False),
        ("end", NOTE, 0.8, True),
        ("end", NOTE, 0.4, False),
        ("end", "Об этом сообщает пресс-служба порта.", 0.9, False),
        ("end", "По данным министерства, пострадавших нет", 0.9, False),
        ("end", "Анна Петрова, специальный корреспондент", 0.9, False),
        ("end", "Анна Петрова", 0.9, False),
        ("end", "(山田太郎)", 0.9, False),
        ("head", "Мнение", 0.9, False),
        ("head", "Прямая речь", 0.9, False),
        ("inside", "Что дальше", 1.0, False),
        ("end", "«Мы готовы к переговорам на любых условиях»", 0.9, False),
        ("end", "本紙に掲載の写真と文章の無断転載を禁じます", 0.3, True),
        ("end", "外務省の報道官が記者会見で述べた。", 0.9, False),
    ],
)
def test_what_is_learned(place: str, text: str, share: float, is_learned: bool) -> None:
    assert (text in texts(outlet(60, [(place, text, share)]))) == is_learned


def test_nothing_is_learned_of_few_pages() -> None:
    assert texts(outlet(PAGES, [("end", CALL, 1.0)])) == [CALL]
    assert texts(outlet(PAGES - 1, [("end", CALL, 1.0)])) == []
    assert texts(outlet(60, [("end", CALL, (LEAST - 1) / 60)])) == []


def test_lines_of_a_few_days_are_not_learned() -> None:
    assert texts(outlet(60, [("end", CALL, 1.0)], days=4)) == [CALL]
    assert texts(outlet(60, [("end", CALL, 1.0)], days=3)) == []
    assert texts(outlet(60, [("end", NOTE, 1.0)], days=10)) == []


def test_a_piece_printed_again_and_again_counts_once() -> None:
    pieces = outlet(60, [])
    body = (CALL, *pieces[0].lines)
    again = [Piece(id=f"r{n}", day=START + timedelta(days=n), lines=body) for n in range(40)]
    assert texts([*pieces, *again]) == []
    edited = [
        Piece(id=each.id, day=each.day, lines=(*each.lines[1:], *own.lines[:1]))
        for each, own in zip(again, outlet(100, [])[60:], strict=True)
    ]
    assert texts([*pieces, *edited]) == []


def test_short_pieces_under_long_furniture_are_no_copies_of_one_another() -> None:
    long = [
        ("end", f"{CALL}, пункт {each} из всех наших предложений читателям", 1.0)
        for each in range(6)
    ]
    short = [
        Piece(id=e.id, day=e.day, lines=(*e.lines[:1], *e.lines[5:])) for e in outlet(40, long)
    ]
    assert len(texts(short)) == 6


def test_a_line_is_known_with_its_count_its_days_and_its_place() -> None:
    pieces = outlet(60, [("end", CALL, 1.0)])
    later = [Piece(id=e.id, day=e.day, lines=e.lines[:5]) for e in pieces[:20]] + pieces[20:]
    found = learned(lambda: later)
    (line,) = found.lines
    assert (found.pages, line.pages, line.share, line.place) == (60, 40, 1.0, "end")
    assert (line.first, line.last) == (pieces[20].day, pieces[59].day)


def test_lines_are_compared_without_case_bullets_and_marks() -> None:
    assert key("► Подписывайтесь на канал!") == key("ПОДПИСЫВАЙТЕСЬ  на канал")
    assert key("Счёт открыт") == key("счет открыт.")
    assert key("***") == key("—") == ""
