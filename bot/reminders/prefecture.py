"""What a prefecture does for its municipalities: dates, the roll-up, drafts of reminders.

It sees states only, no notes and no reasons, and nothing is ranked. A town is
shown exactly what its prefecture sees of it (`of_town`).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain.ledger import Entry, Progress
from bot.domain.principal import Principal
from bot.domain.spreadsheet import harmless
from bot.errors import NotFound
from bot.reminders.outlook import Outlook
from bot.reminders.rights import check_prefecture
from bot.reminders.service import Reminders
from bot.reminders.standing import worth_showing
from bot.storage import duties, ledger, organisations
from bot.storage.duties import DateRow
from bot.storage.organisations import Organisation
from bot.texts import duties as duty_texts
from bot.texts import ledger as texts
from bot.texts import reminders as sentences
from jobs.occurrence import Occurrence
from jobs.state import State, state_of
from knowledge.calendars.office_hours import japan_date


@dataclass(frozen=True, slots=True)
class Cell:
    """One town and one occurrence, as far as the prefecture sees it."""

    organisation: str
    name: str
    duty: str
    cycle: str
    title: str
    due_on: dt.date | None
    state: State
    progress: Progress
    done_on: dt.date | None
    document_number: str

    @property
    def is_open(self) -> bool:
        """Neither 完了 nor 対象外."""
        return self.progress in (Progress.UNTOUCHED, Progress.ACKNOWLEDGED)


@dataclass(frozen=True, slots=True)
class DutyRow:
    """How many towns stand where with one occurrence."""

    duty: str
    cycle: str
    title: str
    due_on: dt.date | None
    counts: dict[Progress, int]


class Prefectures:
    """Raises `NotAllowed` for anybody but the prefecture's people and the administrator."""

    def __init__(self, reminders: Reminders) -> None:
        self._reminders = reminders

    def enter_deadline(
        self,
        principal: Principal,
        *,
        prefecture: str,
        duty: str,
        cycle: str,
        due_on: dt.date,
        until: dt.time | None = None,
        wording: str = "",
        at: dt.datetime,
    ) -> int:
        """Enter the prefecture's own date once for all its towns; how many are told.

        `prefecture` has two digits. The national date stays beside it.
        Entering another date later corrects it: what was planned for the old
        one is cancelled and the new one is announced.
        """
        check_prefecture(principal, prefecture)
        if not any(each.id == duty for each in self._reminders.outlooks.duties):
            raise NotFound(duty_texts.unknown(duty))
        row = DateRow(
            duty=duty, cycle=cycle, area=prefecture, issuer="prefecture", due_on=due_on, until=until,
            wording=wording, entered_on=japan_date(at), entered_by=principal.person,
        )  # fmt: skip
        with self._reminders.database.writing() as connection:
            duties.enter(connection, row)
            towns = [town.code for town in _towns(connection, prefecture)]
            self._reminders.planning.replan(connection, towns, at=at)
        return len(towns)

    def by_town(
        self, connection: sa.Connection, principal: Principal, prefecture: str, *, at: dt.datetime
    ) -> list[Cell]:
        """Every town that joined with every occurrence, by code; a list, not a ranking."""
        check_prefecture(principal, prefecture)
        return list(self._cells(connection, _towns(connection, prefecture), at))

    def by_duty(
        self, connection: sa.Connection, principal: Principal, prefecture: str, *, at: dt.datetime
    ) -> list[DutyRow]:
        """For every occurrence how many towns are 未着手, 確認済, 完了, 対象外."""
        rows: dict[tuple[str, str], list[Cell]] = {}
        for cell in self.by_town(connection, principal, prefecture, at=at):
            rows.setdefault((cell.duty, cell.cycle), []).append(cell)
        return [
            DutyRow(duty, cycle, cells[0].title, cells[0].due_on, dict(Counter(c.progress for c in cells)))
            for (duty, cycle), cells in sorted(rows.items())
        ]

    def of_town(self, connection: sa.Connection, code: str, *, at: dt.datetime) -> list[Cell]:
        """What the prefecture sees of one town, for that town's own page."""
        rows = [row for row in organisations.by_codes(connection, [code]) if row.joined_at]
        return list(self._cells(connection, rows, at))

    def drafts(
        self,
        connection: sa.Connection,
        principal: Principal,
        prefecture: str,
        *,
        duty: str,
        cycle: str,
        at: dt.datetime,
    ) -> list[tuple[str, str]]:
        """A draft of a reminder for each town that is not finished: its code and the text."""
        cells = self.by_town(connection, principal, prefecture, at=at)
        return [
            (cell.organisation, sentences.draft(cell.name, cell.title, cell.due_on))
            for cell in cells
            if (cell.duty, cell.cycle) == (duty, cycle) and cell.is_open
        ]

    def _cells(self, connection: sa.Connection, towns: list[Organisation], at: dt.datetime) -> Iterator[Cell]:
        codes = [town.code for town in towns]
        outlook = self._reminders.outlooks.around(connection, codes, at=at)
        entries = {
            (each.organisation, each.duty, each.cycle): each for each in ledger.entries_of(connection, codes)
        }
        for town in towns:
            for occurrence in _shown(outlook, town.code):
                key = (town.code, occurrence.duty.id, occurrence.cycle)
                entry = entries.get(key, Entry(*key))
                if worth_showing(occurrence, entry, at):
                    yield _cell(town, occurrence, entry, at)


def as_csv(cells: list[Cell]) -> str:
    """The roll-up for a spreadsheet; no cell can be taken for a formula."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(texts.CSV_COLUMNS)
    for cell in cells:
        values = (
            cell.organisation, cell.name, cell.duty, cell.cycle, cell.title, cell.due_on,
            sentences.STATES[cell.state], texts.PROGRESS[cell.progress], cell.done_on, cell.document_number,
        )  # fmt: skip
        writer.writerow([harmless(value) for value in values])
    return written.getvalue()


def _towns(connection: sa.Connection, prefecture: str) -> list[Organisation]:
    rows = organisations.listed(connection, prefecture=prefecture)
    return [row for row in rows if row.joined_at is not None and not row.is_prefecture]


def _shown(outlook: Outlook, code: str) -> Iterator[Occurrence]:
    """Own duties of a town are nobody else's business."""
    catalogue = {duty.id for duty in outlook.duties}
    return (each for each in outlook.occurrences(code) if each.duty.id in catalogue)


def _cell(town: Organisation, occurrence: Occurrence, entry: Entry, at: dt.datetime) -> Cell:
    return Cell(
        organisation=town.code,
        name=town.name,
        duty=occurrence.duty.id,
        cycle=occurrence.cycle,
        title=occurrence.duty.title,
        due_on=occurrence.deadline.on if occurrence.deadline else None,
        state=state_of(occurrence, at),
        progress=entry.progress,
        done_on=entry.done_on,
        document_number=entry.document_number,
    )
