"""Reports through the outbox: once for each period, to whoever was named as a recipient."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from bot.answering.reply import SENTENCE
from bot.domain.report import Period, Rhythm, complete_before
from bot.reporting.compose import Reports
from bot.storage import outbox, report_recipients
from bot.storage.database import Database
from bot.storage.outbox import Message
from bot.storage.report_recipients import Recipient
from bot.texts import reports as texts
from knowledge.calendars.office_hours import japan_date

_NAMESPACE = uuid.UUID("5a0c64f1-6f0e-4d0b-9b50-0d6a53d6c2a7")
_USEFUL = {Rhythm.WEEKLY: dt.timedelta(days=7), Rhythm.MONTHLY: dt.timedelta(days=28)}


@dataclass(frozen=True, slots=True)
class Sending:
    """May run at any time and in several processes."""

    database: Database
    reports: Reports

    def queue_due(self, *, at: dt.datetime) -> int:
        """Queue the report of the last week and month for whoever has not got it; how many.

        Only while the office is open. What ended before that period and was
        never told, in a long downtime, is on the page and is not sent late.
        """
        if not self.reports.outlooks.hours.is_open(at):
            return 0
        queued = 0
        for rhythm in Rhythm:
            period = complete_before(rhythm, japan_date(at))
            with self.database.reading() as connection:
                waiting = report_recipients.untold(connection, period)
            queued += sum(self._queue(each, period, at) for each in waiting)
        return queued

    def _queue(self, recipient: Recipient, period: Period, at: dt.datetime) -> bool:
        with self.database.reading() as connection:
            said = self.reports.of(connection, period, recipient.organisation, at=at)
        identity = f"{recipient} {period.end}"
        message = Message(
            id=str(uuid.uuid5(_NAMESPACE, identity)),
            kind=SENTENCE,
            destination=recipient.place,
            payload={"text": texts.text_of(said)},
            scope=recipient.scope,
            priority=outbox.BULK,
            expires_at=at + _USEFUL[period.rhythm],
        )
        # Both or neither: whoever dies in between has told nobody and claimed nothing.
        with self.database.writing() as connection:
            if not report_recipients.claim(connection, recipient, period):
                return False
            return outbox.add(connection, message, at=at)
