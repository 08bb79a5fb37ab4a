"""The ledger: out as a table and in again, judged and proposed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.knowledge.load import load
from dragoman.language.names import house
from dragoman.ledger import table
from dragoman.ledger.judged import apart, judged, merged, named, ordered, parsed_ids, refused
from dragoman.ledger.proposals import proposals
from dragoman.model.ledger import Entry, Spelling

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs"]), min_size=1, max_size=12
)


def entry(name: str, id_: str, printed: str, *, forms: tuple[str, ...] = ()) -> Entry:
    spelled = tuple(Spelling(text=each, script="Cyrl", count=1) for each in forms or (name,))
    return Entry(
        id=id_, kind="person", name=name, house=printed, by="press", spellings=spelled, pieces=1
    )


LUNEV = entry("Пётр Лунёв", "p-1", "Petr Lunev", forms=("Пётр Лунёв", "Петра Лунёва"))
SHORT = entry("П. Лунёв", "p-2", "P. Lunev")
OTHER = entry("Дарья Мельгунова", "p-3", "Dar’ia Mel’gunova")
ALL = (LUNEV, SHORT, OTHER)


@given(
    rows=st.lists(
        st.tuples(WORDS, st.sampled_from(["Lunev", "A, “B”", 'C "D"', "E; F"]), WORDS),
        max_size=6,
        unique_by=lambda row: row[0],
    )
)
def test_a_table_that_nobody_touched_changes_nothing(rows: list[tuple[str, str, str]]) -> None:
    found = [
        Entry(id=f"p-{number}", kind="person", name=name, house=printed, by="press", note=note)
        for number, (name, printed, note) in enumerate(rows)
    ]
    assert table.changes(table.written(found), found) == ()


def edited(cells: dict[str, str], row: int = 1) -> str:
    lines = [line.split(",") for line in table.written(ALL).splitlines()]
    for column, value in cells.items():
        lines[row][lines[0].index(column)] = value
    return "\n".join(map(",".join, lines))


def test_a_change_is_the_fields_that_differ() -> None:
    (change,) = table.changes(edited({"house": "Pyotr Lunyov", "ids": "viaf:12"}), ALL)
    assert change.entry == "p-1"
    assert change.fields == {"house": "Pyotr Lunyov", "ids": "viaf:12"}


@pytest.mark.parametrize(
    ("cells", "row", "told"),
    [
        ({"id": "p-9"}, 1, "row 2: the ledger holds no entry “p-9”"),
        ({"house": "Лунёв"}, 2, "row 3: house: “Лунёв” has Cyrillic letters"),
        ({"ids": "12"}, 1, "row 2: ids: “12” is no id"),
        ({"same_as": "p-7"}, 3, "row 4: same_as: the ledger holds no entry “p-7”"),
        ({"same_as": "p-1"}, 1, "row 2: same_as: names the row itself"),
        ({"house": "A,B"}, 1, "row 2: has more or fewer cells"),
        ({"id": "number"}, 0, "row 1: lacks the column id"),
    ],
)
def test_a_wrong_row_is_named(cells: dict[str, str], row: int, told: str) -> None:
    with pytest.raises(ValueError, match="row") as caught:
        table.changes(edited(cells, row), ALL)
    assert told in str(caught.value)


def test_the_last_judgement_counts_and_the_record_stays() -> None:
    log = [
        named("p-1", "t1", "anna", {"house": "Piotr Lunev"}),
        named("p-1", "t2", "anna", {"house": "Pyotr Lunyov", "ids": "viaf:12"}),
        named("p-gone", "t3", "anna", {"house": "Nobody"}),
    ]
    found = {each.id: each for each in judged(ALL, log)}
    assert found["p-1"].house == "Pyotr Lunyov"
    assert found["p-1"].ids == (("viaf", "12"),)
    assert found["p-1"].by == "analyst"
    assert LUNEV.house == "Petr Lunev"
    assert set(found) == {"p-1", "p-2", "p-3"}


def test_a_merged_name_is_printed_as_the_one_that_was_kept() -> None:
    found = judged(ALL, [merged("p-1", "p-2", "t1", "anna")])
    assert [each.id for each in found if each.merged] == ["p-1"]
    assert found[-1].spellings or found[0].spellings
    knowledge = load("RU")
    after = ordered(knowledge, found, ALL)
    assert house("П. Лунёв", after) == "Petr Lunev"
    assert after.hash != knowledge.hash


def test_merging_in_a_ring_loses_nobody() -> None:
    log = [merged("p-1", "p-2", "t1", "anna"), merged("p-2", "p-1", "t2", "anna")]
    found = judged(ALL, log)
    assert {"p-1", "p-2"} & {each.id for each in found}


def test_uncertain_pairs_are_proposed_with_the_reason() -> None:
    found = {(each.one.id, each.other.id): each.because for each in proposals(ALL)}
    assert found == {("p-1", "p-2"): "the same surname and initial"}


@pytest.mark.parametrize("text", ["viaf", "viaf:", ":1"])
def test_a_wrong_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is no id"):
        parsed_ids(text)


def test_a_refused_pair_is_known_in_either_order() -> None:
    log = [refused("p-2", "p-1", "2021-03-01", "analyst")]
    assert apart(log) == {("p-1", "p-2")}
    assert judged(ALL, log) == tuple(sorted(ALL, key=lambda each: each.name))
