"""What a piece claims and concludes; made-up pieces, a thesis marked T and a conclusion C at its sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.knowledge.load import load
from dragoman.model.press import Article, Genre
from dragoman.model.reading import Reading
from dragoman.read.reader import read

KNOWLEDGE = load("RU")
COLUMN = """  Мост стоял закрытым всю зиму.
T Я предлагаю не чинить мост, а строить паром.
  Губернатор приезжал в марте и уехал молча.
  В 2019 году через мост прошло 12 тысяч машин.
  «Мост нам нужен завтра», — заявил водитель Пётр Кузнецов.
  Паром ходил здесь до войны.
C Итак, городу нужен не ремонт моста, а хороший паром."""


def pieces(marked: str) -> tuple[str, dict[str, list[str]]]:
    lines = [(line[0], line[2:]) for line in marked.splitlines()]
    kinds = {"T": "thesis", "C": "conclusion"}
    wanted = {name: [text for mark, text in lines if mark == key] for key, name in kinds.items()}
    return "\n".join(text for _, text in lines), wanted


def reading(text: str, genre: Genre = "column", *, signed: bool = True) -> Reading:
    article = Article(
        id="a", text_id="t", source="a.txt", text=text, sha256="", language="ru", genre=genre
    )
    return read(replace(article, authors=("Анна Орлова",) if signed else ()), KNOWLEDGE)


def told(found: Reading, text: str) -> dict[str, list[str]]:
    both = {"thesis": found.thesis, "conclusion": found.conclusion}
    return {name: [text[each.start : each.end] for each in spans] for name, spans in both.items()}


def test_a_column_claims_what_its_author_proposes_and_ends_on_what_he_sums_up() -> None:
    text, wanted = pieces(COLUMN)
    assert told(reading(text), text) == wanted


def test_nothing_in_others_mouths_is_the_piece_s_claim() -> None:
    text = "Мост закрыт.\n«Я предлагаю не чинить мост, а строить паром», — сказал Пётр Кузнецов."
    found = told(reading(text), text)
    assert found == {"thesis": ["Мост закрыт."], "conclusion": ["Мост закрыт."]}


def test_in_an_interview_the_guest_speaks() -> None:
    text = "О мосте рассказал инженер Пётр Кузнецов.\n— Что делать?\n— Нужен не ремонт, а паром."
    found = told(reading(text, "interview"), text)
    assert found["conclusion"] == ["— Нужен не ремонт, а паром."]


@pytest.mark.parametrize(("genre", "signed"), [("news", True), ("unknown", False)])
def test_news_has_its_lead_and_draws_no_conclusion(genre: Genre, *, signed: bool) -> None:
    text = "Мост закрыли, сообщил инженер Пётр Кузнецов.\nИтак, нужен паром."
    found = told(reading(text, genre, signed=signed), text)
    assert found == {"thesis": [text.splitlines()[0]], "conclusion": []}


def test_an_unsigned_piece_that_says_we_is_no_news() -> None:
    text = "Мост закрыли, сообщил инженер Пётр Кузнецов.\nМы считаем, что нужен паром."
    assert reading(text, "unknown", signed=False).conclusion


def test_a_long_unsigned_piece_that_says_all_itself_argues() -> None:
    told_so = "Мост через реку построили в прошлом веке.\n"
    assert not reading(told_so * 5, "unknown", signed=False).conclusion
    assert reading(told_so * 16, "unknown", signed=False).conclusion


def test_a_piece_in_others_words_alone_claims_nothing() -> None:
    assert not reading("«Мост закрыт», — сказал Пётр Кузнецов.").thesis
    assert not reading("").thesis
