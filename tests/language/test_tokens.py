from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from razdel import sentenize, tokenize

from dragoman.language.tokens import PARAGRAPH, sentences, words

PIECES = (
    *(
        "слово",
        "Москва",
        "г",
        "т",
        "е",
        "И",
        "А",
        "др",
        "см",
        "США",
        "Yahoo",
        "www",
        "Δ",
        "x",
        "😀",
    ),
    *("5", "2020", "18", "1,5", "3/4", "IV"),
    *(
        ".",
        ",",
        "!",
        "?",
        "…",
        ";",
        ":",
        ")",
        "(",
        "«",
        "»",
        '"',
        "“",
        "-",
        "–",
        "—",
        "/",
        "_",
        "\\",
    ),
    *("...", "?!", ":)", "**", "№", "%", "+", "'"),
    *(" ", " ", " ", " ", " ", "  ", "\n", "\u00a0", "\u2009", "\t"),
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def razdel_sentences(text: str) -> list[tuple[int, int]]:
    return [
        (line.start() + each.start, line.start() + each.stop)
        for line in PARAGRAPH.finditer(text)
        for each in sentenize(line.group())
        if each.text
    ]


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_sentences_are_razdel_s(text: str) -> None:
    assert list(sentences(text)) == razdel_sentences(text)


@settings(max_examples=600, deadline=None)
@given(TEXTS)
def test_words_are_razdel_s(text: str) -> None:
    assert words(text, 0, len(text)) == [
        (each.start, each.stop, each.text) for each in tokenize(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("из- за", "из-|за"),
        ("из -за", "из|-за"),
        ("в 5. 6 и 7", "в|5.|6|и|7"),
        ("в 5 .6", "в|5|.6"),
        ("в 2020. Потом", "в|2020|.|Потом"),
        ("кто-то, где-нибудь…", "кто-то|,|где-нибудь|…"),
        ("1,5 и 3/4", "1,5|и|3/4"),
    ],
)
def test_a_neighbour_may_join_a_mark(text: str, expected: str) -> None:
    assert [each.text for each in tokenize(text)] == expected.split("|")
    assert [word for _, _, word in words(text, 0, len(text))] == expected.split("|")


def test_a_part_of_a_text_is_cut_where_it_lies() -> None:
    text = "Он спросил: «Почему?» Ему ответили и т. д. Всё."
    found = [words(text, start, end) for start, end in sentences(text)]
    assert [text[start:end] for start, end in sentences(text)] == [
        each.text for each in sentenize(text)
    ]
    assert all(text[start:end] == word for start, end, word in chain(*found))
