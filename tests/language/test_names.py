"""Names: declined back, spelled in Latin letters, and who held an office."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.knowledge.load import load
from dragoman.language.annotation import Token
from dragoman.language.declension import person
from dragoman.language.foreign import spelled
from dragoman.language.latin import beside
from dragoman.language.names import house
from dragoman.language.offices import holders
from dragoman.language.organisations import nominative
from dragoman.language.russian import annotate

GIVEN = {
    "masc": (("Глеб", "Глеба", "Глебу", "Глеба", "Глебом", "Глебе"),
             ("Антон", "Антона", "Антону", "Антона", "Антоном", "Антоне")),
    "femn": (("Дарья", "Дарьи", "Дарье", "Дарью", "Дарьей", "Дарье"),
             ("Анна", "Анны", "Анне", "Анну", "Анной", "Анне")),
}  # fmt: skip
CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
ENDINGS = {
    "masc": ("", "а", "у", "а", "ым", "е"),
    "femn": ("а", "ой", "ой", "у", "ой", "ой"),
}
STEMS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["Ветл", "Дрозд", "Корчем", "Руд", "Шал", "Гремен", "Тополь", "Бирюл"]),
        st.sampled_from(["ин", "ов", "ников"]),
    ),
)


@settings(deadline=None)  # the first call loads the models
@given(
    stem=STEMS,
    gender=st.sampled_from(["masc", "femn"]),
    which=st.integers(0, 1),
    case=st.integers(0, 5),
)
def test_a_declined_russian_name_goes_back_to_its_nominative(
    stem: str, gender: str, which: int, case: int
) -> None:
    names = GIVEN[gender][which]
    ends = ENDINGS[gender]
    words = (names[case], stem + ends[case])
    assert person(words, CASES[case], frozenset()).words == (names[0], stem + ends[0])


@settings(deadline=None)  # the first call loads the models
@given(
    stem=st.sampled_from(["Сплидбёл", "Пайетт", "Хаммонд", "Бридлав", "Боттич", "Гилмор", "Роуз"]),
    case=st.sampled_from([("Gen", "а"), ("Dat", "у"), ("Ins", "ом")]),
    front=st.sampled_from(["Чарли", "Джеффри", "Энтони"]),
)
def test_a_foreign_surname_is_declined_behind_a_name_that_is_not(
    stem: str, case: tuple[str, str], front: str
) -> None:
    tagged, ending = case
    assert person((front, stem + ending), tagged, frozenset()).words == (front, stem)


@pytest.mark.parametrize(
    ("printed", "case", "known", "name"),
    [
        ("Ким Чен Ына", "Gen", "", "Ким Чен Ын"),
        ("Си Цзиньпина", "Gen", "", "Си Цзиньпин"),
        ("Обаму", "Acc", "обама", "Обама"),
        ("Обамы", "Gen", "обама", "Обама"),
        ("Майкла Помпео", "Gen", "", "Майкл Помпео"),
        ("Башара аль-Асада", "Gen", "", "Башар аль-Асад"),
        ("Чарли Роузом", "Nom", "роуз", "Чарли Роуз"),
        ("Софьи Ремнёвой", "Gen", "", "Софья Ремнёва"),
    ],
)
def test_the_nominative_of_a_name(printed: str, case: str, known: str, name: str) -> None:
    found = person(printed.split(), case, frozenset(filter(None, [known])))
    assert " ".join(found.words) == name


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Дэвид Кэмерон", "David Cameron"),
        ("Ким Чен Ын", "Kim Jong Un"),
        ("Си Цзиньпин", "Xi Jinping"),
        ("Ангела Меркель", "Angela Merkel"),
        ("Майкл Томпсон", "Michael Thompson"),
        ("Роман Дроздов", "Roman Drozdov"),
    ],
)
def test_the_house_form(name: str, printed: str) -> None:
    assert house(name, load("RU")) == printed


def test_a_latin_form_is_taken_from_its_own_name_alone() -> None:
    text = "Флемминга Сплидбёля (Flemming Splidsboel) и Бориса Немцова (Berliner Zeitung)"
    first = text.index(" (Flem")
    assert beside(text, first, "Флемминг Сплидбёль") == "Flemming Splidsboel"
    assert beside(text, text.index(" (Berl"), "Борис Немцов") is None
    assert spelled("Пётр Вельяшев") is None


@pytest.mark.parametrize(
    ("office", "day", "ids"),
    [
        ("президент США", date(2021, 2, 1), {"biden"}),
        ("президент США", date(2021, 1, 20), {"biden", "trump"}),
        ("президента США", date(2010, 5, 1), {"obama"}),
        ("канцлер Германии", date(2021, 2, 1), {"merkel"}),
        ("повар США", date(2021, 2, 1), set()),
    ],
)
def test_an_office_has_its_holder_of_the_day(office: str, day: date, ids: set[str]) -> None:
    assert {each.id for each in holders(office, day, load("RU"))} == ids


def _tokens(text: str, words: str) -> list[Token]:
    start = text.index(words)
    return [
        token
        for each in annotate(text).sentences
        for token in each.tokens
        if start <= token.start < start + len(words)
    ]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Он работает в Институте восточных маршрутов.", "Институте восточных маршрутов",
         "Институт восточных маршрутов"),
        ("Доклад Восточного транспортного совета вышел.", "Восточного транспортного совета",
         "Восточный транспортный совет"),
        ("Об этом говорили в МИДе весь день.", "МИДе", "МИД"),
    ],
)  # fmt: skip
def test_the_nominative_of_a_body(text: str, words: str, name: str) -> None:
    assert nominative(text, _tokens(text, words)) == name
