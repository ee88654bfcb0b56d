"""Which buttons ask something first, and with what their form begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.domain.principal import Principal
from bot.errors import NotFound
from bot.reminders import rights
from bot.reminders.message import read_action_id
from bot.reminders.outlook import Key, Outlook, Outlooks
from bot.reminders.recorded import recorded
from bot.storage.database import Database
from bot.texts import commands as texts
from jobs.snooze import last_again_on
from knowledge.calendars.fiscal_year import fiscal_year_of
from knowledge.calendars.office_hours import japan_date

_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Complete:
    """完了 of a duty: `done_on`, beginning with `today`, and `document_number`."""

    title: str
    today: dt.date


@dataclass(frozen=True, slots=True)
class Snooze:
    """あとで: `until`, from `first` to the `last` day that may be chosen."""

    title: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class SetAside:
    """対象外: `reason`."""

    title: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """人数などを記録する: the fields of the page of numeric targets (`target-leader`, `visited_on` …).

    `kind` as `jobs.duty.Record`; `known` are the numbers of `year` (令和8年度).
    """

    title: str
    year: str
    kind: str
    known: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Ask:
    """質問する: `text`."""

    title: str


Form = Complete | Snooze | SetAside | Numbers | Ask


@dataclass(frozen=True, slots=True)
class Forms:
    """Makes forms; reads only."""

    database: Database
    outlooks: Outlooks

    def of(self, action: str, principal: Principal, *, at: dt.datetime) -> Form | None:
        """The form of a button; None where pressing it is all, or where this person may not.

        Then the press is stored, and whoever deals with it says so. Raises
        `NotFound` where there is nothing to fill in.
        """
        make, key = _ABOUT_DUTY.get(action.partition(":")[0]), _key(action)
        if make is None or key is None or not rights.may_change(principal, key.organisation):
            return None
        with self.database.reading() as connection:
            return make(connection, key, self.outlooks.around(connection, [key.organisation], at=at), at)


def _key(action: str) -> Key | None:
    try:
        return read_action_id(action).key
    except ValueError:
        return None


def _complete(_connection: sa.Connection, key: Key, outlook: Outlook, at: dt.datetime) -> Form:
    return Complete(outlook.occurrence(key).duty.title, japan_date(at))


def _snooze(_connection: sa.Connection, key: Key, outlook: Outlook, at: dt.datetime) -> Form:
    occurrence, today = outlook.occurrence(key), japan_date(at)
    last = last_again_on(occurrence, today, outlook.calendar)
    return Snooze(occurrence.duty.title, today + _DAY, last)


def _set_aside(_connection: sa.Connection, key: Key, outlook: Outlook, _at: dt.datetime) -> Form:
    return SetAside(outlook.occurrence(key).duty.title)


def _record(connection: sa.Connection, key: Key, outlook: Outlook, at: dt.datetime) -> Form:
    duty = outlook.occurrence(key).duty
    found = recorded(connection, duty.record, key.organisation, at=at).get("record")
    if found is None:
        raise NotFound(texts.NOTHING_TO_RECORD)
    year = fiscal_year_of(japan_date(at)).label
    known = found["values"] if found["fiscal_year"] == year else []
    return Numbers(duty.title, year, found["kind"], known)


def _ask(_connection: sa.Connection, key: Key, outlook: Outlook, _at: dt.datetime) -> Form:
    return Ask(outlook.occurrence(key).duty.title)


_ABOUT_DUTY: Mapping[str, Callable[[sa.Connection, Key, Outlook, dt.datetime], Form]] = {
    "complete": _complete,
    "snooze": _snooze,
    "set_aside": _set_aside,
    "record": _record,
    "ask": _ask,
}
