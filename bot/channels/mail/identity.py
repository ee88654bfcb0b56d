"""Who writes: the address of a mail as a principal.

Anybody can write any address into a mail. That does no harm as long as the
answer goes to that very address and nothing is changed by a mail.
"""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from bot.dialogue.who import by_address
from bot.domain.principal import Principal
from bot.keys import pseudonym
from bot.ports import Destination
from bot.storage import destinations, workspaces

CHANNEL = "mail"


def identity(
    connection: sa.Connection, address: str, *, domains: Collection[str], secret: bytes
) -> Principal | None:
    """The person behind an address; None for somebody whom nobody named.

    A mailbox to which an organisation has its reminders sent, and somebody of a
    domain that belongs to one, is its member. Somebody of one of `domains` is
    unknown and may ask.
    """
    known = by_address(connection, address, channel=CHANNEL)
    if known is not None:
        return known
    domain = address.partition("@")[2]
    reminded = _reminded_at(connection, address)
    organisation = next(iter(reminded)) if len(reminded) == 1 else None
    organisation = organisation or workspaces.organisation_of(
        connection, channel=CHANNEL, workspace_id=domain
    )
    if not (organisation or reminded or _is_listed(domain, domains)):
        return None
    # As `madoguchi people add mail` makes it: what they asked before stays theirs.
    person = pseudonym(secret, f"{CHANNEL}||{address}")
    return Principal(person, CHANNEL, organisation=organisation)


def _reminded_at(connection: sa.Connection, address: str) -> set[str]:
    """The organisations whose reminders come to a mailbox; of several nobody knows for which one it asks."""
    places = destinations.at_place(connection, Destination(CHANNEL, "", address))
    return {each.organisation for each in places}


def _is_listed(domain: str, domains: Collection[str]) -> bool:
    return any(domain == each or domain.endswith(f".{each}") for each in map(str.casefold, domains))
