"""English names, figures and forecasts, and what is its author's own."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.knowledge.load import load
from dragoman.language import english
from dragoman.model.press import Article, PublicationDate
from dragoman.model.reading import Reading
from dragoman.read.reader import read

pytestmark = pytest.mark.skipif(
    not english.is_installed(), reason="needs the extra: pip install 'dragoman[en]'"
)
DAY = PublicationDate(earliest=date(2021, 2, 1), latest=date(2021, 2, 1), precision="day")
KNOWLEDGE = load("RU")


def reading(text: str) -> Reading:
    known = {"id": "a", "text_id": "t", "source": "s", "sha256": "", "language": "en"}
    piece = Article(text=text, published=DAY, authors=("Ann Lee",), **known)  # type: ignore[arg-type]
    return read(piece, KNOWLEDGE)


@pytest.mark.parametrize(
    ("text", "low", "high", "bound", "unit", "change"),
    [
        ("The port cost $2.1 million.", "2100000", "2100000", "exact", "USD", None),
        ("Exports fell 3.4 per cent.", "3.4", "3.4", "exact", "%", "fall"),
        ("Trade grew by more than 12% in May.", "12", "12", "min", "%", "rise"),
        ("They moved about 2,000 tonnes of coal.", "2000", "2000", "about", "tonnes", None),
        ("They sent 15 to 20 trains.", "15", "20", "exact", None, None),
        ("It will take up to 40 ships.", "40", "40", "max", None, None),
    ],
)
def test_a_figure(
    text: str, low: str, high: str, bound: str, unit: str | None, change: str | None
) -> None:
    (found,) = reading(text).figures
    got = (found.low, found.high, found.bound, found.unit, found.change)
    assert got == (low, high, bound, unit, change)


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed in 1972.",
        "Talks resume on March 16.",
        "Resolution 242 was read aloud.",
        "The meeting starts at 10 a.m. sharp.",
        "In the 1990s nobody came.",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert not reading(text).figures


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Beijing and the Kremlin signed.", ["CN", "RU"]),
        ("The White House and the Japanese disagree.", ["US", "JP"]),
        ("They told us that turkey was served.", []),
        ("The US and North Korean teams met.", ["US", "KP"]),
    ],
)
def test_actors_by_names_demonyms_and_metonyms(text: str, codes: list[str]) -> None:
    assert [each.actor for each in reading(text).mentions if each.actor] == codes


def test_a_person_of_the_ledger_comes_under_the_house_form() -> None:
    (found,) = [each for each in reading("Mr. Putin left early.").mentions if each.type == "PER"]
    assert (found.name, found.id) == ("Vladimir Putin", "putin")


@pytest.mark.parametrize(
    ("text", "modality", "first", "last"),
    [
        ("Trade will double by 2030.", "will", date(2030, 1, 1), date(2030, 12, 31)),
        (
            "Analysts expect prices to fall next year.",
            "expected",
            date(2022, 1, 1),
            date(2022, 12, 31),
        ),
        ("A new war is unlikely to begin.", "unlikely", None, None),
        ("Trade will grow.", "will", None, None),
        ("The bridge will not save the port.", "unlikely", None, None),
        ("A new levy could ruin the port.", "possible", None, None),
        ("The levy is set to rise.", "likely", None, None),
        ("The levy threatens to ruin the port.", "possible", None, None),
    ],
)
def test_a_forecast(text: str, modality: str, first: date | None, last: date | None) -> None:
    (found,) = reading(text).forecasts
    assert found.modality == modality
    when = found.horizon
    assert (when.earliest if when else None, when.latest if when else None) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "The minister will speak soon.",
        "The council will meet on Monday.",
        "You may ask why.",
        "He could have gone.",
        "The old are more likely to vote.",
        "It may seem odd.",
        "If trade doubles by 2030, we win.",
        "Will it end by 2030?",
    ],
)
def test_what_is_no_forecast(text: str) -> None:
    assert not reading(text).forecasts


def test_a_quotation_runs_on_over_paragraphs_that_open_marks() -> None:
    text = "“We waited for the ships,” John Petrov said.\n\n“They never came at all.\n\n“So we left for home.”"
    said = [each for each in reading(text).statements if each.level == "quoted"]
    assert {each.resolved for each in said} == {"John Petrov"}
    assert len(said) == 3


def test_what_nobody_else_says_is_the_author_s() -> None:
    text = "The triangle fell apart long ago. John Petrov said that the deal was dead."
    own = [each for each in reading(text).statements if each.level == "author"]
    assert [text[slice(*each.content[0])] for each in own] == ["The triangle fell apart long ago."]


def test_sentences_are_not_cut_after_titles_or_inside_a_remark() -> None:
    text = "Sen. Ann Lee spoke. “Why not?” Petrov asked. “Now!” he said."
    cut = [text[slice(*each)] for each in reading(text).sentences]
    assert cut == ["Sen. Ann Lee spoke.", "“Why not?” Petrov asked.", "“Now!” he said."]
