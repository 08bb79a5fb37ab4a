"""Sketches of texts, by which near copies are found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; the desk fills it for the articles it holds when it next writes."""
    op.add_column("versions", sa.Column("sketch", sa.LargeBinary))
