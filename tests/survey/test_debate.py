from typing import Any

import pytest

CHINA = "китай расти\nкитай крепнуть"


def test_two_experts_on_opposite_sides(press: Any) -> None:
    press.piece("a", CHINA, said=("s1 quoted smirnova 0",), stances=("RU > CN +0.5 s1",))
    press.piece("b", CHINA, said=("s7 quoted orlov 0",), stances=("RU > CN -0.5 s7",))
    (debate,) = press.survey().debates
    assert debate.question == "china: RU > CN"
    assert [(each.position, each.statements) for each in debate.positions] == [
        ("pos", ("a:s1",)),
        ("neg", ("b:s7",)),
    ]


def test_authors_on_their_own_view(press: Any) -> None:
    press.piece("a", CHINA, authors=("Анна Небылова",), stances=("stranger > CN +0.5",))
    press.piece("b", CHINA, authors=("Пётр Вымышлин",), stances=("stranger > CN -0.5",))
    (debate,) = press.survey().debates
    assert debate.question == "china: * > CN"
    assert debate.positions[1].statements == ("b:0-11",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the same side
        (("smirnova", "RU > CN +1 s1"), ("orlov", "RU > CN +1 s1")),
        # the same speaker
        (("orlov", "RU > CN +1 s1"), ("orlov", "RU > CN -1 s1")),
        # another target
        (("smirnova", "RU > CN +1 s1"), ("orlov", "RU > US -1 s1")),
        # another holder
        (("smirnova", "RU > CN +1 s1"), ("orlov", "US > CN -1 s1")),
        # no side at all, and nobody named
        (("smirnova", "RU > CN +1 s1"), ("orlov", "RU > CN 0 s1")),
        (("smirnova", "RU > CN +1 s1"), ("-", "RU > CN -1 s1")),
    ],
)
def test_no_debate(press: Any, one: tuple[str, str], other: tuple[str, str]) -> None:
    for id_, (speaker, stance) in (("a", one), ("b", other)):
        press.piece(id_, CHINA, said=(f"s1 quoted {speaker} 0",), stances=(stance,))
    assert press.survey().debates == ()


def test_one_article_is_no_debate(press: Any) -> None:
    said = ("s1 quoted smirnova 0", "s2 quoted orlov 0")
    press.piece("a", CHINA, said=said, stances=("RU > CN +1 s1", "RU > CN -1 s2"))
    press.piece("b", CHINA, voice="a", said=said, stances=("RU > CN +1 s1", "RU > CN -1 s2"))
    assert press.survey().debates == ()


def test_opposite_stances_off_every_theme_are_no_debate(press: Any) -> None:
    press.piece("a", "слово", said=("s1 quoted smirnova 0",), stances=("RU > CN +1 s1",))
    press.piece("b", "слово", said=("s1 quoted orlov 0",), stances=("RU > CN -1 s1",))
    assert press.survey().debates == ()
