import pytest

from dragoman.language.matching import ThemeWeight, phrases, sentence_at, theme_weights
from dragoman.model.knowledge import Theme
from dragoman.model.press import Article, Span
from dragoman.model.reading import Mention, ReadArticle, Reading

THEMES = (
    Theme(
        id="korea",
        names=(),
        words=(("ru", "корейский полуостров"), ("ru", "сеул"), ("en", "seoul")),
        actors=("KP", "KR"),
    ),
    Theme(id="japan", names=(), words=(("ru", "япония"),), actors=("JP",)),
    Theme(id="asia", names=(), words=(("ru", "япония"), ("ru", "полуостров"))),
)


def read(*sentences: str, language: str = "ru") -> ReadArticle:
    """Read sentences of lemmas; a code in capitals is a mention of that actor."""
    text = "\n".join(sentences)
    spans, mentions, start = [], [], 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        for word in sentence.split():
            if word.isupper():
                at = start + sentence.index(word)
                mentions.append(Mention(start=at, end=at + 2, type="GPE", name=word, actor=word))
        start += len(sentence) + 1
    return ReadArticle(
        article=Article(id="a", text_id="t", source="a", text=text, sha256=""),
        reading=Reading(
            text_id="t",
            reader="r",
            knowledge="k",
            language=language,
            sentences=tuple(spans),
            lemmas=tuple(each.lower() for each in sentences),
            mentions=tuple(mentions),
        ),
        voice="a",
    )


def weight(theme: str, hits: int, *sentences: int) -> ThemeWeight:
    return ThemeWeight(theme=theme, hits=hits, sentences=sentences)


@pytest.mark.parametrize(
    ("lemmas", "found"),
    [
        ("в новый год холодный война", [(3, 5, "war")]),
        ("новый холодный война", [(0, 3, "new war")]),
        ("холодный", []),
        ("холодный вода война", [(2, 3, "fight")]),
        ("война война", [(0, 1, "fight"), (1, 2, "fight")]),
        ("войначё", []),
    ],
)
def test_phrases_at_word_borders(lemmas: str, found: list[tuple[int, int, str]]) -> None:
    index = phrases(
        (
            ("холодный война", "war"),
            ("новый холодный война", "new war"),
            ("война", "fight"),
            ("", "nothing"),
        )
    )
    assert list(index.find(lemmas.split())) == found


def test_phrases_inside_others() -> None:
    index = phrases((("б в", "short"), ("а б в", "long"), ("б в", "second")))
    assert list(index.find_all(["а", "б", "в"])) == [(0, 3, "long"), (1, 3, "short")]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        # whole phrases only, and two sentences or one at the head
        (("корейский полуостров", "дождь"), (weight("korea", 1, 0), weight("asia", 1, 0))),
        (("корейский дождь", "сильный полуостров"), (weight("asia", 1, 1),)),
        (("дождь", "дождь", "сеул"), ()),
        (("дождь", "дождь", "сеул", "сеул сеул"), (weight("korea", 3, 2, 3),)),
        # one actor of one, two of two
        (("JP", "дождь"), (weight("japan", 1, 0),)),
        (("KP", "KR"), ()),
        (("KP и KR", "дождь"), (weight("korea", 1, 0),)),
        # one word may speak for two themes; ties in the order of the list
        (("япония",), (weight("japan", 1, 0), weight("asia", 1, 0))),
        ((), ()),
    ],
)
def test_the_themes_of_a_piece(
    sentences: tuple[str, ...], expected: tuple[ThemeWeight, ...]
) -> None:
    assert theme_weights(read(*sentences), THEMES) == expected


@pytest.mark.parametrize(
    ("length", "on", "is_theme"),
    [(20, 2, True), (30, 2, False), (30, 3, True), (60, 6, True), (200, 5, False), (200, 6, True)],
)
def test_a_long_piece_needs_more(length: int, on: int, is_theme: bool) -> None:
    sentences = ["дождь"] * (length - on) + ["сеул"] * on
    assert bool(theme_weights(read(*sentences), THEMES)) == is_theme


@pytest.mark.parametrize(
    ("sentence", "home", "found"),
    [
        # where the peninsula lies abroad one of the Koreas is enough, at home it takes both
        ("KP", "RU", ("korea",)),
        ("KP", "KR", ()),
        ("KP и KR", "KR", ("korea",)),
        ("JP", "JP", ("japan",)),
        ("KP", "", ()),
    ],
)
def test_how_many_actors_a_theme_needs(sentence: str, home: str, found: tuple[str, ...]) -> None:
    assert tuple(each.theme for each in theme_weights(read(sentence), THEMES, home)) == found


def test_words_of_another_language_do_not_count() -> None:
    assert theme_weights(read("сеул", "сеул", language="en"), THEMES) == ()
    assert theme_weights(read("seoul", language="en"), THEMES) == (weight("korea", 1, 0),)


@pytest.mark.parametrize(("offset", "sentence"), [(0, 0), (1, 0), (2, 0), (3, 1), (9, 1)])
def test_the_sentence_at_an_offset(offset: int, sentence: int) -> None:
    assert sentence_at(read("аа", "бб").reading, offset) == sentence
