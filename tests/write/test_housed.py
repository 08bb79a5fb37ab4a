"""A composed report in the style of a newsroom."""

from datetime import date

from dragoman.model.press import Period
from dragoman.model.report import Claim, Coverage, Item, Report, Section
from dragoman.write.housed import Orders, housed


def claim(text: str) -> Claim:
    return Claim(id="c1", text=text, by="template", level="author", voice="author", role="r")


def report(text: str) -> Report:
    coverage = Coverage(
        outlets=(), read=0, set_aside=(), skipped=(), undated=(), written_by=(), untranslated=0
    )
    items = (Item(article="a1", genre="news", claims=(claim(text),)),)
    return Report(
        generator="g",
        title="Country Report",
        country="RU",
        period=Period(from_=date(2021, 1, 1), to=date(2021, 1, 31)),
        language="en",
        snapshot="s",
        coverage=coverage,
        overview=(),
        sections=(Section(heading="North Korea", theme="t", items=items),),
        withheld=(),
        previous=None,
        articles=(),
    )


def styled(text: str, orders: Orders) -> tuple[str, str, tuple[str, ...]]:
    done = housed(report(text), orders)
    section = done.report.sections[0]
    return section.heading, section.items[0].claims[0].text, done.kept


def test_words_are_printed_as_the_house_has_them_but_not_in_quotations() -> None:
    orders = Orders(words={"North Korea": "DPRK", "Korea": "the peninsula"})
    heading, text, _ = styled("North Korea and Korea, he says: “North Korea waits.”", orders)
    assert heading == "DPRK"
    assert text == "DPRK and the peninsula, he says: “North Korea waits.”"


def test_what_one_word_is_printed_as_is_not_changed_by_the_next() -> None:
    assert styled("A and B", Orders(words={"A": "B", "B": "A"}))[1] == "B and A"


def test_quotation_marks_are_the_house_s() -> None:
    assert (
        styled("He says: “Ships wait.”", Orders(marks="guillemets"))[1] == "He says: «Ships wait.»"
    )
    assert styled("He says: “Ships wait.”", Orders(marks="straight"))[1] == 'He says: "Ships wait."'


def test_a_word_the_house_never_uses_stays_and_is_named() -> None:
    orders = Orders(never={"regime": "say government"})
    _, text, kept = styled("The regime waits, he says: “The regime waits.”", orders)
    assert text == "The regime waits, he says: “The regime waits.”"
    assert kept == (
        "the house does not use “regime” (say government); it stands once, 1 in quotations",
    )
