import importlib.util
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from navec import Navec
from slovnet import NER, Morph, Syntax

from dragoman.knowledge.load import load
from dragoman.language import packed
from dragoman.language.names import house, house_outlet
from dragoman.language.packed import FirstLayer
from dragoman.language.romanisation import pinyin, romanise
from dragoman.language.russian import LONGEST, Tagged, annotate, models
from dragoman.language.weights import load as load_weights

PAGE = (
    "Москва и Пекин обсудили договор. Эксперт Пётр Лунёв заявил, что он нужен обеим странам. Порт "
    "Зарубино, построенный при Советском Союзе, живёт в долг: две трети вложений – кредиты. «Никто не "
    "ждал такого роста», – сказала Анна Рощина из компании «Дальугольтранс». По её словам, к 2030 году "
    "всё изменится."
)
PLAIN = PAGE.replace("ё", "е")
"""What slovnet itself reads best, and what the packed models see."""


def test_packed_sentences_get_slovnet_s_own_tags() -> None:
    words = [[token.text for token in each.tokens] for each in annotate(PLAIN).sentences]
    assert list(map(_columns, models()(words))) == _slovnet(words)
    spans = _peer(NER, "ner")(PLAIN).spans
    assert [(each.start, each.end) for each in annotate(PLAIN).names] == [
        (each.start, each.stop) for each in spans
    ]


def test_the_sample_press_gets_slovnet_s_own_tags() -> None:
    """One word in some thousands may differ where two heads score the same but for rounding."""
    press = files("dragoman") / "sample" / "press"
    texts = [
        each.read_text(encoding="utf-8") for each in press.iterdir() if each.name[-4:] == ".txt"
    ]
    sentences = [
        [token.text for token in each.tokens]
        for text in texts
        for each in annotate(text.replace("ё", "е").replace("Ё", "Е")).sentences
        if len(each.tokens) <= LONGEST
    ]
    ours = [each for words in models()(sentences) for each in zip(*_columns(words), strict=True)]
    theirs = [each for words in _slovnet(sentences) for each in zip(*words, strict=True)]
    assert len(ours) == len(theirs) > 1000
    assert sum(mine != own for mine, own in zip(ours, theirs, strict=True)) <= len(ours) / 5000
    assert [each[0] for each in ours] == [each[0] for each in theirs]
    assert [each[3] for each in ours] == [each[3] for each in theirs]


def _columns(found: Tagged) -> tuple[list[str], list[int], list[str], list[str]]:
    return found.tags, found.heads, found.relations, found.names


@cache
def _vectors() -> Navec:
    return Navec.load(_data() / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")


def _data() -> Path:
    spec = importlib.util.find_spec("natasha")
    assert spec
    assert spec.origin
    return Path(spec.origin).parent / "data"


def _peer(kind: Any, name: str) -> Any:
    return kind.load(_data() / "model" / f"slovnet_{name}_news_v1.tar").navec(_vectors())


def _slovnet(sentences: Sequence[Sequence[str]]) -> list[Any]:
    """Return what slovnet itself makes of these words: tags, heads, relations, BIO tags."""
    morph = [[each.tag for each in found.tokens] for found in _peer(Morph, "morph").map(sentences)]
    syntax = [found.tokens for found in _peer(Syntax, "syntax").map(sentences)]
    names = _peer(NER, "ner")
    batch = names.infer.encoder(sentences)
    bio = names.infer.decoder(names.infer.process(batch))
    return [
        (tags, [int(each.head_id) - 1 for each in tree], [each.rel for each in tree], marks)
        for tags, tree, marks in zip(morph, syntax, bio, strict=True)
    ]


def test_a_word_s_numbers_do_not_hang_on_those_beside_it() -> None:
    """Else a report would hang on what was read before in the same process."""
    vectors, weights = load_weights()
    trees = [weights[each].model for each in ("morph", "syntax", "ner")]
    words = [each.text for sentence in annotate(PAGE).sentences for each in sentence.tokens]
    together, _ = FirstLayer(trees, vectors)([words])
    apart = FirstLayer(trees, vectors)
    for word in reversed(words):
        apart([[word]])
    assert (apart([words])[0] == together).all()


def test_a_full_table_keeps_the_words_met_most_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "KEPT", 8)
    vectors, weights = load_weights()
    layer = FirstLayer([each.model for each in weights.values()], vectors)
    often = ["мир", "труд"]
    before, _ = layer([often])
    layer([often])
    layer([["май", "июнь", "июль", "август"]])
    learned: list[str] = []
    monkeypatch.setattr(layer, "_add", lambda words, _: learned.extend(words))
    after, _ = layer([often, ["зима", "весна"]])
    assert learned == ["зима", "весна"]
    assert (after[:, :3] == before[:, :3]).all()


def test_a_full_table_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = annotate(PAGE)
    monkeypatch.setattr(packed, "KEPT", 40)
    assert annotate(PAGE) == expected
    assert annotate(PAGE + " Другие слова приходят и уходят.").sentences[
        : len(expected.sentences)
    ] == (expected.sentences)


def test_a_word_in_yo_gets_the_tag_of_its_plain_spelling() -> None:
    def tags(text: str) -> list[tuple[str, str, str]]:
        return [
            (token.pos, token.feats, token.rel)
            for each in annotate(text).sentences
            for token in each.tokens
        ]

    assert tags(PAGE) == tags(PLAIN)
    assert [each.tokens[1].pos for each in annotate("Как передаёт газета.").sentences] == ["VERB"]


def test_natasha_itself_is_never_imported() -> None:
    code = (
        "import sys; from dragoman.language.russian import annotate; annotate('Москва.');"
        "print('natasha' in sys.modules or 'pymorphy2' in sys.modules)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "False"


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet="абвМоскваПекин «».,!?–-\n\u00a0\u200b😀\"'1", max_size=300))
def test_spans_are_within_the_text_and_read_as_their_words(text: str) -> None:
    annotation = annotate(text)
    for sentence in annotation.sentences:
        assert 0 <= sentence.start < sentence.end <= len(text)
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
            assert token.head < len(sentence.tokens)


def test_a_sentence_without_end_is_tagged_in_pieces() -> None:
    annotation = annotate("порт и мост и " * (LONGEST * 2))
    assert sum(len(each.tokens) for each in annotation.sentences) == LONGEST * 8


@pytest.mark.parametrize(
    ("name", "scheme", "expected"),
    [
        ("Юрий Тавровский", "ala_lc", "Iurii Tavrovskii"),
        ("Юрий Тавровский", "bgn_pcgn", "Yuriy Tavrovskiy"),
        ("Юрий Тавровский", "popular", "Yury Tavrovsky"),
        ("Профиль", "ala_lc", "Profil’"),
        ("ТАСС", "ala_lc", "TASS"),
        ("Reuters", "ala_lc", "Reuters"),
    ],
)
def test_romanisation(name: str, scheme: str, expected: str) -> None:
    assert romanise(name, scheme) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Си Цзиньпин", "Xi Jinping"),
        ("Чжан Вэньхао", "Zhang Wenhao"),
        ("Ван И", "Wang Yi"),
        ("Анна Ли", None),
        ("Ван Дамм", None),
    ],
)
def test_chinese_names_in_cyrillic(name: str, expected: str | None) -> None:
    assert pinyin(name) == expected


def test_the_ledger_decides_before_the_romanisation() -> None:
    knowledge = load("RU")
    assert house("Дмитрий Медведев", knowledge) == "Dmitry Medvedev"
    assert house("Ким Чен Ын", knowledge) == "Kim Jong Un"
    assert house("Аркадий Мельников", knowledge) == "Arkadii Mel’nikov"
    assert house_outlet("izvestiya", knowledge) == "Izvestiia"
    assert house_outlet("«Комсомольская правда»", knowledge) == "Komsomol’skaia Pravda"
