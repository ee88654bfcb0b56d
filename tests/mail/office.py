"""A town that reads its mail: everything between a mail that comes in and those that go out."""

from __future__ import annotations

import datetime as dt
import email.utils
import itertools
import re
import ssl
from collections.abc import Iterable
from email.message import EmailMessage

from bot.answering.service import Answering
from bot.channels.mail.incoming import MAX_BYTES
from bot.channels.mail.intake import Intake, Rules
from bot.channels.mail.limits import Limits
from bot.channels.mail.mailbox import Stored
from bot.channels.mail.messenger import MailMessenger, Sender
from bot.channels.mail.smtp import Server
from bot.delivery.board import BoardMessenger
from bot.delivery.send import Timing
from bot.dialogue.handlers import handlers
from bot.dialogue.presses import Presses
from bot.domain.principal import Role
from bot.escalation.service import Tickets
from bot.escalation.terms import Terms
from bot.ports import Destination
from bot.reminders import joining
from bot.reminders.outlook import Outlooks
from bot.reminders.service import Reminders
from bot.storage import board, destinations, outbox, people
from bot.storage.database import Database
from jobs.duty import Duty
from tests.answering.desk import ScriptedAnswerer
from tests.dialogue.scene import DUTIES, Clock
from tests.escalation.office import DAYS
from tests.mail.server import Got, MailServer
from tests.reminders.scene import HOURS, TOWN, instant

US = "madoguchi@town.example.lg.jp"
ANNE = "anne@town.example.lg.jp"
SECTION = "jinji@town.example.lg.jp"
STRANGER = "somebody@elsewhere.example"
SITE = "https://madoguchi.town.example.lg.jp"
SECRET = b"s" * 64
START = instant("2026-11-24T12:00")
TIMING = Timing(lease=dt.timedelta(seconds=90), quiet=dt.timedelta(seconds=60), call=dt.timedelta(seconds=60))
_ADDRESS = re.compile(rf"{SITE}[^\s\"<>]+")


class Office:
    """`server` is where our mail goes."""

    def __init__(
        self,
        database: Database,
        server: MailServer,
        *,
        duties: Iterable[Duty] = DUTIES,
        limits: Limits | None = None,
        domains: tuple[str, ...] = (),
        timeout: float = 30.0,
        context: ssl.SSLContext | None = None,
        site: str = SITE,
        **connection: str,
    ) -> None:
        self.database = database
        self.server = server
        self.clock = Clock(START)
        trusted = context or ssl.create_default_context()
        host = {"host": "127.0.0.1", "security": "none", **connection}
        self.messenger = MailMessenger(
            database,
            Server(context=lambda: trusted, timeout=timeout, port=server.port, **host),
            Sender(US, "", True, site),
            SECRET,
            stopwatch=_stopwatch(),
        )
        messengers = {"mail": self.messenger, "board": BoardMessenger(database)}
        self.outlooks = Outlooks(duties, HOURS)
        self.reminders = Reminders(database, self.outlooks, lambda: messengers, TIMING, lambda _: True)
        self.presses = Presses(database, handlers(self.reminders), now=self.clock, lease=TIMING.lease)
        self.answerer = ScriptedAnswerer()
        self.answering = Answering(
            database, self.answerer, now=self.clock, stopwatch=lambda: 0.0, lease=TIMING.lease
        )
        self.woken = 0
        rules = Rules(US, domains, limits or Limits(20, 300), SECRET, site)
        self.intake = Intake(database, rules, Tickets(database, Terms(HOURS, DAYS)), self._wake)

    def register(
        self, address: str = ANNE, *, person: str = "p-anne", organisation: str | None = TOWN
    ) -> None:
        """Know a person by the address of their mailbox."""
        with self.database.writing() as connection:
            people.register(
                connection,
                person_id=person,
                organisation=organisation,
                roles=frozenset({Role.ASKER}),
                label=person,
                at=START,
            )
            people.identify(connection, channel="mail", workspace="", external_id=address, person_id=person)

    def join(self, address: str = SECTION) -> None:
        """The town is reminded by mail."""
        joining.add(self.database, self.reminders.planning, TOWN, at=instant("2026-04-01"))
        with self.database.writing() as connection:
            for each in destinations.of_organisation(connection, TOWN):
                destinations.deactivate(connection, each.id)
            place = Destination("mail", "", address)
            destinations.add(connection, organisation=TOWN, place=place, at=instant("2026-04-02"))
            self.reminders.planning.replan(connection, [TOWN], at=instant("2026-04-02"))

    def remind(self, at: str = "2026-11-25T12:00") -> list[Got]:
        """Let reminders that are due arrive; gives the new mails."""
        before = len(self.server.got)
        self.clock.at = instant(at)
        self.reminders.queue_due(at=self.clock())
        self.send()
        return self.server.got[before:]

    def receive(self, mail: bytes | EmailMessage) -> list[Got]:
        """A mail comes in; gives the mails that answer it."""
        before = len(self.server.got)
        self.take(mail)
        self.settle()
        return self.server.got[before:]

    def take(self, mail: bytes | EmailMessage) -> bool:
        data = mail if isinstance(mail, bytes) else mail.as_bytes()
        return self.intake.take(Stored(data, len(data) <= MAX_BYTES), self.clock())

    def settle(self) -> None:
        while self.presses.work() or self.answering.work():
            pass
        self.send()

    def send(self) -> int:
        return self.reminders.deliver(self.clock)

    def states(self) -> dict[str, int]:
        with self.database.reading() as connection:
            return outbox.counts(connection)

    def last(self) -> outbox.Row:
        with self.database.reading() as connection:
            rows = [row for state in ("pending", "unknown", "sent", "dead") for row in _in(connection, state)]
        return max(rows, key=lambda row: (row.added_at, row.id))

    def troubles(self) -> list[dict]:
        """What the administrator is told."""
        self.send()
        with self.database.reading() as connection:
            return [each.payload for each in board.on(connection, board.ADMINISTRATOR)]

    def _wake(self) -> None:
        self.woken += 1


def _in(connection, state):
    return [row for row in outbox.in_state(connection, state) if row.channel == "mail"]


def _stopwatch():
    import time

    return time.monotonic


_NUMBERS = itertools.count(1)


def mail(text: str, *, sender: str = ANNE, subject: str = "", to: str = US, **headers: str) -> EmailMessage:
    """A mail as a mailer writes it; `headers` by their names with underscores."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = to
    message["Subject"] = subject
    message["Message-ID"] = headers.pop("Message_ID", f"<m{next(_NUMBERS)}@mailer.example>")
    message["Date"] = email.utils.format_datetime(START)
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def links(text: str) -> list[str]:
    """The addresses of our page in a text."""
    return _ADDRESS.findall(text)
