"""A prefecture's towns whose people ask, and a clock."""

from __future__ import annotations

import datetime as dt
import itertools

from bot.domain.answer import Answer, Citation, Status, as_data
from bot.domain.report import Report, Rhythm, complete_before
from bot.reminders.outlook import Outlooks
from bot.reporting.compose import Reports
from bot.storage import organisations, questions
from bot.storage.database import Database
from knowledge.calendars.office_hours import JAPAN, japan_date
from knowledge.dates import Standing
from tests.escalation.office import HOURS, TOWN, Office
from tests.planning.make import due

MONDAY = dt.datetime(2026, 11, 30, 9, 0, tzinfo=JAPAN)
"""The morning on which the week from the 23rd is told."""
GUIDE = Citation("手引き", "県", None, "p.3", "持ち出しは許可を得る。", Standing.IN_FORCE, document_id="d1")
ANSWERED = Answer(Status.ANSWERED, "できます。", "", citations=(GUIDE,))
ABSTAINED = Answer(Status.ABSTAINED, "資料にありません。", "担当へ。", citations=(GUIDE,))
NOWHERE = Answer(Status.ABSTAINED, "資料にありません。", "担当へ。")


class Scene(Office):
    """`Office`, with questions of any town at any time and the reports on them."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.outlooks = Outlooks([due("2026-12-04")], HOURS)
        self.reports = Reports(self.outlooks)
        self._numbers = itertools.count(1000)

    def join(self, *codes: str) -> None:
        with self.database.writing() as connection:
            for code in codes:
                organisations.join(connection, code, at=self.at - dt.timedelta(days=300))

    def asked(
        self,
        text: str = "端末の持ち出しに決裁は要りますか",
        answer: Answer = ABSTAINED,
        *,
        town: str | None = TOWN,
        at: dt.datetime | None = None,
        seconds: float = 2.0,
    ) -> str:
        number, asked_at = next(self._numbers), at or self.at
        row = {
            "id": f"00000000-0000-4000-8000-{number:012d}",
            "event_key": f"asked-{number}",
            "scope": "shared",
            "channel": "web",
            "conversation": "c1",
            "asker": f"person-{town}",
            "organisation": town,
            "text": text,
            "as_of": asked_at.date(),
            "asked_at": asked_at,
            "answered_at": asked_at + dt.timedelta(seconds=seconds),
            "status": answer.status.value,
            "answer": as_data(answer),
        }
        with self.database.writing() as connection:
            questions.add(connection, **row)
        return str(row["id"])

    def report(
        self, code: str = "", rhythm: Rhythm = Rhythm.WEEKLY, *, at: dt.datetime = MONDAY, back: int = 0
    ) -> Report:
        period = complete_before(rhythm, japan_date(at), back=back)
        with self.database.reading() as connection:
            return self.reports.of(connection, period, code, at=at)
