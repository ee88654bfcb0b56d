"""Tables, one noun per module, all on one `MetaData`."""

from __future__ import annotations

from bot.storage.schema import audit, index, people, questions
from bot.storage.schema.base import METADATA

__all__ = ["METADATA", "audit", "index", "people", "questions"]
