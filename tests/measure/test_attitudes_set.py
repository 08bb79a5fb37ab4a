"""RuSentRel in small: made-up powers, who is for (+) or against (-) whom in a document."""

import json
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from dragoman.errors import Nothing
from dragoman.measure import attitudes, labelled
from dragoman.model.press import Article
from dragoman.model.reading import Reading

Held = Sequence[tuple[str, str, str]]
TEXTS: Mapping[str, Held] = {
    "Заряния поддержала Волынь. Волынь осудила Лесной союз. Степь молчит.": (
        ("Заряния", "+", "Волынь"),
        ("Волынь", "-", "Лесной союз"),
    ),
    "Степь помогла Зарянии. Лесной союз угрожает Степи. Волынь молчит.": (
        ("Степь", "+", "Заряния"),
        ("Лесной союз", "-", "Степь"),
    ),
    "Волынь хвалит Степь. Заряния обвинила Волынь. Лесной союз молчит.": (
        ("Волынь", "+", "Степь"),
        ("Заряния", "-", "Волынь"),
    ),
}
POWERS = {"Заряния": "ZR", "Волынь": "VL", "Лесной союз": "LS", "Степь": "ST"}
FORMS = ("Заряния", "Зарянии", "Волынь", "Лесной союз", "Степь", "Степи")


def entities(text: str) -> list[dict[str, object]]:
    found = []
    for form in FORMS:
        start = text.find(form)
        if start >= 0:
            found.append({"start": start, "end": start + len(form), "text": form, "type": "LOC"})
    return found


def write(path: Path, texts: Mapping[str, Held] = TEXTS) -> Path:
    lines = [
        json.dumps(
            {
                "id": f"art{number}",
                "text": text,
                "language": "ru",
                "entities": entities(text),
                "attitudes": [
                    {"source": one, "target": other, "polarity": "pos" if sign == "+" else "neg"}
                    for one, sign, other in held
                ],
            },
            ensure_ascii=False,
        )
        for number, (text, held) in enumerate(texts.items())
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def reader(fake: Any, texts: Mapping[str, Held] = TEXTS) -> Callable[[Article], Reading]:
    def read(article: Article) -> Reading:
        mentions = [
            fake.mention(article.text, form, actor=code)
            for form in FORMS
            if form in article.text
            for name, code in POWERS.items()
            if form[:4] == name[:4]
        ]
        stances = [
            fake.stance(one, other, 0.5 if sign == "+" else -0.5, POWERS[other])
            for one, sign, other in texts[article.text]
        ]
        found: Reading = fake.reading(article, mentions, stances)
        return found

    return read


def test_a_perfect_reader_scores_1(tmp_path: Path, fake: Any) -> None:
    path = write(tmp_path / "set.jsonl")
    measured = attitudes.measure(path, reader(fake))
    assert set(fake.scores(measured).values()) == {1.0}
    assert {each.name: each.n for each in measured.scores}["f1_pn"] == 6
    assert dict(attitudes.errors(path, reader(fake))) == {"found: neg": 3, "found: pos": 3}


def test_an_empty_reader_scores_0_where_both_classes_are_labelled(
    tmp_path: Path, fake: Any
) -> None:
    path = write(tmp_path / "set.jsonl")
    assert set(fake.scores(attitudes.measure(path, fake.nothing)).values()) == {0.0}
    assert sum(count for _, count in attitudes.errors(path, fake.nothing)) == 6


def test_shuffled_labels_score_clearly_lower(tmp_path: Path, fake: Any) -> None:
    held = list(TEXTS.values())
    random.Random(1).shuffle(held)
    assert held != list(TEXTS.values())
    mixed = dict(zip(TEXTS, held, strict=True))
    scores = fake.scores(attitudes.measure(write(tmp_path / "set.jsonl", mixed), reader(fake)))
    assert scores["f1_pn"] < 0.5


def test_scores_are_averaged_over_documents_as_the_set_has_it(tmp_path: Path, fake: Any) -> None:
    """One document wholly right, one without an answer, one without a negative label."""
    texts = dict(TEXTS)
    last = list(texts)[2]
    texts[last] = (("Волынь", "+", "Степь"),)
    said = {text: held if number != 1 else () for number, (text, held) in enumerate(texts.items())}
    scores = fake.scores(
        attitudes.measure(write(tmp_path / "set.jsonl", texts), reader(fake, said))
    )
    assert (scores["neg.p"], scores["neg.r"]) == (0.667, 0.667)
    assert (scores["pos.p"], scores["pos.r"]) == (0.667, 0.667)
    assert scores["f1_pn"] == 0.667


def test_names_that_the_reader_takes_for_one_are_one(tmp_path: Path, fake: Any) -> None:
    text = "Зарянский дворец осудил Степь. Заряния молчит."
    path = tmp_path / "set.jsonl"
    names = ("Зарянский дворец", "Степь", "Заряния")
    line = {
        "id": "art1",
        "text": text,
        "entities": [
            {"start": text.index(name), "end": text.index(name) + len(name), "text": name}
            for name in names
        ],
        "attitudes": [{"source": "Зарянский дворец", "target": "Степь", "polarity": "neg"}],
    }
    path.write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")

    def read(article: Article, code: str | None = "ZR") -> Reading:
        mentions = [
            fake.mention(text, "Зарянский дворец", "дворец", actor=code),
            fake.mention(text, "Заряния", actor="ZR"),
        ]
        held = fake.stance("Заряния", "Степь", -1.0, holder_id="ZR")
        found: Reading = fake.reading(article, mentions, [held])
        return found

    assert fake.scores(attitudes.measure(path, read))["neg.f1"] == 1.0
    assert fake.scores(attitudes.measure(path, lambda each: read(each, None)))["neg.f1"] == 0.0


def test_stances_that_cancel_out_are_no_pair(fake: Any) -> None:
    text = next(iter(TEXTS))
    article = labelled.article(Path("set.jsonl"), "1", text, "ru")
    document = attitudes.Document(id="1", text=text, entities=(), attitudes=())
    both = [fake.stance("Степь", "Волынь", 0.5), fake.stance("Степь", "Волынь", -0.5)]
    itself = [fake.stance("Степь", "Степи", 0.5)]
    assert attitudes.pairs(document, fake.reading(article, (), both)) == ()
    assert attitudes.pairs(document, fake.reading(article, (), itself)) == ()


def test_what_is_not_read_is_not_measured(tmp_path: Path, fake: Any) -> None:
    with pytest.raises(Nothing, match="not read yet"):
        attitudes.measure(write(tmp_path / "set.jsonl"), fake.refusing)
