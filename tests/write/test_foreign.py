import pytest

from dragoman.knowledge.load import load
from dragoman.write.foreign import spelled


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        ("Брайан Рук", "the envoy Brian Rook believes", "Brian Rook"),
        ("Брайан Рук", "the envoy believes in Great Britain", "Brian Ruk"),
        ("Иван Рощин", "as Ivan Roshchin said", "Ivan Roshchin"),
        ("Владимир Путин", "President Wladimir Putin said", "Vladimir Putin"),
        ("Рощин", "Ivan Roshchin", "Roshchin"),
    ],
)
def test_a_foreign_name_is_spelled_as_the_translator_has_it(
    name: str, written: str, expected: str
) -> None:
    assert spelled(name, [written], load("RU")) == expected
