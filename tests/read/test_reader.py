from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from dragoman.errors import Unsupported
from dragoman.knowledge.load import load
from dragoman.language import english
from dragoman.model.press import Article
from dragoman.read.reader import READERS, STANCE, VERSION, check, read, version

KNOWLEDGE = load("RU")
TEXT = "Иван Петров заявил, что экспорт вырос на 5 процентов.\nРынок ждёт весны и новых заказов."

PRAISE = "Министр Иван Петров осудил политику США и назвал действия Вашингтона преступлением."


def article(text: str, language: str = "ru") -> Article:
    return Article(id="a", text_id="t", source="a.txt", text=text, sha256="", language=language)


def test_a_reading_names_its_reader_and_its_knowledge() -> None:
    reading = read(article(TEXT), KNOWLEDGE)
    assert (reading.reader, reading.knowledge) == (version(), KNOWLEDGE.hash)
    assert (reading.text_id, reading.language) == ("t", "ru")


def test_lemmas_are_words_only_one_line_a_sentence() -> None:
    reading = read(article(TEXT), KNOWLEDGE)
    assert reading.lemmas == (
        "иван петров заявить что экспорт вырасти на 5 процент",
        "рынок ждать весна и новый заказ",
    )
    assert [TEXT[slice(*each)] for each in reading.sentences] == TEXT.split("\n")


def test_a_figure_carries_the_statement_that_holds_it() -> None:
    reading = read(article(TEXT), KNOWLEDGE)
    (said,) = [each for each in reading.statements if each.level == "quoted"]
    assert [each.statement for each in reading.figures] == [said.id]


def test_reading_twice_gives_the_same_and_travels_to_another_process() -> None:
    first = read(article(TEXT), KNOWLEDGE)
    assert first == read(article(TEXT), KNOWLEDGE)
    assert pickle.loads(pickle.dumps(first)) == first  # noqa: S301 - our own bytes
    assert pickle.loads(pickle.dumps(read)) is read  # noqa: S301


@pytest.mark.parametrize("language", ["fi", "und"])
def test_a_language_without_a_reader_is_named(language: str) -> None:
    with pytest.raises(Unsupported, match=f"“{language}”.* reads ru"):
        read(article("Moi.", language), KNOWLEDGE)


def test_english_without_its_extra_is_kept_and_the_extra_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(english, "PACKAGES", ("no_such_package_of_ours",))
    english.model.cache_clear()
    with pytest.raises(Unsupported, match="dragoman\\[en\\]") as caught:
        read(article("The deal is dead.", "en"), KNOWLEDGE)
    assert caught.value.name == "a.txt"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "«»", "—", "1 2 3", "\u00a0\u00a0", "🙂"])
def test_what_holds_no_words_is_read_without_complaint(text: str) -> None:
    assert not read(article(text), KNOWLEDGE).statements


def test_a_sentence_without_end_is_read() -> None:
    text = "Посол говорил " + "о мире и хлебе, " * 6000
    sentences = read(article(text), KNOWLEDGE).sentences
    assert text[sentences[0].start : sentences[-1].end] == text.strip()


def test_a_reading_without_stance_is_the_same_but_for_it_and_says_so() -> None:
    whole = read(article(PRAISE), KNOWLEDGE)
    bare = read(article(PRAISE), KNOWLEDGE, without=STANCE)
    assert whole.stances or whole.tones
    assert bare == replace(whole, stances=(), tones=(), reader=bare.reader)
    assert bare.reader == f"{VERSION} without stance, tone"


def test_only_a_reader_that_is_there_and_not_needed_can_be_left_out() -> None:
    with pytest.raises(ValueError, match="no reader is called mood"):
        read(article(TEXT), KNOWLEDGE, without=frozenset({"mood"}))
    with pytest.raises(ValueError, match="who said what needs mentions"):
        read(article(TEXT), KNOWLEDGE, without=frozenset({"names"}))


def test_every_reader_needs_only_what_is_given_before_it() -> None:
    check(READERS)
    with pytest.raises(ValueError, match="who said what needs mentions"):
        check(READERS[1:])
    with pytest.raises(ValueError, match="again gives mentions"):
        check((*READERS, replace(READERS[0], name="again")))


def _names(text: str) -> dict[str, str]:
    found = read(article(text), KNOWLEDGE).mentions
    return {text[each.start : each.end]: each.name for each in found if each.type in ("PER", "ORG")}


def test_a_surname_means_whom_the_text_names_in_full() -> None:
    text = (
        "Аналитик Томас Грэхем выступил в среду.\nСлушателей у Грэхема было много.\n"
        "Грэхем в этом плане весьма пессимистичен."
    )
    assert {_names(text)[each] for each in ("Томас Грэхем", "Грэхема", "Грэхем")} == {
        "Томас Грэхем"
    }


def test_an_abbreviation_behind_a_body_is_a_body() -> None:
    text = "Как заявила Ассоциация речных перевозчиков (АРП), сезон начался."
    assert _names(text)["АРП"] == "АРП"
