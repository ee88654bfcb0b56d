"""Alembic's entry point: one transaction for all pending revisions."""

from __future__ import annotations

from alembic import context

from bot.storage.schema import METADATA

engine = context.config.attributes["engine"]

with engine.begin() as connection:
    context.configure(connection=connection, target_metadata=METADATA, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()
