from collections.abc import Sequence
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import given
from hypothesis import strategies as st

from dragoman.backends.memory import TranslationMemory
from dragoman.collect.archive import Archive
from dragoman.errors import BadArgument
from dragoman.model.press import Article, Pair, Span
from dragoman.store import schema
from dragoman.store.anchors import anchor, resolve
from dragoman.store.view import Key, View
from dragoman.store.writer import Writer
from dragoman.text import normal


def article(id_: str, sha256: str, text: str = "Порт закрыт.") -> Article:
    return Article(id=id_, text_id="t" + sha256, source="s", text=text, sha256=sha256)


def writer(folder: Path, run: str = "2021-02-09T00:00:00Z") -> Writer:
    return Writer(folder, Archive(folder), run)


def test_the_same_capture_is_kept_once_and_a_changed_one_beside_it(tmp_path: Path) -> None:
    with writer(tmp_path) as first:
        assert first.add(article("a", "1"), b"one", "f")
        assert not first.add(article("a", "1"), b"one", "f")
    with writer(tmp_path, "2021-03-01T00:00:00Z") as second:
        assert second.add(article("a", "0", "Порт открыт."), b"two", "g")
    with View(tmp_path) as view:
        assert view.count() == 1
        assert view.article("a").text == "Порт открыт."
        assert Archive(tmp_path).read(*view.capture("a")) == b"two"


def test_within_a_run_the_order_of_arrival_does_not_matter(tmp_path: Path) -> None:
    shown = []
    for name, order in (("x", ("1", "2")), ("y", ("2", "1"))):
        folder = tmp_path / name
        folder.mkdir()
        with writer(folder) as each:
            for mark in order:
                each.add(article("a", mark, f"Текст {mark}."), b"", mark)
        with View(folder) as view:
            shown.append(view.snapshot(Key(reader="r", knowledge="k")))
            assert view.article("a").text == "Текст 2."
    assert shown[0] == shown[1]


def test_a_second_writer_is_told_to_wait(tmp_path: Path) -> None:
    with writer(tmp_path), pytest.raises(BadArgument, match="another dragoman"):
        writer(tmp_path)


def test_what_a_killed_run_left_in_the_archive_is_cut(tmp_path: Path) -> None:
    with writer(tmp_path) as each:
        each.add(article("a", "1"), b"one", "f")
    whole = (tmp_path / "originals.warc.gz").read_bytes()
    (tmp_path / "originals.warc.gz").write_bytes(whole + b"half a record")
    with writer(tmp_path) as each:
        each.add(article("b", "2"), b"two", "g")
    with View(tmp_path) as view:
        assert Archive(tmp_path).read(*view.capture("a")) == b"one"
        assert Archive(tmp_path).read(*view.capture("b")) == b"two"


def test_migrations_lead_to_the_tables_the_code_has(tmp_path: Path) -> None:
    writer(tmp_path).close()
    with schema.connect(tmp_path / "desk.sqlite").connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), schema.metadata)
    ours = [each for each in found if "words" not in str(each)]
    assert ours == []


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["Порт закрыт."], [(0, 1, "The port is closed.")]),
        (["Порт\u00a0закрыт."], [(0, 1, "The port is closed.")]),
        (["Мост открыт.", "Порт закрыт."], [(1, 2, "The port is closed.")]),
        (["Раз.", "Два."], [(0, 2, "One, two.")]),
        (["Порт закрыт. Мост цел."], [(0, 1, "The port is closed. The bridge stands.")]),
        (["Порт почти закрыт."], []),
    ],
)
def test_the_memory_renders_exact_segments_only(
    tmp_path: Path, sentences: Sequence[str], expected: list[tuple[int, int, str]]
) -> None:
    pairs = (
        ("Порт закрыт.", "The port is closed."),
        ("Раз. Два.", "One, two."),
        ("Мост цел.", "The bridge stands."),
    )
    with writer(tmp_path) as each:
        each.add_pairs(
            Pair(language="ru", text=ru, target_language="en", target=en, origin="o")
            for ru, en in pairs
        )
    with View(tmp_path) as view:
        found = TranslationMemory(view).translate(sentences, "ru", "en")
    assert [(each.first, each.last, each.text) for each in found] == expected


@given(st.text(min_size=1, max_size=80), st.data())
def test_an_anchor_is_found_again_in_its_own_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    held = anchor("a", "t1", text, Span(start, end))
    assert resolve(held, "t1", text) == ("exact", Span(start, end))


def test_an_anchor_moves_with_its_words_and_is_never_guessed() -> None:
    text = "Порт закрыт. Мост цел."
    held = anchor("a", "t1", text, Span(13, 22))
    assert held.quoted == "Мост цел."
    assert resolve(held, "t2", "Новость. " + text) == ("moved", Span(22, 31))
    assert resolve(held, "t2", "Мост рухнул.") == ("orphaned", None)
    assert resolve(held, "t2", "Мост цел. Да, мост. Мост цел.") == ("orphaned", None)


def test_normal_text_is_for_comparison() -> None:
    assert normal("«Ёлка»\u00a0–  да") == '"Елка" - да'
