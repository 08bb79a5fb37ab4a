"""Forecasts with modality, horizon and holder; what is none; dates of a text; questions, advice."""

from datetime import date

import pytest
from read_text import reading

from dragoman.language.dates import parse
from dragoman.read.horizons import MAY_OPEN, RULES, dates

PUBLISHED = parse("2021-02-09")  # a Tuesday


@pytest.mark.parametrize(
    ("text", "modality", "first", "last"),
    [
        ("К 2030 году завод построят.", "will", "2030-01-01", "2030-12-31"),
        ("В ближайшие два-три года торговля будет расти.", "will", "2021-02-09", "2024-02-09"),
        ("Дорога откроется не раньше осени.", "will", "2021-09-01", "2021-11-30"),
        ("До конца лета мост достроят.", "will", "2021-06-01", "2021-08-31"),
        ("Через десять лет порт станет главным.", "will", "2031-02-09", "2031-02-09"),
        ("Школы откроют не раньше вторника.", "will", "2021-02-16", "2021-02-16"),
        ("Ремонт займёт три-четыре года.", "will", "2024-02-09", "2025-02-09"),
        ("Страна может остаться без угля к зиме.", "possible", "2021-12-01", "2022-02-28"),
        ("Ждать перемен раньше 2035 года не стоит.", "unlikely", "2035-01-01", "2035-12-31"),
        ("Договор вернул бы стороны к столу уже летом.", "possible", "2021-06-01", "2021-08-31"),
        ("Власти обещают сдать дорогу к концу 2022 года.", "promised", "2022-10-01", "2022-12-31"),
    ],
)
def test_a_horizon_is_reckoned_from_the_publication(
    text: str, modality: str, first: str, last: str
) -> None:
    (forecast,) = reading(text, published=PUBLISHED).forecasts
    assert forecast.modality == modality
    assert forecast.horizon
    ends = (str(forecast.horizon.earliest), str(forecast.horizon.latest))
    assert ends == (first, last)


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Ожидается рост цен.", "expected"),
        ("Аналитики ждут роста цен.", "expected"),
        ("Вряд ли Пекин согласится на это.", "unlikely"),
        ("Если сборы снизят, грузы вернутся к нам.", "will"),
        ("Пока не построят порт, грузы пойдут через Корею.", "will"),
        ("Большого флота у них не будет.", "unlikely"),
        ("По прогнозу банка, инфляция замедлится до 5 %.", "expected"),
        ("Вьетнам может обогнать соседей.", "possible"),
        ("Новый тоннель способен изменить весь край.", "possible"),
        ("Рублю грозит новое падение.", "possible"),
        ("Реформа грозит обернуться провалом.", "possible"),
        ("Порт рискует остаться без груза.", "possible"),
        ("Этот союз обречён на распад.", "will"),
        ("Ссоры не избежать.", "will"),
        ("Следует ожидать новых сборов.", "expected"),
        ("Нельзя ожидать большого прогресса.", "unlikely"),
        ("Страну ждёт кризис.", "expected"),
        ("Есть риск, что спор начнётся снова.", "possible"),
        ("Нет признаков того, что Токио изменит курс.", "unlikely"),
        ("Всё указывает на то, что спор продолжится.", "will"),
        ("Скорее всего, выборы отложат.", "likely"),
        ("Порт едва ли пойдёт на уступки.", "unlikely"),
        ("Можно предположить, что завод не станут спасать.", "unlikely"),
        ("Война начнётся снова.", "will"),
    ],
)
def test_a_forecast_without_a_horizon(text: str, modality: str) -> None:
    (forecast,) = reading(text, published=PUBLISHED).forecasts
    assert (forecast.modality, forecast.horizon) == (modality, None)


@pytest.mark.parametrize(
    "text",
    [
        "Следует построить дорогу к 2030 году.",
        "Нужно, чтобы к 2030 году дорогу построили.",
        "Совет соберётся во вторник.",
        "Если бы не санкции, экспорт вырос бы.",
        "Что будет дальше?",
        "Он скажет, что ничего не знал.",
        "Представьте: придёт чиновник и закроет лавку.",
        "Тогда казалось, что война начнётся завтра.",
        "За три года соседи построили мост.",
        "Банк ожидал, что рубль упадёт.",
        "Каждый может прийти и посмотреть.",
        "Жители могут внести свои предложения.",
        "Это может показаться странным.",
        "Договор не может отменить пошлины.",
        "Неясно, как это повлияет на торговлю.",
        "Он не знает, сможет ли завод выжить.",
        "Мы надеемся, что мост достроят.",
        "Заседание начнётся в полдень.",
        "Паром выйдет по расписанию.",
        "Сосед держит слово.",
        "Здесь те, кто ни разу не пойдёт в строй.",
        "Порт отдавал себе отчёт, что сборы могут ударить и по нему.",
        "Бывает, шлагбаум опущен, и никто не поможет.",
    ],
)
def test_what_is_no_forecast(text: str) -> None:
    assert reading(text, published=PUBLISHED).forecasts == ()


def test_each_half_of_a_sentence_may_foresee() -> None:
    text = "Если мост откроют, торговля вырастет; если не откроют, порты опустеют."
    spans = [text[each.start : each.end] for each in reading(text).forecasts]
    assert spans == text.split("; ")


def test_a_fear_is_a_forecast_of_who_fears() -> None:
    (forecast,) = reading("Экономист Олег Дремов опасается, что рубль упадёт.").forecasts
    assert forecast.holder.name == "Олег Дремов"
    assert forecast.statement


def test_dates_of_a_text_with_their_spans() -> None:
    text = "В марте 2019 года ждали 26 июля 2030 года. К осени и до конца года решат."
    found = dates(text, PUBLISHED)
    assert [text[span.start : span.end] for span, _ in found] == [
        "В марте 2019 года", "26 июля 2030 года", "К осени", "до конца года",
    ]  # fmt: skip
    assert [each.earliest for _, each in found][:3] == [
        date(2019, 3, 1), date(2030, 7, 26), date(2021, 9, 1),
    ]  # fmt: skip


def test_a_month_without_a_year_is_the_nearest_unless_it_lies_ahead() -> None:
    ((_, past), (_, ahead)) = dates("В декабре обещали мост к декабрю.", PUBLISHED)
    assert (past.earliest, ahead.earliest) == (date(2020, 12, 1), date(2021, 12, 1))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Следует построить второй мост.", ["Следует построить второй мост."]),
        ("Пора договориться о рыбе.", ["Пора договориться о рыбе."]),
        ("Мы предлагаем отложить сбор.", ["Мы предлагаем отложить сбор."]),
        (
            "Москве необходимо:\n\n— увязать поставки;\n— открыть порт.\n\nВот и всё.",
            ["увязать поставки", "открыть порт"],
        ),
        ("Следовало построить мост.", []),
        ("Ждать перемен не стоит.", []),
        ("Япония предлагает вернуться к вопросу.", []),
        ("Следует ли строить мост?", []),
    ],
)
def test_recommendations(text: str, expected: list[str]) -> None:
    assert [text[each.start : each.end] for each in reading(text).recommendations] == expected


def test_questions_and_who_asks() -> None:
    text = "Что дальше? Мост построен."
    (question,) = reading(text, authors=("Анна Небылова",)).questions
    assert (text[question.start : question.end], question.holder.name) == (
        "Что дальше?",
        "Анна Небылова",
    )


TERMS = """
в ближайшие три года; через пять лет; в перспективе двух-трёх десятилетий; к 2030 году; до 2030-го; уйдёт семь лет
за две недели; лет через десять; за сутки; через полгода; к концу года; до начала текущего года; во втором квартале
к концу 2020-х; 5 марта; в конце мая; этой осенью; к лету; до зимы; в среду; до воскресенья; в следующем году
в будущем месяце; на следующей неделе; завтра; в этом году; до конца года; в предстоящие дни; в ближайшем будущем
в скором времени; в среднесрочной перспективе; в долгосрочной перспективе; скоро; вскоре; со временем
рано или поздно; в обозримом будущем; через двое суток; в первой половине года; займёт два месяца; в ближайшее время
"""


@pytest.mark.parametrize(
    "term", [each.strip() for each in TERMS.replace("\n", ";").split(";") if each.strip()]
)
def test_no_term_that_a_rule_knows_is_passed_over_unasked(term: str) -> None:
    lower = term.lower()
    assert any(pattern.search(lower) for pattern, _ in RULES)
    assert MAY_OPEN.search(lower)
