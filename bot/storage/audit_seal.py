"""Seals of the audit trail: who does not have the installation's key cannot make one.

A seal covers one whole row. Another covers the newest row's number, so that
rows taken away from the end are missed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.domain import scope
from bot.storage.schema.audit import audit_head
from bot.storage.write import put

_HEAD = "head"
_FIELDS = ("number", "actor", "action", "subject", "scope", "digest", "previous")


@dataclass(frozen=True, slots=True)
class Head:
    """The newest row as it was last written down: its number, its link, and the seal on both."""

    number: int
    link: str
    seal: str


def link(row: Mapping[Any, Any]) -> str:
    """The digest of a whole row, which the next row keeps as `previous`: SHA-256 of canonical JSON."""
    said = [row[name] for name in _FIELDS]
    instant = row["at"].astimezone(dt.UTC).isoformat(timespec="microseconds")
    text = json.dumps([instant, *said], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def seal_of(key: bytes, link_: str) -> str:
    """The seal on a row; empty without a key."""
    return _hmac(key, f"row|{link_}") if key else ""


def holds(key: bytes, seal: str, link_: str) -> bool:
    """Whether a row's seal was made with this key for this very row."""
    return bool(key) and hmac.compare_digest(seal, seal_of(key, link_))


def read_head(connection: sa.Connection) -> Head | None:
    """The newest row as it was written down, or None."""
    found = connection.execute(sa.select(*(audit_head.c[name] for name in Head.__slots__))).first()
    return Head(**found._mapping) if found else None


def write_head(connection: sa.Connection, key: bytes, number: int, link_: str) -> None:
    """Write the newest row down."""
    values = {"name": _HEAD, "number": number, "link": link_, "scope": scope.ADMINISTRATOR}
    put(connection, audit_head, values | {"seal": _hmac(key, f"head|{number}|{link_}")})


def head_holds(key: bytes, head: Head) -> bool:
    """Whether the head was written with this key."""
    return hmac.compare_digest(head.seal, _hmac(key, f"head|{head.number}|{head.link}"))


def _hmac(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
