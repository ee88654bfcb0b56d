"""What an organisation adds: dates, duties of its own, and where it reads."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa

from bot.domain import scope
from bot.domain.ledger import Actor
from bot.errors import Invalid, NotFound
from bot.ports import Destination
from bot.reminders import records
from bot.reminders.outlook import Key
from bot.reminders.rights import Person, actor_for
from bot.reminders.service import Reminders
from bot.storage import audit, destinations, duties
from bot.storage.audit import Entry
from bot.storage.destinations import Role
from bot.storage.duties import DateRow
from bot.texts import duties as texts
from jobs.catalogue.mistake import CatalogueError
from jobs.duty import Section
from knowledge.calendars.office_hours import japan_date

OWN_PREFIX = "own-"
"""Own duties are told from those of the catalogue by their id."""


class Entering:
    """Each entry plans the organisation anew in one transaction.

    Raises `NotAllowed`, `NotFound`, and `Invalid` with everything that is wrong.
    """

    def __init__(self, reminders: Reminders) -> None:
        self._reminders = reminders

    def date(
        self,
        person: Person,
        key: Key,
        *,
        due_on: dt.date,
        until: dt.time | None = None,
        opens_on: dt.date | None = None,
        wording: str = "",
        at: dt.datetime,
    ) -> None:
        """The real date of an occurrence, or of a window that was only watched; correcting is the same."""
        actor = actor_for(person, key.organisation)
        if opens_on is not None and opens_on > due_on:
            raise Invalid(texts.RUNS_BACKWARDS)
        row = DateRow(
            duty=key.duty, cycle=key.cycle, area=key.organisation, issuer="own", due_on=due_on, until=until,
            opens_on=opens_on, wording=wording, entered_on=japan_date(at), entered_by=actor.person,
            firm=self._is_firm(key, at),
        )  # fmt: skip
        with self._reminders.database.writing() as connection:
            duties.enter(connection, row)
            self._reminders.planning.replan(connection, [key.organisation], at=at)

    def own_duty(
        self, person: Person, organisation: str, definition: dict[str, Any], *, at: dt.datetime
    ) -> str:
        """Keep a duty written in the fields of the catalogue (docs/duties.md); gives its id."""
        actor = actor_for(person, organisation)
        try:
            duty = records.own_duty(definition)
        except CatalogueError as error:
            raise Invalid(texts.mistakes_in_form(error.mistakes)) from error
        if not duty.id.startswith(OWN_PREFIX):
            raise Invalid(texts.not_an_own_id(OWN_PREFIX))
        with self._reminders.database.writing() as connection:
            duties.set_own(
                connection,
                organisation=organisation,
                duty=duty.id,
                definition=definition,
                by=actor.person,
                at=at,
            )
            self._reminders.planning.replan(connection, [organisation], at=at)
        return duty.id

    def remove_own_duty(self, person: Person, organisation: str, duty: str, *, at: dt.datetime) -> None:
        """Forget a duty of its own; what was planned for it is cancelled, its history stays."""
        actor_for(person, organisation)
        with self._reminders.database.writing() as connection:
            if not duties.remove_own(connection, organisation=organisation, duty=duty):
                raise NotFound(texts.unknown(duty))
            self._reminders.planning.replan(connection, [organisation], at=at)

    def destination(
        self,
        person: Person,
        organisation: str,
        place: Destination,
        *,
        section: Section | None = None,
        role: Role = Role.PRIMARY,
        at: dt.datetime,
    ) -> str:
        """Read somewhere too: one section there or all, acting, reading along or as second person."""
        actor = actor_for(person, organisation)
        with self._reminders.database.writing() as connection:
            added = destinations.add(
                connection,
                organisation=organisation,
                place=place,
                section=section.value if section else "",
                role=role,
                at=at,
            )
            _note(connection, actor, "recipient.add", added, organisation, at)
            self._reminders.planning.replan(connection, [organisation], at=at)
        return added

    def remove_destination(
        self, person: Person, organisation: str, destination: str, *, at: dt.datetime
    ) -> None:
        """Read there no more."""
        actor = actor_for(person, organisation)
        with self._reminders.database.writing() as connection:
            mine = {each.id for each in destinations.of_organisation(connection, organisation)}
            if destination not in mine:
                raise NotFound(texts.UNKNOWN_DESTINATION)
            destinations.deactivate(connection, destination)
            _note(connection, actor, "recipient.remove", destination, organisation, at)
            self._reminders.planning.replan(connection, [organisation], at=at)

    def _is_firm(self, key: Key, at: dt.datetime) -> bool:
        """Whether a date of this duty binds; raises `NotFound` where the duty does not apply."""
        with self._reminders.database.reading() as connection:
            outlook = self._reminders.outlooks.around(connection, [key.organisation], at=at)
        bound = {each.duty.id: each.duty for each in outlook.occurrences(key.organisation)}
        if key.duty not in bound:
            raise NotFound(texts.unknown(key.duty))
        return bound[key.duty].has_firm_dates


def _note(
    connection: sa.Connection, actor: Actor, action: str, subject: str, organisation: str, at: dt.datetime
) -> None:
    entry = Entry(actor.person, action, subject, scope.of_organisation(organisation))
    audit.append(connection, entry, at=at)
