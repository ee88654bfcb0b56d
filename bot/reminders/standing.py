"""Where organisations stand: the ledger, the stock-taking, the board."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from bot.delivery.queue import KIND
from bot.domain.ledger import Entry
from bot.reminders import message
from bot.reminders.outlook import Key, Outlook, Outlooks
from bot.reminders.recorded import recorded
from bot.storage import board, ledger, reminders
from bot.storage.board import Notice
from bot.storage.reminders import Row
from jobs.occurrence import Occurrence
from jobs.state import State, state_of
from jobs.stocktaking import stocktaking

_FIRST = (State.OVERDUE, State.TODAY)
_LAST = (State.PAST_TARGET, State.ENDED_UNCONFIRMED)


@dataclass(frozen=True)
class Line:
    """One occurrence of one organisation: its dates and state, its entry, and its facts for display.

    `entry` is the entry of this very cycle, untouched where nobody said anything.
    """

    key: Key
    occurrence: Occurrence
    state: State
    entry: Entry
    facts: dict[str, Any]

    @property
    def due_on(self) -> dt.date | None:
        """The deadline to remind by."""
        return self.occurrence.deadline.on if self.occurrence.deadline else None


@dataclass(frozen=True)
class BoardPage:
    """What an organisation sees on its notice board; `notices` newest first.

    `missed` came too late to be sent; `backlog` waits for the stock-taking.
    """

    notices: list[Notice] = field(default_factory=list)
    missed: list[Row] = field(default_factory=list)
    backlog: list[Line] = field(default_factory=list)


class Standings:
    """Reads only; every method takes the connection and the instant."""

    def __init__(self, outlooks: Outlooks) -> None:
        self._outlooks = outlooks

    def ledger(self, connection: sa.Connection, code: str, *, at: dt.datetime) -> list[Line]:
        """Every occurrence from a year before to a year after `at`, by date, the undated last."""
        outlook = self._outlooks.around(connection, [code], at=at)
        return sorted(self._lines(connection, outlook, code, at), key=_by_date)

    def stocktaking(self, connection: sa.Connection, code: str, *, at: dt.datetime) -> list[Line]:
        """The backlog of an organisation that has just started; none of it is sent."""
        outlook = self._outlooks.around(connection, [code], at=at)
        backlog = {item.occurrence for item in stocktaking(outlook.planner, outlook.organisation(code), at)}
        lines = (line for line in self._lines(connection, outlook, code, at) if line.occurrence in backlog)
        return sorted(lines, key=_by_date)

    def board(self, connection: sa.Connection, code: str, *, at: dt.datetime, limit: int = 100) -> BoardPage:
        """The notices of an organisation, newest first, with what it missed and its backlog."""
        notices = board.on(connection, code, limit=limit)
        return BoardPage(
            notices=[each for each in notices if each.kind == KIND],
            missed=reminders.missed(connection, organisation=code),
            backlog=self.stocktaking(connection, code, at=at),
        )

    def _lines(
        self, connection: sa.Connection, outlook: Outlook, code: str, at: dt.datetime
    ) -> Iterator[Line]:
        organisation = outlook.organisation(code)
        entries = {(each.duty, each.cycle): each for each in ledger.entries_of(connection, [code])}
        for occurrence in outlook.occurrences(code):
            key = Key(code, occurrence.duty.id, occurrence.cycle)
            entry = entries.get((key.duty, key.cycle), Entry(code, key.duty, key.cycle))
            if not worth_showing(occurrence, entry, at):
                continue
            yield Line(
                key=key,
                occurrence=occurrence,
                state=state_of(occurrence, at),
                entry=entry,
                facts=message.facts(occurrence, organisation, at=at)
                | recorded(connection, occurrence.duty.record, code, at=at),
            )


def urgency(line: Line) -> tuple[int, dt.date, str]:
    """Sorts overdue and today's first, then what lies ahead by date, then what is past or undated."""
    last_day = line.occurrence.last_day or dt.date.max
    rank = 0 if line.state in _FIRST else 2 if line.state in _LAST else 1
    return rank, last_day, line.key.duty


def worth_showing(occurrence: Occurrence, entry: Entry, at: dt.datetime) -> bool:
    """A window or season that is over and that nobody touched is history."""
    return bool(entry.changes) or state_of(occurrence, at) is not State.CLOSED


def _by_date(line: Line) -> tuple[dt.date, str]:
    return line.occurrence.last_day or dt.date.max, line.key.duty
