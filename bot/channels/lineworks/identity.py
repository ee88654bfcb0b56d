"""Who writes: a member of LINE WORKS as a principal.

The workspace is the domain. Members of other companies cannot be in a room
with a bot (https://developers.worksmobile.com/en/docs/bot).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from bot.channels.lineworks.acts import Who
from bot.dialogue.who import adopt, principal_of
from bot.domain.principal import Principal
from bot.storage.database import Database

CHANNEL = "lineworks"


@dataclass(frozen=True, slots=True)
class Identities:
    """`secret` makes pseudonyms, so that a person's id is kept nowhere."""

    database: Database
    secret: bytes
    now: Callable[[], dt.datetime]

    def principal(self, who: Who) -> Principal:
        """The person; where there is one organisation, an unknown domain is its own."""
        adopt(self.database, channel=CHANNEL, workspace=who.domain, at=self.now())
        with self.database.reading() as connection:
            return principal_of(
                connection,
                channel=CHANNEL,
                workspace=who.domain,
                external_id=who.user,
                secret=self.secret,
            )
