"""The first tables, and the full-text index over lemmas.

The index's row ids grow with the day of publication (day * 1,000,000 + a count), so that a period
is a range of row ids inside the search itself.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String, nullable=False) for name in names]


def upgrade() -> None:
    """Make the tables."""
    number = sa.Integer
    op.create_table(
        "captures",
        sa.Column("id", number, primary_key=True),
        *_texts("article", "sha256", "run"),
        sa.Column("offset", number, nullable=False),
        sa.Column("length", number, nullable=False),
        *_texts("text_id"),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("article", "sha256"),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("capture", number, nullable=False),
        *_texts("text_id"),
        sa.Column("earliest", sa.String),
        sa.Column("latest", sa.String),
        *_texts("fingerprint"),
    )
    op.create_index("articles_by_day", "articles", ["earliest", "id"])
    op.create_table(
        "readings",
        sa.Column("id", number, primary_key=True),
        *_texts("text_id", "reader", "knowledge"),
        sa.Column("record", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("text_id", "reader", "knowledge"),
    )
    op.create_table(
        "memory",
        sa.Column("id", number, primary_key=True),
        *_texts("language", "target_language", "key", "target", "origin"),
        sa.UniqueConstraint("language", "target_language", "key", "target"),
    )
    op.create_table(
        "skips",
        sa.Column("id", number, primary_key=True),
        *_texts("stage", "input", "reason"),
        sa.Column("article", sa.String),
        sa.UniqueConstraint("stage", "input", "reason"),
    )
    op.create_table(
        "judgements",
        sa.Column("id", number, primary_key=True),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "edits",
        sa.Column("id", number, primary_key=True),
        *_texts("report"),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
    op.execute(
        "CREATE VIRTUAL TABLE words USING fts5(lemmas, article UNINDEXED, "
        "tokenize='unicode61 remove_diacritics 0')"
    )


def downgrade() -> None:
    """Refuse: steps go forward only, and a desk is restored from its copy."""
    raise RuntimeError("a desk's tables are not taken back; restore the copy of its folder")
