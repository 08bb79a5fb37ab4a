"""Names, actors, figures, forecasts, stances."""

from datetime import date

import pytest
from read_text import reading

from dragoman.language.dates import parse


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Кремль ответил Белому дому.", ["RU", "US"]),
        ("Американская делегация прибыла в Пекин.", ["US", "CN"]),
        ("Пхеньян и Сеул молчат.", ["KP", "KR"]),
        ("Южная Корея и НАТО подписали меморандум.", ["KR", "NATO"]),
        ("Самолёт летел на запад.", []),
        ("Запад ввёл санкции.", ["WEST"]),
    ],
)
def test_metonyms_and_demonyms_are_actors(text: str, actors: list[str]) -> None:
    assert [each.actor for each in reading(text).mentions if each.actor] == actors


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Слова Марии Окуневой услышали все.", "Мария Окунева"),
        ("Переговоры с Петром Акоповым прошли в Москве.", "Петр Акопов"),
        ("Визит Барака Обамы отложен.", "Барак Обама"),
        ("Встреча Ким Чен Ына отложена.", "Ким Чен Ын"),
        ("Приехала Мария Окунева. Слова Окуневой услышали все.", "Мария Окунева"),
    ],
)
def test_a_person_has_one_normal_form(text: str, name: str) -> None:
    people = {each.name for each in reading(text).mentions if each.type == "PER"}
    assert people == {name}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Экспорт вырос на 11 % за год.", ("11", "11", "%", "exact", "rise")),
        ("Торговля упала на 80% за год.", ("80", "80", "%", "exact", "fall")),
        ("Вложено 539 млн долларов в порт.", ("539000000", "539000000", "USD", "exact", None)),
        ("Вложено около 1,8 млрд рублей.", ("1800000000", "1800000000", "RUB", "about", None)),
        ("Недобор оценивают в 10–15 млн тонн.", ("10000000", "15000000", "tonnes", "exact", None)),
        (
            "Вложено более 600 миллиардов евро.",
            ("600000000000", "600000000000", "EUR", "min", None),
        ),
        ("Отгружено 3 200 тонн угля.", ("3200", "3200", "tonnes", "exact", None)),
    ],
)
def test_figures(text: str, expected: tuple[str, str, str, str, str | None]) -> None:
    (figure,) = reading(text).figures
    assert (figure.low, figure.high, figure.unit, figure.bound, figure.change) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Встреча прошла 26 июля 2020 года.",
        "Самолёт Су-57 взлетел в 10:30.",
        "Он родился в 1956 году.",
        "Журнал вышел под № 2 в срок.",
    ],
)
def test_dates_and_names_are_no_figures(text: str) -> None:
    assert reading(text).figures == ()


def test_a_forecast_has_its_horizon() -> None:
    (found,) = reading("Торговля двух стран достигнет 250 млрд долларов к 2030 году.").forecasts
    assert found.horizon
    assert found.horizon.latest == date(2030, 12, 31)
    past = reading("К 2015 году торговля вырастет.", published=parse("2021-02-09")).forecasts
    assert not past


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Пекин поддерживает Москву в этом споре.", ("CN", "RU", "pos")),
        ("Вашингтон критикует Пхеньян за испытания.", ("US", "KP", "neg")),
        ("Казахстан опасается Китая.", ("KZ", "CN", "neg")),
        ("Пекин не поддерживает Москву в этом споре.", None),
        ("Поддержит ли Пекин Москву?", None),
        ("Пекин поддержал бы Москву в этом споре.", None),
        ("Пекин и Москва открыли новый мост.", None),
    ],
)
def test_stance_is_silent_when_unsure(text: str, expected: tuple[str, str, str] | None) -> None:
    found = [(each.holder.id, each.target.id, each.polarity) for each in reading(text).stances]
    assert found == ([expected] if expected else [])
