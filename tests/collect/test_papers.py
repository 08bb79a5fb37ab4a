# ruff: noqa: E501 - a printed line stays a line
"""Journals as PDF: columns, footnotes, running heads, words broken over pages, vertical Japanese, printed pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from fpdf import FPDF
from test_sources import page_at, taken

import making_press as making
from dragoman.formats import page_numbers
from dragoman.model.press import Article

SIGNS = "абвгдежзиклмнопрстуф"


def column(made: FPDF, at: tuple[float, float], words: list[str], size: float = 10) -> None:
    made.set_font("Boxes", size=size)
    making.lines(made, at, words, step=size * 1.4)


def number(made: FPDF, words: str) -> None:
    made.set_font("Boxes", size=8)
    made.text(300, 820, words)


def journal(folder: Path) -> Article:
    """Write four pages of two columns with notes at the foot of each, and read them."""
    made = making.paper(folder)
    for page, sign in enumerate("абвг"):
        made.add_page()
        made.set_font("Boxes", size=8)
        made.text(60, 40, "ВЕСТНИК ПРИМОРЬЯ 2021 № 2")
        number(made, str(115 + page))
        left = [f"лист {sign} левая строка {each} о порте и о море" for each in SIGNS]
        right = [f"лист {sign} правая строка {each} о дороге к морю" for each in SIGNS]
        left[-1], right[0] = (
            f"лист {sign} и тут сказали железнодо-",
            f"рожники {sign} сомневаются и ждут решения",
        )
        right[-1] = f"лист {sign} и здесь сказал губер-"
        if page:
            left[0] = f"натор {sign} уверен, что всё окупится скоро"
        column(made, (60, 110), left)
        column(made, (320, 110), right)
        column(
            made,
            (60, 720),
            [f"{page + 1} Сноска {sign} левой колонки о пор-", f"тах {sign}, там же, с. 17."],
            7,
        )
        column(made, (320, 720), [f"{page + 5} Сноска {sign} правой колонки, см. отчёт."], 7)
    made.output(str(folder / "journal.pdf"))
    (article,), skips = taken(folder / "journal.pdf")
    assert not skips
    return article


def test_a_word_broken_over_columns_and_pages_is_whole(tmp_path: Path) -> None:
    text = journal(tmp_path).text
    for sign in "абвг":
        assert f"сказали железнодорожники {sign} сомневаются" in text
    for sign in "бвг":
        assert f"сказал губернатор {sign} уверен" in text


def test_footnotes_and_heads_are_no_part_of_the_text(tmp_path: Path) -> None:
    article = journal(tmp_path)
    assert "Сноска" not in article.text
    assert "там же" not in article.text
    assert "ВЕСТНИК" not in article.text
    assert article.text.count("правая строка") == 4 * 18


def test_each_word_is_cited_by_its_printed_page(tmp_path: Path) -> None:
    article = journal(tmp_path)
    for page, sign in enumerate("абвг"):
        assert page_at(article, article.text.index(f"лист {sign} левая строка в")) == str(
            115 + page
        )
        assert page_at(article, article.text.index(f"рожники {sign} сомневаются")) == str(
            115 + page
        )


def test_small_print_that_is_the_text_stays(tmp_path: Path) -> None:
    made = making.paper(tmp_path)
    made.add_page()
    column(
        made, (60, 110), [f"1{sign} строка сноски, которая здесь и есть текст" for sign in SIGNS], 7
    )
    column(made, (60, 60), ["Заголовок большими буквами"], 16)
    made.output(str(tmp_path / "a.pdf"))
    (article,), _ = taken(tmp_path / "a.pdf")
    assert article.text.count("строка сноски") == len(SIGNS)


def test_a_list_in_the_same_letters_is_no_note(tmp_path: Path) -> None:
    made = making.paper(tmp_path)
    made.add_page()
    body = [f"строка {sign} о порте и о дорогах края" for sign in SIGNS]
    column(
        made, (60, 110), [*body, "1. Порт построят в будущем году.", "2. Дорогу потянут к морю."]
    )
    made.output(str(tmp_path / "a.pdf"))
    (article,), _ = taken(tmp_path / "a.pdf")
    assert article.text.endswith("2. Дорогу потянут к морю.")


def test_a_piece_of_an_issue_has_its_own_running_head(tmp_path: Path) -> None:
    made = making.paper(tmp_path)
    for page in range(16):
        made.add_page()
        made.set_font("Boxes", size=8)
        made.text(
            60, 40, "А. Петрова. Порты" if page < 4 else f"И. Сидоров. Дороги {SIGNS[page // 4]}"
        )
        number(made, str(7 + page))
        column(
            made,
            (60, 110),
            [f"лист {SIGNS[page]} строка {each} о порте и о море" for each in SIGNS],
        )
    made.output(str(tmp_path / "a.pdf"))
    (article,), _ = taken(tmp_path / "a.pdf")
    assert "Петрова" not in article.text
    assert "Сидоров" not in article.text
    assert article.text.count("строка") == 16 * len(SIGNS)


JAPANESE = "港は最初の列車の受け入れを準備している。双方は運賃の分担を巡って長く対立し、鉄道側は七年での回収を疑問視している。"


def vertical(made: FPDF, at: tuple[float, float], text: str, height: int, size: float = 10) -> None:
    """Print text from the top down, its columns from the right."""
    made.set_font("Boxes", size=size)
    for start in range(0, len(text), height):
        for place, sign in enumerate(text[start : start + height]):
            made.text(at[0] - 18 * (start // height), at[1] + 12 * place, sign)


def test_vertical_japanese_is_read_by_columns_from_the_right(tmp_path: Path) -> None:
    made = making.paper(tmp_path, JAPANESE)
    for page in range(3):
        made.add_page()
        vertical(made, (500, 100), JAPANESE * 4, 37)
        number(made, str(41 + page))
    made.output(str(tmp_path / "a.pdf"))
    (article,), _ = taken(tmp_path / "a.pdf")
    assert "".join(article.text.split()) == JAPANESE * 12
    assert " " not in article.text
    assert [each.page for each in article.pages] == ["41", "42", "43"]
    assert article.language == "ja"


def test_tiers_of_a_vertical_page_are_read_one_below_the_other(tmp_path: Path) -> None:
    upper, lower = JAPANESE * 3, JAPANESE[::-1] * 3
    made = making.paper(tmp_path, JAPANESE)
    made.add_page()
    vertical(made, (500, 450), lower, 20)
    vertical(made, (500, 100), upper, 20)
    made.output(str(tmp_path / "a.pdf"))
    (article,), _ = taken(tmp_path / "a.pdf")
    assert "".join(article.text.split()) == upper + lower


def test_level_japanese_has_no_spaces_at_the_ends_of_lines(tmp_path: Path) -> None:
    made = making.paper(tmp_path, JAPANESE)
    made.add_page()
    text = JAPANESE * 3
    column(made, (60, 110), [text[at : at + 30] for at in range(0, len(text), 30)])
    made.output(str(tmp_path / "a.pdf"))
    (article,), _ = taken(tmp_path / "a.pdf")
    assert article.text == text


def test_front_matter_in_roman_numbers_goes_before_the_pages(tmp_path: Path) -> None:
    made = making.paper(tmp_path)
    for page in range(10):
        made.add_page()
        column(
            made,
            (60, 110),
            [f"лист {SIGNS[page]} строка {each} о порте и о море" for each in SIGNS],
        )
        if page not in (0, 6):
            number(made, ("i", "ii", "iii", "iv")[page] if page < 4 else str(page - 3))
    made.output(str(tmp_path / "a.pdf"))
    (article,), _ = taken(tmp_path / "a.pdf")
    assert [each.page for each in article.pages] == [
        "i",
        "ii",
        "iii",
        "iv",
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
    ]
    assert "iii" not in article.text


def test_labels_of_the_file_name_pages_that_print_none(tmp_path: Path) -> None:
    made = making.paper(tmp_path)
    for page in range(5):
        made.add_page(
            label_style="r" if page < 2 else "D", label_start=1 if page in (0, 2) else None
        )
        column(
            made,
            (60, 110),
            [f"лист {SIGNS[page]} строка {each} о порте и о море" for each in SIGNS],
        )
    made.output(str(tmp_path / "a.pdf"))
    (article,), _ = taken(tmp_path / "a.pdf")
    assert [each.page for each in article.pages] == ["i", "ii", "1", "2", "3"]


@pytest.mark.parametrize(
    ("arabic", "romans", "labels", "wanted"),
    [
        ([{5}, {6}, {7}], [set()] * 3, [""] * 3, ("5", "6", "7")),
        ([set(), {2}, set(), {4}], [set()] * 4, [""] * 4, ("1", "2", "3", "4")),
        ([{2021}, {2021}, {2021}], [set()] * 3, [""] * 3, ("1", "2", "3")),
        ([set()] * 3, [set()] * 3, ["", "", ""], ("1", "2", "3")),
        ([set()] * 3, [set()] * 3, ["C1", "C2", "C3"], ("C1", "C2", "C3")),
        (
            [set(), set(), {1}, {2}, set(), set()],
            [{3}, {4}, *[set()] * 4],
            [""] * 6,
            ("iii", "iv", "1", "2", "3", "4"),
        ),
    ],
)
def test_names_of_pages(
    arabic: list[set[int]], romans: list[set[int]], labels: list[str], wanted: tuple[str, ...]
) -> None:
    assert page_numbers.names(arabic, romans, labels) == wanted


@pytest.mark.parametrize("number", range(1, 90))
def test_a_roman_number_is_read_as_it_is_written(number: int) -> None:
    assert page_numbers.value(page_numbers.roman(number)) == number


@pytest.mark.parametrize("words", ["", "vx", "iiii", "mix", "лист", "civil"])
def test_other_words_are_no_roman_numbers(words: str) -> None:
    assert page_numbers.value(words) is None


def test_a_scan_is_named_with_what_helps(tmp_path: Path) -> None:
    made = making.paper(tmp_path)
    for _ in range(3):
        made.add_page()
        made.rect(50, 50, 400, 600, style="F")
        number(made, "12")
    made.output(str(tmp_path / "a.pdf"))
    articles, (skip,) = taken(tmp_path / "a.pdf")
    assert not articles
    assert "pictures of pages" in skip.reason
    assert "text recognition" in skip.reason
