import pytest

from dragoman.knowledge.load import load
from dragoman.model.reading import Mention
from dragoman.write.cite import check, failed

KNOWLEDGE = load("RU")
PUTIN = Mention(start=0, end=5, type="PER", name="Владимир Путин", id="putin")


@pytest.mark.parametrize(
    ("rendering", "evidence", "reason"),
    [
        ("Trade grew by 11%.", "Торговля выросла на 11 %.", None),
        ("Trade grew by 12%.", "Торговля выросла на 11 %.", "number"),
        ("It cost 1,200 rubles.", "Цена составила 1 200 рублей.", None),
        ("It cost 1.5 million.", "Цена составила 1,5 миллиона.", None),
        ("The treaty is needed.", "Договор не нужен.", "no where"),
        ("The treaty is not needed.", "Договор нужен.", "no where"),
        ("The treaty is unnecessary.", "Договор не нужен.", None),
        ("The port no longer works.", "Порт перестал работать.", None),
        ("Vladimir Putin spoke.", "Путин выступил.", None),
        ("Donald Trump spoke.", "Путин выступил.", "name"),
    ],
)
def test_a_rendering_is_weighed_against_its_evidence(
    rendering: str, evidence: str, reason: str | None
) -> None:
    found = failed(check(rendering, evidence, (PUTIN,), KNOWLEDGE))
    assert (found is None) == (reason is None), found
    assert reason is None or reason in str(found)
