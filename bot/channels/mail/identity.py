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
from bot.storage import workspaces

CHANNEL = "mail"


def identity(
    connection: sa.Connection, address: str, *, domains: Collection[str], secret: bytes
) -> Principal | None:
    """The person behind an address; None for somebody whom nobody named.

    Somebody of a domain that belongs to an organisation is its member. Somebody
    of one of `domains` is unknown and may ask.
    """
    known = by_address(connection, address, channel=CHANNEL)
    if known is not None:
        return known
    domain = address.partition("@")[2]
    organisation = workspaces.organisation_of(connection, channel=CHANNEL, workspace_id=domain)
    if organisation is None and not _is_listed(domain, domains):
        return None
    # As `madoguchi people add mail` makes it: what they asked before stays theirs.
    person = pseudonym(secret, f"{CHANNEL}||{address}")
    return Principal(person, CHANNEL, organisation=organisation)


def _is_listed(domain: str, domains: Collection[str]) -> bool:
    return any(domain == each or domain.endswith(f".{each}") for each in map(str.casefold, domains))
