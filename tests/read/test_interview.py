from dataclasses import replace

import pytest

from dragoman.knowledge.load import load
from dragoman.model.press import Article
from dragoman.read.reader import read

TALK = (
    "О порте рассказала директор школы Анна Рощина.\n"
    "— Порт откроется весной?\n"
    "— Порт откроется осенью, если хватит угля. Я не спешила бы с обещаниями.\n"
    "— Нет.\n"
)
ARTICLE = Article(
    id="a",
    text_id="t",
    source="s",
    text=TALK,
    sha256="",
    language="ru",
    genre="interview",
    authors=("Иван Сидоров",),
)


def held(article: Article) -> list[tuple[str, str]]:
    statements = read(article, load("RU")).statements
    return [
        (each.who.name, article.text[slice(*each.content[0])])
        for each in statements
        if each.content[0].start > article.text.index("\n")
    ]


def test_answers_are_the_guest_s_and_questions_nobody_s() -> None:
    assert held(ARTICLE) == [
        ("Анна Рощина", "Порт откроется осенью, если хватит угля."),
        ("Анна Рощина", "Я не спешила бы с обещаниями."),
    ]


def test_with_two_persons_in_the_opening_nobody_is_chosen() -> None:
    two = "О порте рассказали Анна Рощина и Павел Лунёв" + TALK[TALK.index(".\n") :]
    assert held(replace(ARTICLE, text=two)) == []


def talk(opening: str) -> str:
    asked = "".join(
        f"— Порт откроется в {month}?\n— Порт откроется позже, если хватит угля.\n"
        for month in ("марте", "апреле", "мае")
    )
    return opening + asked + "— Жители думают иначе и не верят.\n— Поживём, увидим и решим.\n"


def test_questions_with_a_dash_make_an_interview_of_any_piece() -> None:
    piece = replace(ARTICLE, genre="unknown", text=talk("О порте рассказала Анна Рощина.\n"))
    assert held(piece) == [("Анна Рощина", "Порт откроется позже, если хватит угля.")] * 3


def test_a_guest_is_who_a_label_names_whoever_the_opening_does() -> None:
    opening = "Анна Рощина не верит, что Павел Лунёв уйдёт.\nАнна Рощина: Не уйдёт.\n"
    piece = replace(ARTICLE, genre="unknown", text=talk(opening))
    assert held(piece)[:2] == [
        ("Анна Рощина", "Не уйдёт."),
        ("Анна Рощина", "Порт откроется позже, если хватит угля."),
    ]


def test_the_lines_of_an_answer_that_an_empty_line_ends_are_one_paragraph() -> None:
    text = talk("О порте рассказала Анна Рощина.\n").replace("\n", "\n\n")
    text = text.replace("если хватит угля.", "если хватит угля.\nЯ не спешила бы с обещаниями.")
    piece = replace(ARTICLE, genre="unknown", text=text)
    assert ("Анна Рощина", "Я не спешила бы с обещаниями.") in held(piece)


def test_the_asker_whom_the_opening_names_is_no_guest() -> None:
    asked = "С хозяйкой порта говорил Иван Сидоров" + TALK[TALK.index(".\n") :]
    assert held(replace(ARTICLE, text=asked)) == []


def test_after_an_answer_that_asks_back_nobody_knows_who_goes_on() -> None:
    back = TALK.replace("— Порт откроется осенью", "— А вы как думаете?\n— Порт откроется осенью")
    assert held(replace(ARTICLE, text=back)) == []


def test_each_label_has_its_own_paragraphs_and_who_signs_only_asks() -> None:
    text = (
        "О порте говорят двое.\n\n"
        "Иван Сидоров: Порт откроется весной?\nАнна Рощина: Порт откроется осенью.\n"
        "Иван Сидоров: Поговорим о мосте, он закрыт.\nПавел Лунёв: Мост откроется летом.\n"
        "М. Ким: Мост никто не откроет.\n"
    )
    assert held(replace(ARTICLE, text=text)) == [
        ("Анна Рощина", "Порт откроется осенью."),
        ("Павел Лунёв", "Мост откроется летом."),
    ]


def test_a_first_question_without_its_mark_gives_the_author_no_answer() -> None:
    text = "О порте говорили в марте.\nРасскажите о порте.\nПорт растёт.\nА мост?\nМост стоит.\n"
    assert held(replace(ARTICLE, text=text)) == []


def test_words_quoted_ahead_of_a_talk_are_not_the_author_s() -> None:
    ahead = replace(ARTICLE, text="Я не спешила бы с обещаниями.\n" + TALK)
    first = read(ahead, load("RU")).statements[0]
    assert ahead.text[slice(*first.content[0])].startswith("О порте")


EASTERN = (
    (
        "ja",
        "樽見灯",
        "白道雲氏に東京で聞いた。",
        "なぜ電話に出ないのでしょう。",
        "日本は再び協議に戻るでしょう。",
    ),
    (
        "ko",
        "국아람",
        "평론가를 도쿄에서 만났다.",
        "왜 줄었나?",
        "러시아는 내년에 협정에 서명할 것이다.",
    ),
    ("zh", "吴青", "白道云在北京接受了采访。", "为什么不接电话？", "日本明年会回到谈判桌。"),
    (
        "en",
        "Ann Bell",
        "We met the envoy in Oslo.",
        "Why is he silent?",
        "Japan will come back to the talks.",
    ),
)


@pytest.mark.parametrize(("language", "author", "opening", "asks", "answer"), EASTERN)
def test_in_no_language_an_answer_without_a_mark_is_the_author_s(
    language: str, author: str, opening: str, asks: str, answer: str
) -> None:
    text = "\n".join([opening, asks, answer, asks.replace("。", "か。"), answer])
    piece = replace(ARTICLE, text=text, language=language, authors=(author,))
    reading = read(piece, load("RU"))
    told = [(each.who.name, each.content[0].start) for each in reading.statements]
    told += [(each.holder.name, each.start) for each in reading.forecasts]
    assert not [at for name, at in told if name == author and at >= len(opening)]


def test_what_nobody_is_known_to_think_is_left_out() -> None:
    text = (
        "О Китае говорили в марте.\nЧто с Китаем?\nКитай враждебен к Японии и проиграет к осени.\n"
    )
    reading = read(replace(ARTICLE, text=text), load("RU"))
    assert not reading.forecasts
    assert not reading.stances
    column = read(replace(ARTICLE, text=text, genre="column"), load("RU"))
    assert column.forecasts
