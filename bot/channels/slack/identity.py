"""Who writes: a Slack user as a principal.

Members of the workspace belong to its organisation. Guests and people of other
workspaces (Slack Connect) may ask and are answered from shared documents,
unless the administrator registered them. Where others read along, so is
everybody.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.channels.slack.acts import Who
from bot.channels.slack.directory import Directory
from bot.channels.slack.installed import CHANNEL
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

    def principal(self, who: Who, workspace: str) -> Principal:
        """The person behind a user, as the workspace in which the application is installed sees them."""
        with self.database.reading() as connection:
            found = principal_of(
                connection, channel=CHANNEL, workspace=who.team, external_id=who.user, secret=self.secret
            )
            registered = people.resolve(connection, channel=CHANNEL, workspace=who.team, external_id=who.user)
        if who.outside:
            return _unknown(found)
        if registered or found.organisation is None:
            return found
        return _unknown(found) if self.directory.user(who, workspace).guest else found

    def name(self, who: Who, workspace: str) -> str:
        """What a person is called, for others who see what they did; empty where nobody knows."""
        return self.directory.user(who, workspace).name


def _unknown(found: Principal) -> Principal:
    return replace(found, organisation=None, roles=frozenset({Role.ASKER}))
