"""The numbers that an organisation recorded, for the reminders of duties that ask for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from bot.reminders.targets import VISITS_A_YEAR
from bot.storage import targets
from bot.storage.targets import Profession
from jobs.duty import Record
from knowledge.calendars.fiscal_year import FiscalYear, fiscal_year_of
from knowledge.calendars.office_hours import japan_date

Values = list[dict[str, Any]]


def recorded(connection: sa.Connection, kind: Record | None, code: str, *, at: dt.datetime) -> dict[str, Any]:
    """The field `record` of a reminder's facts; nothing for a duty (`kind` None) that asks for no numbers.

    The numbers are those of the fiscal year at `at`; before anything was
    recorded in it, those of the year before.
    """
    if kind is None:
        return {}
    year = fiscal_year_of(japan_date(at))
    read = _READERS[kind]
    values, filled = read(connection, code, year)
    if not filled and kind is not Record.ADVISER_VISITS:
        before, filled = read(connection, code, year + -1)
        year, values = (year + -1, before) if filled else (year, values)
    return {"record": {"kind": kind.value, "fiscal_year": year.label, "values": values}}


def _targets(connection: sa.Connection, code: str, year: FiscalYear) -> tuple[Values, bool]:
    rows = targets.targets_of(connection, code, year.year)
    values = [{"persona": row.persona.value, "planned": row.target, "actual": row.actual} for row in rows]
    return values, any(row.target is not None or row.actual is not None for row in rows)


def _needed(connection: sa.Connection, code: str, year: FiscalYear) -> tuple[Values, bool]:
    rows = targets.needed_by(connection, code, year.year)
    return [{"profession": each.value, "count": rows.get(each)} for each in Profession], bool(rows)


def _visits(connection: sa.Connection, code: str, year: FiscalYear) -> tuple[Values, bool]:
    used = len(targets.visits(connection, code, year.year))
    return [{"used": used, "left": max(VISITS_A_YEAR - used, 0)}], bool(used)


_READERS: dict[Record, Callable[[sa.Connection, str, FiscalYear], tuple[Values, bool]]] = {
    Record.TARGETS: _targets,
    Record.NEEDED_STAFF: _needed,
    Record.ADVISER_VISITS: _visits,
}
