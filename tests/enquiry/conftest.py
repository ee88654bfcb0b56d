"""Drafts are kept on the same databases as everything else."""

from tests.storage.conftest import database, databases, postgres_databases, sqlite_databases

__all__ = ["database", "databases", "postgres_databases", "sqlite_databases"]
