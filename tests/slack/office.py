"""An installation with Slack as its channel: everything but the documents is real."""

from __future__ import annotations

import atexit
import datetime as dt
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, Self

from bot.answering.service import Answering
from bot.channels.slack.connect import SlackChannel
from bot.delivery.board import BoardMessenger
from bot.delivery.send import Timing
from bot.dialogue.handlers import handlers
from bot.dialogue.presses import Presses
from bot.dialogue.reindexing import Reindexing
from bot.dialogue.services import Services
from bot.dialogue.wake import Wake
from bot.domain.principal import Principal, Role
from bot.escalation.presses import DESK_WORDS, TicketPresses
from bot.escalation.service import Tickets
from bot.escalation.terms import terms_of
from bot.ports import Messenger, Pace
from bot.reminders import joining
from bot.reminders.outlook import Outlooks
from bot.reminders.service import Reminders
from bot.serving.workers import Work, Workers
from bot.settings import Settings
from bot.storage import database as databases
from bot.storage import intake, migrations, outbox, people
from bot.storage.database import Database
from jobs.duty import Duty
from tests.reminders.scene import HOURS, TOWN
from tests.slack.library import Library
from tests.slack.service import SlackService, Workspace

SECRET = b"of a town that does not exist......."
_UNHURRIED = Pace()
JOINED = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def settings(home: Path, **more: Any) -> Settings:
    """Short waits: what is unknown is looked up after a moment."""
    quick = {"http_timeout_seconds": 2.0, "lease_seconds": 5.0, "quiet_seconds": 0.5}
    return Settings(home=home, **{**quick, **more})


def socket_mode(slack: SlackService, town: Workspace) -> dict[str, Any]:
    """The settings of an application that connects to Slack by itself."""
    return {
        "slack_api_url": slack.url,
        "slack_bot_token": town.token,
        "slack_app_token": slack.application.token,
    }


@cache
def _template() -> Path:
    """A migrated database that knows every organisation; the tests copy it."""
    path = Path(tempfile.mkdtemp(prefix="madoguchi-slack-")) / "template.db"
    atexit.register(shutil.rmtree, path.parent, ignore_errors=True)
    opened = databases.sqlite(path)
    migrations.upgrade(opened)
    with opened.writing() as connection:
        joining.known(connection)
    opened.close()
    return path


def database_of(home: Path) -> Database:
    path = home / "madoguchi.db"
    if not path.exists():
        shutil.copy(_template(), path)
    return databases.sqlite(path)


class Office:
    """Works from `with` on, as fast as it can unless a `pace` is given."""

    def __init__(
        self,
        settings: Settings,
        *,
        answerer: Any = None,
        duties: Iterable[Duty] = (),
        reindex: Any = None,
        towns: Iterable[str] = (TOWN,),
        pace: Pace = _UNHURRIED,
        clock: Callable[[], dt.datetime] = now,
    ) -> None:
        self.settings = settings
        self.now = clock
        self.database = database_of(settings.home)
        self.wake = Wake()
        self.answerer = answerer or Library()
        self.messengers: dict[str, Messenger] = {"board": BoardMessenger(self.database)}
        self.reminders = _reminders(self, duties)
        for town in towns:
            joining.add(self.database, self.reminders.planning, town, at=JOINED)
        self.answering = _answering(self)
        self.tickets = Tickets(self.database, terms_of(settings, HOURS))
        self.presses = _presses(self)
        self.reindexing = Reindexing(self.database, reindex or _no_reindex, clock)
        self.slack = SlackChannel(settings, _services(self))
        self.slack.messenger.pace = pace
        self.messengers["slack"] = self.slack.messenger
        self.workers = Workers(_works(self), poll=0.2)
        self.wake.listen(self.workers.wake)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        self.workers.start()
        self.slack.start()

    def stop(self) -> None:
        self.slack.stop()
        self.workers.stop()
        self.database.close()

    def rests(self) -> bool:
        """Whether everything that was stored has been done, sent and written down."""
        with self.database.reading() as connection:
            events, messages = intake.count_by_state(connection), outbox.counts(connection)
        busy = ("received", "working", "pending", "sending", "unknown")
        return not any(counts.get(state) for counts in (events, messages) for state in busy)

    def register(self, person: Any, *roles: Role, town: str | None = TOWN) -> Principal:
        """Make a Slack user somebody with a role."""
        person_id = f"p-{person.id}"
        with self.database.writing() as connection:
            people.register(
                connection,
                person_id=person_id,
                organisation=town,
                roles=frozenset({Role.ASKER, *roles}),
                label=person.name,
                at=self.now(),
            )
            people.identify(
                connection,
                channel="slack",
                workspace=person.workspace.id,
                external_id=person.id,
                person_id=person_id,
            )
        return Principal(person_id, "slack", person.workspace.id, town, frozenset(roles))


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


def _answering(office: Office) -> Answering:
    lease = _seconds(office.settings.lease_seconds)
    return Answering(office.database, office.answerer, now=office.now, stopwatch=time.monotonic, lease=lease)


def _presses(office: Office) -> Presses:
    known = handlers(office.reminders) | TicketPresses(office.tickets).handlers
    lease = _seconds(office.settings.lease_seconds)
    return Presses(office.database, known, now=office.now, lease=lease, spoken=DESK_WORDS)


def _services(office: Office) -> Services:
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
        escalation=True,
    )


def _works(office: Office) -> list[Work]:
    return [
        Work("answering", lambda _: _exhaust(office.answering.work)),
        Work("presses", lambda _: _exhaust(office.presses.work)),
        Work("administration", lambda _: office.reindexing.work()),
        Work("sending", lambda pause: office.reminders.deliver(office.now, pause) > 0),
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
