"""What a tagger takes for a person and is none."""

import pytest
from read_text import reading


def people(text: str) -> set[str]:
    return {each.name for each in reading(text).mentions if each.type == "PER"}


@pytest.mark.parametrize(
    "text",
    [
        "В порт вошёл корвет «Павел Лебедев» с грузом.",
        "Жалобу отклонил Госсуд, решение окончательно.",
        "Дискриминируются целые народы, и это не новость.",
    ],
)
def test_ships_bodies_and_verbs_are_no_persons(text: str) -> None:
    assert not people(text)


def test_who_is_named_without_marks_too_stays_a_person() -> None:
    assert people("Порт ждёт «Павла Лебедева». Павел Лебедев строил этот порт.") == {
        "Павел Лебедев"
    }


def test_a_place_behind_its_prepositions_is_no_person_and_a_person_elsewhere_is() -> None:
    assert "Олег Сомов" in people("Из Сомова вышел бы капитан. Олег Сомов смеётся.")
