"""The model report, against labels made by hand; it lies beside the checkout, or the test says so."""

from pathlib import Path

import pytest
from bench.imports import Record, labelled, report, wrong
from bench.rows import DATA

from dragoman.model.published import Published
from dragoman.proofing import imported

pytestmark = pytest.mark.data


@pytest.fixture(scope="module")
def labels() -> Record:
    return labelled()[0]


@pytest.fixture(scope="module")
def published(labels: Record) -> Published:
    path: Path | None = report(labels, DATA)
    if path is None:
        pytest.skip("needs the model report in shared/seed beside the checkout")
    return imported(path)


def test_its_items(labels: Record, published: Published) -> None:
    assert wrong(labels, published) == []
    assert len(published.items) == len(labels["items"])


def test_where_items_end_and_what_they_are(labels: Record, published: Published) -> None:
    headings = [published.text[slice(*each)] for each in labels["sections"]]
    found = [
        (each.end, each.genre, each.section, each.refers_to, each.published.issue)
        for each in published.items
    ]
    wanted = [
        (each["end"], each["genre"], headings[each["section"]], each["refers_to"], each["issue"])
        for each in labels["items"]
    ]
    assert [each[:4] for each in found] == [each[:4] for each in wanted]
    assert [f[4] for f, w in zip(found, wanted, strict=True) if w[4]] == [
        w[4] for w in wanted if w[4]
    ]


def test_its_head_and_sections(labels: Record, published: Published) -> None:
    assert (published.country, published.issue) == (labels["country"], labels["issue"])
    announced = [each.start for each in published.sections if not each.proposed]
    assert announced == [each[0] for each in labels["sections"]]
    (proposed,) = [each for each in published.sections if each.proposed]
    assert proposed.start == labels["items"][labels["unannounced"][0]["item"]]["start"]


def test_who_said_what_stands_in_quotation_marks(labels: Record, published: Published) -> None:
    for each in labels["quotations"]:
        item = published.items[each["item"]]
        (found,) = [one for one in item.quotations if one.start == each["start"]]
        speaker = each["speaker"] and published.text[slice(*each["speaker"])]
        assert found.speaker == speaker


def test_the_writer_s_remarks(labels: Record, published: Published) -> None:
    for each in labels["remarks"]:
        item = published.items[each["item"]]
        assert each["start"] in [one.start for one in item.remarks]
