"""Tables for the terminal: values separated by tabs, one line a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from bot.reminders.standing import Line
from bot.texts import headings
from bot.texts import ledger as ledger_texts
from bot.texts import reminders as texts
from jobs.catalogue.words import AUDIENCES, KINDS
from jobs.duty import Duty
from jobs.simulation import SimulatedRow
from knowledge.calendars.office_hours import in_japan

_AUDIENCES = {value: word for word, value in AUDIENCES.items()}
_KINDS = {value: word for word, value in KINDS.items()}


def simulation(rows: Iterable[SimulatedRow], titles: Mapping[str, str]) -> Iterator[str]:
    """One line of a message a row; rows of one message share its number."""
    yield "\t".join(headings.SIMULATION)
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


def duties(catalogue: Iterable[Duty]) -> Iterator[str]:
    """The catalogue, one entry a row."""
    yield "\t".join(headings.DUTIES)
    for duty in catalogue:
        words = (_AUDIENCES[duty.audience], _KINDS[duty.kind], texts.STRENGTHS[duty.strength])
        yield "\t".join((duty.id, *words, texts.SECTIONS[duty.section], duty.title))


def ledger(lines: Iterable[Line]) -> Iterator[str]:
    """The ledger of one organisation, one occurrence a row."""
    yield "\t".join(headings.LEDGER)
    for line in lines:
        entry = line.entry
        cells = (
            line.key.duty,
            line.key.cycle,
            line.due_on.isoformat() if line.due_on else "",
            texts.STATES[line.state],
            ledger_texts.PROGRESS[entry.progress],
            entry.snooze_until.isoformat() if entry.snooze_until else "",
            entry.waiting_for,
            line.facts["title"],
        )
        yield "\t".join(cells)
