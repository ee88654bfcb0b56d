"""The composition root: the one place where parts are put together.

Real defaults here; tests build the parts themselves. The clock is read here
and nowhere else.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bot.answering.service import Answering
from bot.index.places import Places
from bot.keys import audit_key, secret_of
from bot.settings import Settings
from bot.storage import database as databases
from bot.storage import (
    generations,
    migrations,
    organisations,
    preferences,
)
from bot.storage.database import Database

if TYPE_CHECKING:
    from bot.dialogue.presses import Presses
    from bot.dialogue.reindexing import Reindexing
    from bot.dialogue.services import Services
    from bot.dialogue.wake import Wake
    from bot.enquiry.drafts import Drafts
    from bot.escalation.service import Tickets
    from bot.examinations import Examination
    from bot.index.contents import Contents
    from bot.index.fetch import Fetching
    from bot.index.reindex import Indexer, Progress
    from bot.index.renewal import Renewal
    from bot.index.report import Report
    from bot.index.served import ServedIndex
    from bot.learning.corrections import Corrections
    from bot.learning.publishing import Publishing
    from bot.learning.service import Learning
    from bot.ports import Channel, Messenger
    from bot.reminders.outlook import Outlooks
    from bot.reminders.service import Reminders
    from bot.wording.wording import Wording
    from jobs.catalogue.catalogue import Catalogue
    from knowledge.embedding.embedder import Embedder


def now() -> dt.datetime:
    """The present instant, aware."""
    return dt.datetime.now(dt.UTC)


def pause(seconds: float) -> bool:
    """Wait; never asks to stop, because waits are short."""
    time.sleep(seconds)
    return False


def stopwatch() -> float:
    """Monotonic seconds."""
    return time.monotonic()


@dataclass(frozen=True)
class App:
    """All parts of one running process, each made when first asked for."""

    settings: Settings

    @cached_property
    def database(self) -> Database:
        """The database, brought to the newest schema."""
        opened = _database(self.settings, audit_key(secret_of(self.settings.home)))
        migrations.upgrade(opened)
        return opened

    @cached_property
    def places(self) -> Places:
        """Directories of the index."""
        return Places(self.settings.home)

    @property
    def is_indexed(self) -> bool:
        """Whether a generation is served."""
        with self.database.reading() as connection:
            return generations.served(connection) is not None

    @cached_property
    def embedder(self) -> Embedder:
        """The embedding model, offline."""
        from knowledge.embedding.default import default_embedder

        return default_embedder(self.places.models, threads=self.settings.threads)

    @cached_property
    def served(self) -> ServedIndex:
        """The generation that answers."""
        from bot.index.served import ServedIndex

        return ServedIndex(self.database, self.places, self.embedder)

    def indexer(self, *, starter: bool = True) -> Indexer:
        """What builds generations, with or without the starter pack."""
        from bot.answering.quoting import QuotingAnswerer
        from bot.evaluation.golden import SHIPPED, GoldenQuestions
        from bot.index.fetched import candidates_in, manifest_in
        from bot.index.reading import Reading
        from bot.index.reindex import Indexer
        from bot.learning import documents
        from knowledge.readers import Limits

        def written() -> Contents:
            with self.database.reading() as connection:
                return documents.written(connection)

        pack = _starter() if starter and self.settings.starter else None
        own = self.settings.home / "golden.jsonl"
        return Indexer(
            database=self.database,
            places=self.places,
            embedder=self.embedder,
            starter=pack,
            reading=Reading(Limits(), self.settings.threads, self.settings.ocr),
            golden=GoldenQuestions([SHIPPED, own] if pack else [own], QuotingAnswerer),
            fetched=lambda: candidates_in(self.places.fetched, manifest_in(self.settings.home)),
            written=written,
            catalogue=lambda: self.catalogue.duties,
        )

    def fetching(self) -> Fetching:
        """What asks for the published documents of the manifest."""
        from bot import outside
        from bot.index.fetch import Fetching
        from bot.index.fetched import manifest_in

        return Fetching(
            database=self.database,
            directory=self.places.fetched,
            manifest=manifest_in(self.settings.home),
            client=lambda: outside.fetching_client(self.settings),
            stopwatch=stopwatch,
            sleep=time.sleep,
        )

    def drafts(self) -> Drafts:
        """Drafts of duties for the organisation of this installation."""
        from bot.enquiry.drafts import Drafts

        with self.database.reading() as connection:
            organisation: str | None = preferences.get(connection, "organisation")
        return Drafts(self.database, organisation, self.reminders)

    def renewal(self) -> Renewal:
        """The tick that keeps the index up to date."""
        from bot.index.renewal import Renewal

        return Renewal(self.database, self.fetching, self._reindex)

    def _reindex(self, at: dt.datetime) -> None:
        self.indexer().reindex(at=at, stopwatch=stopwatch, progress=lambda *_: None)
        self.drafts().scan(self.served.current(), at=at)

    @cached_property
    def answering(self) -> Answering:
        """From a question to an answer."""
        return self._answering(self.database)

    def remind_of_tickets(self) -> None:
        """Send tickets again that nobody took or that are late."""
        self.tickets.remind(at=now())

    def send_reports(self) -> None:
        """Send the reports of the last week and month to whoever is named for them."""
        from bot.reporting.compose import Reports
        from bot.reporting.sending import Sending

        Sending(self.database, Reports(self.outlooks)).queue_due(at=now())

    def forget(self) -> None:
        """Delete what is older than the administrator wants to keep."""
        from bot.index.leftovers import drop_replaced
        from bot.privacy import retention, tombstones

        at = now()
        tombstones.apply(self.database, self.settings.home, at=at)
        retention.forget(self.database, before=at - dt.timedelta(days=self.settings.retention_days), at=at)
        drop_replaced(self.database, self.places, before=at - dt.timedelta(days=self.settings.rollback_days))

    @contextmanager
    def scratch_answering(self) -> Iterator[Answering]:
        """The same answers, logged in a database that is thrown away."""
        with TemporaryDirectory(prefix="madoguchi-") as directory:
            scratch = databases.sqlite(Path(directory) / "scratch.db")
            migrations.upgrade(scratch)
            try:
                yield self._answering(scratch)
            finally:
                scratch.close()

    def _answering(self, database: Database) -> Answering:
        from bot.answering.quoting import QuotingAnswerer
        from bot.answering.sums import SumsAnswerer
        from bot.learning.sifting import SiftedHolder
        from knowledge.measures import rules

        holder = SiftedHolder(self.served, self.database)
        return Answering(
            database,
            SumsAnswerer(rules(), QuotingAnswerer(holder, self._population_of, self._seen_by, self._wording)),
            now=now,
            stopwatch=stopwatch,
            lease=dt.timedelta(seconds=self.settings.lease_seconds),
        )

    @cached_property
    def _wording(self) -> Wording | None:
        """The configured model; None says everything in the documents' own words."""
        settings = self.settings
        if not settings.model:
            return None
        from bot.wording.langchain_model import LangChainModel, connector
        from bot.wording.trail import noting
        from bot.wording.wording import Wording

        key = settings.model_key.get_secret_value() if settings.model_key else ""
        connect = connector(settings.model, url=settings.model_url, key=key, seconds=settings.model_seconds)
        model = LangChainModel(settings.model, connect, seconds=settings.model_seconds)
        return Wording(model, noting(self.database, now))

    def _population_of(self, organisation: str | None) -> int | None:
        """Of an asker's organisation; of somebody without one that of the installation."""
        with self.database.reading() as connection:
            code: str | None = organisation or preferences.get(connection, "organisation")
            return organisations.population_of(connection, code) if code else None

    def _seen_by(self, organisation: str | None) -> frozenset[str]:
        from bot.learning import audience

        with self.database.reading() as connection:
            return audience.visible_to(connection, organisation)

    @cached_property
    def learning(self) -> Learning:
        """Q&As that are made of replies."""
        from bot.learning.service import Learning

        return Learning(self.database)

    @cached_property
    def corrections(self) -> Corrections:
        """Answers that were wrong."""
        from bot.learning.corrections import Corrections

        return Corrections(self.database, self.served.current)

    @cached_property
    def publishing(self) -> Publishing:
        """What brings approved Q&As into the index."""
        from bot.learning.publishing import Publishing

        return Publishing(
            self.database, lambda: self.served.current().documents(), lambda: self._reindex(now()), now
        )

    @cached_property
    def catalogue(self) -> Catalogue:
        """The duties that ship and those in `duties/` of the home directory.

        Raises `Misconfigured` with every mistake: file, line and remedy.
        """
        from bot.reminders.catalogue import catalogue

        return catalogue(self.settings.home)

    @cached_property
    def outlooks(self) -> Outlooks:
        """What lies ahead of organisations."""
        from bot.reminders.outlook import Outlooks
        from knowledge.calendars.business_days import YEAR_END, BusinessCalendar
        from knowledge.calendars.month_day import MonthDay
        from knowledge.calendars.office_hours import OfficeHours

        local = frozenset(MonthDay.parse(day) for day in self.settings.local_holidays)
        return Outlooks(self.catalogue, OfficeHours(BusinessCalendar(yearly_closures=YEAR_END | local)))

    @cached_property
    def reminders(self) -> Reminders:
        """Plan, queue and deliver."""
        from bot.delivery.send import Timing
        from bot.reminders.service import Reminders

        settings = self.settings
        timing = Timing(
            lease=dt.timedelta(seconds=settings.lease_seconds),
            quiet=dt.timedelta(seconds=settings.quiet_seconds),
            call=dt.timedelta(seconds=settings.http_timeout_seconds),
        )
        return Reminders(self.database, self.outlooks, lambda: self.messengers, timing, pause)

    @cached_property
    def messengers(self) -> dict[str, Messenger]:
        """Channel → what delivers there."""
        from bot.delivery.board import BoardMessenger

        channels = {channel.name: channel.messenger for channel in self.channels}
        return {"board": BoardMessenger(self.database), **channels}

    @cached_property
    def presses(self) -> Presses:
        """What people do with buttons and forms."""
        from bot.dialogue.handlers import handlers
        from bot.dialogue.presses import Presses
        from bot.escalation.presses import DESK_WORDS, TicketPresses
        from bot.learning.presses import CorrectionPresses

        lease = dt.timedelta(seconds=self.settings.lease_seconds)
        known = {
            **handlers(self.reminders),
            **TicketPresses(self.tickets).handlers,
            **CorrectionPresses(self.corrections).handlers,
        }
        return Presses(self.database, known, now=now, lease=lease, spoken=DESK_WORDS)

    @cached_property
    def tickets(self) -> Tickets:
        """Questions that people take over."""
        from bot.escalation.service import Tickets
        from bot.escalation.terms import terms_of

        return Tickets(self.database, terms_of(self.settings, self.outlooks.hours))

    @cached_property
    def wake(self) -> Wake:
        """What channels call when they stored something."""
        from bot.dialogue.wake import Wake

        return Wake()

    @cached_property
    def channels(self) -> tuple[Channel, ...]:
        """The chat services that are configured."""
        from bot.channels.slack import connect as slack
        from bot.channels.teams import connect as teams

        made: list[Channel] = []
        if slack.is_configured(self.settings):
            made.append(slack.SlackChannel(self.settings, self._services))
        if teams.is_configured(self.settings):
            made.append(teams.TeamsChannel(self.settings, self._services))
        if self.settings.sends_mail:
            made.append(self._mail())
        return (*made, *self._hooks())

    @cached_property
    def examinations(self) -> tuple[Examination, ...]:
        """How each configured way to reach people is tried."""
        from bot.examinations import examinations

        return examinations(self)

    def _mail(self) -> Channel:
        from bot.channels.mail.connect import MailChannel, Services

        secret = secret_of(self.settings.home)
        services = Services(self.database, self.tickets, secret, self.wake, now, stopwatch)
        return MailChannel(self.settings, services)

    def _hooks(self) -> Iterator[Channel]:
        """Services that call our web server and are called by us."""
        if self.settings.lineworks_bot_id:
            from bot.channels.lineworks.connect import LineWorksChannel

            yield LineWorksChannel(self.settings, self._services)
        if self.settings.chatwork_api_token:
            from bot.channels.chatwork.connect import ChatworkChannel

            yield ChatworkChannel(self.settings, self._services)
        if self.settings.webhook_url and self.settings.webhook_secret:
            from bot.channels.webhook.connect import WebhookChannel

            yield WebhookChannel(self.settings, self._services)

    @cached_property
    def _services(self) -> Services:
        from bot.dialogue.services import Services

        return Services(
            database=self.database,
            receive=self.answering.receive,
            presses=self.presses,
            reminders=self.reminders,
            reindexing=self.reindexing,
            stored=self.wake,
            secret=secret_of(self.settings.home),
            now=now,
            stopwatch=stopwatch,
            escalation=True,
        )

    @cached_property
    def reindexing(self) -> Reindexing:
        """A reindex that somebody asked for in a chat."""
        from bot.dialogue.reindexing import Reindexing

        def run(progress: Progress) -> Report:
            report = self.indexer().reindex(at=now(), stopwatch=stopwatch, progress=progress)
            self.drafts().scan(self.served.current(), at=now())
            return report

        return Reindexing(self.database, run, now)

    def close(self) -> None:
        """Give everything back."""
        if "served" in self.__dict__:
            self.served.close()
        if "database" in self.__dict__:
            self.database.close()


def existing_database(settings: Settings) -> Database | None:
    """The database as it is, without migrating it; None before the first start."""
    started = settings.database_url or _sqlite_file(settings).exists()
    return _database(settings) if started else None


def _database(settings: Settings, key: bytes = b"") -> Database:
    url = settings.database_url
    if url:
        return databases.postgres(url.get_secret_value(), audit_key=key)
    return databases.sqlite(_sqlite_file(settings), audit_key=key)


def _sqlite_file(settings: Settings) -> Path:
    return settings.home / "madoguchi.db"


def _starter() -> Path:
    import knowledge

    return Path(knowledge.__file__).parent / "starter"
