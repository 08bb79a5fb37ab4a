"""A report beside its sources: what is said of each slip, and that nothing is said where all is in order."""

from collections.abc import Iterator
from datetime import date

import pytest

from dragoman.formats import plain
from dragoman.knowledge.load import load
from dragoman.model.finding import Finding
from dragoman.model.press import Article, Period, PublicationDate, Span
from dragoman.model.reading import Figure, Mention, Reading, Speaker, Statement, Who
from dragoman.model.source import Head, Rendered, Source
from dragoman.proof.against.beside import Against
from dragoman.proof.against.words import Words, closest, differing, verbatim
from dragoman.proof.proofread import Proof, proof
from dragoman.proof.table import RULES

TEXT = (
    "Порт открыли в марте 2019 года. Вывоз угля вырос на 12 % и достиг 538,9 млн долларов. "
    "«Причалы ждать не станут», — сказал Павел Котлов. Еще одной зимы город не выдержит."
)
ENGLISH = (
    "The port was opened in March 2019. ",
    "Exports of coal rose by 12% and reached $538.9 million. ",
    "“The berths will not wait any longer,” said Pavel Kotlov. ",
    "The town will not survive one more winter.",
)
CUTS = ("Порт", "Вывоз", "«Причалы", "Еще")
HEAD = "Country Report: Russia (March 2021)\n\nPorts led.\n\nPorts\n\n"
LEAD = "On March 1 Ivan Roshchin in Vestnik wrote that ports close. "
SOURCES = frozenset(each.name for each in RULES if each.group == "sources")


def article(
    author: str = "Иван Рощин", day: int = 1, text: str = TEXT, name: str = "a1"
) -> Article:
    when = date(2021, 3, day)
    return Article(
        id=name,
        text_id=f"t{name}",
        source="",
        outlet="Вестник",
        title="Порт и зима",
        authors=(author,),
        published=PublicationDate(earliest=when, latest=when, precision="day"),
        language="ru",
        text=text,
        sha256="",
    )


def reading(text: str) -> Reading:
    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    kotlov = Who(kind="person", name="Павел Котлов")
    said = span("Причалы ждать не станут")
    named = span("Павел Котлов")
    figures = [("12 %", "12", "%"), ("538,9 млн долларов", "538900000", "USD")]
    return Reading(
        text_id="t",
        reader="r",
        knowledge="k",
        language="ru",
        sentences=(),
        lemmas=(),
        mentions=(Mention(start=named.start, end=named.end, type="PER", name="Павел Котлов"),),
        statements=(
            Statement(
                id="s1",
                level="quoted",
                kind="direct",
                speaker=Speaker(spans=(named,), name="Павел Котлов"),
                who=kotlov,
                resolved="Павел Котлов",
                cue=None,
                content=(said,),
            ),
        ),
        figures=tuple(
            Figure(
                start=span(words).start,
                end=span(words).end,
                low=value,
                high=value,
                bound="exact",
                unit=unit,
                what=None,
            )
            for words, value, unit in figures
        ),
    )


def rendered() -> tuple[Rendered, ...]:
    starts = [TEXT.index(each) for each in CUTS]
    ends = [*(each - 1 for each in starts[1:]), len(TEXT)]
    return tuple(
        Rendered(start=start, end=end, text=text.strip())
        for start, end, text in zip(starts, ends, ENGLISH, strict=True)
    )


class Shelf:
    """A desk of a few articles."""

    def __init__(self, *sources: Source) -> None:
        self.sources = {each.article.id: each for each in sources}

    def heads(self, period: Period | None) -> Iterator[Head]:
        del period
        for each in self.sources.values():
            one = each.article
            yield Head(
                id=one.id,
                title=one.title,
                outlet=one.outlet,
                authors=one.authors,
                published=one.published,
            )

    def get(self, article: str) -> Source:
        return self.sources[article]

    def saying(self, words: str) -> Iterator[Source]:
        del words
        return iter(())


def source(*, memory: bool = True, **more: str | int) -> Source:
    held = article(**more)  # type: ignore[arg-type]
    return Source(
        article=held,
        reading=reading(held.text) if held.text == TEXT else None,
        rendered=rendered() if memory and held.text == TEXT else (),
        titles=("Порт и зима",),
    )


def check(text: str, *sources: Source) -> Proof:
    shelf = Shelf(*(sources or (source(),)))
    return proof(plain.document(HEAD + text), None, Against(sources=shelf, knowledge=load("RU")))


def told(text: str, *sources: Source) -> list[Finding]:
    return [each for each in check(text, *sources).findings if each.rule in SOURCES]


CASES = (
    ("altered-quotation", "He says: “The town will not outlive one more winter.”", "survive"),
    ("altered-quotation", "“The town will survive one more winter,” he says.", "survive"),
    ("misattributed-quotation", "“The berths will not wait any longer,” Roshchin says.", "Котлов"),
    ("altered-figure", "Exports of coal rose by 21% and reached $538.9 million.", "12%"),
    ("altered-figure", "Exports of coal rose by 12% and reached $835.9 million.", "$538.9 million"),
    ("altered-date", "The port was opened in March 2013, he says.", "2019"),
    ("misspelt-name", "The berths, said Pavel Kotlev, will not wait.", "Kotlov"),
    ("name-not-in-source", "The berths, said Gleb Varakin, will not wait.", "Varakin"),
)


@pytest.mark.parametrize(("rule", "sentence", "right"), CASES)
def test_a_slip_is_told_with_what_the_source_has(rule: str, sentence: str, right: str) -> None:
    (found,) = told(LEAD + sentence)
    assert found.rule == rule
    shown = f"{found.suggestion} {found.message}"
    assert right in shown
    if found.source:
        assert found.source.text == TEXT[found.source.start : found.source.end]


RIGHT = (
    "“The town will not survive one more winter,” he says.",
    "“The town … one more winter,” he says.",
    "“THE TOWN will not survive one more winter”, he says.",
    "Exports of coal rose by 12% to $539 million.",
    "“The berths will not wait any longer,” Pavel Kotlov says.",
    "He quotes Pavel Kotlov: «Причалы ждать не станут».",
    "«Ещё одной зимы город не выдержит», he says.",
)


@pytest.mark.parametrize("sentence", RIGHT)
def test_nothing_is_said_of_what_is_in_order(sentence: str) -> None:
    assert told(LEAD + sentence) == []


def test_a_translation_is_not_compared_word_by_word_without_a_memory() -> None:
    found = check(LEAD + "“The city cannot bear another winter,” he says.", source(memory=False))
    assert [each for each in found.findings if each.rule in SOURCES] == []
    assert found.compared is not None
    assert found.compared.endswith("1 quotation: 1 in translation")


def test_the_original_s_words_are_compared_without_a_memory() -> None:
    (found,) = told(LEAD + "He says: «Ещё одного лета город не выдержит».", source(memory=False))
    assert found.rule == "altered-quotation"
    assert found.suggestion == "Еще одной зимы город не выдержит"


@pytest.mark.parametrize(
    ("lead", "rule", "put"),
    [
        (
            "On March 1 Pavel Belov in Vestnik wrote that ports close. ",
            "wrong-author",
            "Ivan Roshchin",
        ),
        ("On March 4 Ivan Roshchin in Vestnik wrote that ports close. ", "wrong-date", "March 1"),
        (
            "On March 1 Ivan Roshchin in Izvestia wrote that ports close. ",
            "wrong-outlet",
            "Vestnik",
        ),
    ],
)
def test_a_lead_is_set_right_where_the_words_say_whose_they_are(
    lead: str, rule: str, put: str
) -> None:
    body = "“The town will not survive one more winter,” he says. Exports reached $538.9 million."
    (found,) = told(lead + body)
    assert (found.rule, found.suggestion) == (rule, put)


def test_an_item_without_a_source_is_a_hint_and_counted() -> None:
    found = check("On March 1 Pavel Belov in Profil’ wrote that “fish” is dear.")
    assert [(e.rule, e.severity) for e in found.findings if e.rule in SOURCES] == [
        ("source-not-at-hand", "hint")
    ]
    assert found.compared == (
        "0 of 1 items have their source at the desk; 1 quotation: 1 without source"
    )


def test_words_of_another_article_are_named_as_its_own() -> None:
    other = source(
        author="Пётр Белов",
        day=9,
        name="a2",
        text="Рыба подорожала вдвое за одну зиму, и никто не знает почему.",
    )
    second = "\n\nOn March 9 Petr Belov in Vestnik wrote that fish is dear."
    text = LEAD + "He says: «Рыба подорожала вдвое за одну зиму, и никто не знает почему»." + second
    (found,) = told(text, source(), other)
    assert found.rule == "misattributed-quotation"
    assert "a2" in found.message


def test_words_are_aligned_and_what_differs_is_told() -> None:
    text = Words.of("Ships wait. The big port will open in the spring of next year.")
    assert verbatim("the big port … next year", text) == Span(12, 61)
    wanted = ("the", "old", "port", "will", "open", "in", "spring")
    found = closest(wanted, text)
    assert found is not None
    assert differing(wanted, found, text) == (("old", "big"), ("", "the"))
