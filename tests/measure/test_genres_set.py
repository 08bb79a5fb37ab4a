"""Genres in small: what is labelled, what was given, and how both are weighed."""

from pathlib import Path

import pytest

from dragoman.errors import BadArgument, Nothing
from dragoman.measure import genres
from dragoman.model.press import Article, Genre

LABELS = """{"schema": "dragoman/1", "sha256": "a000000000000000", "genre": "news"}
{"schema": "dragoman/1", "sha256": "b000000000000000", "genre": "column", "also": ["analysis"]}
{"schema": "dragoman/1", "sha256": "c000000000000000", "genre": "interview"}
{"schema": "dragoman/1", "sha256": "d000000000000000", "genre": "unknown", "also": ["news"]}
{"schema": "dragoman/1", "sha256": "e000000000000000", "genre": "editorial"}
"""


def given(**by_hash: Genre) -> list[Article]:
    return [
        Article(
            id=name,
            text_id=name,
            source=name,
            text="The bridge.",
            sha256=name + "0" * 63,
            genre=genre,
        )
        for name, genre in by_hash.items()
    ]


def test_a_wrong_genre_and_an_unknown_one_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "g.jsonl").write_text(LABELS, encoding="utf-8")
    articles = given(a="news", b="analysis", c="news", d="news", e="unknown")
    found = genres.pairs(tmp_path / "g.jsonl", articles)
    scores = {each.name: (each.value, each.n) for each in genres.measure(found).scores}
    assert scores["right"] == (0.75, 4)
    assert scores["found"] == (0.5, 4)
    assert scores["told"] == (0.8, 5)
    value, behind = scores["news.p"]
    assert (round(value, 3), behind) == (0.667, 3)
    assert scores["interview.r"] == (0.0, 1)
    assert "review.p" not in scores
    assert dict(genres.errors(found)) == {
        "interview given as news": 1,
        "editorial given as unknown": 1,
    }
    assert [each.split(": ")[0] for each in genres.misses(found)] == [
        "c interview given as news (none)",
        "e editorial given as unknown (none)",
    ]


def test_labels_of_no_genre_and_texts_that_are_not_at_hand_are_refused(tmp_path: Path) -> None:
    (tmp_path / "g.jsonl").write_text(LABELS, encoding="utf-8")
    with pytest.raises(Nothing):
        genres.pairs(tmp_path / "g.jsonl", given(f="news"))
    (tmp_path / "h.jsonl").write_text(LABELS.replace("interview", "talk"), encoding="utf-8")
    with pytest.raises(BadArgument):
        genres.pairs(tmp_path / "h.jsonl", given(a="news"))
