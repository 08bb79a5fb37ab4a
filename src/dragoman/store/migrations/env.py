"""Runs the migrations on the connection handed in by ``dragoman.store.migrate``."""

from __future__ import annotations

from alembic import context

from dragoman.store.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=False,  # the caller's transaction holds the whole upgrade
)
context.run_migrations()
