"""The audit trail: who did what, as a chain in which a change of an earlier row shows.

A row holds ids, names and digests only: a person is a name that stands for
their pseudonym as long as nobody erased them (`audit_actor`), and what was said
is at most a salted digest, so that erasing a person's data never breaks the
chain. A database that was opened with the installation's key seals each row and
the end of the trail.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import sqlalchemy as sa

from bot.domain import scope
from bot.storage import audit_seal
from bot.storage.audit_seal import link
from bot.storage.database import AUDIT_KEY
from bot.storage.schema.audit import audit, audit_actor
from bot.storage.write import insert_once

BEGINNING = "0" * 64
"""What the first row has in place of the digest of the row before it."""
ACCEPTED = "audit.accepted"
"""The action by which an administrator takes the trail as it is, after looking at it."""
SERVICE = "service"
"""The actor of what happens by itself."""
LOCAL = "local"
"""The actor of what is done at the machine itself, where nobody signs in."""
_NOBODY_IN_PARTICULAR = frozenset({"", LOCAL, SERVICE})
_LONGEST_SUBJECT = 200

__all__ = [
    *("ACCEPTED", "BEGINNING", "LOCAL", "SERVICE", "Entry"),
    *("append", "link", "name_of", "named", "rows", "stream"),
]


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
    """Add a row at the end of the chain; gives its number, which has no gaps.

    Best the last thing of a transaction: one writer is let in at a time.
    """
    if connection.dialect.name == "postgresql":
        # Two writers would both follow the same row.
        connection.execute(sa.text("LOCK TABLE audit IN SHARE ROW EXCLUSIVE MODE"))
    newest = sa.select(audit).order_by(audit.c.number.desc()).limit(1)
    last = connection.execute(newest).mappings().first()
    values = {
        **asdict(entry),
        "actor": name_of(connection, entry.actor),
        "subject": entry.subject[:_LONGEST_SUBJECT],
        "number": last["number"] + 1 if last else 1,
        "at": at,
        "previous": link(last) if last else BEGINNING,
    }
    _seal(connection, values)
    return int(values["number"])


def name_of(connection: sa.Connection, person: str) -> str:
    """What somebody is called in the trail, a random name of their own."""
    if person in _NOBODY_IN_PARTICULAR:
        return person
    values = {"person": person, "alias": secrets.token_hex(12), "scope": scope.ADMINISTRATOR}
    insert_once(connection, audit_actor, values)
    known = sa.select(audit_actor.c.alias).where(audit_actor.c.person == person)
    return str(connection.execute(known).scalar_one())


def named(connection: sa.Connection) -> dict[str, str]:
    """Name in the trail → pseudonym, of everybody who was not erased."""
    found = connection.execute(sa.select(audit_actor.c.alias, audit_actor.c.person))
    return {row.alias: row.person for row in found}


def rows(connection: sa.Connection) -> list[Mapping[Any, Any]]:
    """The whole trail, oldest first."""
    return list(stream(connection))


def stream(connection: sa.Connection) -> Iterator[Mapping[Any, Any]]:
    """The whole trail, oldest first, a few rows at a time."""
    every = sa.select(audit).order_by(audit.c.number)
    return iter(connection.execute(every, execution_options={"yield_per": 500}).mappings())


def _seal(connection: sa.Connection, values: dict[str, Any]) -> None:
    """Write a row, and the end of the trail after it.

    The end is moved on only from where it was: whoever took rows away is not
    helped by the next row.
    """
    key: bytes = connection.get_execution_options().get(AUDIT_KEY, b"")
    own = link(values)
    connection.execute(audit.insert().values(values | {"seal": audit_seal.seal_of(key, own)}))
    if not key:
        return
    head = audit_seal.read_head(connection)
    begins = head is None and values["number"] == 1
    follows = head is not None and _is_end(key, head, values)
    if begins or follows or values["action"] == ACCEPTED:
        audit_seal.write_head(connection, key, values["number"], own)


def _is_end(key: bytes, head: audit_seal.Head, values: Mapping[str, Any]) -> bool:
    before = (values["number"] - 1, values["previous"])
    return (head.number, head.link) == before and audit_seal.head_holds(key, head)
