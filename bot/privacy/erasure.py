"""Erasing one person: what they asked goes, what the organisation did stays without them.

All of it is one transaction. What was already delivered to a chat service stays
there, but for messages of ours that name the person: these are edited.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain import scope
from bot.privacy import columns, erased_tickets, messages
from bot.privacy.subject import Subject
from bot.reminders.outlook import Key
from bot.reminders.refresh import refresh
from bot.storage import audit
from bot.storage import outbox as outboxes
from bot.storage.audit import Entry
from bot.storage.schema.audit import audit_actor
from bot.storage.schema.delivery import board_notice, outbox
from bot.storage.schema.ledger import ledger_event
from bot.storage.schema.people import erased, person
from bot.storage.schema.questions import intake
from bot.storage.schema.reminders import destination
from bot.storage.schema.reports import report_recipient
from bot.storage.schema.tickets import desk
from bot.storage.write import insert_once


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure did: rows deleted and rows that lost the person, by table.

    `places` counts destinations, desks and recipients of reports that went to the person's own
    address and are now switched off: somebody has to name others.
    """

    deleted: dict[str, int]
    anonymised: dict[str, int]
    places: int

    @property
    def anything(self) -> bool:
        """Whether there was something about the person."""
        return any(self.deleted.values()) or any(self.anonymised.values()) or bool(self.places)


def erase(connection: sa.Connection, subject: Subject, *, actor: str, at: dt.datetime) -> Erased:
    """Erase a person; the pseudonym alone is remembered, so that an older copy can be erased as well."""
    nobody = f"erased-{secrets.token_hex(4)}"
    acted = _acted(connection, subject)
    places = _switch_off(connection, subject)
    deleted = {"outbox": _delete_messages(connection, subject), "intake": _delete_events(connection, subject)}
    held = erased_tickets.strip(connection, subject)
    anonymised = _from_columns(connection, subject, nobody, deleted)
    erased_tickets.show(connection, held, at=at)
    for key in acted:
        refresh(connection, key, at=at)
    anonymised |= _from_payloads(connection, subject.names)
    deleted["person"] = _forget_who(connection, subject)
    _remember(connection, subject, at)
    done = Erased(deleted, anonymised, places)
    counts = f"deleted {sum(deleted.values())} anonymised {sum(anonymised.values())} places {places}"
    audit.append(connection, Entry(actor, "person.erased", counts, scope.ADMINISTRATOR), at=at)
    return done


def _acted(connection: sa.Connection, subject: Subject) -> list[Key]:
    """The occurrences whose messages may say that this person did something."""
    names = (ledger_event.c.organisation, ledger_event.c.duty, ledger_event.c.cycle)
    rows = sa.select(*names).where(ledger_event.c.person.in_(sorted(subject.persons))).distinct()
    return [Key(*row) for row in connection.execute(rows)]


def _delete_messages(connection: sa.Connection, subject: Subject) -> int:
    """What was sent to them alone; what is about to be sent is not sent."""
    return outboxes.delete(connection, messages.theirs(connection, subject))


def _delete_events(connection: sa.Connection, subject: Subject) -> int:
    keys = messages.events(connection, subject)
    return connection.execute(intake.delete().where(intake.c.event_key.in_(keys))).rowcount


def _from_columns(
    connection: sa.Connection, subject: Subject, nobody: str, deleted: dict[str, int]
) -> dict[str, int]:
    """Delete rows that are theirs alone, and take them out of all others; how many of these by table."""
    anonymised: dict[str, int] = {}
    for table, holding in columns.of_people():
        theirs = columns.any_of(holding, subject.persons)
        if table.name in columns.DELETED:
            deleted[table.name] = connection.execute(table.delete().where(theirs)).rowcount
            continue
        count = sum(_take_out(connection, column, subject.persons, nobody) for column in holding)
        anonymised[table.name] = count
    return anonymised


def _take_out(connection: sa.Connection, column: sa.Column[str], persons: Iterable[str], nobody: str) -> int:
    name = columns.name_beside(column)
    values = {column.name: nobody} | ({name.name: ""} if name is not None else {})
    named = column.table.update().where(column.in_(sorted(persons)))
    return connection.execute(named.values(**values)).rowcount


def _from_payloads(connection: sa.Connection, names: frozenset[str]) -> dict[str, int]:
    """Names in messages that others got: they were edited, and their record says no more than the edit."""
    counts: dict[str, int] = {}
    for table in (outbox, board_notice):
        key = next(iter(table.primary_key))
        changed = dict(messages.naming(connection, table, names))
        for id_, payload in changed.items():
            connection.execute(table.update().where(key == id_).values(payload=payload))
        counts[f"{table.name} payload"] = len(changed)
    return counts


def _switch_off(connection: sa.Connection, subject: Subject) -> int:
    """Destinations, desks and recipients of reports at the person's own address."""
    count = 0
    for channel, workspace, external_id in subject.places:
        at_place = {"channel": channel, "workspace": workspace, "address": external_id}
        here = sa.and_(*(destination.c[name] == value for name, value in at_place.items()))
        gone = {"address": sa.literal("erased-") + destination.c.id, "active": False}
        count += connection.execute(destination.update().where(here).values(gone)).rowcount
        for table in (desk, report_recipient):
            there = sa.and_(*(table.c[name] == value for name, value in at_place.items()))
            count += connection.execute(table.delete().where(there)).rowcount
        sent = sa.and_(*(outbox.c[name] == value for name, value in at_place.items()))
        connection.execute(outbox.update().where(sent).values(address="erased"))
    return count


def _forget_who(connection: sa.Connection, subject: Subject) -> int:
    """Who the pseudonym is, and whom the names in the audit trail mean."""
    persons = sorted(subject.persons)
    connection.execute(audit_actor.delete().where(audit_actor.c.person.in_(persons)))
    return connection.execute(person.delete().where(person.c.id.in_(persons))).rowcount


def _remember(connection: sa.Connection, subject: Subject, at: dt.datetime) -> None:
    for each in sorted(subject.persons):
        insert_once(connection, erased, {"person": each, "scope": scope.ADMINISTRATOR, "at": at})
