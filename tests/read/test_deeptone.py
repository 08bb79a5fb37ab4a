"""The deep model of tone: what it is given of a sentence, and when it is asked."""

import numpy as np
import pytest

from dragoman.knowledge.load import load
from dragoman.language.annotation import Token
from dragoman.language.encoder import LAST, LONGEST, there
from dragoman.language.russian import annotate
from dragoman.language.subwords import Pieces
from dragoman.model.press import Article
from dragoman.model.reading import Tone
from dragoman.read import deeptone, reader, tone
from dragoman.read.deepwords import Cut, cut, mask
from dragoman.read.tree import Tree

KNOWLEDGE = load("RU")


class Letters(Pieces):
    """Pieces that are single letters, each with its own number."""

    __slots__ = ()

    def of(self, word: str, spaced: bool) -> tuple[int, ...]:
        return tuple(map(ord, f"▁{word}" if spaced else word))


LETTERS = Letters({}, np.zeros(1, np.float32), {}, 0, 1)


def printed(found: Cut) -> str:
    return "".join(map(chr, found.numbers[1:-1])).replace("▁", " ").strip()


def given(text: str, kind: str = "") -> Cut:
    tokens = annotate(text).sentences[0].tokens
    kinds = [kind if each.pos == "PROPN" else "" for each in tokens]
    return cut(tokens, kinds, LETTERS)


@pytest.mark.parametrize(
    ("text", "kind", "seen"),
    [
        ("Иван Лаптев победил.", "PER", "query: человек победил."),
        ("Суд осудил Ивана Лаптева.", "PER", "query: Суд осудил человека."),
        ("Договор подписан Иваном Лаптевым.", "PER", "query: Договор подписан человеком."),
        ("Он живёт в Чите, не здесь.", "LOC", "query: Он живёт в месте, не здесь."),
        ("Он верит Франции.", "GPE", "query: Он верит стране."),
        ("Прокурор обвинил хакера.", "", "query: Прокурор обвинил хакера."),
    ],
)
def test_names_are_masked_in_their_case(text: str, kind: str, seen: str) -> None:
    assert printed(given(text, kind)) == seen


def test_no_name_has_a_tone_of_its_own() -> None:
    first, second = (given(f"{name} взял взятку.", "PER") for name in ("Лаптев", "Зорин"))
    assert first.numbers == second.numbers


@pytest.mark.parametrize(
    ("feats", "kind", "seen"),
    [
        ("Animacy=Anim|Case=Dat", "", "человеку"),
        ("Animacy=Inan|Case=Gen", "", "организации"),
        ("Case=Par", "LOC", "места"),
        ("", "GPE", "страна"),
    ],
)
def test_a_name_without_a_known_type_is_masked_by_what_it_is(
    feats: str, kind: str, seen: str
) -> None:
    token = Token(0, 1, "X", "x", "PROPN", feats, -1, "root")
    assert mask(token, kind) == seen


def test_the_pieces_of_a_name_are_those_of_its_mask() -> None:
    found = given("Суд осудил Ивана Лаптева.", "PER")
    places = found.of((2, 3))
    assert "".join(chr(found.numbers[each]) for each in places) == "▁человека"


def test_a_long_sentence_is_cut_and_its_last_words_have_places() -> None:
    found = given("Суд осудил " + ", ".join(["хакера"] * 60) + " и Лаптева.", "PER")
    assert len(found.numbers) == LONGEST
    assert found.numbers[-1] == LAST
    assert max(end for _, end in found.spans) < LONGEST


def tones(text: str) -> tuple[Tone, ...]:
    article = Article(id="a", text_id="t", source="a", text=text, sha256="", language="ru")
    return reader.read(article, KNOWLEDGE).tones


class Sure:
    """A deep model that finds everybody shown well."""

    def __init__(self, *, asked: bool) -> None:
        self.wanted, self.count = asked, 0

    def asked(self, light: np.ndarray) -> bool:
        return self.wanted and bool(len(light))

    def mixed(self, light: np.ndarray, *_rest: object) -> np.ndarray:
        self.count += 1
        return np.tile(np.array([0.1, 0.1, 0.8], np.float32), (len(light), 1))


PLAIN = "Иван Лаптев приехал в Читу во вторник."


def test_the_deep_model_decides_where_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tone, "deep", lambda: Sure(asked=True))
    assert {each.polarity for each in tones(PLAIN)} == {"pos"}


@pytest.mark.parametrize(
    ("text", "asked"),
    [(PLAIN, False), ("Прокурор приехал во вторник.", True)],
    ids=["the light model is sure", "nobody is named"],
)
def test_the_deep_model_is_not_run_without_need(
    text: str, asked: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    second = Sure(asked=asked)
    monkeypatch.setattr(tone, "deep", lambda: second)
    assert tones(text) == ()
    assert second.count == 0


def test_a_reading_tells_whether_the_extra_was_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "there", lambda: True)
    assert reader.version() == f"{reader.VERSION} {reader.DEEP}"
    assert reader.version(("tone",)) == f"{reader.VERSION} without tone"
    monkeypatch.setattr(reader, "there", lambda: False)
    assert reader.version() == reader.VERSION


def test_without_the_extra_there_is_no_deep_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deeptone, "there", lambda: False)
    assert deeptone.deep.__wrapped__() is None


@pytest.mark.skipif(not there(), reason="needs the extra: pip install 'dragoman[deep]'")
@pytest.mark.parametrize(
    ("text", "name", "polarity"),
    [
        ("Суд приговорил мошенника Ивана Лаптева к пяти годам тюрьмы.", "Ивана Лаптева", "neg"),
        ("Иван Лаптев стал победителем конкурса и получил премию.", "Иван Лаптев", "pos"),
    ],
)
def test_with_the_extra_a_plain_sentence_shows_its_person(
    text: str, name: str, polarity: str
) -> None:
    tree = Tree(annotate(text).sentences[0])
    place = tone.placed(tree, text.index(name), text.index(name) + len(name), "PER")
    model = deeptone.deep()
    assert model
    assert place
    kinds = ["PER" if each.pos == "PROPN" else "" for each in tree.tokens]
    shares = model.shares(tree.tokens, kinds, [place])[0]
    assert ("neg", None, "pos")[shares.argmax()] == polarity
