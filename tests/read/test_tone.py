"""Tone: a model's guess of how a sentence shows somebody, apart from the stances."""

import numpy as np
import pytest

from dragoman.knowledge.load import load
from dragoman.language.russian import annotate
from dragoman.model.press import Article
from dragoman.model.reading import Reading
from dragoman.read.reader import read
from dragoman.read.tone import placed
from dragoman.read.tonemodel import buckets, model, weighed
from dragoman.read.tonewords import Polarities, numbers, strings
from dragoman.read.tree import Tree

KNOWLEDGE = load("RU")


def reading(text: str) -> Reading:
    return read(
        Article(id="a", text_id="t", source="a", text=text, sha256="", language="ru"), KNOWLEDGE
    )


@pytest.mark.parametrize(
    ("text", "name", "polarity"),
    [
        ("Суд приговорил мошенника Ивана Лаптева к пяти годам тюрьмы.", "Ивана Лаптева", "neg"),
        ("Иван Лаптев стал победителем конкурса и получил премию.", "Иван Лаптев", "pos"),
    ],
)
def test_a_plain_sentence_shows_its_person(text: str, name: str, polarity: str) -> None:
    found = [each for each in reading(text).tones if text[each.start : each.end] == name]
    assert [each.polarity for each in found] == [polarity]
    assert found[0].target.name == "Иван Лаптев"
    assert (found[0].score > 0) == (polarity == "pos")


def test_a_sentence_that_shows_nothing_is_silent() -> None:
    assert reading("Иван Лаптев приехал в Читу во вторник.").tones == ()


def test_a_tone_has_no_holder_and_makes_no_stance() -> None:
    found = reading("Иван Лаптев стал победителем конкурса и получил премию.")
    assert found.tones
    assert found.stances == ()


def test_no_name_has_a_tone_of_its_own() -> None:
    pairs = []
    for name in ("Иван Лаптев", "Пётр Зорин"):
        text = f"{name} стал победителем конкурса."
        place = placed(Tree(annotate(text).sentences[0]), 0, len(name), "PER")
        assert place
        pairs.append(strings(place))
    assert pairs[0] == pairs[1]


def test_a_denial_turns_a_polarity_round() -> None:
    text = "Лаптев не победил Зорина."
    place = placed(Tree(annotate(text).sentences[0]), 0, 6, "PER")
    sure = Polarities({"победить": (0.0, 1.0)}, np.zeros((301, 3), np.float32), {})
    assert place
    head = dict(zip(("bad", "good"), numbers(place, sure)[:2], strict=True))
    assert head["bad"] > head["good"]


def test_words_that_training_has_not_seen_weigh_nothing() -> None:
    places = buckets(["A:ъъъ", "A:ьыь"])
    found, values = weighed(places, np.zeros_like(model().rarity))
    assert (len(found), len(values)) == (0, 0)
