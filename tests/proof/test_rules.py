"""Every rule's own examples, and slips that look like others."""

import pytest

from dragoman.formats import plain
from dragoman.model.finding import Finding
from dragoman.proof.proofread import proofread
from dragoman.proof.rule import Rule
from dragoman.proof.table import RULES


def read(text: str) -> tuple[Finding, ...]:
    return proofread(plain.document(text))


def marked(text: str) -> tuple[str, str]:
    """Take the brackets out of ``the [the] ship``; return the text and what they held."""
    before, _, rest = text.partition("[")
    inside, _, after = rest.partition("]")
    return before + inside + after, inside


@pytest.mark.parametrize("rule", [each for each in RULES if each.wrong], ids=lambda each: each.name)
def test_a_rule_finds_the_slip_of_its_example_and_nothing_else(rule: Rule) -> None:
    text, inside = marked(rule.wrong)
    found = [each for each in read(text) if each.rule == rule.name]
    assert [(each.text, each.start) for each in found] == [(inside, rule.wrong.index("["))]


@pytest.mark.parametrize("rule", RULES, ids=lambda each: each.name)
def test_a_rule_leaves_alone_what_looks_like_a_slip(rule: Rule) -> None:
    assert rule.name not in [each.rule for each in read(rule.right)]


@pytest.mark.parametrize(
    "rule", [each for each in RULES if each.safe and each.wrong], ids=lambda each: each.name
)
def test_what_a_safe_rule_puts_in_is_no_slip(rule: Rule) -> None:
    text, inside = marked(rule.wrong)
    start = rule.wrong.index("[")
    (found,) = (each for each in read(text) if each.rule == rule.name)
    assert found.suggestion is not None
    mended = text[:start] + found.suggestion + text[start + len(inside) :]
    assert rule.name not in [each.rule for each in read(mended)]
