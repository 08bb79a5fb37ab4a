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
