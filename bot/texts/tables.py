"""Tables for the terminal: values separated by tabs, one line a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bot.texts import reminders as texts
from jobs.simulation import SimulatedRow
from knowledge.calendars.office_hours import in_japan


def simulation(rows: Iterable[SimulatedRow], titles: Mapping[str, str]) -> Iterator[str]:
    """One line of a message a row; rows of one message share its number."""
    yield "通\t日時\t団体\t宛先\t写し\t番号\t回\t段階\t期限\t残り開庁日\t題名"
    for row in rows:
        at = in_japan(row.fire_at)
        cells = (
            str(row.message),
            f"{texts.long_day(at.date().isoformat())} {at:%H:%M}",
            row.organisation,
            row.recipient,
            texts.COPY if row.is_copy else "",
            row.duty,
            row.cycle,
            texts.step_name(row.step),
            row.due_on.isoformat() if row.due_on else "",
            "" if row.days_left is None else str(row.days_left),
            titles.get(row.duty, ""),
        )
        yield "\t".join(cells)
