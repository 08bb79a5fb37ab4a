"""Whatever the text: no crash, every span within it, what is recorded as printed is printed there."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.knowledge.load import load
from dragoman.language.pieces import LONGEST, pieces
from dragoman.model.press import Article, Span
from dragoman.model.reading import Reading
from dragoman.read.reader import LANGUAGES, read
from dragoman.read.spans import Covered, Laid, touching, trimmed_end, within

KNOWLEDGE = load("RU")
WORDS = {
    "ru": ("Министр ", "Иван Петров ", "заявил, что ", "рост на 5 % ", "Китай ", "к 2030 году "),
    "en": ("Minister ", "John Smith ", "said that ", "growth of 5% ", "China ", "by 2030 "),
    "ja": ("山田太郎外相は", "と述べた", "2030年までに", "五千ドル", "中国が", "によると"),
    "ko": ("김철수 장관은 ", "고 말했다", "2030년까지 ", "5퍼센트 ", "중국이 ", "에 따르면 "),
    "zh": ("王毅外长", "表示，", "到2030年", "五千美元", "中国", "据专家说"),
}
BROKEN = (
    *("«", "»", "“", "”", "„", '"', "'", "「", "」", "『", "』", "（", "("),
    *("\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u202c", "\u2067", "\u2069"),
    *("—", "- ", ": ", ". ", "。", "?", "…", "\n", "\n\n", "\r\n", "\u2028", "\t", "\u00a0"),
    *(
        "e\u0301",
        "й",
        "🙂",
        "👨\u200d👩\u200d👧",
        "שלום ",
        "مرحبا ",
        "Ελλάς ",
        "１２３",
        "½",
        "\x00",
    ),
)
LANGUAGE = st.sampled_from(sorted(LANGUAGES))
MIXED = LANGUAGE.flatmap(
    lambda language: st.tuples(
        st.just(language),
        st.lists(
            st.sampled_from((*WORDS[language] * 4, *BROKEN, *sum(WORDS.values(), ()))), max_size=40
        ).map("".join),
    )
)


def reading(text: str, language: str) -> Reading:
    article = Article(id="a", text_id="t", source="a", text=text, sha256="", language=language)
    return read(article, KNOWLEDGE)


def spans(found: Reading) -> list[Span]:
    held = [*found.sentences, *found.thesis, *found.conclusion]
    for each in found.statements:
        held += [*each.content, *(each.cue.spans if each.cue else ())]
        held += each.speaker.spans if each.speaker else ()
    for layer in (found.mentions, found.figures, found.forecasts, found.tones):
        held += [Span(one.start, one.end) for one in layer]
    for asked in (found.questions, found.recommendations):
        held += [Span(one.start, one.end) for one in asked]
    held += [span for each in found.stances for span in each.spans]
    return held


@settings(max_examples=60, deadline=None)
@given(MIXED)
def test_mixed_scripts_and_broken_marks_are_read_and_spans_are_exact(case: tuple[str, str]) -> None:
    language, text = case
    found = reading(text, language)
    assert all(0 <= each.start < each.end <= len(text) for each in spans(found))
    for before, after in zip(found.sentences, found.sentences[1:], strict=False):
        assert before.end <= after.start
    for each in found.statements:
        if each.speaker:
            printed = [text[span.start : span.end] for span in each.speaker.spans]
            assert each.speaker.name == " ".join(printed)
        assert list(each.content) == sorted(each.content)


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_sentence_is_longer_than_the_rules_bear(language: str) -> None:
    words = "".join(WORDS[language])
    text = words * (3 * LONGEST // len(words) + 1)
    found = reading(text, language)
    assert all(each.end - each.start <= LONGEST for each in found.sentences)
    assert max(each.end for each in found.sentences) >= len(text.rstrip()) - 1
    assert found.mentions


@given(st.text(alphabet="аб ,;—。、\u200b", max_size=4000))
def test_pieces_leave_out_nothing_but_spaces(text: str) -> None:
    found = list(pieces(text, 0, len(text)))
    assert all(0 < end - start <= LONGEST for start, end in found)
    if len(found) > 1:
        kept = "".join(text[start:end] for start, end in found)
        assert "".join(kept.split()) == "".join(text.split())


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=12),
    st.integers(0, 60),
    st.integers(1, 9),
)
def test_what_is_covered_is_what_a_walk_would_find(
    sizes: list[tuple[int, int]], start: int, size: int
) -> None:
    held = [Span(first, first + wide) for first, wide in sizes]
    end = start + size
    met = [each for each in held if each.start < end and start < each.end]
    assert Covered(held).meets(start, end) == bool(met)
    ordered = sorted(held)
    assert list(within(ordered, start, end)) == [e for e in ordered if start <= e.start < end]
    apart: list[Span] = []
    for each in ordered:
        if not apart or apart[-1].end <= each.start:
            apart.append(each)
    assert list(touching(apart, start, end)) == [
        e for e in apart if e.start < end and start < e.end
    ]


@given(
    st.lists(st.tuples(st.integers(0, 4000), st.integers(1, 2500)), max_size=12),
    st.integers(0, 4000),
    st.integers(1, 900),
)
def test_what_is_laid_is_found_as_a_walk_would_find_it(
    sizes: list[tuple[int, int]], start: int, size: int
) -> None:
    held = [(Span(first, first + wide), number) for number, (first, wide) in enumerate(sizes)]
    laid, end = Laid(held), start + size
    around = [each for each in held if each[0].start <= start and end <= each[0].end]
    met = [each for each in held if each[0].start < end and start < each[0].end]
    assert sorted(laid.around(start, end)) == sorted(around)
    assert sorted(laid.meeting(start, end)) == sorted(met)


@given(st.text(alphabet="а» \n\u00a0", max_size=12), st.integers(0, 12))
def test_a_text_ends_where_it_would_without_its_spaces(text: str, place: int) -> None:
    place = min(place, len(text))
    assert trimmed_end(text, place) == len(text[:place].rstrip())
    assert trimmed_end(text, place, " \u00a0") == len(text[:place].rstrip(" \u00a0"))
