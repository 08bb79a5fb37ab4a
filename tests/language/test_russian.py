import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from navec import Navec
from slovnet import NER, Morph, Syntax

from dragoman.knowledge.load import load
from dragoman.language.names import house, house_outlet
from dragoman.language.romanisation import pinyin, romanise
from dragoman.language.russian import LONGEST, annotate, models

PAGE = (
    "Москва и Пекин обсудили договор. Эксперт Пётр Лунёв заявил, что он нужен обеим странам. Порт "
    "Зарубино, построенный при Советском Союзе, живёт в долг: две трети вложений – кредиты. «Никто не "
    "ждал такого роста», – сказала Анна Рощина из компании «Дальугольтранс». По её словам, к 2030 году "
    "всё изменится."
)
PLAIN = PAGE.replace("ё", "е")
"""What slovnet itself reads best, and what the packed models see."""


def test_packed_sentences_get_slovnet_s_own_tags() -> None:
    spec = importlib.util.find_spec("natasha")
    assert spec
    assert spec.origin
    data = Path(spec.origin).parent / "data"
    navec = Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar")
    words = [[token.text for token in each.tokens] for each in annotate(PLAIN).sentences]

    def loaded(kind: type, name: str) -> object:
        return kind.load(data / "model" / f"slovnet_{name}_news_v1.tar").navec(navec)  # type: ignore[attr-defined]

    morph = [[each.tag for each in found.tokens] for found in loaded(Morph, "morph").map(words)]  # type: ignore[attr-defined]
    assert models().tagger(words) == morph
    syntax = [
        [(int(each.head_id) - 1, each.rel) for each in found.tokens]
        for found in loaded(Syntax, "syntax").map(words)  # type: ignore[attr-defined]
    ]
    assert models().parser(words) == syntax
    spans = loaded(NER, "ner")(PLAIN).spans  # type: ignore[operator]
    assert [(each.start, each.end) for each in annotate(PLAIN).names] == [
        (each.start, each.stop) for each in spans
    ]


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
