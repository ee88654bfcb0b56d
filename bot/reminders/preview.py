"""What would be said, without saying it: planned in memory, nothing is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa

from bot.errors import Invalid, NotFound
from bot.ports import Destination
from bot.reminders import message
from bot.reminders.joining import shipped
from bot.reminders.outlook import A_YEAR, Outlook, Outlooks
from bot.reminders.recipients import ALL_SECTIONS, Recipients, board_of
from bot.reminders.recorded import recorded
from bot.storage import destinations, organisations, reminders
from bot.storage.destinations import Recipient, Role
from bot.storage.organisations import Organisation
from bot.texts import ledger as texts
from bot.texts import reminders as sentences
from jobs.ledger import Progress
from jobs.occurrence import Occurrence
from jobs.reminder import Reminder, reminder_id
from jobs.simulation import SimulatedRow, simulate
from jobs.state import State, state_of
from jobs.stocktaking import stocktaking

_PAST = (State.OVERDUE, State.PAST_TARGET, State.ENDED_UNCONFIRMED)
_CLOSED = (Progress.DONE, Progress.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Preview:
    """One thing that an organisation is told; `step` is `list` for what stays on its list only."""

    organisation: str
    occurrence: Occurrence
    step: str
    destination: str
    item: dict[str, Any]

    @property
    def duty(self) -> str:
        """The id of the duty."""
        return self.occurrence.duty.id

    @property
    def due_on(self) -> dt.date | None:
        """The deadline to remind by."""
        return self.occurrence.deadline.on if self.occurrence.deadline else None

    @property
    def text(self) -> str:
        """The message as plain text."""
        return sentences.text_of([self.item])

    @property
    def source(self) -> str:
        """Where it comes from, one source a line."""
        return "\n".join(sentences.source_line(each) for each in self.item["sources"])


class Previews:
    """Looks at organisations as they are stored; one that has not joined as if it had a year ago."""

    def __init__(self, outlooks: Outlooks) -> None:
        self._outlooks = outlooks

    def at(self, connection: sa.Connection, codes: Collection[str], *, at: dt.datetime) -> list[Preview]:
        """What goes out at `at` and is still unsent, then what is past and only listed.

        Raises `Invalid` where there is nobody to tell, `NotFound` for an unknown code.
        """
        rows = _joined_by(self._rows(connection, codes), at)
        outlook = self._outlooks.over(connection, rows, since=at - A_YEAR, until=_end_of_day(at))
        places = _places(connection, outlook)
        sent = _sent(connection, [row.code for row in rows], at)
        return [
            replace(
                each,
                item=each.item | recorded(connection, each.occurrence.duty.record, each.organisation, at=at),
            )
            for row in rows
            for each in _of(outlook, row.code, places, sent, at)
        ]

    def span(
        self, connection: sa.Connection, codes: Collection[str], *, since: dt.datetime, until: dt.datetime
    ) -> list[SimulatedRow]:
        """Every line of every message of a span; a recipient is "channel:address"."""
        rows = _joined_by(self._rows(connection, codes), since)
        outlook = self._outlooks.over(connection, rows, since=since, until=until)
        places = _places(connection, outlook)

        def addressing(reminder: Reminder) -> Iterator[tuple[str, bool]]:
            for each in _recipients(outlook, reminder.organisation).of(reminder):
                yield _name(places[each.destination]), each.is_copy

        return simulate(outlook.planner, outlook.organisations.values(), addressing)

    def _rows(self, connection: sa.Connection, codes: Collection[str]) -> list[Organisation]:
        if codes:
            return [_find(connection, code) for code in codes]
        joined = organisations.joined(connection)
        if not joined:
            raise Invalid(sentences.NO_ORGANISATIONS)
        return joined


def _of(
    outlook: Outlook, code: str, places: dict[str, Destination], sent: set[tuple[Any, str]], at: dt.datetime
) -> Iterator[Preview]:
    organisation = outlook.organisation(code)
    told: set[Occurrence] = set()
    for reminder in _due(outlook.planner.plan([organisation]), at):
        told.add(reminder.occurrence)
        for each in _recipients(outlook, code).of(reminder):
            if (reminder.id, each.destination) not in sent:
                item = message.item(reminder, organisation, is_copy=each.is_copy, at=at)
                place = _name(places[each.destination])
                yield Preview(code, reminder.occurrence, reminder.step, place, item)
    for occurrence in _listed(outlook, code, at):
        if occurrence not in told:
            item = message.facts(occurrence, organisation, at=at)
            yield Preview(code, occurrence, message.LISTED, _name(board_of(code)), item)


def _due(plan: Iterable[Reminder], at: dt.datetime) -> list[Reminder]:
    """What is useful at `at`; on the morning of a fixed deadline the rest of the morning too."""
    listed = list(plan)
    early = {each.day for each in listed if each.hard and each.fire_at <= at}
    return [each for each in listed if (each.fire_at <= at or each.day in early) and each.expires_at > at]


def _listed(outlook: Outlook, code: str, at: dt.datetime) -> list[Occurrence]:
    """What is past and open, and the backlog of an organisation that has just joined."""
    organisation = outlook.organisation(code)
    backlog = {item.occurrence for item in stocktaking(outlook.planner, organisation, at)}
    listed = []
    for occurrence in outlook.occurrences(code):
        entry = outlook.planner.entry(organisation, occurrence)
        is_open = entry is None or entry.progress not in _CLOSED
        if occurrence in backlog or (is_open and state_of(occurrence, at) in _PAST):
            listed.append(occurrence)
    return listed


def _sent(connection: sa.Connection, codes: Collection[str], at: dt.datetime) -> set[tuple[Any, str]]:
    return {
        (reminder_id(row.duty, row.organisation, row.cycle, row.step, row.revision), row.destination)
        for row in reminders.known(connection, codes, since=at - A_YEAR)
        if not row.unsent and row.state == "queued"
    }


def _joined_by(rows: Iterable[Organisation], at: dt.datetime) -> list[Organisation]:
    return [
        row if row.joined_at and row.joined_at <= at else replace(row, joined_at=at - A_YEAR) for row in rows
    ]


def _find(connection: sa.Connection, code: str) -> Organisation:
    found = organisations.by_code(connection, code)
    if found is not None:
        return organisations.current(connection, code)
    for each in shipped():
        if each.code == code:
            names = (each.prefecture, each.prefecture_name, each.name, each.kana, each.kind)
            return Organisation(code, *names, tags=[], successor=None, joined_at=None)
    raise NotFound(texts.unknown_code(code))


def _recipients(outlook: Outlook, code: str) -> Recipients:
    found = outlook.recipients.get(code)
    if found is not None:
        return found
    board = board_of(code)
    channel, workspace, address = board.channel, board.workspace, board.address
    return Recipients([Recipient(code, code, channel, workspace, address, ALL_SECTIONS, Role.PRIMARY, True)])


def _places(connection: sa.Connection, outlook: Outlook) -> dict[str, Destination]:
    boards = {code: board_of(code) for code in outlook.organisations}
    return boards | {each.id: each.place for each in destinations.active(connection, outlook.organisations)}


def _name(place: Destination) -> str:
    return f"{place.channel}:{place.address}"


def _end_of_day(at: dt.datetime) -> dt.datetime:
    return at + dt.timedelta(days=1)
