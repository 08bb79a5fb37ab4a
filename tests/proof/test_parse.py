from datetime import date

import pytest

from dragoman.formats import plain
from dragoman.model.published import Published
from dragoman.proof import parse as parsing

REPORT = """Country Report: Russia (February 2031)

Two themes led the coverage of the harbour towns. There was little on the islands.

The mood was upbeat. Ships sailed.

Harbour league

On February 9, Piotr Vymyslin in Vestnik Gavani asked whether the league would last. He thinks \
“the pilots will decide” and doubts the rest.

He adds that O. Nebylova agrees. On January 14 the mayor spoke in Ostrov.

Anna Nebylova in Severnyi Kur’er on December 28 warned of ice. On February 1 Ian Nichii wrote in \
Maiak that the ice is "thin".

The Outer Islands

In Zapiski o Gavani No. 2 Anna Nebylova described the islands.
"""


def parse(text: str) -> Published:
    return parsing.parse(plain.document(text))


@pytest.fixture(scope="module")
def report() -> Published:
    return parse(REPORT)


def test_the_head(report: Published) -> None:
    assert report.title == "Country Report: Russia (February 2031)"
    assert (report.country, report.issue, report.text) == ("RU", "2031-02", REPORT)


def test_the_sections(report: Published) -> None:
    assert [(each.heading, each.proposed) for each in report.sections] == [
        ("Harbour league", False),
        ("The Outer Islands", False),
    ]
    first, second = report.sections
    assert REPORT[first.start :].startswith("Harbour league")
    assert first.end == second.start == REPORT.index("The Outer Islands")


def test_the_overview(report: Published) -> None:
    overview = report.overview
    assert [each.text for each in overview.themes] == [
        "Two themes led the coverage of the harbour towns."
    ]
    assert [each.text for each in overview.silences] == ["There was little on the islands."]
    assert [each.text for each in overview.moods] == ["The mood was upbeat."]
    spans = [(each.start, each.end, each.text) for each in overview.moods]
    spans += [(each.start, each.end, each.text) for each in (*overview.themes, *overview.silences)]
    for start, end, words in spans:
        assert REPORT[start:end] == words


def test_the_items(report: Published) -> None:
    found = [
        (
            each.authors[0].name,
            each.outlet.name if each.outlet else None,
            each.published.printed,
            each.published.earliest,
            each.verb,
            each.section,
        )
        for each in report.items
    ]
    league, islands = "Harbour league", "The Outer Islands"
    assert found == [
        ("Piotr Vymyslin", "Vestnik Gavani", "February 9", date(2031, 2, 9), "asked", league),
        # a December piece in a February report is of the year before
        ("Anna Nebylova", "Severnyi Kur’er", "December 28", date(2030, 12, 28), "warned", league),
        ("Ian Nichii", "Maiak", "February 1", date(2031, 2, 1), "wrote", league),
        ("Anna Nebylova", "Zapiski o Gavani", "No. 2", None, "described", islands),
    ]


def test_an_item_runs_to_the_next_lead_or_heading(report: Published) -> None:
    ends = [REPORT[each.start : each.end][-20:] for each in report.items]
    assert [each.split()[-1] for each in ends] == ["Ostrov.", "ice.", '"thin".', "islands."]


def test_the_quotations_of_an_item(report: Published) -> None:
    found = [
        (each.text, REPORT[each.start : each.end])
        for item in report.items
        for each in item.quotations
    ]
    assert found == [("the pilots will decide",) * 2, ("thin",) * 2]


def test_every_name_stands_where_it_is_said_to(report: Published) -> None:
    for item in report.items:
        for each in (*item.authors, item.outlet):
            assert each is not None
            assert REPORT[each.start : each.end] == each.name


@pytest.mark.parametrize(
    ("opening", "author", "outlet"),
    [
        ("On May 3, A. Vymyslin in Maiak wrote", "A. Vymyslin", "Maiak"),
        ("Anna Nebylova on May 3 in Maiak, noted", "Anna Nebylova", "Maiak"),
        ("Anna Nebylova on May 3 for the Harbour Centre asked", "Anna Nebylova", "Harbour Centre"),
        ("In Maiak on May 3, Nebylova saw", "Nebylova", "Maiak"),
        ("On May 3 in Maiak, pilot Piotr Vymyslin was asked", "Piotr Vymyslin", "Maiak"),
        ("On May 3 Nebylova wrote in Slovo i Delo of ice", "Nebylova", "Slovo i Delo"),
    ],
)
def test_forms_of_the_lead(opening: str, author: str, outlet: str) -> None:
    (item,) = parse(f"A report\n\n{opening} today.").items
    assert item.outlet is not None
    assert (item.authors[0].name, item.outlet.name) == (author, outlet)
    # without an issue the year is unknown, and so the day
    assert (item.published.earliest, item.published.printed) == (None, "May 3")


@pytest.mark.parametrize(
    "text",
    [
        "On May 3 the mayor spoke in Ostrov.",
        "On May 3 Vymyslin sailed in March.",
        "Nebylova wrote of ice.",
        "On May 3, 2030 nothing happened.",
    ],
)
def test_dates_of_events_open_no_item(text: str) -> None:
    assert parse(f"A report\n\n{text}").items == ()


@pytest.mark.parametrize(
    ("title", "country", "issue"),
    [
        ("Country Report: Japan (December 2030)", "JP", "2030-12"),
        ("Country Report: South Korea (March 2031)", "KR", "2031-03"),
        ("Country Report: Harbourland (March 2031)", None, "2031-03"),
        ("Country Report: Japan (Spring 2031)", "JP", None),
        ("Country Report: Japan", "JP", None),
        ("Notes on Japan", None, None),
        ("", None, None),
    ],
)
def test_what_a_title_says(title: str, country: str | None, issue: str | None) -> None:
    found = parse(title)
    assert (found.title, found.country, found.issue) == (title, country, issue)
