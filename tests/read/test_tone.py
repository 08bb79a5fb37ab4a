"""Tone: a model's guess of how a sentence shows somebody, apart from the stances."""

from collections.abc import Iterator
from zlib import crc32

import numpy as np
import pytest

from dragoman.knowledge.load import load
from dragoman.language.russian import annotate
from dragoman.language.vectors import SIZE, vector
from dragoman.model.press import Article
from dragoman.model.reading import Reading
from dragoman.read.place import FAR, Place
from dragoman.read.reader import read
from dragoman.read.tone import placed
from dragoman.read.tonemodel import buckets, model, weighed
from dragoman.read.tonerows import Lemmas, number_rows, word_rows
from dragoman.read.tonewords import AVERAGED, BUCKETS, Polarities, numbers, plain, strings
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


SENTENCES = (
    "Прокурор не обвинил Ивана Лаптева в краже 20 тысяч рублей, но суд всё же оштрафовал мэрию.",
    "Без помощи Москвы посёлок Верхний Яр не пережил бы зиму — так сказала учительница.",
    "«Лаптев?» — переспросил он; никогда, ни разу Зорин не хвалил его.",
    "Победа!",
)


def places() -> Iterator[Place]:
    for text in SENTENCES:
        tree = Tree(annotate(text).sentences[0])
        for token in tree.tokens:
            place = placed(tree, token.start, token.end, "PER")
            assert place
            yield place


def steps(place: Place, goal: int) -> int:
    """Count the steps to a word by widening a ring, one step at a time."""
    tokens, ring = place.tree.tokens, set(place.own)
    for count in range(FAR):
        if goal in ring:
            return count
        heads = {tokens[each].head for each in ring}
        ring |= {i for i, each in enumerate(tokens) if i in heads or each.head in ring}
    return FAR


def test_the_quick_way_measures_distances_as_the_plain_one_does() -> None:
    for place in places():
        wanted = tuple(steps(place, goal) for goal in range(len(place.tree.tokens)))
        assert tuple(min(each, FAR) for each in place.distances) == wanted


def test_the_quick_way_averages_as_the_plain_one_does() -> None:
    for place in places():
        found = numbers(place, model().polarities)[-len(AVERAGED) * SIZE :].reshape(-1, SIZE)
        for name, mean in zip(AVERAGED, found, strict=True):
            told = [place.tree.tokens[each] for each in place.groups[name]]
            rows = [vector(e.lemma) for e in told if e.pos not in ("PROPN", "NUM", "PUNCT")]
            wanted = np.sum(rows, axis=0) / len(rows) ** 0.5 if rows else np.zeros(SIZE)
            np.testing.assert_allclose(mean, wanted, atol=1e-6)


def test_the_quick_way_tallies_as_the_plain_one_does() -> None:
    polarities = model().polarities
    for place in places():
        words = place.tree.tokens
        denials = {"не", "ни", "нет", "без", "нельзя", "вряд", "никогда"}
        denied = {e.head for i, e in enumerate(words) if e.lemma in denials and e.head != i}
        found = numbers(place, polarities)
        for number, group in enumerate(place.groups.values()):
            told = [i for i in group if words[i].pos in ("NOUN", "VERB", "ADJ", "ADV", "AUX")]
            sides = [polarities.of(words[i].lemma) for i in told if i not in place.own]
            turned = [i in denied for i in told if i not in place.own]
            pairs = list(zip(sides, turned, strict=True))
            bad = sum(0.7 * good if turn else bad for (bad, good), turn in pairs)
            good = sum(0.7 * bad if turn else good for (bad, good), turn in pairs)
            np.testing.assert_allclose(found[5 * number : 5 * number + 2], (bad, good), atol=1e-5)


def test_each_bucket_stands_once_and_in_order() -> None:
    for place in places():
        told = strings(place)
        wanted = np.unique([crc32(each.encode()) % BUCKETS for each in told])
        assert buckets(told).tolist() == wanted.tolist()
        assert len(set(told)) == len(told)


def test_rows_of_many_places_hold_the_strings_of_each() -> None:
    many = list(places())
    found, starts = word_rows(many)
    ends = [*starts[1:], len(found)]
    for each, first, last in zip(many, starts, ends, strict=True):
        assert found[first:last].tolist() == buckets(strings(each)).tolist()


def test_rows_of_many_places_hold_the_numbers_of_each() -> None:
    many, polarities = list(places()), model().polarities
    weights = np.random.default_rng(1).normal(size=(SIZE, len(AVERAGED), 3)).astype(np.float32)
    rows, added = number_rows(many, Lemmas(weights.reshape(SIZE, -1), polarities))
    for each, row, more in zip(many, rows, added, strict=True):
        told = plain(each, polarities)
        np.testing.assert_allclose(row, told, atol=1e-6)
        means = numbers(each, polarities)[len(told) :].reshape(len(AVERAGED), SIZE)
        np.testing.assert_allclose(more, np.einsum("gs,sgc->c", means, weights), atol=1e-4)


def test_shares_hang_on_the_place_alone_and_not_on_those_beside_it() -> None:
    many = list(places())
    together = model().shares(many)
    apart = np.concatenate([model().shares([each]) for each in many])
    np.testing.assert_allclose(together, apart, atol=1e-6)
    np.testing.assert_allclose(together.sum(1), 1, atol=1e-6)
