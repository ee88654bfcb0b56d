"""A town, its prefecture, and a reminder service that nobody waits for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from bot.delivery.board import BoardMessenger
from bot.domain.principal import Principal, Role
from bot.reminders import joining
from bot.reminders.outlook import Key, Outlooks
from bot.reminders.rights import Person
from bot.reminders.service import Reminders
from bot.storage import board, outbox, reminders
from jobs.catalogue.catalogue import SHIPPED, load_catalogue
from jobs.duty import Duty
from knowledge.calendars.business_days import BusinessCalendar
from knowledge.calendars.office_hours import JAPAN, OfficeHours
from tests.delivery.chat import TIMING

TOWN, OTHER_TOWN, PREFECTURE, ELSEWHERE = "202011", "202029", "200000", "131016"
CATALOGUE = load_catalogue(SHIPPED)
HOURS = OfficeHours(BusinessCalendar())

STAFF = Person(Principal("p1", "web", organisation=TOWN), name="山田")
PREFECTURE_STAFF = Person(
    Principal("p2", "web", organisation=PREFECTURE, roles=frozenset({Role.ASKER, Role.PREFECTURE}))
)
STRANGER = Person(Principal("p3", "web", organisation=ELSEWHERE))


def instant(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=JAPAN)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def no_pause(_seconds: float) -> bool:
    return False


class Service:
    """The reminder service with hands to move time."""

    def __init__(self, database, duties: Iterable[Duty] = CATALOGUE) -> None:
        self.database = database
        self.outlooks = Outlooks(duties, HOURS)
        messengers = {"board": BoardMessenger(database)}
        self.reminders = Reminders(database, self.outlooks, lambda: messengers, TIMING, no_pause)

    def join(self, code: str, at: str) -> None:
        joining.add(self.database, self.reminders.planning, code, at=instant(at))

    def tick(self, at: str | dt.datetime, *, plan: bool = False) -> None:
        when = instant(at) if isinstance(at, str) else at
        if plan:
            self.reminders.plan(at=when)
        self.reminders.queue_due(at=when)
        self.reminders.deliver(lambda: when)

    def heard(self, code: str = TOWN) -> list[list[str]]:
        """Duty and step of every item of every notice, oldest first."""
        return [
            [f"{item['duty']} {item['step']}" for item in notice.payload["items"]]
            for notice in self.notices(code)
        ]

    def notices(self, code: str = TOWN) -> list[board.Notice]:
        with self.database.reading() as connection:
            return list(reversed(board.on(connection, code, limit=10_000)))

    def waiting(self, code: str = TOWN) -> dict[str, str]:
        """Duty and step → morning, of everything that is planned."""
        with self.database.reading() as connection:
            rows = reminders.of_organisation(connection, code)
        return {
            f"{row.duty} {row.step}": f"{row.fire_at.astimezone(JAPAN):%m-%d %H:%M}"
            for row in rows
            if row.state == "planned"
        }

    def states(self) -> dict[str, int]:
        with self.database.reading() as connection:
            return reminders.counts(connection)

    def outbox(self) -> dict[str, int]:
        with self.database.reading() as connection:
            return outbox.counts(connection)


def key(duty: str = "T1", cycle: str = "2026", organisation: str = TOWN) -> Key:
    return Key(organisation, duty, cycle)
