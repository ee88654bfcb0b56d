"""An installation with Teams as its channel: everything but the documents is real."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable
from typing import Any, Self

import sqlalchemy as sa
from starlette.applications import Starlette
from starlette.routing import Mount

from bot.answering.service import Answering
from bot.channels.teams.connect import TeamsChannel
from bot.delivery.board import BoardMessenger
from bot.delivery.send import Timing
from bot.dialogue.handlers import handlers
from bot.dialogue.presses import Presses
from bot.dialogue.reindexing import Reindexing
from bot.dialogue.services import Services
from bot.dialogue.wake import Wake
from bot.domain.principal import Role
from bot.escalation.presses import DESK_WORDS, TicketPresses
from bot.escalation.service import Tickets
from bot.escalation.terms import terms_of
from bot.ports import Destination, Messenger, Pace
from bot.reminders import joining
from bot.reminders.outlook import Outlooks
from bot.reminders.service import Reminders
from bot.serving.workers import Work, Workers
from bot.settings import Settings
from bot.storage import destinations, intake, outbox, people
from bot.storage.outbox import Row
from bot.storage.schema.reminders import reminder
from jobs.duty import Duty
from tests.reminders.scene import HOURS, TOWN
from tests.slack.library import Library
from tests.slack.office import JOINED, SECRET, database_of
from tests.teams.clock import Clock
from tests.teams.service import Chat, Person
from tests.web.live import Live

CLIENT = "0d1c2b3a-0000-4000-8000-0000000000b0"
TENANT = "0d1c2b3a-0000-4000-8000-00000000000a"


class Office:
    """Works from `with` on; there is no need to wait for Teams' pace."""

    def __init__(
        self,
        settings: Settings,
        *,
        answerer: Any = None,
        duties: Iterable[Duty] = (),
        reindex: Any = None,
        towns: Iterable[str] = (TOWN,),
        escalation: bool = False,
        clock: Callable[[], dt.datetime] | None = None,
    ) -> None:
        self.settings = settings
        self.now = clock or Clock()
        self.database = database_of(settings.home)
        self.wake = Wake()
        self.answerer = answerer or Library()
        self.messengers: dict[str, Messenger] = {"board": BoardMessenger(self.database)}
        self.reminders = _reminders(self, duties)
        for town in towns:
            joining.add(self.database, self.reminders.planning, town, at=JOINED)
        lease = _seconds(settings.lease_seconds)
        self.answering = Answering(
            self.database, self.answerer, now=self.now, stopwatch=time.monotonic, lease=lease
        )
        self.tickets = Tickets(self.database, terms_of(settings, HOURS))
        known = handlers(self.reminders) | TicketPresses(self.tickets).handlers
        self.presses = Presses(self.database, known, now=self.now, lease=lease, spoken=DESK_WORDS)
        self.reindexing = Reindexing(self.database, reindex or _no_reindex, self.now)
        self.teams = TeamsChannel(settings, _services(self, escalation))
        self.teams.messenger.pace = Pace()
        self.messengers["teams"] = self.teams.messenger
        self.workers = Workers(_works(self), poll=0.2)
        self.wake.listen(self.workers.wake)
        self._live: Live | None = None

    @property
    def endpoint(self) -> str:
        """Where Teams calls us."""
        assert self._live, "nobody serves"
        return f"{self._live.address}/teams/messages"

    def __enter__(self) -> Self:
        self.workers.start()
        self.teams.start()
        mounts = [Mount(path, answers) for path, answers in self.teams.mounts.items()]
        self._live = Live(Starlette(routes=mounts))
        return self

    def __exit__(self, *_: object) -> None:
        if self._live:
            self._live.close()
        self.teams.stop()
        self.workers.stop()
        self.database.close()

    def rest(self, *, seconds: float = 20.0) -> None:
        """Wait until everything that was stored has been done, sent and written down."""
        end = time.monotonic() + seconds
        while not self._rests():
            assert time.monotonic() < end, "still busy"
            time.sleep(0.02)

    def messages(self, state: str = "sent") -> list[Row]:
        """What is in the outbox."""
        with self.database.reading() as connection:
            return outbox.in_state(connection, state)

    def register(self, person: Person, *roles: Role, town: str | None = TOWN) -> None:
        """Make a Teams user somebody with a role."""
        with self.database.writing() as connection:
            people.register(
                connection,
                person_id=f"p-{person.name}",
                organisation=town,
                roles=frozenset({Role.ASKER, *roles}),
                label=person.name,
                at=self.now(),
            )
            people.identify(
                connection,
                channel="teams",
                workspace=person.tenant,
                external_id=person.id,
                person_id=f"p-{person.name}",
            )

    def reminds_in(self, chat: Chat, town: str = TOWN) -> None:
        """Have a town's reminders in a conversation."""
        with self.database.writing() as connection:
            place = Destination("teams", chat.tenant, chat.id)
            destinations.add(connection, organisation=town, place=place, at=JOINED)

    def remind(self, town: str = TOWN) -> None:
        """Let time go on until a reminder of a town is due."""
        self.reminders.plan(at=self.now())
        fires = sa.select(sa.func.min(reminder.c.fire_at)).where(
            reminder.c.organisation == town, reminder.c.state == "planned", reminder.c.fire_at > self.now()
        )
        with self.database.reading() as connection:
            fires_at = connection.execute(fires).scalar_one()
        assert isinstance(self.now, Clock)
        self.now.move_to(fires_at + dt.timedelta(minutes=1))
        self.reminders.queue_due(at=self.now())
        self.wake()

    def _rests(self) -> bool:
        with self.database.reading() as connection:
            events, messages = intake.count_by_state(connection), outbox.counts(connection)
        busy = ("received", "working", "pending", "sending", "unknown")
        return not any(counts.get(state) for counts in (events, messages) for state in busy)


def _reminders(office: Office, duties: Iterable[Duty]) -> Reminders:
    settings = office.settings
    timing = Timing(
        lease=_seconds(settings.lease_seconds),
        quiet=_seconds(settings.quiet_seconds),
        call=_seconds(settings.http_timeout_seconds),
    )
    return Reminders(
        office.database, Outlooks(duties, HOURS), lambda: office.messengers, timing, lambda _: True
    )


def _services(office: Office, escalation: bool) -> Services:
    return Services(
        database=office.database,
        receive=office.answering.receive,
        presses=office.presses,
        reminders=office.reminders,
        reindexing=office.reindexing,
        stored=office.wake,
        secret=SECRET,
        now=office.now,
        stopwatch=time.monotonic,
        escalation=escalation,
    )


def _works(office: Office) -> list[Work]:
    return [
        Work("answering", lambda _: office.answering.work()),
        Work("presses", lambda _: office.presses.work()),
        Work("administration", lambda _: office.reindexing.work()),
        Work("sending", lambda pause: office.reminders.deliver(office.now, pause) > 0),
    ]


def _no_reindex(_progress: Any) -> Any:
    raise AssertionError("nobody asked for a reindex")


def _seconds(number: float) -> dt.timedelta:
    return dt.timedelta(seconds=number)
