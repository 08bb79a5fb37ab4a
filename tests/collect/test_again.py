"""Pieces of files with many articles, read again by better rules: the same ids, the same judgements."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import making_exports as making
import openpyxl
import pytest

import making_press
from dragoman.collect.exports import known
from dragoman.collect.exports.lines import Fields
from dragoman.collect.page import Page
from dragoman.collect.pieces import matched
from dragoman.desk import Desk, create
from dragoman.model.origin import Kept, Origin
from dragoman.model.press import Article
from making_press import PROSE

RECORDS = "dragoman.collect.papers.records"
Change = Callable[[list[Fields]], list[Fields]]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    create(tmp_path / "desk", "russia")
    return tmp_path / "desk"


def earlier(change: Change) -> Callable[[str], tuple[str, list[Fields]] | None]:
    """Read exports as rules did that found less."""

    def records(text: str) -> tuple[str, list[Fields]] | None:
        found = known.records(text)
        return (found[0], change(found[1])) if found else None

    return records


def untitled(found: list[Fields]) -> list[Fields]:
    """Take the title for the text's first line, and number nothing."""
    return [
        {"text": f"{each.get('title', '')}\n{each.get('text', '')}", "published": each.get("published", "")}
        for each in found
    ]  # fmt: skip


def collected(
    desk: Path, path: Path, monkeypatch: pytest.MonkeyPatch, change: Change
) -> list[Article]:
    with monkeypatch.context() as patched, Desk.open(desk, processes=1) as opened:
        patched.setattr(RECORDS, earlier(change))
        return list(opened.articles(opened.collect([str(path)]).done))


def export(tmp_path: Path) -> Path:
    path = tmp_path / "export.rtf"
    return making_press.rtf(path, making.factiva(making.russian()[:20]))


def test_ids_and_judgements_stay_when_titles_are_found(
    tmp_path: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = collected(desk, export(tmp_path), monkeypatch, untitled)
    assert {each.title for each in before} == {None}
    with Desk.open(desk, processes=1) as opened:
        opened.judge([before[3].id], [])
        tally = opened.collect_again()
        assert not tally.skipped
        assert set(tally.done) == {each.id for each in before}
        after = {each.id: each for each in opened.articles(tally.done)}
        assert [each.article for each in opened.judgements()] == [before[3].id]
        assert opened.collect_again().done == ()
        assert all(opened.original(each) for each in tally.done)
    for each in before:
        title, _, text = each.text.partition("\n")
        assert (after[each.id].title, after[each.id].text) == (title, text)
        assert after[each.id].source == each.source


def test_a_piece_that_is_new_is_taken_and_one_that_is_gone_is_named(
    tmp_path: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = collected(desk, export(tmp_path), monkeypatch, lambda found: untitled(found)[2:])
    with Desk.open(desk, processes=1) as opened:
        tally = opened.collect_again()
        assert len(set(tally.done) - {each.id for each in before}) == 2
        assert len(list(opened.articles(tally.done))) == 20
        monkeypatch.setattr(RECORDS, earlier(lambda found: found[:4] + found[5:]))
        later = opened.collect_again()
        (skip,) = later.skipped
        assert (later.done, later.known) == ((), 19)
        assert skip.reason.startswith("today's rules find it no more")
        assert skip.article in {each.id for each in opened.articles(tally.done)}


def test_pieces_that_ran_together_come_apart(
    tmp_path: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def together(found: list[Fields]) -> list[Fields]:
        first, second, *rest = untitled(found)
        return [first | {"text": f"{first['text']}\n{second['text'][:90]}"}, *rest]

    before = collected(desk, export(tmp_path), monkeypatch, together)
    with Desk.open(desk, processes=1) as opened:
        tally = opened.collect_again()
        assert {each.id for each in before} < set(tally.done)
        titles = sorted(str(each.title) for each in opened.articles(tally.done))
        assert titles == sorted(each.title for each in making.russian()[:20])


def every_kind(folder: Path) -> None:
    """Write a file of each kind that holds pieces."""
    making_press.issue(folder)
    making_press.book(folder / "a.epub")
    making_press.rtf(folder / "b.rtf", making.factiva_coded(making.russian()[:3]))
    making_press.rtf(folder / "c.rtf", f"Порты\n\n{PROSE}\n")
    (folder / "d.csv").write_text(f'Дата;Автор;Текст\n09.02.2021;Анна Петрова;"{PROSE}\nещё"\n')
    (folder / "e.bib").write_text(
        f"@article{{one, title={{Порты}}, journal={{Заря}}, year=2021, abstract={{{PROSE}}}}}\n"
    )
    (folder / "f.ris").write_text(
        f"TY  - JOUR\nTI  - Рельсы\nT2  - Заря\nDA  - 2021/02/09\nAB  - {PROSE} Да.\nER  - \n"
    )
    item = {"id": "x", "title": "Порты", "container-title": "Заря", "abstract": f"{PROSE} Нет."}
    (folder / "g.json").write_text(json.dumps([item]))
    post = {
        "id": 4,
        "type": "message",
        "date": "2021-02-09T10:00:00",
        "from": "Анна Петрова",
        "text": PROSE,
    }
    chat = {"name": "Порт", "type": "public_supergroup", "id": 7, "messages": [post]}
    (folder / "h.json").write_text(json.dumps(chat))
    (folder / "i.vtt").write_text(
        f"WEBVTT\n\n00:00:01.000 --> 00:00:09.000\n<v Анна Петрова>{PROSE}\n"
    )
    made = openpyxl.Workbook()
    made.active.append(["Заголовок", "Текст"])
    made.active.append(["Маяк", f"{PROSE} Маяк."])
    made.save(folder / "j.xlsx")
    with zipfile.ZipFile(folder / "k.zip", "w") as package:
        package.writestr("папка/l.txt", making.nexis_new(making.russian()[10:13]))


def test_every_kind_reads_the_same_again(tmp_path: Path, desk: Path) -> None:
    (tmp_path / "press").mkdir()
    every_kind(tmp_path / "press")
    (tmp_path / "press" / "boxes.ttf").unlink()
    with Desk.open(desk, processes=1) as opened:
        done = opened.collect([str(tmp_path / "press")]).done
        assert len(done) == 2 + 2 + 3 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 + 3
        before = list(opened.articles(done))
        tally = opened.collect_again()
        assert (tally.done, tally.known, tally.skipped) == ((), len(done), ())
        assert list(opened.articles(done)) == before


def kept(number: str, text: str, key: str) -> tuple[Kept, Article]:
    source = f"a.rtf:{number}"
    found = Kept(
        content=b"",
        source=source,
        sha256="s",
        origin=Origin(kind="export", source=source, key=key),
        article=f"a{number}",
    )
    return found, Article(id=f"a{number}", text_id="t", source=source, text=text, sha256="s")


def page(text: str, key: str) -> Page:
    return Page(source="a.rtf:9", kind="export", original=b"", sha256="s", content=text, key=key)


def test_what_may_be_either_of_two_is_neither() -> None:
    olds = [kept("1", PROSE, "x"), kept("2", PROSE, "y")]
    found = matched(
        [each for each, _ in olds],
        [page(PROSE, "z"), page("Другое " * 30, "w")],
        {a.id: a for _, a in olds},
    )
    assert found.pairs == ()
    assert len(found.lost) == 2
    assert [each.key for each in found.unsure] == ["z"]
    assert [each.key for each in found.new] == ["w"]


def test_its_own_number_stands_over_words() -> None:
    olds = [kept("1", PROSE, "x"), kept("2", "Другое " * 30, "y")]
    pages = [page("Другое " * 30, "x"), page(PROSE, "y")]
    found = matched([each for each, _ in olds], pages, {a.id: a for _, a in olds})
    assert [(old.article, new.key) for old, new in found.pairs] == [("a1", "x"), ("a2", "y")]
