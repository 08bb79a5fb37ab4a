"""Bringing a database to the present schema; migrations are only ever added."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from dragoman.errors import BadArgument
from dragoman.store.schema import HEAD

MIGRATIONS = Path(__file__).parent / "migrations"


def revision(connection: Connection) -> str | None:
    """Return the revision a database is at; ``None`` for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("select version_num from alembic_version")).scalar()
    return None if found is None else str(found)


def check(connection: Connection, name: str) -> None:
    """Raise ``BadArgument`` unless the database called ``name`` is at the present schema."""
    at = revision(connection)
    if at is None:
        raise BadArgument(name, "holds no desk yet; dragoman init makes one")
    if at < HEAD:
        raise BadArgument(
            name, "was made by an older version; dragoman collect or read brings it up to date"
        )
    if at > HEAD:
        raise BadArgument(name, "was made by a newer version of Dragoman; update Dragoman")


def upgrade(connection: Connection, name: str) -> None:
    """Bring the database called ``name`` to the present schema, in the caller's transaction."""
    at = revision(connection)
    if at == HEAD:
        return
    if at is not None and at > HEAD:
        check(connection, name)
    # Alembic is slow to import and needed only here.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
