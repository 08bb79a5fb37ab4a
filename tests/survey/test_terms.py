from typing import Any

import pytest


def terms(survey: Any) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(each.term, each.first.article, each.articles) for each in survey.terms]


def settled(press: Any) -> None:
    press.fill(3, 20, 40)
    press.fill(2, 20, 40)


def test_a_new_term_its_first_user_and_its_spread(press: Any) -> None:
    settled(press)
    press.piece("b", "возник «степной тандем»", "2021-03-09", "zaria", authors=("Анна Небылова",))
    press.piece("a", "степной тандем крепнуть", "2021-03-10", "kurer")
    press.piece("c", "«степной тандем» рушиться", "2021-03-08", None, authors=("Ян Ничейный",))
    survey = press.survey()
    assert survey.too_small is None
    assert terms(survey) == [("степной тандем", "c", ("a", "b", "c"))]
    first = survey.terms[0].first
    assert (first.author, first.outlet) == ("Ян Ничейный", None)
    assert first.published.printed == "2021-03-08"


def test_a_term_is_one_in_all_its_cases(press: Any) -> None:
    settled(press)
    cases = (("a", "о «степном тандеме»"), ("b", "«степной тандем»"), ("c", "«степной тандем»"))
    for number, (id_, text) in enumerate(cases):
        lemmas = ("о степной тандем",) if id_ == "a" else ("степной тандем",)
        press.piece(id_, text, outlet=("zaria", "kurer", "mayak")[number], lemmas=lemmas)
    assert terms(press.survey()) == [("степной тандем", "a", ("a", "b", "c"))]


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("степной тандем", "степной тандем", "never in quotation marks"),
        ("«степной тандем»", "другой тандем", "used once"),
        ("«Степной тандем»", "«Степной тандем»", "a name"),
        ("«тандем»", "«тандем»", "one word"),
        ("«мы идти в степь»", "«мы идти в степь»", "a sentence"),
        ("«два, три»", "«два, три»", "a mark inside"),
    ],
)
def test_what_is_no_term(press: Any, one: str, other: str, why: str) -> None:
    settled(press)
    press.piece("a", one, outlet="zaria")
    press.piece("b", other, outlet="kurer")
    assert terms(press.survey()) == [], why


def test_numbers_and_abbreviations_beside_a_term_do_not_hide_it(press: Any) -> None:
    press.piece(
        "a",
        "10,5 млн о «степной тандем» 2020-й год",
        outlet="zaria",
        lemmas=("10,5 млн о степной тандем 2020 й год",),
    )
    press.piece("b", "в 2021 «степной тандем»", outlet="kurer")
    assert [each[0] for each in terms(press.survey())] == ["степной тандем"]


def test_one_outlet_or_author_alone_makes_no_term(press: Any) -> None:
    settled(press)
    press.piece("a", "«степной тандем»", outlet="zaria")
    press.piece("b", "«степной тандем»", outlet="zaria")
    press.piece("c", "«лесной тандем»", outlet="zaria", authors=("Ян Ничейный",))
    press.piece("d", "«лесной тандем»", outlet="kurer", authors=("Ян Ничейный",))
    assert terms(press.survey()) == []


def test_what_was_said_before_is_not_new(press: Any) -> None:
    settled(press)
    press.piece("old", "весь новый степной тандем", "2021-02-09", "mayak")
    press.piece("a", "«степной тандем»", outlet="zaria")
    press.piece("b", "«новый степной тандем»", outlet="kurer")
    press.piece("c", "«новый степной тандем»", outlet="mayak")
    assert terms(press.survey()) == []


def test_without_a_period_to_compare_both_must_quote(press: Any) -> None:
    press.piece("a", "«степной тандем»", outlet="zaria")
    press.piece("b", "степной тандем", outlet="kurer")
    assert terms(press.survey()) == []
    press.piece("c", "“степной тандем”", outlet="mayak")
    assert terms(press.survey()) == [("степной тандем", "a", ("a", "b", "c"))]


def test_a_sentence_whose_words_and_lemmas_differ_gives_no_term(press: Any) -> None:
    for id_, outlet in (("a", "zaria"), ("b", "kurer")):
        press.piece(id_, "«степной тандем»", outlet=outlet, lemmas=("степной",))
    assert terms(press.survey()) == []


def test_a_sentence_that_another_prints_again_is_no_second_voice(press: Any) -> None:
    settled(press)
    words = "глава делегация предложить обсудить на новый встреча «степной тандем»"
    lemmas = ("глава делегация предложить обсудить на новый встреча степной тандем",)
    again = ("глава делегация предложить обсудить на встреча степной тандем вчера",)
    press.piece("a", words, "2021-03-08", "zaria", lemmas=lemmas)
    press.piece("b", words, "2021-03-09", "kurer", lemmas=lemmas)
    press.piece("c", words + " вчера", "2021-03-09", "mayak", lemmas=again)
    assert terms(press.survey()) == []
    press.piece("d", "«степной тандем» рушиться", "2021-03-10", "vestnik")
    assert [each[0] for each in terms(press.survey())] == ["степной тандем"]
