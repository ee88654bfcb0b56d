"""Reports put together from what is stored."""

from __future__ import annotations

import datetime as dt
import statistics
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain.report import Handed, Period, Report, Town
from bot.reminders.deadlines import by_standing
from bot.reminders.outlook import Outlooks
from bot.reporting import gaps
from bot.storage import organisations, question_counts, report_counts, unanswered
from bot.storage.organisations import Organisation
from knowledge.calendars.office_hours import japan_date

_LOOKED_AT = 2000
"""Unanswered questions of a period that are grouped, the newest first."""
_SECOND, _HOUR = dt.timedelta(seconds=1), dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class _Subject:
    """Whose numbers; `codes` None for everybody, also for who belongs nowhere."""

    name: str
    codes: tuple[str, ...] | None
    joined: tuple[Organisation, ...]
    prefecture: bool = False


@dataclass(frozen=True, slots=True)
class Reports:
    """Reads only."""

    outlooks: Outlooks

    def of(self, connection: sa.Connection, period: Period, code: str, *, at: dt.datetime) -> Report:
        """The report of an organisation, of a prefecture's municipalities, or ("") of everybody.

        For a prefecture there are numbers only: no question, no asker, and
        gaps only where three organisations asked. Raises `NotFound`.
        """
        subject = _subject(connection, code)
        rows = unanswered.abstained(connection, period.span, subject.codes, limit=_LOOKED_AT)
        return Report(
            period=period,
            of=subject.name,
            outcomes=question_counts.by_span(connection, [period.span], subject.codes)[0],
            seconds=_median(report_counts.answer_times(connection, period.span, subject.codes), _SECOND),
            handed=_handed(connection, period, subject.codes, at),
            deadlines=self._deadlines(connection, subject, at),
            gaps=gaps.by_document(rows) if subject.prefecture else gaps.by_question(rows),
            towns=_towns(connection, period, subject.joined) if subject.prefecture else None,
        )

    def _deadlines(self, connection: sa.Connection, subject: _Subject, at: dt.datetime) -> Counter[str]:
        codes = [each.code for each in subject.joined]
        own = not subject.prefecture
        return by_standing(connection, self.outlooks, codes, at=at, own_duties=own)


def _subject(connection: sa.Connection, code: str) -> _Subject:
    joined = organisations.joined(connection)
    if not code:
        return _Subject("", None, tuple(joined))
    found = organisations.current(connection, code)
    if not found.is_prefecture:
        return _Subject(found.name, (found.code,), (found,))
    towns = [each for each in joined if each.prefecture == found.prefecture and not each.is_prefecture]
    return _Subject(found.name, tuple(each.code for each in towns), tuple(towns), prefecture=True)


def _handed(
    connection: sa.Connection, period: Period, codes: Collection[str] | None, at: dt.datetime
) -> Handed:
    replies = report_counts.reply_times(connection, period.span, codes)
    waiting, late = report_counts.owed(connection, codes, today=japan_date(at))
    return Handed(
        opened=report_counts.opened(connection, period.span, codes).total(),
        answered=len(replies),
        waiting=waiting,
        late=late,
        hours=_median(replies, _HOUR),
    )


def _towns(connection: sa.Connection, period: Period, towns: Sequence[Organisation]) -> tuple[Town, ...]:
    codes = [each.code for each in towns]
    asked = question_counts.by_organisation(connection, period.span, codes)
    opened = report_counts.opened(connection, period.span, codes)
    return tuple(Town(each.name, asked[each.code], opened[each.code]) for each in towns)


def _median(times: Sequence[dt.timedelta], unit: dt.timedelta) -> float | None:
    return statistics.median(each / unit for each in times) if times else None
