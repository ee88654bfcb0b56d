"""Who writes: the address of a mail as a principal.

Anybody can write any address into a mail. That does no harm as long as the
answer goes to that very address and nothing is changed by a mail.
"""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from bot.dialogue.who import mailbox, reader_of
from bot.domain.principal import Principal

CHANNEL = "mail"


def identity(
    connection: sa.Connection, address: str, *, domains: Collection[str], secret: bytes
) -> Principal | None:
    """The person behind an address; None for somebody whom nobody named.

    Somebody of one of `domains` is unknown and may ask.
    """
    domain = address.partition("@")[2]
    known = reader_of(connection, address, channel=CHANNEL, workspace=domain, secret=secret)
    if known is None and _is_listed(domain, domains):
        return stranger(address, secret)
    return known


def stranger(address: str, secret: bytes) -> Principal:
    """Somebody of whom nothing is known but where they read."""
    return Principal(mailbox(secret, CHANNEL, address), CHANNEL)


def _is_listed(domain: str, domains: Collection[str]) -> bool:
    return any(domain == each or domain.endswith(f".{each}") for each in map(str.casefold, domains))
