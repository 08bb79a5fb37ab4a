from __future__ import annotations

import sqlite3
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dragoman.errors import BadArgument
from dragoman.store import sqlite
from dragoman.store.migrate import MIGRATIONS
from dragoman.store.schema import HEAD, METADATA
from dragoman.store.writer import bring_up


def ours(thing: Any, name: str | None, kind: str, *more: object) -> bool:
    """Leave the full text's tables to SQLite."""
    del thing, more
    return not (kind == "table" and name is not None and name.startswith("words"))


def test_the_tables_are_the_sum_of_the_migrations(desk: Any) -> None:
    desk.write().close()
    engine = sqlite.reading(desk.path)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_head_is_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_a_desk_is_reopened_after_its_migrations(desk: Any, press: Any) -> None:
    with desk.write("1") as writer:
        writer.add(press.article("a"), press.original("a", press.article("a").text), "f")
    with desk.write("2"), desk.view() as view:
        assert view.article("a") == press.article("a")


@pytest.mark.parametrize(
    ("revision", "expected"), [("9999", "newer version"), ("0000", "older version")]
)
def test_a_desk_of_another_version_is_not_read(desk: Any, revision: str, expected: str) -> None:
    desk.write().close()
    with sqlite3.connect(desk.path) as raw:
        raw.execute("update alembic_version set version_num = ?", (revision,))
    raw.close()
    with pytest.raises(BadArgument, match=expected):
        desk.view()


def test_a_desk_of_a_newer_version_is_not_written(desk: Any) -> None:
    desk.write().close()
    with sqlite3.connect(desk.path) as raw:
        raw.execute("update alembic_version set version_num = '9999'")
    raw.close()
    with pytest.raises(BadArgument, match="newer version"):
        desk.write()


def test_a_desk_of_an_older_version_is_brought_up_and_keeps_what_it_holds(
    desk: Any, press: Any
) -> None:
    kept = press.article("a")
    with desk.write("1") as writer:
        writer.add(kept, press.original("a", kept.text), "f")
    with sqlite3.connect(desk.path) as raw:
        raw.execute("drop table visits")
        raw.execute("drop table pages")
        raw.execute("alter table captures drop column origin")
        raw.execute("alter table versions drop column sketch")
        raw.execute("alter table skips drop column kind")
        raw.execute("update alembic_version set version_num = '0002'")
    raw.close()
    bring_up(desk.folder, desk.archive, "2")
    with desk.view() as view:
        assert view.article("a") == kept
        (original,) = view.kept()
        assert (original.content, original.origin) == (press.original("a", kept.text), None)
