"""Who was erased, beside the database: an older copy of it that is put back is erased again."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Iterable
from pathlib import Path

import sqlalchemy as sa

from bot.privacy.erasure import erase
from bot.privacy.subject import subject_behind
from bot.storage.audit import SERVICE
from bot.storage.database import Database
from bot.storage.schema.people import erased

_NAME = "erased.jsonl"


def note(home: Path, persons: Iterable[str], *, at: dt.datetime) -> None:
    """Add pseudonyms to the file in `home`; nothing else about the people is in it."""
    descriptor = os.open(home / _NAME, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        for person in sorted(persons):
            file.write(json.dumps({"person": person, "at": at.isoformat()}) + "\n")
        file.flush()
        os.fsync(file.fileno())


def apply(database: Database, home: Path, *, at: dt.datetime) -> int:
    """Erase those of the file whom the database does not know as erased; how many."""
    missing = _noted(home) - _known(database)
    for person in sorted(missing):
        with database.writing() as connection:
            erase(connection, subject_behind(connection, person), actor=SERVICE, at=at)
    return len(missing)


def _noted(home: Path) -> set[str]:
    path = home / _NAME
    if not path.exists():
        return set()
    lines = path.read_text(encoding="utf-8").splitlines()
    return {str(json.loads(line)["person"]) for line in lines if line.strip()}


def _known(database: Database) -> set[str]:
    with database.reading() as connection:
        return set(connection.execute(sa.select(erased.c.person)).scalars())
