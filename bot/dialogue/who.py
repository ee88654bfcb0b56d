"""Who writes: a channel's user as a principal."""

from __future__ import annotations

import sqlalchemy as sa

from bot.domain.principal import Principal
from bot.keys import pseudonym
from bot.storage import people, workspaces


def principal_of(
    connection: sa.Connection, *, channel: str, workspace: str, external_id: str, secret: bytes
) -> Principal:
    """The person behind a channel's user.

    Somebody who was registered is that person with their roles. Anybody else
    of a workspace that belongs to an organisation is its member, under a
    pseudonym made with `secret`; of another workspace, somebody unknown.
    """
    known = people.resolve(connection, channel=channel, workspace=workspace, external_id=external_id)
    if known is not None:
        return known
    organisation = workspaces.organisation_of(connection, channel=channel, workspace_id=workspace)
    person = pseudonym(secret, f"{channel}|{workspace}|{external_id}")
    return Principal(person, channel, workspace, organisation)
