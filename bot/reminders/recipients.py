"""Which destinations of an organisation get a reminder."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from bot.ports import Destination
from bot.storage import destinations, organisations
from bot.storage.destinations import Recipient, Role
from jobs.duty import Section
from jobs.reminder import Reminder

ALL_SECTIONS = ""


BOARD = "board"
"""The channel of the notice boards; the address is the organisation's code."""


def board_of(code: str) -> Destination:
    """Where an organisation reads its reminders unless it chose otherwise."""
    return Destination(BOARD, "", code)


def give_boards(connection: sa.Connection, codes: Collection[str], *, at: dt.datetime) -> None:
    """The notice board for all sections, to those who joined and have no destination."""
    reached = {each.organisation for each in destinations.active(connection, codes)}
    for row in organisations.by_codes(connection, codes):
        if row.joined_at is not None and row.code not in reached:
            destinations.add(connection, organisation=row.code, place=board_of(row.code), at=at)


@dataclass(frozen=True, slots=True)
class Addressed:
    """A destination; `is_copy` where its reader only reads along."""

    destination: str
    is_copy: bool


class Recipients:
    """The active destinations of one organisation.

    A section (主管課) without a destination of its own is reached at those for
    all sections: in a one-person office that is one board or mailbox, and each
    reminder is in it once.
    """

    def __init__(self, recipients: Iterable[Recipient]) -> None:
        self._all = tuple(recipients)

    @property
    def has_second_person(self) -> bool:
        """Whether somebody else is told once when something is overdue."""
        return any(each.role == Role.SECOND for each in self._all)

    def of(self, reminder: Reminder) -> list[Addressed]:
        """Each destination once; who acts before who reads along."""
        if reminder.to_second_person:
            return [Addressed(each.id, False) for each in self._of(Role.SECOND, reminder.section)]
        acting = [each.id for each in self._of(Role.PRIMARY, reminder.section)]
        reading = [each.id for each in self._readers(reminder) if each.id not in acting]
        return [Addressed(each, False) for each in acting] + [Addressed(each, True) for each in reading]

    def addressed(self, reminder: Reminder, destination: str) -> Addressed | None:
        """How one destination is addressed; None where it is not."""
        return next((each for each in self.of(reminder) if each.destination == destination), None)

    def _readers(self, reminder: Reminder) -> Iterable[Recipient]:
        if reminder.copy_to is not None:
            yield from self._of(Role.PRIMARY, reminder.copy_to)
        yield from (
            each
            for each in self._all
            if each.role == Role.COPY and each.section in (ALL_SECTIONS, reminder.section.value)
        )

    def _of(self, role: Role, section: Section) -> Sequence[Recipient]:
        mine = [each for each in self._all if each.role == role]
        own = [each for each in mine if each.section == section.value]
        return own or [each for each in mine if each.section == ALL_SECTIONS]


def by_organisation(recipients: Iterable[Recipient]) -> dict[str, Recipients]:
    """Organisation → its destinations."""
    found: dict[str, list[Recipient]] = {}
    for each in recipients:
        found.setdefault(each.organisation, []).append(each)
    return {code: Recipients(theirs) for code, theirs in found.items()}
