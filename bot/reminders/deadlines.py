"""How many deadlines of a fiscal year are done, set aside, ahead or late."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection

import sqlalchemy as sa

from bot.domain.ledger import Progress
from bot.reminders.outlook import Outlooks
from bot.storage import ledger
from knowledge.calendars.fiscal_year import fiscal_year_of
from knowledge.calendars.office_hours import japan_date


def standing_of(due_on: dt.date, progress: Progress, today: dt.date) -> str:
    """One of done, not_applicable, ahead, late."""
    if progress in (Progress.DONE, Progress.NOT_APPLICABLE):
        return progress.value
    return "late" if due_on < today else "ahead"


def by_standing(
    connection: sa.Connection,
    outlooks: Outlooks,
    codes: Collection[str],
    *,
    at: dt.datetime,
    own_duties: bool = True,
) -> Counter[str]:
    """The deadlines of the present fiscal year of those that joined, by `standing_of`.

    Without `own_duties` those that an organisation added itself are left out:
    they are nobody else's business.
    """
    outlook = outlooks.around(connection, codes, at=at)
    known = {
        (each.organisation, each.duty, each.cycle): each.progress
        for each in ledger.entries_of(connection, list(outlook.organisations))
    }
    shipped, today = {duty.id for duty in outlook.duties}, japan_date(at)
    found: Counter[str] = Counter()
    for code in outlook.organisations:
        for each in outlook.occurrences(code):
            counts = own_duties or each.duty.id in shipped
            if counts and each.deadline and each.deadline.on in fiscal_year_of(today):
                progress = known.get((code, each.duty.id, each.cycle), Progress.UNTOUCHED)
                found[standing_of(each.deadline.on, progress, today)] += 1
    return found
