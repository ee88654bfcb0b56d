"""Who is who, and what they may do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain.principal import Role
from bot.domain.sight import is_prefecture
from bot.errors import Invalid, NotFound
from bot.keys import pseudonym
from bot.reminders import joining
from bot.storage import audit, deeds, organisations, people, people_lists
from bot.storage.database import Database
from bot.storage.people_lists import Known
from bot.texts import people_page as texts


@dataclass(frozen=True, slots=True)
class Right:
    """What a person is: organisation (six digits or None), roles, and a label for the administrator."""

    organisation: str | None
    roles: frozenset[Role]
    label: str = ""


class Rights:
    """Each change is one transaction with its row in the audit trail; `by` is who does it."""

    def __init__(self, database: Database, secret: bytes) -> None:
        self._database = database
        self._secret = secret

    def right(self, organisation: str, roles: Iterable[str], label: str) -> Right:
        """What was typed, checked. Raises `Invalid` and `NotFound`."""
        with self._database.writing() as connection:
            joining.known(connection)
            code = organisations.current(connection, organisation).code if organisation else None
        known = frozenset({Role.ASKER, *(Role(each) for each in roles if each in set(Role))})
        if Role.PREFECTURE in known and not (code and is_prefecture(code)):
            raise Invalid(texts.NOT_A_PREFECTURE)
        if Role.DESK in known and code is None:
            raise Invalid(texts.NO_ORGANISATION)
        return Right(code, known, label)

    def add(
        self, by: str, channel: str, workspace: str, external_id: str, right: Right, *, at: dt.datetime
    ) -> str:
        """Register somebody, or register them anew; gives their id."""
        # The name under which they asked before they were registered, so that it stays theirs.
        person = pseudonym(self._secret, f"{channel}|{workspace}|{external_id}")
        where = {"channel": channel, "workspace": workspace, "external_id": external_id}
        with self._database.writing() as connection:
            self._keep(connection, by, person, right, "person.add", at)
            people.identify(connection, **where, person_id=person)
        return person

    def change(self, by: str, person: str, right: Right, *, at: dt.datetime) -> None:
        """Give somebody other rights. Raises `Invalid` where they would shut themselves out."""
        if person == by and Role.ADMINISTRATOR not in right.roles:
            raise Invalid(texts.NOT_ONESELF)
        with self._database.writing() as connection:
            _known(connection, person)
            self._keep(connection, by, person, right, "person.change", at)

    def remove(self, by: str, person: str, *, at: dt.datetime) -> None:
        """Know somebody no more; what they did stays."""
        if person == by:
            raise Invalid(texts.NOT_ONESELF)
        with self._database.writing() as connection:
            known = _known(connection, person)
            for each in known.identities:
                people.remove(
                    connection,
                    channel=each.channel,
                    workspace=each.workspace,
                    external_id=each.external_id,
                )
            gone = audit.name_of(connection, person)
            deeds.did(connection, by, "person.remove", gone, organisation=known.organisation, at=at)

    def _keep(
        self, connection: sa.Connection, by: str, person: str, right: Right, action: str, at: dt.datetime
    ) -> None:
        people.register(
            connection,
            person_id=person,
            organisation=right.organisation,
            roles=right.roles,
            label=right.label,
            at=at,
        )
        # Never the pseudonym: the trail outlives an erasure.
        subject = f"{audit.name_of(connection, person)}:{','.join(sorted(right.roles))}"
        deeds.did(connection, by, action, subject, organisation=right.organisation, at=at)


def _known(connection: sa.Connection, person: str) -> Known:
    found = people_lists.by_id(connection, person)
    if found is None:
        raise NotFound(texts.UNKNOWN)
    return found
