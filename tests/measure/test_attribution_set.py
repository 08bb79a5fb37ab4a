"""PolNeAR in small: the source in [ ], the cue in { }, the content in < >."""

import json
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import BadArgument, Nothing
from dragoman.measure import attribution
from dragoman.model.press import Article, Span
from dragoman.model.reading import Attitude, Cue, Reading, Speaker, Statement, Who

MARKED = (
    "[The mayor] {said} <that the bridge is safe>.",
    "<The harbour is closed>, {according to} [two pilots].",
    "[Ada Quill] {denied} <the report>.",
    "It rained. <“We wait,”> {replied} [the baker].",
)
BRACKETS = {"[": "source", "{": "cue", "<": "content"}
MARK = re.compile(r"[\[{<>}\]]")
Parts = dict[str, list[list[int]]]


def unmarked(marked: str) -> tuple[str, Parts]:
    parts: Parts = {"source": [], "cue": [], "content": []}
    text, place = "", 0
    for match in MARK.finditer(marked):
        text += marked[place : match.start()]
        place = match.end()
        if match.group() in BRACKETS:
            start, kind = len(text), BRACKETS[match.group()]
        else:
            parts[kind].append([start, len(text)])
    return text + marked[place:], parts


def write(path: Path, marked: tuple[str, ...] = MARKED, shift: int = 0) -> Path:
    made = [unmarked(each) for each in marked]
    labels = [parts for _, parts in made]
    labels = labels[shift:] + labels[:shift]
    lines = [
        json.dumps({"id": str(n), "text": text, "attributions": [label]})
        for n, ((text, _), label) in enumerate(zip(made, labels, strict=True))
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def spans(found: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in found)


def reader(fake: Any, marked: tuple[str, ...] = MARKED) -> Callable[[Article], Reading]:
    known = dict(map(unmarked, marked))

    def read(article: Article) -> Reading:
        parts = known[article.text]
        author = Statement(
            id="own",
            level="author",
            kind="indirect",
            speaker=None,
            who=Who(kind="unnamed", name=""),
            resolved=None,
            cue=None,
            content=(Span(0, len(article.text)),),
        )
        said = Statement(
            id="said",
            level="quoted",
            kind="indirect",
            speaker=Speaker(spans=spans(parts["source"]), name="") if parts["source"] else None,
            who=Who(kind="unnamed", name=""),
            resolved=None,
            cue=Cue(spans=spans(parts["cue"]), class_="neutral") if parts["cue"] else None,
            content=spans(parts["content"]),
        )
        found: Reading = fake.reading(article, statements=(author, said))
        return found

    return read


def test_a_perfect_reader_scores_1(tmp_path: Path, fake: Any) -> None:
    measured = attribution.measure(write(tmp_path / "set.jsonl"), reader(fake))
    scores = fake.scores(measured)
    assert set(scores.values()) == {1.0}
    assert set(scores) == {
        f"{side}{kind}.{each}"
        for side in ("", attribution.ALONE)
        for kind in attribution.KINDS
        for each in attribution.MEASURES
    }
    assert measured.n == 4


def test_an_empty_reader_scores_0(tmp_path: Path, fake: Any) -> None:
    path = write(tmp_path / "set.jsonl")
    assert set(fake.scores(attribution.measure(path, fake.nothing)).values()) == {0.0}
    assert dict(attribution.errors(path, fake.nothing)) == {
        "missed: source": 4,
        "missed: cue": 4,
        "missed: content": 4,
    }


def test_shuffled_labels_score_clearly_lower(tmp_path: Path, fake: Any) -> None:
    shift = random.Random(1).randint(1, 3)
    scores = fake.scores(
        attribution.measure(write(tmp_path / "set.jsonl", shift=shift), reader(fake))
    )
    assert scores["cue.f1"] < 0.6
    assert max(scores[f"{kind}.exact"] for kind in attribution.KINDS) < 0.6


def test_overlap_exact_and_loose(tmp_path: Path, fake: Any) -> None:
    """Two of three contents meet, one of them but for «that» and the point; one is invented."""
    gold = (
        "[Ann] {said} <that it rains>.",
        "[Ben] {said} <it snows in the north>.",
        "{Reportedly} <it is warm>.",
    )
    ours = (
        "[Ann] {said} that <it rains.>",
        "[Ben] {said} it <snows> in the north.",
        "Reportedly it is warm.",
    )
    path = write(tmp_path / "set.jsonl", gold)
    read = reader(fake, ours)
    scores = fake.scores(attribution.measure(path, read))
    assert (scores["content.p"], scores["content.r"]) == (1.0, 0.667)
    assert (scores["content.exact"], scores["content.loose"]) == (0.0, 0.4)
    assert (scores["source.p"], scores["source.r"], scores["source.exact"]) == (1.0, 1.0, 1.0)
    assert dict(attribution.errors(path, read)) == {
        "missed: cue": 1,
        "missed: content": 1,
        "found, other bounds: content": 2,
    }


def attitude(parts: Parts, within: str | None) -> Attitude:
    return Attitude(
        kind="wish",
        holder=Who(kind="unnamed", name=""),
        speaker=Speaker(spans=spans(parts["source"]), name=""),
        cue=spans(parts["cue"]),
        content=spans(parts["content"]),
        statement=within,
    )


@pytest.mark.parametrize(
    ("within", "joined"), [(None, 1.0), ("said", 0.0)], ids=["outermost", "inside a statement"]
)
def test_attitudes_are_weighed_beside_statements_but_not_inside_them(
    tmp_path: Path, fake: Any, within: str | None, joined: float
) -> None:
    marked = ("[Ann] {wants} <to leave>.",)

    def read(article: Article) -> Reading:
        parts = unmarked(marked[0])[1]
        found: Reading = fake.reading(article, attitudes=(attitude(parts, within),))
        return found

    scores = fake.scores(attribution.measure(write(tmp_path / "set.jsonl", marked), read))
    assert (scores["cue.f1"], scores["statements.cue.f1"]) == (joined, 0.0)


def test_an_attitude_and_a_statement_with_one_cue_count_once(tmp_path: Path, fake: Any) -> None:
    marked = ("[Ann] {accused} <Ben of theft>.", "[Ann] {left} <early>.")
    known = dict(map(unmarked, marked))
    said = reader(fake, marked)

    def read(article: Article) -> Reading:
        parts = known[article.text]
        given = said(article).statements
        found: Reading = fake.reading(article, statements=given, attitudes=(attitude(parts, None),))
        return found

    path = write(tmp_path / "set.jsonl", marked[:1])
    scores = fake.scores(attribution.measure(path, read))
    assert (scores["cue.p"], scores["cue.exact"]) == (1.0, 1.0)


def test_english_that_is_not_read_is_not_measured(tmp_path: Path, fake: Any) -> None:
    with pytest.raises(Nothing, match="not read yet"):
        attribution.measure(write(tmp_path / "set.jsonl"), fake.refusing)


def test_a_file_of_another_form_is_named_with_its_line(tmp_path: Path, fake: Any) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text('{"id": "1", "text": "It rains."}\n', encoding="utf-8")
    with pytest.raises(BadArgument, match=r"set\.jsonl:1"):
        attribution.measure(path, fake.nothing)
    path.write_text("\n", encoding="utf-8")
    with pytest.raises(Nothing, match="no labelled text"):
        attribution.measure(path, fake.nothing)
