"""Figures: value, unit, bound and change, and what is no figure; table of case and outcome."""

from pathlib import Path

import pytest
from read_text import reading

CASES = [
    (text.strip(), [each.strip() for each in expected.split(";") if each.strip()])
    for line in Path(__file__).with_name("figures_ru.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
    for text, expected in [line.split("=>")]
]


def found(text: str) -> list[tuple[str, str | None]]:
    figures = reading(text).figures
    return [
        (each.low if each.low == each.high else f"{each.low}..{each.high}", each.unit)
        for each in figures
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ввезли товаров на $539 млн, из них лишь $48 млн вывезли.",
            [("539000000", "USD"), ("48000000", "USD")],
        ),
        (
            "Мост стоит 2,4 млрд рублей, из них 310 млн даст область.",
            [("2400000000", "RUB"), ("310000000", "RUB")],
        ),
        (
            "Порт принял 81 тыс. тонн, завод — 62 тысячи.",
            [("81000", "tonnes"), ("62000", "tonnes")],
        ),
        ("Доля нефти выросла с 47 до 58 %.", [("47", "%"), ("58", "%")]),
        ("Оклад подняли с 30 до 45 тыс. рублей.", [("30000", "RUB"), ("45000", "RUB")]),
        (
            "Наш сбыт дал 70 млрд рублей, их — около 15.",
            [("70000000000", "RUB"), ("15000000000", "RUB")],
        ),
        ("В 2019 году было 35 пожаров, в 2020-м — 48.", [("35", "пожар"), ("48", "пожар")]),
        (
            "На курсы записались 90 человек против 120 годом ранее.",
            [("90", "people"), ("120", "people")],
        ),
    ],
)
def test_a_unit_is_carried_over(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Треть рыбаков осталась дома.", [("33.3", "%")]),
        ("Две трети суммы вернули.", [("66.7", "%")]),
        ("Улов упал наполовину.", [("50", "%")]),
        ("Пятая часть флота стоит.", [("20", "%")]),
        ("Каждый десятый житель уехал.", [("10", "%")]),
        ("Три четверти груза ушло на север.", [("75", "%")]),
        ("Выпуск упал вдвое.", [("2", "times")]),
        ("Очередь выросла в 2,5 раза.", [("2.5", "times")]),
        ("Оборот удвоится.", [("2", "times")]),
        ("Их порт раз в шесть больше.", [("6", "times")]),
        ("Их порт больше в восемь с лишним раз.", [("8", "times")]),
        ("Между портами пятикратная разница.", [("5", "times")]),
    ],
)
def test_parts_and_multiples(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ветер достигал 25 м/с.", [("25", "m/s")]),
        ("Поезд шёл со скоростью 90 километров в час.", [("90", "km/h")]),
        ("Сбор снизят процентов на двенадцать.", [("12", "%")]),
        ("Сорок четыре судна вышли в море.", [("44", "судно")]),
        ("Он потратил полтора миллиона рублей.", [("1500000", "RUB")]),
        ("Собрали два с половиной миллиона тонн зерна.", [("2500000", "tonnes")]),
        ("Рост не превысил одного процента.", [("1", "%")]),
        ("На борту 82 пассажира.", [("82", "people")]),
        ("Ранены двое.", [("2", "people")]),
        ("На путях стоят два состава.", [("2", "состав")]),
        ("На складах скопилось около 60.", [("60", None)]),
        ("Прочитаны протоколы 214 встреч.", [("214", "встреча")]),
    ],
)
def test_units_in_words(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Он ждал двенадцать лет и три месяца.",
        "Переговоры заняли 36 часов.",
        "Проход открыли в шесть утра.",
        "Две страны говорят на двух языках.",
        "Это два разных стола.",
        "Тысячи километров отделяют нас.",
        "В первой половине года торговля росла.",
        "В эту треть он не верит.",
        "Прошла четверть века.",
        "Троекратное ура стихло.",
        "Ему лет сорок.",
        "Матч кончился со счётом 3:1.",
        "Он уехал в 1998 году, вернулся в 2003.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Вложения выросли на 22 % и достигли 640 млн долларов.", ["rise", "rise"]),
        ("Перевозки сократились на 12 % и составили 74 тыс. тонн.", ["fall", "fall"]),
        ("Порт принял на 5 % больше угля.", ["rise"]),
        ("Цена на 14 % ниже прошлогодней.", ["fall"]),
        ("Доля выросла с 52 до 61 %.", [None, "rise"]),
        ("Инфляция разогналась с 4,9 % до 5,7 %.", [None, "rise"]),
        ("Рост замедлился до 2 % против 6 % годом ранее.", ["fall", None]),
        ("Округ получит на $10 млн меньше.", ["fall"]),
        ("Загрузка не опустится ниже 60 %.", [None]),
        ("Перевозчики потеряли 9 млрд рублей.", [None]),
        ("Без света оставались 200 домов.", [None]),
    ],
)
def test_which_way_it_moved(text: str, changes: list[str | None]) -> None:
    assert [each.change for each in reading(text).figures] == changes


def test_what_the_second_of_two_verbs_measures() -> None:
    first, second = reading("Вложения выросли на 22 % и достигли 640 млн долларов.").figures
    assert (first.what, second.what) == ("Вложения", "Вложения")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("На складе лежит порядка 300 тонн угля.", [("about", "300", "tonnes")]),
        ("Без малого сорок тысяч беженцев ждут.", [("about", "40000", "people")]),
        ("Цены выросли чуть ли не на 30 %.", [("about", "30", "%")]),
        ("Цена квартиры перевалила за 200 тысяч рублей.", [("min", "200000", "RUB")]),
        ("На совет позвали сто с лишним учёных.", [("min", "100", "people")]),
        ("Около сотни контор закрылось.", [("about", "100", "контора")]),
        ("Завод лишился почти миллиона заказов.", [("about", "1000000", "заказ")]),
    ],
)
def test_how_exact_it_is(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(each.bound, each.low, each.unit) for each in reading(text).figures] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("От 30 до 40 тысяч мигрантов уехали.", [("30000..40000", "people")]),
        ("В учениях участвуют 12,5 тыс. военных.", [("12500", "people")]),
        ("Врачи приняли 4,3 миллиона заразившихся.", [("4300000", "people")]),
        ("Число погибших достигло 340.", [("340", "people")]),
        ("Число аварий превысило 16 тысяч.", [("16000", None)]),
        ("За союз высказались 6 из 10 опрошенных.", [("60", "%")]),
        ("Разрыв вырос на порядок.", [("10", "times")]),
        ("Ставку подняли на 25 базисных пунктов.", [("25", "basis points")]),
        ("Партия в 40 тыс. т зерна пришла.", [("40000", "tonnes")]),
        ("Газ продают по 250 долларов за тысячу кубометров.", [("250", "USD")]),
        ("На каждую тысячу жителей приходится 2,3 врача.", [("2.3", "people")]),
        ("Днём будет +13...+15 градусов.", [("13..15", "degrees")]),
        ("Он провёл в клубе 12 сезонов.", []),
    ],
)
def test_whose_number_it_is(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert found(text) == expected


def test_the_stop_of_a_sentence_is_not_the_units() -> None:
    text = "Сначала прошло 204 млн долларов, потом 19 млн. Дальше молчание."
    last = reading(text).figures[-1]
    assert text[last.start : last.end] == "19 млн"


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_a_text_counts(text: str, expected: list[str]) -> None:
    units = [unit if unit and unit.isascii() else "" for _, unit in found(text)]
    values = [value for value, _ in found(text)]
    told = [f"{value} {unit}".strip() for value, unit in zip(values, units, strict=True)]
    assert told == expected
