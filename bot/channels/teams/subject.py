"""What a check of Teams looks at, from the settings and what is known of where we are."""

from __future__ import annotations

from functools import partial

from bot import outside
from bot.channels.teams.callers import KEYS
from bot.channels.teams.check import Subject
from bot.channels.teams.connect import tenants
from bot.channels.teams.spot import CHANNEL
from bot.channels.teams.tokens import Tokens
from bot.settings import Settings
from bot.storage import teams_conversations, workspaces
from bot.storage.database import Database


def subject_of(settings: Settings, database: Database) -> Subject:
    """Asks nobody yet."""
    client = partial(outside.client, settings)
    with database.reading() as connection:
        places = teams_conversations.counts(connection)
        known = workspaces.listed(connection)
    return Subject(
        tenants=sorted(tenants(settings)),
        public_url=settings.web_public_url,
        keys=KEYS,
        token=Tokens(settings, client).token,
        client=client,
        conversations=places,
        mapped=frozenset(each.workspace for each in known if each.channel == CHANNEL),
    )
