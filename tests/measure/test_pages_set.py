"""Pages in small: what is known of made-up pages, and what an extractor gives."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import BadArgument, Nothing, Unreadable
from dragoman.measure import page_labels, pages
from dragoman.model.press import Article, PublicationDate

TEXT = "The old bridge over the river was closed on Monday, and nobody knows for how long."
OTHER = "Twelve fishermen of the northern coast have not been paid since the beginning of spring."
GOLD: tuple[Mapping[str, Any], ...] = (
    {"title": "Bridge closed", "authors": ["Ada Quill"], "published": "2021-03-01", "text": TEXT},
    {
        "title": "Unpaid crews",
        "authors": [],
        "published": "2021-03-02 23:30:00+00:00",
        "text": OTHER,
    },
    {
        "title": "A third page",
        "authors": ["The Echo"],
        "published": None,
        "text": TEXT + " " + OTHER,
    },
)


def write(folder: Path, gold: tuple[Mapping[str, Any], ...] = GOLD) -> Path:
    common = {"country": "xx", "publisher": "The Echo"}
    lines = [
        json.dumps({**common, "file": f"{n}.html", "url": f"https://echo.example/{n}", **each})
        for n, each in enumerate(gold)
    ]
    (folder / "gold.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return folder / "gold.jsonl"


def article(title: str | None, authors: tuple[str, ...], day: str | None, text: str) -> Article:
    when = date.fromisoformat(day) if day else None
    return Article(
        id="a",
        text_id="t",
        source="page",
        title=title,
        authors=authors,
        published=PublicationDate(
            earliest=when, latest=when, precision="day" if when else "unknown"
        ),
        text=text,
        sha256="",
    )


def giving(*articles: Article | None) -> Callable[[Path, str], Article]:
    def extract(file: Path, url: str) -> Article:
        assert url.endswith(file.stem)
        assert file.parent.name == "xx"
        found = articles[int(file.stem)]
        if found is None:
            raise Unreadable(str(file), "no article text was found in it")
        return found

    return extract


PERFECT = giving(
    article("Bridge closed", ("Ada Quill",), "2021-03-01", TEXT),
    article("Unpaid crews", (), "2021-03-02", OTHER),
    article("A third page", ("The Echo",), None, f"{TEXT} {OTHER}"),
)


def test_a_perfect_extractor_scores_1(tmp_path: Path, fake: Any) -> None:
    path = write(tmp_path)
    measured = pages.measure(path, PERFECT)
    assert set(fake.scores(measured).values()) == {1.0}
    assert {each.name: each.n for each in measured.scores}["published"] == 2
    assert pages.errors(path, PERFECT) == ()
    assert fake.scores(pages.measure(tmp_path, PERFECT)) == fake.scores(measured)


def test_an_extractor_that_finds_nothing_scores_0(tmp_path: Path, fake: Any) -> None:
    blank = article(None, (), None, "")
    path = write(tmp_path)
    scores = fake.scores(pages.measure(path, giving(blank, None, blank)))
    assert set(scores.values()) == {0.0}
    with pytest.raises(Nothing, match="none of its pages"):
        pages.measure(path, giving(None, None, None))


def test_shuffled_labels_score_clearly_lower(tmp_path: Path, fake: Any) -> None:
    scores = fake.scores(pages.measure(write(tmp_path, (GOLD[1], GOLD[2], GOLD[0])), PERFECT))
    assert max(scores[each] for each in ("title", "authors", "published")) == 0.0
    assert scores["text_f1"] < 0.7


def test_a_newsroom_is_no_author_and_an_empty_byline_may_be_right(
    tmp_path: Path, fake: Any
) -> None:
    extract = giving(
        article("Bridge closed - The Echo", ("By Ada Quill",), "2021-03-01", TEXT),
        article("Unpaid crews", (), "2021-03-03", OTHER),
        article("A third page", (), None, f"{TEXT} {OTHER}"),
    )
    path = write(tmp_path)

    def newsroom(name: str, outlets: Any) -> bool:
        return name in outlets

    scores = fake.scores(pages.measure(path, extract, newsroom))
    assert (scores["authors"], scores["authors.persons"]) == (0.667, 1.0)
    assert (scores["authors.empty"], scores["published"]) == (1.0, 0.5)
    without = fake.scores(pages.measure(path, extract))
    assert "authors.persons" not in without
    assert without["authors.empty"] == 0.5
    assert dict(pages.errors(path, extract)) == {
        "title: another": 1,
        "authors: left empty": 1,
        "published: another day": 1,
    }


def test_a_credit_counts_among_the_known_authors_and_a_second_title_among_the_titles(
    tmp_path: Path, fake: Any
) -> None:
    third = replace(
        article("Closed for good", (), None, f"{TEXT} {OTHER}"),
        credits=("The Echo",),
        titles=("Closed for good", "A third page"),
    )
    extract = giving(
        article("Bridge closed", ("Ada Quill",), "2021-03-01", TEXT),
        article("Unpaid crews", (), "2021-03-02", OTHER),
        third,
    )
    scores = fake.scores(pages.measure(write(tmp_path), extract, lambda *_: False))
    assert (scores["authors"], scores["title"], scores["title.among"]) == (1.0, 0.667, 1.0)


ALIKE = (
    ("one two three", "one two three", 1.0),
    ("One, two!", "one two", 1.0),
    ("one two", "one three", 0.5),
    ("大河", "大 河", 1.0),
    ("", "", 1.0),
    ("one", "", 0.0),
)


@pytest.mark.parametrize(("one", "other", "f1"), ALIKE)
def test_bags_of_words(one: str, other: str, f1: float) -> None:
    assert page_labels.bag_f1(page_labels.words(one), page_labels.words(other)) == f1


def test_a_date_that_is_none_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, ({**GOLD[0], "published": "last spring"},))
    with pytest.raises(BadArgument, match="last spring"):
        pages.measure(path, PERFECT)


def test_what_only_some_sets_label_has_scores_of_its_own(tmp_path: Path) -> None:
    whole = {
        **GOLD[0], "persons": ["Ada Quill"], "credits": [], "precision": "day", "section": "Town",
        "genre": "news", "captions": ["The bridge"],
    }  # fmt: skip
    path = write(tmp_path, (whole,))

    def found(section: str | None) -> dict[str, float]:
        known = article("Bridge closed", ("Ada Quill",), "2021-03-01", TEXT)
        ours = replace(known, section=section, captions=("The bridge",))
        return {each.name: each.value for each in pages.measure(path, lambda *_: ours).scores}

    scores = found("Town")
    assert [scores[each] for each in page_labels.EXTRA] == [1.0, 1.0, 1.0, 0.0, 1.0]
    assert found(None)["section"] == 0.0
    write(tmp_path)
    assert not set(page_labels.EXTRA) & set(found("Town"))


def test_a_month_is_no_day_and_weighs_by_its_ends() -> None:
    page = page_labels.Page(
        file="1", country="ru", publisher="The Echo", url="https://echo.example/1", title="T",
        authors=(), published="2021-03-01", latest="2021-03-31", precision="month", text=TEXT,
    )  # fmt: skip
    assert page.day() is None
    day = article("T", (), "2021-03-01", TEXT)
    assert page_labels.counts(page, day)["published.precise"] == 0.0
    month = replace(day.published, latest=date(2021, 3, 31), precision="month")
    assert page_labels.counts(page, replace(day, published=month))["published.precise"] == 1.0
