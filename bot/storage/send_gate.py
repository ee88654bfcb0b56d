"""How fast sending may go: one gate per workspace and one per address.

All workers share them, so the limits of a service hold for the whole
installation.
"""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa

from bot.domain import scope
from bot.ports import Destination, Pace
from bot.storage.schema.delivery import send_gate
from bot.storage.write import insert_once

WHOLE_WORKSPACE = ""


def take(connection: sa.Connection, destination: Destination, pace: Pace, *, at: dt.datetime) -> bool:
    """Pass both gates and close them behind; False where another worker was faster."""
    waits = {WHOLE_WORKSPACE: pace.workspace, destination.address: pace.address}
    waits = {address: wait for address, wait in waits.items() if wait}
    for address in waits:
        _open(connection, destination, address, at=at)
    if any(next_at > at for next_at in _locked(connection, destination, sorted(waits))):
        return False
    for address, wait in waits.items():
        _close(connection, destination, address, until=at + wait)
    return True


def hold(connection: sa.Connection, destination: Destination, *, until: dt.datetime) -> None:
    """Let nothing more go out to a workspace for as long as its service asked."""
    _open(connection, destination, WHOLE_WORKSPACE, at=until)
    (next_at,) = _locked(connection, destination, [WHOLE_WORKSPACE])
    _close(connection, destination, WHOLE_WORKSPACE, until=max(next_at, until))


def _locked(connection: sa.Connection, destination: Destination, addresses: list[str]) -> list[dt.datetime]:
    # Always in the order of addresses, so that two workers cannot block each other.
    rows = (
        sa.select(send_gate.c.next_at)
        .where(_workspace(destination), send_gate.c.address.in_(addresses))
        .order_by(send_gate.c.address)
        .with_for_update()
    )
    return list(connection.execute(rows).scalars())


def _open(connection: sa.Connection, destination: Destination, address: str, *, at: dt.datetime) -> None:
    values = {
        "channel": destination.channel,
        "workspace": destination.workspace,
        "address": address,
        "next_at": at,
        "scope": scope.ADMINISTRATOR,
    }
    insert_once(connection, send_gate, values)


def _close(connection: sa.Connection, destination: Destination, address: str, *, until: dt.datetime) -> None:
    gate = sa.and_(_workspace(destination), send_gate.c.address == address)
    connection.execute(send_gate.update().where(gate).values(next_at=until))


def _workspace(destination: Destination) -> sa.ColumnElement[bool]:
    return sa.and_(send_gate.c.channel == destination.channel, send_gate.c.workspace == destination.workspace)
