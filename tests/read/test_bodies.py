"""Bodies as they stand in a text: whose they are."""

import pytest
from read_text import reading

from dragoman.knowledge.load import load
from dragoman.language.names import house

FOREIGN = [
    ("Так решил Верховный суд Польши.", "Верховный суд Польши", "PL", "Polish Supreme Court"),
    (
        "Жалобу подали в Министерство внутренних дел США.",
        "Министерство внутренних дел США",
        "US",
        "US Department of the Interior",
    ),
    (
        "В министерстве обороны Японии это подтвердили.",
        "Министерство обороны Японии",
        "JP",
        "Japanese Defense Ministry",
    ),
    ("Протест выразил МИД Китая.", "МИД Китая", "CN", "Chinese Foreign Ministry"),
]


@pytest.mark.parametrize(("text", "name", "actor", "english"), FOREIGN)
def test_a_body_of_another_country_keeps_its_country(
    text: str, name: str, actor: str, english: str
) -> None:
    (found,) = (each for each in reading(text).mentions if each.type == "ORG")
    assert (found.name, found.actor) == (name, actor)
    assert house(found.name, load("RU")) == english


def test_a_body_of_the_press_s_own_country_is_named_as_that_press_names_it() -> None:
    (found,) = (
        each for each in reading("Счетная палата России ответила.").mentions if each.type == "ORG"
    )
    assert (found.name, found.actor) == ("Счетная палата", "RU")


def test_a_country_in_another_case_owns_nothing() -> None:
    text = "Решение приняла Академия наук Китаю в помощь."
    names = {each.name for each in reading(text).mentions}
    assert names == {"Академия наук", "Китай"}
