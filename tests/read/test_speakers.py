"""Who is meant by a cue whose speaker stands elsewhere: the cue, and whom the reader takes for its speaker."""

import pytest
from read_text import reading

CASES = [
    (
        "Порт может закрыться, отметила Анна Рощина, обратив внимание, что причалы пусты.",
        "Анна Рощина",
    ),
    ("Павел Лебедев прочёл доклад, и добавляет Олег Сомов, что хлеба хватит.", "Олег Сомов"),
    (
        "«Порт закроют», — сказал Павел Лебедев и отметил, что союз в нём заинтересован.",
        "Павел Лебедев",
    ),
    ("Павел Лебедев встретил Олега Сомова и заявил, что порт закроют.", "Павел Лебедев"),
    ("Павел Лебедев, которого встретил Олег Сомов, заявил, что порт закроют.", "Павел Лебедев"),
    ("Павла Лебедева встретил Олег Сомов, заявив, что порт закроют.", "Олег Сомов"),
    (
        "Анна Рощина сказала, что хлеба хватит. Потом подумала и добавила, что муки мало.",
        "Анна Рощина",
    ),
    ("Анна Рощина сказала, что хлеба хватит. Потом сообщалось, что муки мало.", None),
    ("Павел Лебедев сказал, что хлеба хватит. Потом подумала и добавила, что муки мало.", None),
]


@pytest.mark.parametrize(("text", "who"), CASES)
def test_the_last_cue_is_of(text: str, who: str | None) -> None:
    said = [each for each in reading(text).statements if each.cue and each.level != "author"]
    last = max(said, key=lambda each: each.cue.spans[0].start if each.cue else 0)
    assert last.resolved == who
