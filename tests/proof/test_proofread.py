import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.formats import plain
from dragoman.formats.marked import document as marked_text
from dragoman.model.finding import Finding
from dragoman.proof.proofread import proofread as of_document


def proofread(text: str) -> tuple[Finding, ...]:
    return of_document(plain.document(text))


def marked(text: str) -> tuple[str, str]:
    """Take the brackets out of ``the [the] ship``; return the text and what they held."""
    before, _, rest = text.partition("[")
    inside, _, after = rest.partition("]")
    return before + inside + after, inside


@pytest.mark.parametrize(
    ("rule", "case", "suggestion"),
    [
        ("doubled-word", "He saw [the the] ship.", "the"),
        ("doubled-word", "[The the] ship sailed.", "The"),
        ("doubled-space", "He saw[  ]the ship.", " "),
        ("lone-quotation-mark", "He saw the [“]ship.", None),
        ("lone-quotation-mark", "He saw the ship,[”] and sailed.", None),
        ("lone-quotation-mark", "One “ship” and [“]another.\n\nNext one.", None),
        ("lone-quotation-mark", 'He saw the ["]ship.', None),
        ("lone-quotation-mark", "«Один» и [«]два", None),
        ("missing-space", "A letter [fromOstrov] came.", "from Ostrov"),
        ("missing-space", "He saw the [ship,which] sailed.", "ship, which"),
        ("missing-space", "It [sailed.Then] it sank.", "sailed. Then"),
        ("missing-space", "He said of the [league:“We] sail”.", "league: “We"),
        ("two-spellings", "We met Kotlov there. [Kotnov] sailed.", "Kotlov"),
        ("two-spellings", "From Kirgavia to [Kirghavia] and Kirgavia.", "Kirgavia"),
    ],
)
def test_a_slip(rule: str, case: str, suggestion: str | None) -> None:
    text, inside = marked(case)
    (found,) = proofread(text)
    assert (found.rule, found.text, found.suggestion) == (rule, inside, suggestion)
    assert text[found.start : found.end] == inside
    assert found.start == case.index("[")


@pytest.mark.parametrize(
    "text",
    [
        # doubled on purpose
        "He said that that ship had had its day.",
        "The band Duran Duran sailed.",
        # a soft sign and an apostrophe are no quotation marks; a quotation may run on
        "Profil’ and Kazan’ are the ships’ ports, O'Neill's too.",
        "He “saw the “ship” sail”.",
        "“The ship sailed.\n\n“Then it sank.”",
        # written together on purpose
        "On the iPhone, eBay and YouTube of McDonald; see Maiak.Ru or https://maiak.example/A,B",
        "At 10:30 it cost 1,000 or 3.5; J.R. Vymyslin, e.g., the U.S. paid.",
        "The openHarbour society; openHarbour again.",
        # two names, not two spellings
        "Korea and the Korean ship; Ivanov met Ivanova.",
        "He met Zhang Wei and Zheng Yi.",
        "There was ice. These three knew there were these.",
        "Kotlov met Kotnov; Kotnov met Kotlov.",
        "Kim met Kam.",
        "",
    ],
)
def test_no_slip(text: str) -> None:
    assert proofread(text) == ()


def test_the_other_spelling_is_shown() -> None:
    text = "We met Kotlov there. Kotnov sailed."
    (found,) = proofread(text)
    (other,) = found.related
    assert (other.text, text[other.start : other.end]) == ("Kotlov", "Kotlov")


def test_findings_stand_in_the_order_of_the_text() -> None:
    found = proofread("The the ship  sailed fromOstrov to “Maiak.")
    assert [each.rule for each in found] == [
        "doubled-word",
        "doubled-space",
        "missing-space",
        "lone-quotation-mark",
    ]
    assert [each.severity for each in found] == ["error", "warning", "error", "warning"]


@settings(deadline=None)
@given(st.text(alphabet='ab AKov“”"«».,:\n', max_size=60))
def test_every_finding_stands_where_it_says(text: str) -> None:
    for each in proofread(text):
        assert text[each.start : each.end] == each.text != ""


def test_notes_are_left_alone_and_russian_cases_are_no_two_spellings() -> None:
    text = "# Report\n\nHe sailed.[^1] Паром в Ниигату ждут, Ниигата рядом.\n\n[^1]: «Шторм «в в море.\n"
    assert of_document(marked_text(text)) == ()
