"""RuSentNE in small: made-up sentences, one label a marked entity."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import BadArgument, Nothing
from dragoman.measure import labelled, stance
from dragoman.model.press import Article, Span
from dragoman.model.reading import Reading

HEAD = "sentence\tentity\tentity_tag\tentity_pos_start_rel\tentity_pos_end_rel\tlabel"
SAID = (
    ("Завод «Заря» осудил артель «Волна».", "Заря", 0),
    ("Завод «Заря» осудил артель «Волна».", "Волна", -1),
    ("Город Лесной хвалит артель «Волна».", "Лесной", 0),
    ("Город Лесной хвалит артель «Волна».", "Волна", 1),
    ("Ивин похвалил Орлова, а Пчёлкина обругал.", "Орлова", 1),
    ("Ивин похвалил Орлова, а Пчёлкина обругал.", "Пчёлкина", -1),
    ("Ивин похвалил Орлова, а Пчёлкина обругал.", "Ивин", 0),
    ("Музей «Маяк» открылся в мае.", "Маяк", 0),
    ("Все недовольны банком «Ключ».", "Ключ", -1),
    ("Жители благодарны врачу Соболеву.", "Соболеву", 1),
)
Labels = Sequence[tuple[str, str, int]]


def write(path: Path, labels: Labels = SAID) -> Path:
    rows = [
        f"{text}\t{name}\tORG\t{text.index(name)}\t{text.index(name) + len(name)}\t{label}"
        for text, name, label in labels
    ]
    path.write_text("\n".join((HEAD, *rows)), encoding="utf-8")
    return path


def perfect(fake: Any) -> Callable[[Article], Reading]:
    def read(article: Article) -> Reading:
        here = [(name, label) for text, name, label in SAID if text == article.text]
        found: Reading = fake.reading(
            article,
            [fake.mention(article.text, name, f"имя {name}") for name, _ in here],
            [fake.stance("кто-то", f"имя {name}", label * 0.5) for name, label in here],
        )
        return found

    return read


def test_a_perfect_reader_scores_1(tmp_path: Path, fake: Any) -> None:
    measured = stance.measure(write(tmp_path / "set.csv"), perfect(fake))
    assert set(fake.scores(measured).values()) == {1.0}
    assert (measured.set, measured.n) == ("stance", 6)
    assert {each.name: each.n for each in measured.scores} == {
        **dict.fromkeys(("f1_pn", "f1_pn0"), 10),
        **dict.fromkeys(("neg.p", "neg.r", "neg.f1", "pos.p", "pos.r", "pos.f1"), 3),
    }


def test_an_empty_reader_scores_0_but_for_the_neutral(tmp_path: Path, fake: Any) -> None:
    path = write(tmp_path / "set.csv")
    scores = fake.scores(stance.measure(path, fake.nothing))
    neutral = scores.pop("f1_pn0")
    assert set(scores.values()) == {0.0}
    assert neutral == round(2 * 0.4 / 1.4 / 3, 3)
    assert stance.errors(path, fake.nothing) == (("missed: ORG", 6), ("right, no stance: ORG", 4))


def test_shuffled_labels_score_clearly_lower(tmp_path: Path, fake: Any) -> None:
    labels = [label for *_, label in SAID]
    random.Random(3).shuffle(labels)
    mixed = [(text, name, label) for (text, name, _), label in zip(SAID, labels, strict=True)]
    scores = fake.scores(stance.measure(write(tmp_path / "set.csv", mixed), perfect(fake)))
    assert scores["f1_pn"] < 0.7
    assert scores["f1_pn0"] < 0.7


def test_scores_are_those_of_the_paper(tmp_path: Path, fake: Any) -> None:
    """Gold pn0: pos, neg, neg, none; said: pos, pos, neg, none."""
    labels = [
        ("Аня.", "Аня", 1),
        ("Боря.", "Боря", -1),
        ("Вера.", "Вера", -1),
        ("Глеб.", "Глеб", 0),
    ]
    said = {"Аня.": 0.4, "Боря.": 0.4, "Вера.": -0.4, "Глеб.": 0.0}

    def read(article: Article) -> Reading:
        name = article.text[:-1]
        stances = [fake.stance("кто", name, said[article.text])]
        found: Reading = fake.reading(article, [fake.mention(article.text, name)], stances)
        return found

    scores = fake.scores(stance.measure(write(tmp_path / "set.csv", labels), read))
    assert (scores["pos.p"], scores["pos.r"], scores["pos.f1"]) == (0.5, 1.0, 0.667)
    assert (scores["neg.p"], scores["neg.r"], scores["neg.f1"]) == (1.0, 0.5, 0.667)
    assert (scores["f1_pn"], scores["f1_pn0"]) == (0.667, 0.778)


MATCHED = (
    # the mention (name, id, actor, type), the target (name, id), whether they are one
    (("Заря", None, None, "ORG"), ("Заря", None), True),
    (("Заря", "org:zarya", None, "ORG"), ("«Заря»", "org:zarya"), True),
    (("Ёлкино", None, None, "ORG"), ("елкино", None), True),
    (("МИД Зарянии", None, "ZR", "ORG"), ("Заряния", "ZR"), True),
    (("Зарин", None, "ZR", "PER"), ("Заряния", "ZR"), False),
    (("Заря", None, None, "ORG"), ("Волна", None), False),
)
Mentioned = tuple[str, str | None, str | None, str]


@pytest.mark.parametrize(("mentioned", "target", "same"), MATCHED)
def test_which_target_is_the_marked_entity(
    fake: Any, mentioned: Mentioned, target: tuple[str, str | None], same: bool
) -> None:
    text = "Волна осудила Зарю."
    name, id_, actor, type_ = mentioned
    article = labelled.article(Path("set.csv"), "1", text, "ru")
    mention = fake.mention(text, "Зарю", name, id=id_, actor=actor, type=type_)
    reading = fake.reading(article, [mention], [fake.stance("Волна", target[0], -1.0, target[1])])
    label = stance.Label(sentence=text, entity="Зарю", tag="ORG", span=Span(14, 18), polarity=-1)
    assert stance.toward(reading, label) == (-1 if same else 0)


def test_a_sentence_the_reader_skips_counts_as_unanswered(tmp_path: Path, fake: Any) -> None:
    path = write(tmp_path / "set.csv")
    good = perfect(fake)

    def read(article: Article) -> Reading:
        found: Reading = fake.refusing(article) if "Ключ" in article.text else good(article)
        return found

    assert fake.scores(stance.measure(path, read))["neg.r"] == 0.667
    assert ("skipped by the reader", 1) in stance.errors(path, read)


def test_what_cannot_be_measured_says_so(tmp_path: Path, fake: Any) -> None:
    with pytest.raises(Nothing, match="No such file"):
        stance.measure(tmp_path / "none.csv", fake.nothing)
    with pytest.raises(Nothing, match="not read yet"):
        stance.measure(write(tmp_path / "set.csv"), fake.refusing)
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(BadArgument, match="RuSentNE"):
        stance.measure(other, fake.nothing)
    bad = tmp_path / "bad.csv"
    bad.write_text(f"{HEAD}\nАня.\tАня\tPER\t0\t9\t1", encoding="utf-8")
    with pytest.raises(BadArgument, match=r"bad\.csv:2"):
        stance.measure(bad, fake.nothing)
