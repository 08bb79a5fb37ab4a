from __future__ import annotations

import random
import sqlite3
from datetime import date
from typing import Any

import pytest

from dragoman.errors import BadArgument
from dragoman.model.judgement import Judgement
from dragoman.model.press import Pair, Period
from dragoman.store.view import Key

KEY = Key(reader="r1", knowledge="k1")
OTHER = Key(reader="r1", knowledge="k2")
FEBRUARY = Period(from_=date(2021, 2, 1), to=date(2021, 2, 28))


def collect(desk: Any, press: Any, *articles: Any, run: str = "1") -> None:
    with desk.write(run) as writer:
        for each in articles:
            writer.add(each, press.original(each.id, each.text), each.text)


def test_a_desk_that_is_not_there(desk: Any) -> None:
    with pytest.raises(BadArgument, match="dragoman init"):
        desk.view()


def test_a_period_has_what_overlaps_it_by_date_then_id(desk: Any, press: Any) -> None:
    dates = {
        "z": press.day("2021-02-01"),
        "b": press.day("2021-02-28"),
        "a": press.day("2021-02-28"),
        "january": press.day("2021-01-31"),
        "march": press.day("2021-03-01"),
        "winter": press.day("2020-12-01", "2021-02-28"),
        "undated": None,
    }
    articles = [press.article(name, published=when) for name, when in dates.items()]
    collect(desk, press, *articles)
    with desk.write() as writer:
        for each in articles:
            writer.add_reading(each, press.reading(each))
    with desk.view() as view:
        corpus = view.corpus(KEY, {"b": "a"})
        found = list(corpus.between(FEBRUARY))
        assert [each.article.id for each in found] == ["winter", "z", "a", "b"]
        assert [each.voice for each in found] == ["winter", "z", "a", "a"]
        assert [each.article.duplicate_of for each in found] == [None, None, None, "a"]
        assert [each.article.id for each in corpus.undated()] == ["undated"]
        assert corpus.get("march").article.published.earliest == date(2021, 3, 1)
        with pytest.raises(KeyError):
            corpus.get("none")
        assert list(view.corpus(OTHER, {}).between(FEBRUARY)) == []


def test_unread_is_what_this_reader_has_not_read_as_it_stands(desk: Any, press: Any) -> None:
    first = [press.article(name, "Мост открыт.") for name in "cab"]
    collect(desk, press, *first)
    with desk.write() as writer:
        assert writer.add_reading(first[0], press.reading(first[0])) is True
        assert writer.add_reading(first[0], press.reading(first[0])) is False
    with desk.view() as view:
        assert [each.id for each in view.unread(KEY)] == ["a", "b"]
        assert [each.id for each in view.unread(OTHER)] == ["a", "b", "c"]
        assert (view.count_unread(KEY), view.count_unread(OTHER), view.count()) == (2, 3, 3)
    collect(desk, press, press.article("c", "Мост закрыт."), run="2")
    with desk.view() as view:
        assert [each.id for each in view.unread(KEY)] == ["a", "b", "c"]
        assert list(view.corpus(KEY, {}).undated()) == []


def test_a_new_byline_over_the_same_text_is_read_anew(desk: Any, press: Any) -> None:
    old = press.article("a", "Мост открыт.", original=b"1")
    new = press.article("a", "Мост открыт.", original=b"2", authors=("Анна Лесная",))
    with desk.write("1") as writer:
        writer.add(old, b"1", "f")
        writer.add_reading(old, press.reading(old))
    with desk.write("2") as writer:
        writer.add(new, b"2", "f")
    with desk.view() as view:
        assert [each.authors for each in view.unread(KEY)] == [("Анна Лесная",)]


def test_other_bytes_around_the_same_article_are_not_read_anew(desk: Any, press: Any) -> None:
    old = press.article("a", "Мост открыт.", original=b"1")
    new = press.article("a", "Мост открыт.", original=b"2")
    with desk.write("1") as writer:
        writer.add(old, b"1", "f")
        writer.add_reading(old, press.reading(old))
    with desk.write("2") as writer:
        writer.add(new, b"2", "f")
    with desk.view() as view:
        assert list(view.unread(KEY)) == []
        assert view.article("a").sha256 == new.sha256


def test_a_stream_is_read_while_the_desk_is_written(desk: Any, press: Any) -> None:
    articles = [press.article(f"a{number:03}") for number in range(120)]
    collect(desk, press, *articles)
    with desk.view() as view, desk.write("2") as writer:
        read = 0
        for each in view.unread(KEY):
            read += writer.add_reading(each, press.reading(each))
        assert read == 120
        assert list(view.unread(KEY)) == []


def state(desk: Any, press: Any, seed: int, run: str) -> str:
    """Fill a desk in an order drawn by ``seed`` and return its snapshot."""
    chance = random.Random(seed)
    texts = [("a", "Мост."), ("a", "Мост!"), ("b", "Река."), ("c", "Лес."), ("d", "Поле.")]
    pairs = [
        Pair(language="ru", text=text, target_language="en", target=target, origin=str(seed))
        for text, target in (("Мост.", "Bridge."), ("Мост.", "The bridge."), ("Лес.", "Wood."))
    ]
    chance.shuffle(texts)
    chance.shuffle(pairs)
    with desk.write(run) as writer:
        for name, text in texts:
            article = press.article(name, text, retrieved=f"2021-03-0{seed + 1}T00:00:00Z")
            writer.add(article, press.original(name, text), text)
            writer.add_reading(article, press.reading(article))
        writer.add_pairs(pairs)
        writer.judge(Judgement(kind="keep", when=run, who="N", article="a"))
    with desk.view() as view:
        assert view.memory("ru", "en").renderings(["Мост."]) == {"Мост.": "Bridge."}
        return str(view.snapshot(KEY))


def test_a_snapshot_does_not_know_the_order_of_arrival(
    tmp_path: Any, desk: Any, press: Any
) -> None:
    shots = set()
    for seed in range(4):
        folder = tmp_path / str(seed)
        folder.mkdir()
        shots.add(state(type(desk)(folder), press, seed, f"2021-0{seed + 1}"))
    assert len(shots) == 1


def test_a_snapshot_knows_whatever_a_report_rests_on(desk: Any, press: Any) -> None:
    shots = [state(desk, press, 0, "1")]

    def shoot() -> None:
        with desk.view() as view:
            shots.append(view.snapshot(KEY))

    rain = press.article("e", "Дождь.")
    collect(desk, press, rain, run="2")
    shoot()
    with desk.write("3") as writer:
        writer.add_reading(rain, press.reading(rain))
    shoot()
    with desk.write("4") as writer:
        writer.judge(Judgement(kind="drop", when="4", who="N", article="a"))
    shoot()
    with desk.view() as view:
        shots.append(view.snapshot(OTHER))
    assert len(set(shots)) == len(shots)


def test_the_latest_day_is_the_end_of_the_latest_date(desk: Any, press: Any) -> None:
    collect(desk, press, press.article("a"))
    with desk.view() as view:
        assert view.latest_day() is None
    days = press.day("2021-02-01"), press.day("2020-12-01", "2021-02-28")
    collect(
        desk, press, press.article("b", published=days[0]), press.article("c", published=days[1])
    )
    with desk.view() as view:
        assert view.latest_day() == "2021-02-28"


def test_copies_are_looked_for_in_the_current_text(desk: Any, press: Any) -> None:
    day = press.day("2021-02-10")
    collect(desk, press, press.article("a", "Мост открыт."), run="1")
    collect(desk, press, press.article("a", "Мост закрыт.", published=day), run="2")
    with desk.view() as view:
        (found,) = view.sketched()
        assert (found.id, found.day, found.fingerprint) == ("a", day.earliest, "Мост закрыт.")


def test_texts_of_an_older_desk_are_sketched_once(desk: Any, press: Any) -> None:
    collect(desk, press, press.article("a", "Мост открыт."), press.article("b", "Мост закрыт."))
    with sqlite3.connect(desk.path) as raw:
        raw.execute("update versions set sketch = null where article = 'a'")
    raw.close()
    asked: list[str] = []

    def make(text: str) -> tuple[str, bytes]:
        asked.append(text)
        return text, text.encode()

    for run in ("2", "3"):
        with desk.write(run) as writer:
            writer.sketch(make)
    assert asked == ["Мост открыт."]
    with desk.view() as view:
        assert [each.sketch for each in view.sketched()] == ["Мост открыт.".encode(), b""]


def test_what_has_come_in_since_is_told(desk: Any, press: Any) -> None:
    collect(desk, press, press.article("a"), run="1")
    with desk.view() as view:
        before = view.seen()
        collect(desk, press, press.article("b"), run="2")
        assert view.seen() != before
        assert [each.id for each in view.chosen(["b", "c", "a"])] == ["a", "b"]
