"""The application as mail sees it: a mail server, a mailbox, and the page behind the links."""

from __future__ import annotations

import datetime as dt
import ssl
import time
from pathlib import Path

from bot import web
from bot.answering.service import Answerer, Answering
from bot.app import now
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
from bot.escalation.presses import DESK_WORDS, TicketPresses
from bot.escalation.service import Tickets
from bot.escalation.terms import terms_of
from bot.reminders.outlook import Outlooks
from bot.reminders.service import Reminders
from bot.settings import Settings
from bot.storage import database as databases
from bot.storage import migrations, outbox, people
from jobs.duty import Duty
from tests.mail.office import SECRET, SITE, US
from tests.mail.server import MailServer
from tests.reminders.scene import HOURS
from tests.web.scene import FakeIndex

TIMEOUT = 2.0
"""Seconds for one mail."""

_LEASE = dt.timedelta(seconds=90)
_TIMING = Timing(lease=_LEASE, quiet=dt.timedelta(seconds=90), call=dt.timedelta(seconds=20))
_WAIT = dt.timedelta(minutes=2)
_WAITING = ("pending", "sending", "unknown")


class Town:
    """Time passes by itself only where a mail has to wait."""

    def __init__(
        self, home: Path, server: MailServer, answerer: Answerer, duty: Duty, site: str = SITE
    ) -> None:
        self.server = server
        self._site = site
        self.database = databases.sqlite(home / "madoguchi.db")
        migrations.upgrade(self.database)
        self._late = dt.timedelta()
        messengers = {"mail": self._messenger(), "board": BoardMessenger(self.database)}
        outlooks = Outlooks([duty], HOURS)
        self.reminders = Reminders(self.database, outlooks, lambda: messengers, _TIMING, lambda _: True)
        settings = _settings(home, site)
        tickets = Tickets(self.database, terms_of(settings, HOURS))
        self._presses = Presses(
            self.database,
            handlers(self.reminders) | TicketPresses(tickets).handlers,
            now=self.now,
            lease=_LEASE,
            spoken=DESK_WORDS,
        )
        self._answering = Answering(
            self.database, answerer, now=self.now, stopwatch=time.monotonic, lease=_LEASE
        )
        rules = Rules(US, (), Limits(100, 1000), SECRET, site)
        self._intake = Intake(self.database, rules, tickets, lambda: None)
        self.page = web.create(self._parts(settings))

    def now(self) -> dt.datetime:
        return now() + self._late

    def register(self, address: str, organisation: str | None) -> None:
        """Know a person by the address of their mailbox."""
        with self.database.writing() as connection:
            people.register(
                connection,
                person_id=address,
                organisation=organisation,
                roles=frozenset({Role.ASKER}),
                label="",
                at=self.now(),
            )
            people.identify(connection, channel="mail", workspace="", external_id=address, person_id=address)

    def receive(self, mail: bytes) -> None:
        assert self._intake.take(Stored(mail, True), self.now())

    def work(self) -> None:
        """Do what can be done at once."""
        while self._presses.work() or self._answering.work():
            pass
        self.reminders.deliver(self.now)

    def rest(self) -> None:
        """Work until no mail waits."""
        self.work()
        while self._waits():
            self._late += _WAIT
            self.work()

    def _waits(self) -> bool:
        with self.database.reading() as connection:
            counts = outbox.counts(connection)
        return any(counts.get(state) for state in _WAITING)

    def _messenger(self) -> MailMessenger:
        trusted = ssl.create_default_context()
        server = Server("127.0.0.1", "none", lambda: trusted, TIMEOUT, port=self.server.port)
        return MailMessenger(self.database, server, Sender(US, "", True, self._site), SECRET, time.monotonic)

    def _parts(self, settings: Settings) -> web.Parts:
        return web.Parts(
            settings=settings,
            database=self.database,
            answering=self._answering,
            reminders=self.reminders,
            presses=self._presses,
            index=FakeIndex(),
            secret=SECRET,
            person=lambda _: None,
            now=self.now,
            stopwatch=time.monotonic,
        )


def _settings(home: Path, site: str) -> Settings:
    mail = {"smtp_host": "127.0.0.1", "mail_from": US, "web_sign_in": "mail"}
    return Settings(home=home, web_public_url=site, web_host="0.0.0.0", **mail)
