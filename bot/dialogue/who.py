"""Who writes: a channel's user as a principal."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import sqlalchemy as sa

from bot.domain.principal import Principal, Role
from bot.domain.ticket import Tier
from bot.keys import pseudonym
from bot.ports import Destination
from bot.storage import desks, destinations, organisations, people, workspaces
from bot.storage.database import Database
from bot.storage.desks import Desk

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


def reader_of(
    connection: sa.Connection, address: str, *, channel: str, workspace: str, secret: bytes
) -> Principal | None:
    """Whoever reads a mailbox: a registered person, or its organisation; None where nobody is known.

    An organisation's are the mailboxes to which it has its reminders sent,
    those of its desk, and those of its domain, `workspace`. Of several
    organisations nobody knows for which one a mailbox asks.
    """
    known = by_address(connection, address, channel=channel)
    if known is not None:
        return known
    place = Destination(channel, "", address)
    theirs = {each.organisation for each in destinations.at_place(connection, place)}
    theirs |= {each.organisation for each in desks.at_place(connection, place)}
    organisation = next(iter(theirs)) if len(theirs) == 1 else None
    of_domain = workspaces.organisation_of(connection, channel=channel, workspace_id=workspace)
    if not (theirs or of_domain):
        return None
    return Principal(mailbox(secret, channel, address), channel, organisation=organisation or of_domain)


def mailbox(secret: bytes, channel: str, address: str) -> str:
    """The pseudonym of a mailbox, as `madoguchi people add mail` makes it: what it asked stays its own."""
    return pseudonym(secret, f"{channel}||{address}")


def at_desk(connection: sa.Connection, principal: Principal, place: Destination, town: str) -> Principal:
    """The reader of a place with the roles of the desk that reads there, for tickets of `town`."""
    near = [each for each in desks.at_place(connection, place) if _serves(each, town)]
    if not near:
        return principal
    tiers = {each.tier for each in near}
    roles = {Role.DESK} | ({Role.PREFECTURE} if Tier.PREFECTURE in tiers else set())
    organisation = town if Tier.MUNICIPALITY in tiers else near[0].organisation
    return replace(principal, organisation=organisation, roles=principal.roles | roles)


def _serves(desk: Desk, town: str) -> bool:
    return desk.organisation == town or (desk.tier is Tier.PREFECTURE and desk.organisation[:2] == town[:2])


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
