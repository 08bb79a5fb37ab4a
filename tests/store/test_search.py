from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dragoman.model.press import Period

# name: (published, text, lemmas of each sentence)
PRESS = {
    "ice": ("2021-02-09", "Озеро замёрзло. Рыбаки рады.", ("озеро замёрзнуть", "рыбак рад")),
    "boat": ("2021-02-10", "Рыбаки чинят лодки. Озеро тихо.", ("рыбак чинить лодка", "озеро тихо")),
    "mine": ("2021-03-01", "Шахта закрыта.", ("шахта закрытый",)),
    "tale": (None, "Ёж пришёл к озеру.", ("ёж прийти к озеро",)),
}


@pytest.fixture
def stocked(desk: Any, press: Any) -> Any:
    with desk.write() as writer:
        for name, (published, text, lemmas) in PRESS.items():
            article = press.article(name, text, press.day(published) if published else None)
            writer.add(article, press.original(name, text), text)
            writer.add_reading(article, press.reading(article, *lemmas))
    return desk


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["озеро"], {"ice", "boat", "tale"}),
        (["ОЗЕРО", "рыбак"], {"ice", "boat"}),
        (["рыбак чинить"], {"boat"}),
        (["чинить рыбак"], set()),
        (["еж"], {"tale"}),
        (["шахта", "OR", "озеро"], set()),
        (['"озеро"', "--", "* ^"], {"ice", "boat", "tale"}),
        (["--", "* ^"], set()),
        ([], set()),
    ],
)
def test_words_find_articles(stocked: Any, words: list[str], expected: set[str]) -> None:
    with stocked.view() as view:
        assert {hit.article for hit in view.hits(words, 20)} == expected
        assert view.count_hits(words) == len(expected)


def test_a_hit_names_its_sentences(stocked: Any) -> None:
    with stocked.view() as view:
        (hit,) = view.hits(["лодка"], 20)
        (span,) = hit.spans
        assert view.article("boat").text[span.start : span.end] == "Рыбаки чинят лодки."


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2021, 2, 9), date(2021, 2, 9), ["ice"]),
        (date(2021, 2, 9), date(2021, 2, 28), ["boat", "ice"]),
        (date(2021, 2, 11), date(2021, 3, 31), []),
    ],
)
def test_a_period_leaves_out_other_days_and_the_undated(
    stocked: Any, first: date, last: date, expected: list[str]
) -> None:
    period = Period(from_=first, to=last)
    with stocked.view() as view:
        assert sorted(hit.article for hit in view.hits(["озеро"], 20, period)) == expected
        assert view.count_hits(["озеро"], period) == len(expected)


def test_an_article_with_a_range_is_found_within_it(stocked: Any, press: Any) -> None:
    article = press.article("winter", "Озеро спит.", press.day("2020-12-01", "2021-02-28"))
    with stocked.write("2022") as writer:
        writer.add(article, b"winter", "f")
        writer.add_reading(article, press.reading(article, "озеро спать"))
    period = Period(from_=date(2021, 2, 10), to=date(2021, 2, 10))
    with stocked.view() as view:
        assert {hit.article for hit in view.hits(["озеро"], 20, period)} == {"boat", "winter"}


def test_only_the_current_text_is_found(stocked: Any, press: Any) -> None:
    new = press.article("boat", "Лодки проданы.", press.day("2021-02-12"))
    with stocked.write("2022") as writer:
        writer.add(new, press.original("boat", new.text), "f")
    with stocked.view() as view:
        assert view.count_hits(["лодка"]) == 0
    with stocked.write("2023") as writer:
        writer.add_reading(new, press.reading(new, "лодка продать"))
    with stocked.view() as view:
        assert view.count_hits(["лодка"]) == 1
        assert view.count_hits(["чинить"]) == 0


def test_reading_again_replaces_what_is_found(stocked: Any, press: Any) -> None:
    article = press.article("mine", PRESS["mine"][1], press.day("2021-03-01"))
    with stocked.write("2022") as writer:
        writer.add_reading(article, press.reading(article, "шахта закрыть", reader="r2"))
    with stocked.view() as view:
        assert view.count_hits(["закрытый"]) == 0
        assert view.count_hits(["закрыть"]) == 1


def test_equal_relevance_goes_by_id_and_the_limit_holds(desk: Any, press: Any) -> None:
    with desk.write() as writer:
        for name in ("c", "a", "d", "b"):
            article = press.article(name, "Туман.", press.day("2021-02-01"))
            writer.add(article, name.encode(), name)
            writer.add_reading(article, press.reading(article, "туман"))
    with desk.view() as view:
        assert view.search(["туман"], 3) == ["a", "b", "c"]
        assert view.count_hits(["туман"]) == 4
