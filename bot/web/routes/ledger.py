"""The ledger of progress (進捗台帳) of one's organisation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.responses import Response

from bot.domain.ledger import Progress
from bot.reminders.standing import Line
from bot.storage import deeds, reminders
from bot.texts import board as board_texts
from bot.texts import ledger as texts
from bot.texts import ledger_page as page_texts
from bot.texts import reminders as sentences
from bot.web import lines, spreadsheet
from bot.web.dependencies import Web, WebParts
from bot.web.member import AnyMember, Member
from knowledge.calendars.fiscal_year import FiscalYear, fiscal_year_of
from knowledge.calendars.office_hours import japan_date

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the ledger is shown; empty shows all."""

    year: int
    this_year: int
    progress: str = ""
    section: str = ""

    def of(self, found: Sequence[Line]) -> list[Line]:
        """The lines that were chosen."""
        return [
            line
            for line in lines.in_year(found, self.year, this_year=self.this_year)
            if self.progress in ("", line.entry.progress.value)
            and self.section in ("", line.facts["section"])
        ]


@router.get("/ledger")
def ledger(
    web: WebParts, member: AnyMember, year: int | None = None, progress: str = "", section: str = ""
) -> Response:
    """Every occurrence of a fiscal year with its state."""
    found, choice = _chosen(web, member, year, progress, section)
    with web.parts.database.reading() as connection:
        missed = reminders.missed(connection, organisation=member.organisation.code)
    return web.pages.page(
        member.visitor,
        "ledger.html",
        member=member,
        lines=choice.of(found),
        choice=choice,
        query=urlencode({"year": choice.year, "progress": choice.progress, "section": choice.section}),
        years=[FiscalYear(each) for each in sorted({*lines.years(found), choice.year})],
        missed=Counter((row.duty, row.cycle) for row in missed),
    )


@router.get("/ledger.csv")
def export(
    web: WebParts, member: AnyMember, year: int | None = None, progress: str = "", section: str = ""
) -> Response:
    """The same lines for a spreadsheet."""
    found, choice = _chosen(web, member, year, progress, section)
    rows = [_row(line) for line in choice.of(found)]
    with web.parts.database.writing() as connection:
        deeds.exported(connection, member.principal, "ledger", len(rows), at=web.parts.now())
    name = f"ledger-{member.organisation.code}-{choice.year}"
    return spreadsheet.download(spreadsheet.table(page_texts.CSV_COLUMNS, rows), name)


def _chosen(
    web: Web, member: Member, year: int | None, progress: str, section: str
) -> tuple[list[Line], Choice]:
    at = web.parts.now()
    with web.parts.database.reading() as connection:
        found = web.standings.ledger(connection, member.organisation.code, at=at)
    this_year = fiscal_year_of(japan_date(at)).year
    return found, Choice(
        year if year in lines.years(found) else this_year,
        this_year,
        progress if progress in set(Progress) else "",
        section if section in sentences.SECTIONS else "",
    )


def _row(line: Line) -> Sequence[object]:
    entry = line.entry
    return (
        line.key.duty,
        board_texts.cycle(line.key.cycle),
        line.facts["title"],
        sentences.SECTIONS[line.facts["section"]],
        line.due_on,
        sentences.STATES[line.state],
        texts.PROGRESS[entry.progress],
        entry.snooze_until,
        entry.waiting_for,
        entry.done_on,
        entry.document_number,
        entry.reason if entry.closed else "",
        entry.note,
    )
