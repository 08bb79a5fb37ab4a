"""What is fetched: origins of captures, visits of addresses, pages that gave no article."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns and tables of fetching."""
    op.add_column("captures", sa.Column("origin", sa.LargeBinary))
    op.add_column("skips", sa.Column("kind", sa.String))
    op.create_table(
        "visits",
        sa.Column("address", sa.String, primary_key=True),
        sa.Column("fetched", sa.String, nullable=False),
        sa.Column("etag", sa.String),
        sa.Column("modified", sa.String),
    )
    op.create_table(
        "pages",
        sa.Column("source", sa.String, primary_key=True),
        sa.Column("sha256", sa.String, primary_key=True),
        sa.Column("retrieved", sa.String),
        sa.Column("origin", sa.LargeBinary, nullable=False),
        sa.Column("file", sa.String, nullable=False),
        sa.Column("offset", sa.Integer, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
    )
