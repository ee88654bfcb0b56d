"""References to conversations in Microsoft Teams: who hears from us must have let us in.

A reference holds no person. It is renewed by whatever happens in the
conversation and by what we send there, and forgotten when we are removed or
when nothing happened for as long as anything is kept.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass, replace

import sqlalchemy as sa

from bot.domain import scope
from bot.storage.schema.teams_conversations import teams_conversation
from bot.storage.write import put

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Conversation:
    """A personal chat, group chat or channel (`kind`: personal, groupChat, channel).

    `service_url` is where the tenant's part of Teams is reached, `bot` our
    account's id there, `team` the team of a channel.
    """

    tenant: str
    conversation: str
    kind: str
    team: str
    service_url: str
    bot: str
    seen_at: dt.datetime


def remember(connection: sa.Connection, seen: Conversation) -> None:
    """Keep a reference, in place of what was known of the conversation."""
    put(connection, teams_conversation, {**asdict(seen), "scope": scope.ADMINISTRATOR})


def is_news(known: Conversation | None, seen: Conversation) -> bool:
    """Whether it is worth keeping: something changed, or a day went by."""
    if known is None or seen.seen_at - known.seen_at >= _DAY:
        return True
    return replace(known, seen_at=seen.seen_at) != seen


def get(connection: sa.Connection, tenant: str, conversation: str) -> Conversation | None:
    """The reference, or None where we never were or are no longer."""
    rows = sa.select(*(teams_conversation.c[name] for name in Conversation.__slots__))
    found = connection.execute(rows.where(_is(tenant, conversation))).first()
    return Conversation(**found._mapping) if found else None


def used(connection: sa.Connection, tenant: str, conversation: str, *, at: dt.datetime) -> None:
    """Something of ours arrived there."""
    stale = sa.and_(_is(tenant, conversation), teams_conversation.c.seen_at < at - _DAY)
    connection.execute(teams_conversation.update().where(stale).values(seen_at=at))


def leave(connection: sa.Connection, tenant: str, conversation: str) -> int:
    """Forget a conversation, and with a team all its channels; how many there were."""
    gone = sa.and_(
        teams_conversation.c.tenant == tenant,
        sa.or_(teams_conversation.c.conversation == conversation, teams_conversation.c.team == conversation),
    )
    return connection.execute(teams_conversation.delete().where(gone)).rowcount


def forget(connection: sa.Connection, *, before: dt.datetime) -> int:
    """Forget conversations in which nothing happened since an instant; how many."""
    old = teams_conversation.c.seen_at < before
    return connection.execute(teams_conversation.delete().where(old)).rowcount


def counts(connection: sa.Connection) -> dict[str, int]:
    """Tenant → in how many conversations we are."""
    tenant = teams_conversation.c.tenant
    rows = connection.execute(sa.select(tenant, sa.func.count()).group_by(tenant).order_by(tenant))
    return {row[0]: row[1] for row in rows}


def _is(tenant: str, conversation: str) -> sa.ColumnElement[bool]:
    table = teams_conversation.c
    return sa.and_(table.tenant == tenant, table.conversation == conversation)
