"""What the overview says against an imported report."""

from datetime import date

from dragoman.backends.base import Silent
from dragoman.knowledge.load import load
from dragoman.model.press import Period
from dragoman.model.reading import ReadArticle
from dragoman.model.survey import Change, OutletTally, Survey
from dragoman.write.cite import Gate
from dragoman.write.claims import Passed
from dragoman.write.front import OverviewContext
from dragoman.write.previous import against_previous, previous
from dragoman.write.wording import wording

TITLE = "Country Report: Russia (December 2020)"


def changed(*change: Change) -> Survey:
    return Survey(
        country="RU",
        period=Period(from_=date(2021, 1, 1), to=date(2021, 1, 31)),
        voices=("a1", "a2"),
        read=("a1", "a2"),
        undated=(),
        outlets=(OutletTally(name="Vestnik", read=2, voices=2, skipped=0, health="good"),),
        skipped=(),
        too_small=None,
        change=change,
    )


def lookup(article: str) -> ReadArticle:
    raise KeyError(article)


def told(survey: Survey, language: str = "en") -> Passed:
    knowledge = load("RU")
    gate = Gate(lookup=lookup, knowledge=knowledge, language=language)
    context = OverviewContext(
        words=wording(language), knowledge=knowledge, gate=gate, translator=Silent(), themes=()
    )
    passed = Passed(gate=gate)
    for each in against_previous(survey, context):
        passed.put(each)
    return passed


NEW = Change(theme="j", name="Japan", kind="new", now=4, before=0, against=TITLE, issue="2020-12")
GONE = Change(
    theme="i", name="India", kind="dropped", now=0, before=3, against=TITLE, issue="2020-12"
)
OWN = Change(theme="c", name="China", kind="stronger", now=9, before=2)


def test_what_is_new_and_dropped_stands_in_one_sentence_that_names_the_report() -> None:
    survey = changed(OWN, NEW, GONE)
    passed = told(survey)
    assert passed.withheld == []
    (claim,) = passed.claims
    assert claim.text == (
        "Against the previous report of the series, Country Report: Russia (December 2020), "
        "Japan (four pieces) came in anew and India (three there) dropped out."
    )
    held = previous(survey, passed.claims)
    assert held is not None
    assert (held.title, held.issue, held.claims) == (TITLE, "2020-12", (claim.id,))


def test_without_a_report_nothing_is_said() -> None:
    assert told(changed(OWN)).claims == []
    assert previous(changed(OWN), ()) is None


def test_the_sentence_is_written_in_russian_too() -> None:
    passed = told(changed(NEW, GONE), "ru")
    assert passed.withheld == []
    assert "новые темы — Japan (4 материала)" in passed.claims[0].text
