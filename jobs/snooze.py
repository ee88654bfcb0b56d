"""How far 「あとで」 may put a reminder off."""

from __future__ import annotations

import datetime as dt

from jobs.occurrence import Occurrence
from knowledge.calendars.business_days import BusinessCalendar

_WITHOUT_DEADLINE = dt.timedelta(days=31)


def last_again_on(occurrence: Occurrence, today: dt.date, calendar: BusinessCalendar) -> dt.date:
    """The latest 再通知日 that may be chosen on `today`.

    It cannot lie beyond the deadline (the earlier of two): the last business
    day on or before it. Where the date is past, or there is none, a month.
    """
    last_day = occurrence.last_day
    if last_day is None or last_day < today:
        return today + _WITHOUT_DEADLINE
    return max(today, calendar.previous_or_same(last_day))
