from __future__ import annotations

from typing import Any

import pytest

from dragoman.errors import BadArgument, Unreadable
from dragoman.model.judgement import Edit, Judgement
from dragoman.model.press import Pair, Skip

FIRST, LATER = "2021-03-01T00:00:00Z", "2021-04-01T00:00:00Z"


def add(writer: Any, press: Any, name: str, text: str, **more: Any) -> bool:
    article = press.article(name, text, **more)
    return bool(writer.add(article, press.original(name, text), text))


def test_what_was_added_is_there(desk: Any, press: Any) -> None:
    article = press.article("a", "Мост открыт.", press.day("2021-02-09"), retrieved="2021-03-01")
    with desk.write() as writer:
        assert writer.add(article, b"<html>", "f") is True
    with desk.view() as view:
        assert view.article("a") == article


def test_the_same_capture_again_adds_nothing(desk: Any, press: Any) -> None:
    with desk.write() as writer:
        assert add(writer, press, "a", "Мост открыт.")
        size = desk.archive.size()
        assert not add(writer, press, "a", "Мост открыт.")
    with desk.write(LATER) as writer:
        assert not add(writer, press, "a", "Мост открыт.")
    assert desk.archive.size() == size
    with desk.view() as view:
        assert view.counts().captures == 1


def test_a_changed_page_is_another_capture_of_the_same_article(desk: Any, press: Any) -> None:
    with desk.write(FIRST) as writer:
        add(writer, press, "a", "Мост открыт.")
    with desk.write(LATER) as writer:
        add(writer, press, "a", "Мост закрыт.")
    with desk.view() as view:
        assert view.article("a").text == "Мост закрыт."
        assert view.counts().articles == 1
        assert view.counts().captures == 2
        assert view.original("a") == press.original("a", "Мост закрыт.")


def test_a_page_that_was_changed_back_counts_as_it_was_seen_last(desk: Any, press: Any) -> None:
    for run, text in ((FIRST, "Мост открыт."), (LATER, "Мост закрыт."), ("2022", "Мост открыт.")):
        with desk.write(run) as writer:
            add(writer, press, "a", text)
    with desk.view() as view:
        assert view.article("a").text == "Мост открыт."
        assert len(view.captures("a")) == 2


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_within_a_run_the_order_of_arrival_decides_nothing(
    desk: Any, press: Any, order: tuple[int, int]
) -> None:
    texts = ("Мост открыт.", "Мост закрыт.")
    articles = [press.article("a", text) for text in texts]
    with desk.write() as writer:
        for each in order:
            add(writer, press, "a", texts[each])
    with desk.view() as view:
        assert view.article("a").sha256 == max(each.sha256 for each in articles)


def test_a_run_killed_between_two_captures_and_resumed_ends_as_if_never_killed(
    desk: Any, press: Any
) -> None:
    texts = ("Мост открыт.", "Мост закрыт.")
    high, low = sorted(texts, key=lambda text: press.article("a", text).sha256, reverse=True)
    with desk.write(FIRST) as writer:
        add(writer, press, "a", high)
    with desk.write(LATER) as writer:
        add(writer, press, "a", high)
        add(writer, press, "a", low)
    with desk.view() as view:
        assert view.article("a").text == high


def test_a_second_writer_is_told_who_writes(desk: Any) -> None:
    with desk.write(), pytest.raises(BadArgument, match=r"another dragoman \(process \d+\)"):
        desk.write()
    desk.write().close()


def test_no_database_is_said_in_one_line(desk: Any) -> None:
    desk.path.write_bytes(b"a picture, perhaps" * 100)
    with pytest.raises(BadArgument, match="not a desk's database"):
        desk.write()
    with pytest.raises(BadArgument, match="not a desk's database"):
        desk.view()


def test_an_archive_cut_short_is_noticed_and_mended_by_collecting_again(
    desk: Any, press: Any
) -> None:
    with desk.write() as writer:
        add(writer, press, "a", "Мост открыт.")
        kept = desk.archive.size()
        add(writer, press, "b", "Мост закрыт.")
    desk.archive.truncate(kept + 20)
    with desk.view() as view, pytest.raises(Unreadable):
        view.original("b")
    with desk.write() as writer:
        assert desk.archive.size() == kept
        add(writer, press, "c", "Дождь.")
        assert not add(writer, press, "b", "Мост закрыт.")
    with desk.view() as view:
        for name, text in (("a", "Мост открыт."), ("b", "Мост закрыт."), ("c", "Дождь.")):
            assert view.original(name) == press.original(name, text)


def test_bytes_that_no_article_owns_are_cut_when_the_desk_is_opened(desk: Any, press: Any) -> None:
    with desk.write() as writer:
        add(writer, press, "a", "Мост открыт.")
    size = desk.archive.size()
    desk.archive.append("urn:dragoman:b", b"half a run", None)
    with desk.write():
        assert desk.archive.size() == size


def test_the_memory_keeps_one_of_equal_pairs(desk: Any) -> None:
    def pair(text: str, target: str) -> Pair:
        return Pair(language="ru", text=text, target_language="en", target=target, origin="t")

    with desk.write() as writer:
        assert writer.add_pairs([pair("«Ёж» — здесь.", "The hedgehog is here.")]) == 1
        assert writer.add_pairs([pair('"Еж" -\u00a0здесь.', "The hedgehog is here.")]) == 0
        assert writer.add_pairs([pair(" ", "Nothing"), pair("Пусто", " ")]) == 0
    with desk.view() as view:
        found = view.memory("ru", "en").renderings(['"Еж" - здесь.', "Пусто"])
        assert found == {'"Еж" - здесь.': "The hedgehog is here."}
        assert view.memory("ru", "en-US").renderings(['"Еж" - здесь.'])
        assert not view.memory("ru", "de").renderings(['"Еж" - здесь.'])


def test_a_skip_is_recorded_once_and_forgotten_when_a_later_run_succeeds(
    desk: Any, press: Any
) -> None:
    skip = Skip(input="a.html", reason="it is empty", stage="collect")
    with desk.write(FIRST) as writer:
        writer.add_skip(skip)
        writer.add_skip(skip)
        add(writer, press, "a", "Мост открыт.")
    with desk.view() as view:
        assert view.skips() == (skip,)
    with desk.write(LATER) as writer:
        add(writer, press, "a", "Мост открыт.")
    with desk.view() as view:
        assert view.skips() == ()


def test_a_skipped_reading_is_forgotten_when_the_article_is_read(desk: Any, press: Any) -> None:
    article = press.article("a", "Мост открыт.")
    skip = Skip(input="a.html", reason="took longer than 5 seconds", stage="read", article="a")
    with desk.write() as writer:
        add(writer, press, "a", "Мост открыт.")
        writer.add_skip(skip)
        writer.add_reading(article, press.reading(article))
    with desk.view() as view:
        assert view.skips() == ()


def test_judgements_and_edits_are_logs(desk: Any) -> None:
    keep = Judgement(kind="keep", when="1", who="N", article="a")
    drop = Judgement(kind="drop", when="2", who="N", article="a")
    edit = Edit(report="r", claim="c", kind="approve", when="1", who="N")
    with desk.write() as writer:
        for each in (keep, drop, keep):
            writer.judge(each)
        writer.edit(edit)
    with desk.view() as view:
        assert view.judgements() == (keep, drop, keep)
        assert view.edits("r") == (edit,)
        assert view.edits("another") == ()


def test_a_reading_of_a_text_the_desk_does_not_hold_is_refused(desk: Any, press: Any) -> None:
    other = press.article("a", "Другой текст.")
    with desk.write() as writer:
        add(writer, press, "a", "Мост открыт.")
        with pytest.raises(KeyError):
            writer.add_reading(other, press.reading(other))
