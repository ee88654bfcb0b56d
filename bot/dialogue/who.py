"""Who writes: a channel's user as a principal."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import sqlalchemy as sa

from bot.domain.principal import Principal
from bot.keys import pseudonym
from bot.storage import organisations, people, workspaces
from bot.storage.database import Database

_BY_ADDRESS = ("mail", "web")
"""Channels on which a person is known by the address of their mailbox."""


def external_id_of(channel: str, text: str) -> str:
    """The id under which a channel's user is registered, as somebody typed it."""
    return text.strip().casefold() if channel in _BY_ADDRESS else text.strip()


def by_address(connection: sa.Connection, address: str, *, channel: str) -> Principal | None:
    """The registered person with a mail address, as they appear on `channel`; None for anybody else."""
    for known_on in _BY_ADDRESS:
        external_id = external_id_of(known_on, address)
        found = people.resolve(connection, channel=known_on, workspace="", external_id=external_id)
        if found is not None:
            return replace(found, channel=channel)
    return None


def principal_of(
    connection: sa.Connection, *, channel: str, workspace: str, external_id: str, secret: bytes
) -> Principal:
    """The person behind a channel's user.

    Somebody who was registered is that person with their roles. Anybody else
    of a workspace that belongs to an organisation is its member, under a
    pseudonym made with `secret`; of another workspace, somebody unknown.
    """
    known = people.resolve(connection, channel=channel, workspace=workspace, external_id=external_id)
    if known is not None:
        return known
    organisation = workspaces.organisation_of(connection, channel=channel, workspace_id=workspace)
    person = pseudonym(secret, f"{channel}|{workspace}|{external_id}")
    return Principal(person, channel, workspace, organisation)


def adopt(database: Database, *, channel: str, workspace: str, at: dt.datetime) -> None:
    """Where there is one organisation, a workspace that belongs to nobody yet is its own."""
    with database.reading() as connection:
        known = workspaces.organisation_of(connection, channel=channel, workspace_id=workspace)
        joined = organisations.joined(connection)
    if not workspace or known is not None or len(joined) != 1:
        return
    with database.writing() as connection:
        workspaces.assign(
            connection, channel=channel, workspace_id=workspace, organisation=joined[0].code, at=at
        )
