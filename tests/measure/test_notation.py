"""The labels' notation: what is written is read back the same, and what is wrong is named."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import BadArgument
from dragoman.language.sentences import sentences
from dragoman.measure.fragments import Fragments, NotThere
from dragoman.measure.horizons import horizon, printed
from dragoman.measure.notation import parse
from dragoman.measure.printing import written
from dragoman.model.gold import LabelledStatement, Labels
from dragoman.model.press import Article, Span

TEXT = (
    "Дорога окупится не раньше 2035\u00a0года, заявил министр Глеб Осокин. «Мы не торопим\u00a0соседей. "
    "Ждать не будем», — сказал он. Вагон он не купит: он ждёт.\n\n"
    "По словам Осокина, стоимость выросла на 18\u00a0% и достигла 164\u00a0млрд рублей. Пекин опасается Москвы."
)
ARTICLE = Article(id="a1", text_id="t1", source="a.txt", text=TEXT, sha256="", language="ru")
SENTENCES = sentences(TEXT, "ru")
BARE = written(Labels(id="a1", text_id="t1", language="ru", reader="anna"), ARTICLE, SENTENCES)
UNDER = {
    1: "says s1 | quoted indirect | who: министр Глеб Осокин | is: Глеб Осокин | cue: заявил"
    " | what: Дорога … 2035 года\n  forecast | Дорога … 2035 года | by: 2035.. | of: s1",
    2: "says s2 in s1 | nested direct negated | who: 3: он | is: Глеб Осокин | cue: 3: сказал"
    " | what: Мы не … не будем | class: judging | modal: hypothetical",
    5: "figure | 18 % | = 18 % | rise | what: стоимость\n  figure | 164 млрд рублей | = ~160000..164000 RUB",
    6: "stance | CN -> RU | neg | опасается Москвы\n  author | Пекин опасается",
}


def filled(under: dict[int, str]) -> str:
    lines = BARE.replace("author: \n", "author: 4\n").splitlines()
    found = []
    for line in lines:
        found.append(line)
        number = int(line[1 : line.index("]")]) if line.startswith("[") else 0
        found += [f"  {under[number]}"] if number in under else []
        found += ["  Глеб Осокин | person | Gleb Osokin | Глеб Осокин; Осокина"] * (
            line == "names:"
        )
    return "\n".join(found)


def words(spans: tuple[Span, ...]) -> list[str]:
    return [TEXT[a:b].replace("\u00a0", " ") for a, b in spans]


def test_what_is_labelled_stands_at_its_words() -> None:
    labels = parse(filled(UNDER), TEXT, "x.labels")
    one, two = labels.statements
    assert words(one.speaker) == ["министр Глеб Осокин"]
    assert words(one.content) == ["Дорога окупится не раньше 2035 года"]
    assert words(two.content) == ["Мы не торопим соседей. Ждать не будем"]
    assert TEXT[slice(*two.speaker[0])] == "он"
    assert (two.level, two.kind, two.negated, two.within) == ("nested", "direct", True, "s1")
    assert (two.class_, two.modality) == ("judging", "hypothetical")
    assert [(each.low, each.high, each.unit, each.bound) for each in labels.figures] == [
        ("18", "18", "%", "exact"),
        ("160000", "164000", "RUB", "about"),
    ]
    assert labels.figures[0].change == "rise"
    assert labels.forecasts[0].earliest == date(2035, 1, 1)
    assert labels.forecasts[0].latest is None
    assert (labels.stances[0].holder, labels.stances[0].target) == ("CN", "RU")
    assert words(labels.names[0].spans) == ["Глеб Осокин", "Осокина"]
    assert words(labels.author) == ["Вагон он не купит: он ждёт.", "Пекин опасается"]


def test_a_short_word_is_not_found_inside_a_longer_one() -> None:
    places = Fragments(TEXT, SENTENCES)
    assert places.spans("он", 4)[0].start == TEXT.index("он не купит")
    assert places.spans("он #2", 4)[0].start == TEXT.index("он ждёт")
    with pytest.raises(NotThere):
        places.spans("Ваго", 4)


def test_labels_written_out_are_read_back_the_same() -> None:
    labels = parse(filled(UNDER), TEXT, "x.labels")
    assert parse(written(labels, ARTICLE, SENTENCES), TEXT, "x.labels") == labels


@given(
    st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 80)), min_size=1, max_size=3)
)
def test_any_span_is_written_so_that_it_is_found_again(drawn: list[tuple[int, int]]) -> None:
    spans = tuple(Span(start, min(start + length, len(TEXT))) for start, length in drawn)
    places = Fragments(TEXT, SENTENCES)
    assert places.spans(places.written(spans, 1), 1) == spans


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("says s1 | quoted direct | what: чего нет", "does not stand in sentence 1"),
        ("says s1 | shouted direct | what: Дорога", "says ID"),
        ("says s1 | quoted direct | who: министр", "says ID"),
        ("figure | 2035 | = много RUB", "figure | words"),
        ("forecast | Дорога | by: скоро", "is no date"),
        ("stance | CN | neg | Дорога", "stance | HOLDER"),
        ("forecast | Дорога | of: s9", "there is no statement s9"),
        ("nonsense | Дорога", "none of says, figure"),
    ],
)
def test_a_wrong_line_is_named_with_what_is_wrong(line: str, told: str) -> None:
    with pytest.raises(BadArgument, match=r"x\.labels") as raised:
        parse(filled({1: line}), TEXT, "x.labels")
    assert told in str(raised.value)


def test_all_wrong_lines_are_told_at_once() -> None:
    with pytest.raises(BadArgument) as raised:
        parse(filled({1: "nonsense | a", 4: "says"}), TEXT, "x.labels")
    assert str(raised.value).count("line ") == 2


def test_a_changed_text_line_is_refused() -> None:
    with pytest.raises(BadArgument, match="sentence 1 is not the article's"):
        parse(BARE.replace("Дорога", "Тропа"), TEXT, "x.labels")


@pytest.mark.parametrize(
    ("written_", "days"),
    [
        ("2030", (date(2030, 1, 1), date(2030, 12, 31))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("..2025", (None, date(2025, 12, 31))),
        ("2035..", (date(2035, 1, 1), None)),
        ("2026..2028-06", (date(2026, 1, 1), date(2028, 6, 30))),
        ("", (None, None)),
    ],
)
def test_horizons(written_: str, days: tuple[date | None, date | None]) -> None:
    assert horizon(written_) == days
    assert horizon(printed(*days)) == days


@pytest.mark.parametrize(
    ("language", "text", "cut"),
    [
        (
            "ja",
            "船は出た。「待つ。必ず」と言った。風だ！",
            ["船は出た。", "「待つ。必ず」と言った。", "風だ！"],
        ),
        ("zh", "他说：“等一等。”船走了。", ["他说：“等一等。”", "船走了。"]),
        ("en", "Mr. Hale said no. “Wait,” he added.", ["Mr. Hale said no.", "“Wait,” he added."]),
        ("ko", "배가 떠났다. “기다려라.”라고 말했다.", ["배가 떠났다.", "“기다려라.”라고 말했다."]),
    ],
)
def test_sentences_of_languages_not_read_yet(language: str, text: str, cut: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text, language)] == cut


def test_labels_hold_no_text() -> None:
    statement = LabelledStatement(id="s1", level="quoted", kind="direct", content=(Span(0, 6),))
    assert "Дорога" not in repr(statement)
