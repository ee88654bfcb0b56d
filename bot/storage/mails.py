"""Mails that were taken in: what their replies need, and how many came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import sqlalchemy as sa

from bot.storage.schema.mail import received_mail
from bot.storage.write import insert_once


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail, without what it said.

    `key` is made from its Message-ID and its sender. `subject` is masked,
    `ancestors` are its References, `sender` is a pseudonym.
    """

    key: str
    conversation: str
    subject: str
    message_id: str
    ancestors: str
    attachments: int
    sender: str
    scope: str
    received_at: dt.datetime


def add(connection: sa.Connection, mail: Mail) -> bool:
    """Keep a mail; False where it is known."""
    return insert_once(connection, received_mail, asdict(mail))


def by_key(connection: sa.Connection, key: str) -> Mail | None:
    """One mail, or None."""
    return next(iter(by_keys(connection, [key])), None)


def by_keys(connection: sa.Connection, keys: Sequence[str]) -> list[Mail]:
    """Those that are known, the newest first."""
    columns: list[sa.Column[object]] = [received_mail.c[name] for name in Mail.__slots__]
    rows = sa.select(*columns).where(received_mail.c.key.in_(keys))
    newest = rows.order_by(received_mail.c.received_at.desc(), received_mail.c.key)
    return [Mail(**row._mapping) for row in connection.execute(newest)]


def count(connection: sa.Connection, *, since: dt.datetime, sender: str | None = None) -> int:
    """How many were taken in since an instant, from one sender or from all."""
    rows = sa.select(sa.func.count()).where(received_mail.c.received_at >= since)
    if sender is not None:
        rows = rows.where(received_mail.c.sender == sender)
    return connection.execute(rows).scalar_one()


def forget(connection: sa.Connection, *, before: dt.datetime) -> int:
    """Delete what came before an instant; how many."""
    return connection.execute(received_mail.delete().where(received_mail.c.received_at < before)).rowcount
