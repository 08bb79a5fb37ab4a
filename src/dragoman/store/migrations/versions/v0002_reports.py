"""Imported reports of earlier issues."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the table of reports."""
    op.create_table(
        "reports",
        sa.Column("sha256", sa.String, primary_key=True),
        sa.Column("issue", sa.String, index=True),
        sa.Column("record", sa.LargeBinary, nullable=False),
    )
