from dataclasses import replace

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
