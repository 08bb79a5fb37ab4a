from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.knowledge.load import load
from dragoman.language import english, russian
from dragoman.model.press import Article, Span
from dragoman.model.reading import Statement
from dragoman.read.reader import LANGUAGES
from dragoman.read.statements import statements, traced

KNOWLEDGE = load("RU")
annotate = russian.annotate


def cases(language: str, of: str = "statements") -> list[str]:
    text = Path(__file__).with_name(f"{of}_{language}.txt").read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


needs_english = pytest.mark.skipif(
    not english.is_installed(), reason="needs the extra: pip install 'dragoman[en]'"
)
CASES = [
    *(pytest.param("ru", line, id=line) for line in cases("ru")),
    *(pytest.param("ru", line, id=line) for line in cases("ru", "speakers")),
    *(pytest.param("en", line, id=line, marks=needs_english) for line in cases("en")),
]


@dataclass
class Marked:
    text: str = ""
    spans: dict[str, dict[str, list[Span]]] = field(default_factory=dict)


def unmark(line: str) -> Marked:
    found, opened = Marked(), list[tuple[str, str, int]]()
    for mark in re.finditer(r"\[([SCQ])(\d?):|\]|[^\[\]]+", line):
        if mark.group() == "]":
            kind, number, start = opened.pop()
            spans = found.spans.setdefault(number, {}).setdefault(kind, [])
            spans.append(Span(start, len(found.text)))
        elif mark[1]:
            opened.append((mark[1], mark[2] or "1", len(found.text)))
        else:
            found.text += mark.group()
    return found


def article(text: str, **fields: object) -> Article:
    known = {"id": "a", "text_id": "t", "source": "a.txt", "sha256": "", "language": "ru"}
    return Article(text=text, **{**known, **fields})  # type: ignore[arg-type]


def read(piece: Article) -> tuple[Statement, ...]:
    language = LANGUAGES[piece.language]
    annotation = language.annotate(piece.text)
    return statements(piece, annotation, language.mentions(piece, annotation, KNOWLEDGE), KNOWLEDGE)


def reported(text: str, language: str = "ru") -> list[Statement]:
    return [each for each in read(article(text, language=language)) if each.level != "author"]


def words(text: str, spans: tuple[Span, ...] | list[Span]) -> tuple[str, ...]:
    parts = [text[each.start : each.end].rstrip(".") for each in sorted(spans)]
    return tuple(" ".join(parts).split())


def describe(each: Statement, ids: dict[str, str]) -> set[str]:
    said = {each.level, each.kind, each.cue.class_ if each.cue else "", each.modality or ""}
    said |= {"negated"} if each.negated else set()
    said |= {f"within={ids.get(each.within or '')}"}
    said |= {each.replace(" ", "_") for each in each.who.candidates}
    return said | {f"{each.who.kind}:{each.who.name}".replace(" ", "_")}


@pytest.mark.parametrize(("language", "line"), CASES)
def test_case(language: str, line: str) -> None:
    marked_text, _, wanted = line.partition(" => ")
    marked = unmark(marked_text)
    found = reported(marked.text, language)
    if wanted == "none":
        assert not [(each.who.name, words(marked.text, each.content)) for each in found]
        return
    expected = {
        number: (
            words(marked.text, spans.get("S", [])),
            words(marked.text, spans.get("C", [])),
            words(marked.text, spans.get("Q", [])),
        )
        for number, spans in marked.spans.items()
    }
    got = {
        (
            words(marked.text, each.speaker.spans if each.speaker else ()),
            words(marked.text, each.cue.spans if each.cue else ()),
            words(marked.text, each.content),
        ): each
        for each in found
    }
    if "2" in expected and not expected["2"][0]:
        speaker = expected["1"][0]
        expected["2"] = (speaker, expected["2"][1], expected["2"][2])
    assert set(got) == set(expected.values())
    ids = {got[spans].id: number for number, spans in expected.items()}
    number = wanted[0] if wanted[0].isdigit() else "1"
    properties = set(wanted.removeprefix(number).split())
    assert properties <= describe(got[expected[number]], ids)


def test_the_author_keeps_what_nobody_else_says() -> None:
    text = (
        "Пошлины никому не помогли. Иван Петров заявил, что сделка сорвана. "
        "Министр прилетел в столицу поздно ночью и заявил, что казна пуста. Это провал."
    )
    own = [each for each in read(article(text, authors=("Пётр Лугин",))) if each.level == "author"]
    assert [words(text, each.content) for each in own] == [
        ("Пошлины", "никому", "не", "помогли"),
        ("Министр", "прилетел", "в", "столицу", "поздно", "ночью"),
        ("Это", "провал"),
    ]
    assert {(each.who.kind, each.who.name) for each in own} == {("author", "Пётр Лугин")}
    assert all(each.speaker is None and each.cue is None for each in own)


@pytest.mark.parametrize(
    ("fields", "kind", "name"),
    [
        ({"authors": ("Пётр Лугин",), "outlet": "Заря"}, "author", "Пётр Лугин"),
        ({"outlet": "Заря"}, "outlet", "Заря"),
        ({}, "unnamed", ""),
    ],
)
def test_whose_the_piece_is(fields: dict[str, object], kind: str, name: str) -> None:
    (own,) = read(article("Пошлины никому не помогли.", **fields))
    assert (own.who.kind, own.who.name) == (kind, name)


def test_a_quotation_on_its_own_is_not_the_authors() -> None:
    text = "Зал молчал.\n«Мы отдадим свои голоса только тому, кто нас услышит».\nВсе ушли."
    (quoted,) = reported(text)
    assert quoted.who.kind == "unnamed"
    assert quoted.cue is None


def test_a_speaker_goes_on_in_the_next_quotation() -> None:
    text = "«Мы никуда не спешим», — сказал Иван Петров. «Подождём до самой весны и решим»."
    assert [each.who.name for each in reported(text)] == ["Иван Петров", "Иван Петров"]


def test_ids_hang_on_text_level_and_place() -> None:
    text = "Иван Петров заявил, что сделка сорвана."
    assert [each.id for each in read(article(text))] == [each.id for each in read(article(text))]
    other = article(text, text_id="u")
    assert {each.id for each in read(article(text))}.isdisjoint(each.id for each in read(other))


def test_the_rule_that_fired_is_told() -> None:
    piece = article("Иван Петров заявил, что сделка сорвана.")
    annotation = annotate(piece.text)
    found = traced(
        piece, annotation, LANGUAGES["ru"].mentions(piece, annotation, KNOWLEDGE), KNOWLEDGE
    )
    assert [each.rule for each in found] == ["clause after verb"]


PIECES = st.sampled_from(
    [
        "«", "»", '"', " — ", ", ", ". ", ": ", "\n", "сказал", "Иван Петров", "что", " ", "он",
        "По словам", "заявил, что", "как сообщает", "Мы готовы", "(", ")", "министр", "об этом",
        "Об этом сообщил", "...", "№", "\u00a0", "призвал", "идти", "🙂", "и", "считает",
    ]
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_spans_lie_within_the_text_and_are_not_empty(text: str) -> None:
    for each in read(article(text)):
        spans = [*each.content, *(each.cue.spans if each.cue else ())]
        spans.extend(each.speaker.spans if each.speaker else ())
        assert each.content
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert list(each.content) == sorted(each.content)
