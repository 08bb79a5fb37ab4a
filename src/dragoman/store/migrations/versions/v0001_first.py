"""The first schema: articles by capture and version, readings, memory, skips, judgements, edits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

# Contentless: the readings hold the lemmas; a row is taken out by naming them again.
WORDS = (
    "create virtual table words using fts5"
    "(lemmas, content='', tokenize='unicode61 remove_diacritics 0')"
)


def upgrade() -> None:
    """Create every table of the first schema."""
    _articles()
    _readings()
    _the_rest()
    if op.get_context().dialect.name == "sqlite":
        op.execute(WORDS)


def _articles() -> None:
    op.create_table(
        "versions",
        sa.Column("article", sa.String, primary_key=True),
        sa.Column("version", sa.String, primary_key=True),
        sa.Column("text_id", sa.String, nullable=False),
        sa.Column("earliest", sa.Date),
        sa.Column("latest", sa.Date),
        sa.Column("fingerprint", sa.String, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "captures",
        sa.Column("article", sa.String, primary_key=True),
        sa.Column("sha256", sa.String, primary_key=True),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("run", sa.String, nullable=False),
        sa.Column("source", sa.String, nullable=False),
        sa.Column("retrieved", sa.String),
        sa.Column("file", sa.String),
        sa.Column("offset", sa.Integer),
        sa.Column("length", sa.Integer),
        sa.ForeignKeyConstraint(["article", "version"], ["versions.article", "versions.version"]),
    )
    op.create_index("captures_by_place", "captures", ["file", "offset"])
    op.create_table(
        "articles",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("text_id", sa.String, nullable=False),
        sa.Column("earliest", sa.Date),
        sa.Column("latest", sa.Date),
        sa.Column("number", sa.Integer, unique=True),
        sa.Column("indexed", sa.Integer),
        sa.ForeignKeyConstraint(["id", "sha256"], ["captures.article", "captures.sha256"]),
    )
    op.create_index("articles_by_date", "articles", ["earliest", "id"])
    op.create_index("articles_by_end", "articles", ["latest", "earliest"])


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("article", sa.String, nullable=False),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("reader", sa.String, nullable=False),
        sa.Column("knowledge", sa.String, nullable=False),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("article", "version", "reader", "knowledge"),
        sa.ForeignKeyConstraint(["article", "version"], ["versions.article", "versions.version"]),
    )


def _the_rest() -> None:
    op.create_table(
        "pairs",
        sa.Column("language", sa.String, primary_key=True),
        sa.Column("target_language", sa.String, primary_key=True),
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("target", sa.String, primary_key=True),
        sa.Column("text", sa.String, nullable=False),
        sa.Column("origin", sa.String, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "skips",
        sa.Column("stage", sa.String, primary_key=True),
        sa.Column("input", sa.String, primary_key=True),
        sa.Column("reason", sa.String, primary_key=True),
        sa.Column("article", sa.String, index=True),
        sa.Column("run", sa.String, nullable=False),
    )
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("article", sa.String, index=True),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "edits",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("report", sa.String, nullable=False, index=True),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
