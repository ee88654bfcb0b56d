"""Who writes: a Teams user as a principal.

Members of the tenant belong to its organisation. Guests may ask and are answered
from shared documents, unless the administrator registered them. Where people of
other organisations read along, so is everybody.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.channels.teams.directory import Directory
from bot.channels.teams.spot import CHANNEL, Spot, Who
from bot.dialogue.who import principal_of
from bot.domain.principal import Principal, Role
from bot.storage import people
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Identities:
    """Resolves users; `secret` makes pseudonyms, so that a person's id is kept nowhere."""

    database: Database
    secret: bytes
    directory: Directory

    def principal(self, who: Who, spot: Spot) -> Principal:
        """The person behind a user."""
        user = {"channel": CHANNEL, "workspace": spot.tenant, "external_id": who.user}
        with self.database.reading() as connection:
            found = principal_of(connection, **user, secret=self.secret)
            registered = people.resolve(connection, **user)
        if who.outside:
            return _unknown(found)
        if registered or found.organisation is None:
            return found
        return _unknown(found) if self.directory.is_guest(who, spot) else found


def _unknown(found: Principal) -> Principal:
    return replace(found, organisation=None, roles=frozenset({Role.ASKER}))
