"""Words that stand without a verb of speech, over more than one paragraph."""

from __future__ import annotations

from dragoman.knowledge.load import load
from dragoman.model.press import Article
from dragoman.read.reader import read

TABLE = (
    "О порте спорят двое.\n\n"
    "«Порт надо закрыть до весны»\n\n"
    "Олег Сомов, директор школы, Находка:\n\n"
    "— Угля не хватит до весны. Зимой топить нечем.\n\n"
    "«Порт надо открыть уже завтра»\n\n"
    "Анна Рощина, депутат совета:\n\n"
    "— Угля хватит на две зимы.\n"
)


def held(text: str) -> list[tuple[str, str]]:
    article = Article(id="a", text_id="t", source="s", text=text, sha256="", language="ru")
    found = read(article, load("RU")).statements
    return [
        (each.who.name, text[each.content[0].start : each.content[-1].end])
        for each in found
        if each.level == "quoted"
    ]


def test_a_round_table_gives_each_turn_and_the_heading_over_it_to_whom_it_names() -> None:
    assert held(TABLE) == [
        ("Олег Сомов", "Порт надо закрыть до весны"),
        ("Олег Сомов", "Угля не хватит до весны. Зимой топить нечем."),
        ("Анна Рощина", "Порт надо открыть уже завтра"),
        ("Анна Рощина", "Угля хватит на две зимы."),
    ]


def test_one_name_with_a_colon_makes_no_round_table() -> None:
    alone = TABLE[TABLE.index("«Порт надо открыть") :]
    assert held(alone) == [("Анна Рощина", "Порт надо открыть уже завтра")]


def test_a_paragraph_in_marks_is_the_last_speaker_s_if_nobody_was_named_since() -> None:
    spoken = "Порту нужны деньги, уверен Олег Сомов.\n\nДо весны краны стоят.\n\n"
    quote = "«Мы готовы ехать, но ждать больше не будем».\n"
    assert held(spoken + quote)[-1][0] == "Олег Сомов"
    assert held(spoken.replace("краны стоят", "рабочие бастуют") + quote)[-1][0] == ""
    assert held(spoken.replace("краны стоят", "стоит Анна Рощина") + quote)[-1][0] != "Олег Сомов"


def test_what_a_piece_announces_with_a_colon_is_not_the_last_speaker_s() -> None:
    text = "Порту нужны деньги, уверен Олег Сомов.\n\nНа стене висит плакат:\n\n«Мы готовы ехать, но ждать не будем».\n"
    assert held(text)[-1][0] == ""
