"""The audit trail: who did what, as a chain in which a change of an earlier row shows.

A row holds ids and digests only: a person is a pseudonym, and what was said is
at most a salted digest, so that erasing a person's data never breaks the chain.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from bot.storage.schema.audit import audit

BEGINNING = "0" * 64
"""What the first row has in place of the digest of the row before it."""
_LONGEST_SUBJECT = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that somebody did or was refused.

    `actor` is a pseudonym, `action` a code (`reindex`, `reindex.refused`),
    `subject` the id of what it was about. `digest` is the salted digest of
    anything personal, made by whoever keeps the salt; empty where there is none.
    """

    actor: str
    action: str
    subject: str
    scope: str
    digest: str = ""


def append(connection: sa.Connection, entry: Entry, *, at: dt.datetime) -> int:
    """Add a row at the end of the chain; gives its number, which has no gaps."""
    if connection.dialect.name == "postgresql":
        # Two writers would both follow the same row.
        connection.execute(sa.text("LOCK TABLE audit IN SHARE ROW EXCLUSIVE MODE"))
    newest = sa.select(audit).order_by(audit.c.number.desc()).limit(1)
    last = connection.execute(newest).mappings().first()
    values = {
        **asdict(entry),
        "subject": entry.subject[:_LONGEST_SUBJECT],
        "number": last["number"] + 1 if last else 1,
        "at": at,
        "previous": link(last) if last else BEGINNING,
    }
    connection.execute(audit.insert().values(values))
    return int(values["number"])


def link(row: Mapping[Any, Any]) -> str:
    """The digest of a whole row, which the next row keeps as `previous`."""
    said = [row[name] for name in ("number", "actor", "action", "subject", "scope", "digest", "previous")]
    instant = row["at"].astimezone(dt.UTC).isoformat(timespec="microseconds")
    text = json.dumps([instant, *said], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def rows(connection: sa.Connection) -> list[Mapping[Any, Any]]:
    """The whole trail, oldest first."""
    return list(connection.execute(sa.select(audit).order_by(audit.c.number)).mappings())
