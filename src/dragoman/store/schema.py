"""The tables of a desk: records as JSON of the model's classes, beside what is searched."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    create_engine,
    event,
)

metadata = MetaData()

captures = Table(
    "captures",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("run", String, nullable=False),
    Column("offset", Integer, nullable=False),
    Column("length", Integer, nullable=False),
    Column("text_id", String, nullable=False),
    Column("record", LargeBinary, nullable=False),
    UniqueConstraint("article", "sha256"),
)
articles = Table(
    "articles",
    metadata,
    Column("id", String, primary_key=True),
    Column("capture", Integer, nullable=False),
    Column("text_id", String, nullable=False),
    Column("earliest", String),
    Column("latest", String),
    Column("fingerprint", String, nullable=False),
    Index("articles_by_day", "earliest", "id"),
)
readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("text_id", String, nullable=False),
    Column("reader", String, nullable=False),
    Column("knowledge", String, nullable=False),
    Column("record", LargeBinary, nullable=False),
    UniqueConstraint("text_id", "reader", "knowledge"),
)
memory = Table(
    "memory",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("language", String, nullable=False),
    Column("target_language", String, nullable=False),
    Column("key", String, nullable=False),
    Column("target", String, nullable=False),
    Column("origin", String, nullable=False),
    UniqueConstraint("language", "target_language", "key", "target"),
)
skips = Table(
    "skips",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("stage", String, nullable=False),
    Column("input", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("article", String),
    UniqueConstraint("stage", "input", "reason"),
)
judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("record", LargeBinary, nullable=False),
)
edits = Table(
    "edits",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report", String, nullable=False),
    Column("record", LargeBinary, nullable=False),
)


def connect(path: Path) -> Engine:
    """Return an engine on the desk's database; a kill loses no committed transaction."""
    engine = create_engine(f"sqlite:///{path}")

    @event.listens_for(engine, "connect")
    def _settings(connection: object, record: object) -> None:
        del record
        cursor = connection.cursor()  # type: ignore[attr-defined]
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=NORMAL")
        cursor.execute("PRAGMA busy_timeout=10000")
        cursor.close()

    return engine


def migrate(engine: Engine) -> None:
    """Bring the database to this version's tables, keeping all that is in it."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        _upgrade(config, connection)


def _upgrade(config: Config, connection: Connection) -> None:
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
