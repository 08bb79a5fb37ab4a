"""Cases in the notation of the domain: {speaker} [cue] <what is held>."""

import re

import pytest
from read_text import reading

CASES = [
    "{Эксперт Пётр Лунёв} [считает], что <договор нужен обеим странам>.",
    "По [словам] {Анны Рощиной}, <порт откроется весной, если хватит угля>.",
    "<Договор нужен обеим странам>, – [заявил] {Пётр Лунёв}.",
    "«<Договор нужен обеим странам>», – [сказал] {Пётр Лунёв}.",
    "{Пётр Лунёв} [заявил]: «<Договор нужен обеим странам и соседям>».",
    "{Министерство торговли} [сообщило], что <пошлины вырастут в мае>.",
    "Как [сообщает] {агентство «Телеграф»}, <переговоры начнутся в Пекине в понедельник>.",
    "<Порт, [отметил] {Пётр Лунёв}, откроется только весной>.",
    "{Москва} [заявила], что <санкции лишь ускорят строительство дороги>.",
    "{Газета «Вестник»} [пишет], что <переговоры зашли в тупик>.",
]


@pytest.mark.parametrize("marked", CASES)
def test_who_said_what_by_which_cue(marked: str) -> None:
    text = re.sub(r"[{}\[\]<>]", "", marked)
    inner = re.search(r"<(.+)>", marked)
    speaker = re.search(r"\{(.+)\}", marked)
    assert inner
    assert speaker
    content = re.sub(r"\[.*\]|\{.*\}|\W", "", inner.group(1))
    found = [each for each in reading(text).statements if each.level == "quoted"]
    assert len(found) == 1, [text[slice(*each.content[0])] for each in found]
    (statement,) = found
    held = "".join(text[start:end] for start, end in statement.content)
    assert re.sub(r"\W", "", held) == content
    assert statement.speaker
    assert statement.speaker.name == speaker.group(1)


@pytest.mark.parametrize(
    "text",
    [
        "Пётр Лунёв прокомментировал итоги переговоров в Пекине.",
        "Пётр Лунёв рассказал о поездке в Пекин и о новых друзьях.",
        "Доклад показывает рост торговли между двумя странами.",
        "Переговоры в Пекине продолжались три дня без перерыва.",
    ],
)
def test_what_reports_nothing_is_nobody_s_statement(text: str) -> None:
    assert not [each for each in reading(text).statements if each.level != "author"]


def test_negated_and_modal_cues_are_kept_as_such() -> None:
    (negated,) = [
        each
        for each in reading("Пётр Лунёв не считает, что договор нужен обеим странам.").statements
        if each.level == "quoted"
    ]
    assert negated.negated


def test_a_pronoun_is_the_one_person_it_can_be_and_else_stays_open() -> None:
    one = reading("В Пекин приехал Пётр Лунёв. Он заявил, что договор нужен обеим странам.")
    (sure,) = [each for each in one.statements if each.level == "quoted"]
    assert sure.resolved == "Пётр Лунёв"
    two = reading(
        "В Пекин приехали Пётр Лунёв и Иван Рощин. Он заявил, что договор нужен обеим странам."
    )
    (open_,) = [each for each in two.statements if each.level == "quoted"]
    assert open_.resolved is None
    assert len(open_.who.candidates) == 2


def test_a_statement_within_another_is_nested() -> None:
    text = "Газета «Вестник» пишет, что Пётр Лунёв заявил, что договор нужен обеим странам."
    levels = {each.level: each for each in reading(text).statements}
    assert set(levels) == {"quoted", "nested"}
    assert levels["nested"].within == levels["quoted"].id
    assert levels["nested"].resolved == "Пётр Лунёв"


def test_a_quotation_of_several_sentences_is_held_whole() -> None:
    text = "«Договор нужен обеим странам. Мы ждали его десять лет», – сказал Пётр Лунёв."
    (statement,) = [each for each in reading(text).statements if each.level == "quoted"]
    assert (
        text[slice(*statement.content[0])] == "Договор нужен обеим странам. Мы ждали его десять лет"
    )


def test_what_nobody_else_holds_is_the_author_s() -> None:
    text = "Треугольник давно распался. Пётр Лунёв считает, что договор нужен обеим странам."
    read = reading(text, authors=("Анна Рощина",))
    own = [each for each in read.statements if each.level == "author"]
    assert [text[slice(*each.content[0])] for each in own] == ["Треугольник давно распался."]
    assert [each.who.name for each in own] == ["Анна Рощина"]


def test_an_impersonal_cue_does_not_take_the_last_person_named() -> None:
    text = "В Пекин приехал Пётр Лунёв. Отмечается, что порт откроется весной."
    held = [each for each in reading(text).statements if each.level == "quoted"]
    assert all(each.who.kind == "unnamed" and each.resolved is None for each in held)


def test_the_first_person_of_an_unsigned_piece_is_held_by_nobody_sure() -> None:
    text = "Я видел этот порт десять лет назад и не узнал его теперь."
    assert not reading(text).statements
    assert reading(text, authors=("Анна Рощина",)).statements
