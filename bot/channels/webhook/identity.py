"""Who writes: a person as the joined system names them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.webhook.wire import Incoming
from bot.dialogue.who import principal_of
from bot.domain.principal import Principal
from bot.storage.database import Database

CHANNEL = "webhook"


@dataclass(frozen=True, slots=True)
class Identities:
    """`secret` makes pseudonyms, so that a person's id is kept nowhere."""

    database: Database
    secret: bytes

    def principal(self, event: Incoming) -> Principal:
        """The person of an event; a workspace that was assigned to an organisation makes its members."""
        with self.database.reading() as connection:
            return principal_of(
                connection,
                channel=CHANNEL,
                workspace=event.workspace,
                external_id=event.person.id,
                secret=self.secret,
            )
