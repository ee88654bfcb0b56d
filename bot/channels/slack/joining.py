"""A workspace and an organisation: who belongs together, where reminders go, who administers."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain.principal import Role
from bot.errors import Invalid
from bot.keys import pseudonym
from bot.ports import Destination
from bot.storage import destinations, people, workspaces
from bot.texts import slack_setup as texts

CHANNEL = "slack"
# docs.slack.dev: ids are a letter for the kind and then capitals and digits.
_CONVERSATION = re.compile(r"\b[CG][A-Z0-9]{6,}\b")
_PERSON = re.compile(r"\b[UW][A-Z0-9]{6,}\b")


def channel_in(text: str) -> str:
    """A channel's id, written alone or within a link. Raises `Invalid` where there is none."""
    return _id_in(text, _CONVERSATION, texts.NOT_A_CHANNEL)


def person_in(text: str) -> str:
    """A member's id, written alone or within a link. Raises `Invalid` where there is none."""
    return _id_in(text, _PERSON, texts.NOT_A_PERSON)


@dataclass(frozen=True, slots=True)
class Workspace:
    """A workspace by its id, and the organisation whose it is."""

    id: str
    organisation: str


def belong(connection: sa.Connection, workspace: Workspace, *, at: dt.datetime) -> None:
    """Everybody of the workspace is staff of the organisation, unless more is known of them."""
    workspaces.assign(
        connection,
        channel=CHANNEL,
        workspace_id=workspace.id,
        organisation=workspace.organisation,
        at=at,
    )


def remind(connection: sa.Connection, workspace: Workspace, address: str, *, at: dt.datetime) -> None:
    """Have the reminders of the organisation in a channel too."""
    place = Destination(CHANNEL, workspace.id, address)
    destinations.add(connection, organisation=workspace.organisation, place=place, at=at)


def stop_reminding(connection: sa.Connection, workspace: str, address: str) -> list[str]:
    """Send nothing into a channel any more; gives the organisations that it was for."""
    there = [
        place for place in destinations.of_channel(connection, CHANNEL, workspace) if place.address == address
    ]
    for place in there:
        destinations.deactivate(connection, place.id)
    return [place.organisation for place in there]


def administer(
    connection: sa.Connection, workspace: Workspace, member: str, *, secret: bytes, at: dt.datetime
) -> None:
    """Make a member of the workspace an administrator, under a pseudonym made with `secret`."""
    person = pseudonym(secret, f"{CHANNEL}|{workspace.id}|{member}")
    people.register(
        connection,
        person_id=person,
        organisation=workspace.organisation,
        roles=frozenset({Role.ADMINISTRATOR}),
        label=texts.ADMINISTRATOR_LABEL,
        at=at,
    )
    people.identify(connection, channel=CHANNEL, workspace=workspace.id, external_id=member, person_id=person)


def _id_in(text: str, form: re.Pattern[str], otherwise: str) -> str:
    found = form.search(text)
    if found is None:
        raise Invalid(otherwise)
    return found[0]
