from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text import normal


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ('«Заря» „Заря“ “Заря” "Заря"', '"Заря" "Заря" "Заря" "Заря"'),
        ("мост — это – мост ‑ мост", "мост - это - мост - мост"),
        ("два\u00a0слова\u2009и\n\tстрока  ", "два слова и строка"),
        ("Ёлка, ещё", "Елка, еще"),
        ("и\u0306од, е\u0308лка", "йод, елка"),
        ("пере\u00adнос и\u200b ноль", "перенос и ноль"),
        ("Он… ушёл", "Он... ушел"),
        ("d’Or, O‘Neil", "d'Or, O'Neil"),
        ("да -- нет", "да - нет"),
        ("МОСТ Мост", "МОСТ Мост"),
        (" \u00a0 ", ""),
    ],
)
def test_the_same_words_have_one_form(printed: str, expected: str) -> None:
    assert normal(printed) == expected


@given(st.text())
def test_a_normal_form_is_its_own(text: str) -> None:
    assert normal(normal(text)) == normal(text)
