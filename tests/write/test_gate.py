"""The gate on renderings: what says the same passes, what says another thing is caught."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from dragoman.knowledge.load import load
from dragoman.model.press import Article
from dragoman.model.reading import ReadArticle
from dragoman.model.report import Checks, Citation, Claim, FieldCitation, SpanCitation, Translation
from dragoman.read.reader import read
from dragoman.write.cite import Allowed, Gate, judge

KNOWLEDGE = load("RU")


@cache
def held(text: str) -> ReadArticle:
    article = Article(id="a", text_id="t", source="a.txt", text=text, sha256="", language="ru")
    return ReadArticle(article=article, reading=read(article, KNOWLEDGE), voice="a")


def claim(text: str, *citations: Citation) -> Claim:
    return Claim(
        id="c",
        text=text,
        by="memory",
        level="author",
        voice="author",
        role="argument",
        citations=citations,
        checks=Checks(),
    )


def faults(original: str, rendering: str) -> tuple[str, ...]:
    cite = SpanCitation(
        article="a",
        text_id="t",
        start=0,
        end=len(original),
        quoted=original,
        translation=Translation(text=rendering, by="memory"),
    )
    gate = Gate(lookup=lambda _: held(original), knowledge=KNOWLEDGE)
    return judge(claim(rendering, cite), gate).reasons


SIX = "За стол сели вшестером и ждали двенадцать лет."
CARS = "Стороны ждут возврата трёхсот вагонов."
FIRM = "Это подсчитал Институт восточных маршрутов."
FRONT = "Единого антикитайского фронта в Азии не будет."
STUDY = "Киргизские курсанты едут учиться в Урумчи и на Бали."
SIDES = "Пхеньян обижен на южан."
UNLIKELY = "Мы считаем это маловероятным."


@pytest.mark.parametrize(
    ("original", "rendering"),
    [
        (SIX, "They sat down in a company of six and waited twelve years."),
        (SIX, "They sat down in a company of 6 and waited 12 years."),
        (CARS, "The sides await the return of three hundred railroad cars."),
        (CARS, "The sides await the return of 300 railroad cars."),
        ("В школе двадцать одна комната.", "The school has twenty-one rooms."),
        ("Прошло сто сорок пять судов.", "One hundred and forty-five ships passed."),
        ("Нужно двести пятьдесят тысяч тонн.", "What is needed is 250,000 tonnes."),
        (FIRM, "This was calculated by the Institute of Eastern Routes."),
        (FRONT, "There will be no united anti-Chinese front in Asia."),
        (FRONT, "There will be no united front against the Chinese in Asia."),
        (STUDY, "Kyrgyz cadets are going to study in Urumqi and on Bali."),
        (SIDES, "Pyongyang is offended with the Southerners."),
        (UNLIKELY, "This is considered unlikely."),
    ],
)
def test_a_faithful_rendering_passes(original: str, rendering: str) -> None:
    assert faults(original, rendering) == ()


@pytest.mark.parametrize(
    ("original", "rendering", "fault"),
    [
        (SIX, "They sat down in a company of seven and waited twelve years.", "seven"),
        (SIX, "They sat down in a company of six and waited thirteen years.", "thirteen"),
        (CARS, "The sides await the return of four hundred railroad cars.", "four hundred"),
        (CARS, "The sides await the return of three railroad cars.", "three"),
        (CARS, "The sides await the return of a hundred railroad cars.", "hundred"),
        ("В школе двадцать пять комнат.", "The school has twenty rooms.", "twenty"),
        ("Прошло сто сорок пять судов.", "One hundred and fifty-four ships passed.", "fifty-four"),
        (FIRM, "This was calculated by the Institute of Eastern Forests.", "Forests"),
        (FIRM, "This was calculated by the Institute of Eastern Borders.", "Borders"),
        (FRONT, "There will be no united pro-Chinese front in Asia.", "Chinese"),
        (FRONT, "There will be no united anti-Japanese front in Asia.", "Japanese"),
        (FRONT, "There will be no united Chinese front in Asia.", "Chinese"),
        (FRONT, "There will be a united anti-Chinese front in Asia.", "negated"),
        (STUDY, "Kyrgyz cadets are going to study in Kashgar and on Bali.", "Kashgar"),
        (STUDY, "Kyrgyz cadets are going to study in Urumqi and on Java.", "Java"),
        (STUDY, "Kyrgyz cadets are going to study in Urumqi, Osh and on Bali.", "Osh"),
        (STUDY, "Kyrgyz cadets are not going to study in Urumqi and on Bali.", "negated"),
        (SIDES, "Pyongyang is offended with the Northerners.", "Northerners"),
        ("Говорил Павел Рощин.", "The speaker was Pavel Kuznetsov.", "Kuznetsov"),
        ("Москва не ждёт перемен.", "Moscow expects changes.", "negated"),
        ("Это была ошибка.", "This was agreed in Osh.", "Osh"),
    ],
)
def test_a_rendering_that_says_another_thing_is_caught(
    original: str, rendering: str, fault: str
) -> None:
    assert any(fault in each for each in faults(original, rendering))


@pytest.mark.parametrize(("years", "passes"), [("Twelve", True), ("Thirteen", False)])
def test_a_title_s_number_must_stand_in_the_title(years: str, *, passes: bool) -> None:
    read_ = held("Книга вышла.")
    titled = replace(read_, article=replace(read_.article, title="Двенадцать лет терпения"))
    cite = FieldCitation(article="a", field="title", value="Двенадцать лет терпения")
    printed = f"{years} Years of Patience"
    gate = Gate(lookup=lambda _: titled, knowledge=KNOWLEDGE)
    made = claim(f"The piece came under the title “{printed}”.", cite)
    assert (judge(made, gate, Allowed(words=(printed,))).reasons == ()) is passes


@pytest.mark.parametrize(("year", "passes"), [("2030", True), ("2031", False)])
def test_a_horizon_that_we_print_beside_an_original_must_be_its_own(
    year: str, *, passes: bool
) -> None:
    original = "По прогнозу, мост построят к 2030 году."
    cite = SpanCitation(article="a", text_id="t", start=0, end=len(original), quoted=original)
    gate = Gate(lookup=lambda _: held(original), knowledge=KNOWLEDGE)
    made = claim(f"It looks ahead, by {year}: «{original}» [in Russian].", cite)
    assert (judge(made, gate).reasons == ()) is passes
