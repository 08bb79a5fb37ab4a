import pytest

from dragoman.collect.bylines import persons


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Анна Петрова", ("Анна Петрова",)),
        ("Анна Петрова, Иван Сидоров (Пекин)", ("Анна Петрова", "Иван Сидоров")),
        ("Автор: Анна Петрова", ("Анна Петрова",)),
        ("Текст: Иван Сидоров и Анна Петрова", ("Иван Сидоров", "Анна Петрова")),
        ("Иван Сидоров, специальный корреспондент", ("Иван Сидоров",)),
        ("By Ivan Sidorov", ("Ivan Sidorov",)),
        ("Вестник Приморья", ()),
        ("редакция", ()),
        ("editor@vestnik.example", ()),
        ("https://vestnik.example/author", ()),
        ("", ()),
        ("Жан-Поль О’Коннор", ("Жан-Поль О’Коннор",)),
        ("И. С. Петров", ("И. С. Петров",)),
    ],
)
def test_persons_of_a_byline(printed: str, expected: tuple[str, ...]) -> None:
    assert persons([printed], ["Вестник Приморья"]) == expected
