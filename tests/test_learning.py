"""A desk learns an outlet's recurring lines: they leave old texts and new ones, and a user has the last word."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from commands import dragoman
from dragoman import learning, linesfile, settings
from dragoman.collect.recurring import Recurring
from dragoman.desk import Desk, create
from dragoman.errors import BadArgument, Nothing
from dragoman.model.lines import DROPPED, LEARNED, LearnedLine, LearnedLines
from dragoman.store.view import View

TODAY = date(2021, 6, 1)
START = date(2021, 1, 4)
OUTLET = '\n[[outlets]]\nid = "vestnik"\nname = "Вестник"\ndomains = ["vestnik.example"]\n'
CALL = "Вступайте в клуб читателей «Вестника» на сайте редакции"
IMPRINT = "Вечерний выпуск для островов и побережья"
STEMS = ("порт", "мост", "суд", "закон", "флот", "мир", "рынок", "город", "завод", "лес", "река")
ENDS = ("ный", "ская", "ного", "ением", "овали", "ются", "ами")


def body(number: int) -> str:
    """Return three paragraphs that no other number has."""
    words = [f"{STEMS[(number + n) % 11]}{ENDS[(number * n) % 7]}{number}" for n in range(60)]
    return "".join(f"<p>{' '.join(words[at : at + 20]).capitalize()}.</p>" for at in (0, 20, 40))


def page(folder: Path, number: int, furniture: str = f"<p>{CALL}</p><p>{IMPRINT}</p>") -> str:
    day = START + timedelta(days=3 * number)
    path = folder / f"page{number:02}.html"
    path.write_text(
        f'<html lang="ru"><head><title>Заметка {number}</title>'
        f'<link rel="canonical" href="https://vestnik.example/a{number}">'
        f'<meta property="article:published_time" content="{day}"></head>'
        f"<body><article>{body(number)}{furniture}</article></body></html>",
        encoding="utf-8",
    )
    return str(path)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    create(folder, "russia")
    path = folder / settings.FILE
    path.write_text(path.read_text(encoding="utf-8") + OUTLET, encoding="utf-8")
    with Desk.open(folder, processes=1) as opened:
        assert len(opened.collect([page(tmp_path, each) for each in range(30)]).done) == 30
    return folder


def ends(desk: Path) -> set[str]:
    with View(desk) as view:
        return {each.text.rpartition("\n")[2] for each in view.articles()}


def ids(desk: Path) -> list[str]:
    with View(desk) as view:
        return [each.id for each in view.articles()]


def again(desk: Path) -> int:
    with Desk.open(desk, processes=1) as opened:
        return len(opened.collect_again().done)


def test_old_pages_and_new_ones_lose_the_lines(desk: Path, tmp_path: Path) -> None:
    before = ids(desk)
    with Desk.open(desk) as opened:
        opened.judge(keep=before[:1], drop=before[1:2])
    assert ends(desk) == {IMPRINT}
    (found,) = learning.learn(desk, "vestnik", TODAY)
    assert {each.text for each in found.lines.lines} == {CALL, IMPRINT}
    assert (found.lines.version, found.pieces, found.touched) == (1, 30, 30)
    assert ends(desk) == {IMPRINT}
    assert again(desk) == 30
    assert ids(desk) == before
    with Desk.open(desk, processes=1) as opened:
        assert [each.article for each in opened.judgements()] == before[:2]
        opened.collect([page(tmp_path, 31)])
        nothing = tmp_path / "nothing.html"
        nothing.write_text(
            f'<html lang="ru"><head><title>Нет</title><link rel="canonical" '
            f'href="https://vestnik.example/no"></head><body><article><p>{CALL}</p><p>{IMPRINT}</p>'
            "</article></body></html>",
            encoding="utf-8",
        )
        (skip,) = opened.collect([str(nothing)]).skipped
        assert skip.reason == "no article text was found in it"
    with View(desk) as view:
        for each in view.articles():
            rules = dict(each.provenance)
            assert each.text.count("\n") == 2
            assert rules["text"].endswith("; 2 lines dropped (learned lines v1)")
            assert rules[DROPPED] == rules[LEARNED] == f"{CALL}\n{IMPRINT}"
    shown = dragoman("original", before[0], "--dropped", "--desk", desk)
    assert shown.stdout == f"{CALL}\n{IMPRINT}\n"


def test_a_dry_run_writes_nothing(desk: Path) -> None:
    shown = dragoman("outlets", "learn", "vestnik", "--dry-run", "--desk", desk)
    assert shown.returncode == 0
    assert CALL in shown.stdout
    assert "30 of 30 kept pieces" in shown.stderr
    assert not linesfile.path(desk, "vestnik").exists()


def test_learning_again_changes_nothing_and_what_was_dropped_is_still_counted(desk: Path) -> None:
    list(learning.learn(desk, "vestnik", TODAY))
    again(desk)
    first = linesfile.read(linesfile.path(desk, "vestnik"))
    (found,) = learning.learn(desk, None, TODAY)
    assert found.lines == first
    assert found.touched == 0
    assert again(desk) == 0


def test_a_line_that_a_user_struck_stays_in_the_texts(desk: Path) -> None:
    list(learning.learn(desk, "vestnik", TODAY))
    again(desk)
    path = linesfile.path(desk, "vestnik")
    said = f'text = "{IMPRINT}"\ndrop = '
    text = path.read_text(encoding="utf-8")
    assert said + "true" in text
    path.write_text(text.replace(said + "true", said + "false"), encoding="utf-8")
    assert again(desk) == 30
    assert ends(desk) == {IMPRINT}
    list(learning.learn(desk, "vestnik", TODAY))
    assert said + "false" in path.read_text(encoding="utf-8")
    assert again(desk) == 0
    path.unlink()
    assert again(desk) == 30
    with View(desk) as view:
        assert all(DROPPED not in dict(each.provenance) for each in view.articles())


def test_few_pages_and_an_unknown_outlet_are_told(desk: Path, tmp_path: Path) -> None:
    with pytest.raises(BadArgument, match="no outlet of this id"):
        list(learning.learn(desk, "vestnok", TODAY))
    create(tmp_path / "empty", "russia")
    with pytest.raises(Nothing, match="from 20 pieces on; the desk holds 0"):
        list(learning.learn(tmp_path / "empty", None, TODAY))


def test_a_list_is_read_as_it_was_written(tmp_path: Path) -> None:
    lines = (
        LearnedLine(text='"Mehr" \\ \t\x7f', since=2, pages=9, share=0.4, place="end", first=START),
        LearnedLine(text="nur von Hand", drop=False),
    )
    whole = LearnedLines(outlet="a", version=2, learned=TODAY, pages=40, days=12, lines=lines)
    path = linesfile.path(tmp_path, "../a/b")
    assert path.parent == tmp_path / settings.PROFILES
    linesfile.write(path, whole)
    assert linesfile.read(path) == whole
    assert linesfile.every(tmp_path) == (whole,)
    path.write_text('outlet = "a"\nversion = "two"\n', encoding="utf-8")
    with pytest.raises(BadArgument, match="version"):
        linesfile.read(path)


def test_versions_days_and_lines_that_were_not_met_again() -> None:
    old = LearnedLine(text="Alt", pages=9, share=0.5, place="end", first=START, last=START)
    hand = LearnedLine(text="Hand")
    former = LearnedLines(outlet="a", version=3, lines=(old, hand))
    met = LearnedLine(text="ALT", pages=30, share=0.9, place="end", first=TODAY, last=TODAY)
    same = linesfile.merged(former, "a", Recurring(pages=50, days=40, lines=(met,)), TODAY)
    assert same.version == 3
    assert [(each.text, each.pages, each.first, each.last) for each in same.lines] == [
        ("Alt", 30, START, TODAY),
        ("Hand", None, None, None),
    ]
    new = LearnedLine(text="Neu", pages=20)
    more = linesfile.merged(same, "a", Recurring(pages=60, days=50, lines=(new,)), TODAY)
    assert (more.version, [each.since for each in more.lines]) == (4, [1, 4, 1])
