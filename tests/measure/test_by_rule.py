"""By rule: how many statements it found, how many are right."""

from __future__ import annotations

from dragoman import labelling
from dragoman.measure.by_rule import Rule, by_rule
from dragoman.measure.sides import Sides
from dragoman.model.gold import LabelledStatement, Labels
from dragoman.model.press import Article, Span


def labels(*statements: LabelledStatement) -> Labels:
    return Labels(id="a", text_id="t", language="ru", reader="x", statements=statements)


def said(id_: str, who: str, start: int, end: int) -> LabelledStatement:
    content = (Span(start, end),)
    return LabelledStatement(id=id_, level="quoted", kind="indirect", who=who, content=content)


def test_a_rule_is_right_where_the_label_has_the_same_speaker_and_words() -> None:
    gold = labels(said("s1", "Анна Орлова", 0, 40), said("s2", "Пётр Кузнецов", 50, 90))
    found = labels(
        said("s1", "Анна Орлова", 0, 30),
        said("s2", "Анна Орлова", 50, 90),
        said("s3", "Анна Орлова", 100, 120),
    )
    rules = {"s1": "remark", "s2": "clause", "s3": "clause"}
    assert list(by_rule([(Sides(gold, found), rules)])) == [
        Rule(name="clause", found=2, right=0),
        Rule(name="remark", found=1, right=1),
    ]


def test_each_statement_of_a_reading_has_its_rule() -> None:
    text = "Пётр Кузнецов заявил, что мост закрыт.\n«Нужен паром», — сказал он."
    article = Article(id="a", text_id="t", source="a.txt", text=text, sha256="", language="ru")
    knowledge = labelling.known(None)
    found = labelling.read(article, knowledge).statements
    rules = labelling.rules_of(article, knowledge)
    assert list(rules) == [each.id for each in found]
    assert rules == {"s1": "clause after verb", "s2": "remark"}
