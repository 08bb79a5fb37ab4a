"""The view of a read article on a terminal."""

from pathlib import Path

from rich.console import Console

from dragoman.coloured import view
from dragoman.deskless import bare_read
from dragoman.model.press import Skip

TEXT = (
    "«Мост \x1b[31mоткроют весной\u202e», — заявил министр Глеб Осокин. Ведомство потратило 18 млн рублей. "
    "По словам Анны Лисиной, цены вырастут к 2030 году."
)


def shown(text: str, folder: Path) -> str:
    file = folder / "piece.txt"
    file.write_text(text, encoding="utf-8")
    (found,) = bare_read([str(file)])
    assert not isinstance(found, Skip)
    console = Console(width=200, force_terminal=True, color_system="standard")
    with console.capture() as captured:
        console.print(view(found))
    return captured.get()


def test_each_voice_has_its_number_and_colour(tmp_path: Path) -> None:
    printed = shown(TEXT, tmp_path)
    assert "[1] \x1b[0m\x1b[4;32mМост" in printed
    assert "Глеб Осокин" in printed.rpartition("Лисиной")[2]
    assert "[2] " in printed
    assert "\x1b[1m18 млн рублей" in printed
    assert "4;36mцены вырастут к 2030 году" in printed


def test_an_article_cannot_command_the_terminal_nor_turn_text_around(tmp_path: Path) -> None:
    printed = shown(TEXT, tmp_path)
    assert "\x1b[31m" not in printed
    assert "\u202e" not in printed
