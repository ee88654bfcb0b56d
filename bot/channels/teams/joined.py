"""What Microsoft says about this installation, and where in Teams it is."""

from __future__ import annotations

from functools import partial

from bot import outside
from bot.channels.teams import check
from bot.channels.teams.callers import KEYS
from bot.channels.teams.check import Subject
from bot.channels.teams.connect import tenants
from bot.channels.teams.spot import CHANNEL
from bot.channels.teams.tokens import Tokens
from bot.domain.trouble import Reached
from bot.settings import Settings
from bot.storage import teams_conversations, workspaces
from bot.storage.database import Database


def report(settings: Settings, database: Database) -> Reached:
    """Ask Entra ID, the Bot Connector and ourselves."""
    client = partial(outside.client, settings)
    with database.reading() as connection:
        places = teams_conversations.counts(connection)
        mapped = frozenset(
            each.workspace for each in workspaces.listed(connection) if each.channel == CHANNEL
        )
    subject = Subject(
        tenants=sorted(tenants(settings)),
        public_url=settings.web_public_url,
        keys=KEYS,
        token=Tokens(settings, client).token,
        client=client,
        conversations=places,
        mapped=mapped,
    )
    return Reached("", tuple(check.examine(subject)))
