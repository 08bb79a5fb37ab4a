"""Foreigners in Cyrillic back in their own Latin letters; bodies under their English names."""

import pytest

from dragoman.knowledge.load import load
from dragoman.language.body_names import english_body
from dragoman.language.declension import person
from dragoman.language.foreign import attested, spelled
from dragoman.language.names import house, is_unsure


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Питер Уайтсайд", "Peter Whiteside"),
        ("Джанет Хопкинс", "Janet Hopkins"),
        ("Мэттью Фицджеральд", "Matthew Fitzgerald"),
        ("Жан-Поль Моро", "Jean-Paul Moreau"),
        ("Вольфганг Кауфман", "Wolfgang Kaufmann"),
        ("Хорхе Эрнандес", "Jorge Hernandez"),
        ("Франческо Моретти", "Francesco Moretti"),
        ("Пекка Виртанен", "Pekka Virtanen"),
        ("Жером де Соуза", "Jérôme de Souza"),
        ("У. Фостер", "U. Foster"),
    ],
)
def test_a_foreign_name_has_its_own_spelling(name: str, latin: str) -> None:
    found = spelled(name)
    assert found is not None
    assert found.latin == latin


@pytest.mark.parametrize(
    "name",
    [
        "Глеб Осокин", "Артур Минасян", "Роберт Халилов", "Адам Магомадов", "Эдвард Лесницкий", "Евгений Миллер",
        "Нино Каладзе", "Муртаза Галимов", "Вилли Снегирёв", "Осокин",
    ],
)  # fmt: skip
def test_a_name_of_russia_and_its_neighbours_is_romanised(name: str) -> None:
    assert spelled(name) is None


@pytest.mark.parametrize(
    ("name", "unsure"),
    [("Джанет Хопкинс", False), ("Стивен Хопкинс", True), ("Питер Зварквист", True),
     ("Глеб Осокин", False), ("Ангела Меркель", False)],
)  # fmt: skip
def test_a_guess_at_a_spelling_says_so(name: str, unsure: bool) -> None:
    assert is_unsure(name, load("RU")) is unsure


def test_the_given_name_tells_which_spelling_is_meant() -> None:
    german, english = frozenset({"de"}), frozenset({"en"})
    one, other = attested("шнайдер", "family", german), attested("дэвис", "family", english)
    assert one is not None
    assert one.latin == "Schneider"
    assert other is not None
    assert other.latin == "Davis"
    assert attested("щщщщ", "family") is None


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Совет Безопасности", "Security Council"),
        ("МИД Украины", "Ukrainian Foreign Ministry"),
        ("Министерство обороны США", "US Department of Defense"),
        ("Йельский университет", "Yale University"),
        ("Рабочая партия Курдистана", "Kurdistan Workers’ Party"),
        ("Институт восточных маршрутов", None),
    ],
)
def test_a_body_has_its_english_name(name: str, english: str | None) -> None:
    assert english_body(name) == english
    assert english is None or house(name, load("RU")) == english


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Е Цзяньина", "Е Цзяньин"),
        ("Ли Кэцяну", "Ли Кэцян"),
        ("Чжао Лицзянем", "Чжао Лицзянь"),
        ("Ли На", "Ли На"),
    ],
)
def test_a_chinese_name_ends_with_a_syllable(printed: str, name: str) -> None:
    assert person(printed.split(), "Nom", frozenset()).words == tuple(name.split())
