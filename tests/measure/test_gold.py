"""The gold labels ship with their texts, and the bench falls when the reader gets worse."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from bench import floors
from bench.quality import SAMPLE, own

from dragoman import evaluating, labelling
from dragoman.evaluating import Evaluation
from dragoman.measure import found as founds
from dragoman.measure.bootstrap import scored
from dragoman.measure.findings import value
from dragoman.measure.gold import count, score, weighed
from dragoman.measure.sides import Sides, same_name
from dragoman.model.gold import LabelledFigure, LabelledStatement, Labels
from dragoman.model.measure import Measured
from dragoman.model.press import Article, Span
from dragoman.read import rules

SETS = {each.name: each for each in own()}
READ = ("gold first period", "gold second period")
FIRST = SETS["gold first period"]
PLACES = {
    **dict.fromkeys(READ, (SAMPLE / "press",)),
    **{each.name: each.texts for each in own() if each.name not in READ},
}


@cache
def labelled(name: str) -> tuple[Labels, ...]:
    return tuple(labelling.standoff(SETS[name].path))


@cache
def texts(name: str) -> dict[str, Article]:
    return evaluating.texts_of(SETS[name].path, [str(each) for each in PLACES[name]])


def read(name: str, how: Callable[[Article], Labels]) -> list[Sides]:
    held = texts(name)
    return [Sides(each, how(held[each.text_id])) for each in labelled(name)]


def ours(article: Article) -> Labels:
    return labelling.read(article, labelling.known(SAMPLE))


@cache
def sound() -> Measured:
    return weighed(read(FIRST.name, ours))


def fallen(measured: Measured) -> list[str]:
    return list(floors.fallen(floors.load(), FIRST.name, measured))


@pytest.mark.parametrize("name", SETS)
def test_every_labelled_text_ships_with_the_package(name: str) -> None:
    assert labelled(name)
    assert [each.id for each in labelled(name) if each.text_id not in texts(name)] == []


def test_every_article_of_the_sample_is_labelled() -> None:
    for name, many in (("gold first period", 34), ("gold second period", 26)):
        assert len(labelled(name)) == many
    named = {each.text_id for name in READ for each in labelled(name)}
    assert set(texts(FIRST.name)) == named


@pytest.mark.parametrize("name", SETS)
def test_labels_lie_within_their_text_and_hold_no_sentence_of_it(name: str) -> None:
    for each in labelled(name):
        text = texts(name)[each.text_id].text
        spans = [span for one in each.statements for span in (*one.content, *one.cue, *one.speaker)]
        spans += [*each.author, *each.thesis, *(span for one in each.names for span in one.spans)]
        assert all(0 <= start < end <= len(text) for start, end in spans), each.id
        written = labelling.standoff_line(each)
        assert [w for w in re.findall(r'"((?:[^"\\]|\\.)*)"', written) if len(w) > 90] == []


@pytest.mark.parametrize("name", READ)
def test_no_score_is_below_its_floor(name: str) -> None:
    measured = weighed(read(name, ours))
    assert list(floors.fallen(floors.load(), name, measured)) == []


def test_labels_that_are_found_whole_have_full_scores() -> None:
    sides = [Sides(each, replace(each, reader="again")) for each in labelled(FIRST.name)]
    assert {each.value for each in weighed(sides).scores} == {1.0}


def test_an_empty_reader_falls_below_the_floors() -> None:
    empty = weighed(read(FIRST.name, lambda article: founds.blank(article, "nobody")))
    assert "statements.f1" in " ".join(fallen(empty))
    assert max(each.value for each in empty.scores if each.name.endswith(".r")) == 0.0


def test_a_broken_rule_falls_below_the_floors(monkeypatch: pytest.MonkeyPatch) -> None:
    assert fallen(sound()) == []
    broken = tuple(each for each in rules.RULES if each.__name__ != "clause_after_verb")
    assert len(broken) == len(rules.RULES) - 1
    monkeypatch.setattr(rules, "RULES", broken)
    assert "statements.r" in " ".join(fallen(weighed(read(FIRST.name, ours))))


def test_a_shuffled_label_file_falls_below_the_floors() -> None:
    sides = read(FIRST.name, ours)
    golds = [each.gold for each in sides]
    random.Random(7).shuffle(golds)
    wrong = weighed([Sides(gold, each.found) for gold, each in zip(golds, sides, strict=True)])
    told = " ".join(fallen(wrong))
    assert all(name in told for name in ("statements.f1", "persons.f1", "figures.f1", "author.f1"))


def test_a_changed_text_is_named_and_not_measured(tmp_path: Path) -> None:
    first = json.loads(FIRST.path.read_text(encoding="utf-8").splitlines()[0])
    second = {**first, "text_id": "t0"}
    file = tmp_path / "labels.jsonl"
    lines = [json.dumps(each, ensure_ascii=False) for each in (first, second)]
    file.write_text("\n".join(lines), encoding="utf-8")
    result = evaluating.gold(Evaluation(path=file, texts=(str(SAMPLE / "press"),), desk=SAMPLE))
    assert result.measured.n == 1
    assert result.left_out == (f"{first['id']}: the labelled text is not at hand",)


def statement(start: int, end: int, who: str | None = None, **more: object) -> LabelledStatement:
    made = LabelledStatement(
        id=f"s{start}",
        level="quoted",
        kind="indirect",
        who=who,
        speaker=(Span(90, 95),),
        content=(Span(start, end),),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def labels(*statements: LabelledStatement) -> Labels:
    return Labels(id="a", text_id="t", language="ru", reader="x", statements=statements)


def scores(gold: Labels, found: Labels) -> dict[str, float]:
    return {each.name: each.value for each in scored([count(Sides(gold, found))], score)}


def test_a_paragraph_may_be_one_statement_or_several() -> None:
    whole, parts = (
        labels(statement(0, 80, "А")),
        labels(statement(0, 40, "А"), statement(41, 80, "А")),
    )
    assert scores(whole, parts)["statements.f1"] == 1.0
    assert scores(parts, whole)["statements.f1"] == 1.0


def test_a_statement_of_the_wrong_speaker_is_not_right() -> None:
    gold = labels(statement(0, 40, "А"))
    wrong = labels(statement(0, 40, "Б", speaker=(Span(60, 65),)))
    found = scores(gold, wrong)
    assert (found["content.f1"], found["statements.f1"], found["speaker"]) == (1.0, 0.0, 0.0)


def test_nobody_speaks_only_where_nobody_is_labelled() -> None:
    nobody = labels(statement(0, 40, speaker=()))
    assert scores(nobody, nobody)["statements.f1"] == 1.0
    assert scores(nobody, labels(statement(0, 40, "А")))["statements.f1"] == 0.0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Глеб Осокин", "глеб осокин", True),
        ("Осокин", "Глеб Осокин", True),
        ("Пётр Лунёв", "Петр Лунев", True),
        ("Глеб Осокин", "Глеб Лунёв", False),
        ("Глеб Осокин", None, False),
        (None, None, False),
    ],
)
def test_one_name_or_two(one: str | None, other: str | None, same: bool) -> None:
    assert same_name(one, other) is same


def test_a_thing_counted_in_the_press_s_own_words_is_no_unit() -> None:
    figure = LabelledFigure(start=0, end=2, low="38", high="38", unit="поезд")
    assert value(figure) == ("38", "38", None)
    assert value(replace(figure, unit="km")) == ("38", "38", "km")


def test_a_floor_is_lowered_with_a_reason_only() -> None:
    whole = {"floors": {"set": {"f1": 0.5}}}
    with pytest.raises(ValueError, match="with a reason"):
        floors.lowered(whole, "set", "f1", 0.4, " ")
    with pytest.raises(ValueError, match="nothing to lower"):
        floors.lowered(whole, "set", "f1", 0.6, "why not")
    after = floors.lowered(whole, "set", "f1", 0.4, "the labels were mended")
    assert after["floors"]["set"]["f1"] == 0.4
    assert after["lowered"][0]["from"] == 0.5


def test_pinning_raises_floors_and_never_lowers_one() -> None:
    held = {FIRST.name: {"statements.f1": 0.001, "persons.f1": 1.0}}
    pinned = floors.pinned(held, FIRST.name, sound())
    assert pinned["statements.f1"] > 0.1
    assert pinned["persons.f1"] == 1.0


def test_what_was_not_labelled_is_not_weighed() -> None:
    (first, *_), article = labelled(FIRST.name), ours
    found = article(texts(FIRST.name)[first.text_id])
    only = replace(first, only=("figures",), statements=(), forecasts=(), names=(), stances=())
    counted = count(Sides(only, found))
    assert counted["figures found"] == len(found.figures)
    assert not counted["forecasts found"]
    assert not counted["persons found"]
    assert not counted["figures held"]
