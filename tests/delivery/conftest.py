"""Delivery runs on the same databases as storage."""

from tests.storage.conftest import database, databases, postgres_databases, sqlite_databases

__all__ = ["database", "databases", "postgres_databases", "sqlite_databases"]
