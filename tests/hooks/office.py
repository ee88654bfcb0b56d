"""An installation with one channel, its page, and everything real but the documents."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable
from typing import Any, Self

from starlette.testclient import TestClient

from bot import web
from bot.answering.service import Answering
from bot.delivery.board import BoardMessenger
from bot.delivery.send import Timing
from bot.dialogue.handlers import handlers
from bot.dialogue.presses import Presses
from bot.dialogue.reindexing import Reindexing
from bot.dialogue.services import Services
from bot.dialogue.wake import Wake
from bot.dialogue.who import by_address
from bot.domain.principal import Principal, Role
from bot.escalation.presses import DESK_WORDS, TicketPresses
from bot.escalation.service import Tickets
from bot.escalation.terms import terms_of
from bot.ports import Channel, Destination, Messenger, Pace
from bot.reminders import joining
from bot.reminders.outlook import Outlooks
from bot.reminders.service import Reminders
from bot.serving.workers import Work, Workers
from bot.settings import Settings
from bot.storage import destinations, intake, outbox, people
from bot.storage.outbox import Row
from jobs.duty import Duty
from tests.reminders.scene import HOURS, TOWN
from tests.slack.library import Library
from tests.slack.office import JOINED, SECRET, database_of, now
from tests.web.live import Live
from tests.web.scene import FakeIndex

HOST = "madoguchi.example.lg.jp"
SITE = f"https://{HOST}"
USER_HEADER = "X-Remote-User"
Opens = Callable[[Settings, Services], Channel]


def settings(home: Any, **more: Any) -> Settings:
    """Short waits; a page behind a proxy that vouches for people."""
    known = {
        "http_timeout_seconds": 2.0,
        "lease_seconds": 5.0,
        "quiet_seconds": 0.5,
        "web_public_url": SITE,
        "web_user_header": USER_HEADER,
        "web_trusted_proxies": ["127.0.0.1"],
    }
    return Settings(home=home, **{**known, **more})


class Office:
    """Works from `with` on; there is no need to wait for the service's pace."""

    def __init__(
        self,
        settings: Settings,
        opens: Opens,
        *,
        answerer: Any = None,
        duties: Iterable[Duty] = (),
        reindex: Any = None,
        towns: Iterable[str] = (TOWN,),
    ) -> None:
        self.settings = settings
        self.database = database_of(settings.home)
        self.wake = Wake()
        self.answerer = answerer or Library()
        self.messengers: dict[str, Messenger] = {"board": BoardMessenger(self.database)}
        timing = Timing(*map(_seconds, (settings.lease_seconds, settings.quiet_seconds, 2.0)))
        self.reminders = Reminders(
            self.database, Outlooks(duties, HOURS), lambda: self.messengers, timing, lambda _: True
        )
        for town in towns:
            joining.add(self.database, self.reminders.planning, town, at=JOINED)
        lease = _seconds(settings.lease_seconds)
        self.answering = Answering(
            self.database, self.answerer, now=now, stopwatch=time.monotonic, lease=lease
        )
        self.tickets = Tickets(self.database, terms_of(settings, HOURS))
        known = handlers(self.reminders) | TicketPresses(self.tickets).handlers
        self.presses = Presses(self.database, known, now=now, lease=lease, spoken=DESK_WORDS)
        self.reindexing = Reindexing(self.database, reindex or _no_reindex, now)
        self.channel = opens(settings, _services(self))
        self.channel.messenger.pace = Pace()  # type: ignore[misc]
        self.messengers[self.channel.name] = self.channel.messenger
        self.page = web.create(_parts(self), self.channel.mounts)
        self.workers = Workers(_works(self), poll=0.2)
        self.wake.listen(self.workers.wake)
        self._live: Live | None = None

    def __enter__(self) -> Self:
        self._live = Live(self.page)
        self.workers.start()
        self.channel.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.channel.stop()
        self.workers.stop()
        if self._live:
            self._live.close()
        self.database.close()

    @property
    def address(self) -> str:
        """Where our web server really listens."""
        assert self._live, "nobody serves"
        return self._live.address

    def browser(self, user: str = "") -> TestClient:
        """Somebody who looks at the page through the proxy, which knows who it is."""
        headers = {USER_HEADER: user} if user else {}
        return TestClient(self.page, SITE, headers=headers, client=("127.0.0.1", 50000))

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

    def register(
        self, external_id: str, *roles: Role, workspace: str = "", town: str | None = TOWN, page: str = ""
    ) -> None:
        """Make somebody a person with a role, on the channel and, as `page`, on the page."""
        with self.database.writing() as connection:
            people.register(
                connection,
                person_id=f"p-{external_id}",
                organisation=town,
                roles=frozenset({Role.ASKER, *roles}),
                label=external_id,
                at=now(),
            )
            known = ((self.channel.name, workspace, external_id), ("web", "", page or external_id))
            for name, where, who in known:
                people.identify(
                    connection,
                    channel=name,
                    workspace=where,
                    external_id=who,
                    person_id=f"p-{external_id}",
                )

    def reminds(self, place: Destination) -> None:
        """The town's reminders go there from now on."""
        with self.database.writing() as connection:
            destinations.add(connection, organisation=TOWN, place=place, at=JOINED)

    def _rests(self) -> bool:
        with self.database.reading() as connection:
            events, messages = intake.count_by_state(connection), outbox.counts(connection)
        busy = ("received", "working", "pending", "sending", "unknown")
        return not any(counts.get(state) for counts in (events, messages) for state in busy)


def _services(office: Office) -> Services:
    return Services(
        database=office.database,
        receive=office.answering.receive,
        presses=office.presses,
        reminders=office.reminders,
        reindexing=office.reindexing,
        stored=office.wake,
        secret=SECRET,
        now=now,
        stopwatch=time.monotonic,
        escalation=True,
    )


def _parts(office: Office) -> web.Parts:
    def person(name: str) -> Principal | None:
        with office.database.reading() as connection:
            return by_address(connection, name, channel="web")

    return web.Parts(
        settings=office.settings,
        database=office.database,
        answering=office.answering,
        reminders=office.reminders,
        presses=office.presses,
        index=FakeIndex(),
        secret=SECRET,
        person=person,
        now=now,
        stopwatch=time.monotonic,
    )


def _works(office: Office) -> list[Work]:
    return [
        Work("answering", lambda _: _exhaust(office.answering.work)),
        Work("presses", lambda _: _exhaust(office.presses.work)),
        Work("administration", lambda _: office.reindexing.work()),
        Work("sending", lambda pause: office.reminders.deliver(now, pause) > 0),
    ]


def _exhaust(work: Any) -> bool:
    done = work()
    while done and work():
        pass
    return bool(done)


def _no_reindex(_progress: Any) -> Any:
    raise AssertionError("nobody asked for a reindex")


def _seconds(number: float) -> dt.timedelta:
    return dt.timedelta(seconds=number)
