"""Single names: what is right, what is not, and what was not found."""

from dragoman.measure.names import NameLabel, Said, measure, plain, wrong


def label(start: int) -> NameLabel:
    return NameLabel(
        text_id="t1",
        start=start,
        end=start + 5,
        kind="person",
        names=("Пётр Лунёв", "Лунёв"),
        houses=("Petr Lunev", "Lunev"),
    )


RIGHT = Said(kind="person", name="Петр Лунев", house="Petr Lunëv")
SPELLED = Said(kind="person", name="Лунёв", house="Loonyov", unsure=True)
DECLINED = Said(kind="person", name="Лунёва", house="Lunev")
PLACE = Said(kind=None, name="Лунёв", house=None)


def test_each_error_has_its_class() -> None:
    assert wrong(label(0), RIGHT) is None
    assert wrong(label(0), SPELLED) == "person's house spelling"
    assert wrong(label(0), DECLINED) == "person's normal form"
    assert wrong(label(0), PLACE) == "person taken for a place"
    assert wrong(label(0), None) == "person not found"


def test_what_is_not_found_counts_against_all_and_not_against_what_is_found() -> None:
    pairs = [(label(each), said) for each, said in enumerate((RIGHT, SPELLED, DECLINED, None))]
    found = {each.name: (round(each.value, 3), each.n) for each in measure(pairs).scores}
    assert found["found"] == (0.75, 4)
    assert found["normal"] == (0.667, 3)
    assert found["house"] == (0.667, 3)
    assert found["asserted"] == (1.0, 2)
    assert found["both"] == (0.333, 3)
    assert found["all"] == (0.25, 4)
    assert found["persons.all"] == (0.25, 4)
    assert found["bodies.found"] == (0.0, 0)


def test_a_spelling_is_compared_without_marks() -> None:
    assert plain("Erdoğan") == plain("Erdogan")
    assert plain("Dar’kin") == plain("Darkin")
    assert plain("the Ministry of Defence") == plain("Ministry of Defense")
    assert plain("Chavez") != plain("Chaves")
