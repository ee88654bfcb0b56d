"""What a successor has to know, gathered from what is stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from bot import first_run
from bot.domain.sight import Sight, is_prefecture
from bot.domain.ticket import OPEN, Ticket
from bot.reminders.standing import Line, Standings
from bot.reporting import pack
from bot.reporting.alike import grouped
from bot.reporting.inventory import Inventory
from bot.reporting.pack import Pack, Section
from bot.storage import frequent, organisations, ticket_lists
from bot.storage.frequent import Asked
from bot.texts import handover_pack as texts
from bot.texts import ledger as ledger_texts
from bot.texts import reminders as reminder_texts
from bot.texts import tickets as ticket_texts
from knowledge.calendars.office_hours import japan_date

_A_YEAR = dt.timedelta(days=365)
_TICKETS = 500
_WORDINGS, _SHOWN = 200, 15


@dataclass(frozen=True, slots=True)
class Handover:
    """`configuration` is shown as it is, so it must come without secrets; `secrets` are names of settings."""

    standings: Standings
    configuration: Mapping[str, str]
    secrets: Collection[str]

    def pack(self, connection: sa.Connection, code: str, *, at: dt.datetime) -> Pack:
        """Everything about one organisation that joined. Raises `NotFound`."""
        found, today = organisations.current(connection, code), japan_date(at)
        known = first_run.installation(connection)
        own = known is not None and known.organisation.code == found.code
        inventory = Inventory.of(connection, found.code, today, own=own)
        lines = self.standings.ledger(connection, found.code, at=at)
        sections = (
            inventory.checks(self.secrets, self.configuration),
            inventory.stand_ins(),
            _open(lines),
            _decided(lines),
            _tickets(connection, found.code),
            _frequent(connection, found.code, own, at),
            *inventory.lists(self.configuration),
        )
        name = found.name if found.is_prefecture else f"{found.prefecture_name}{found.name}"
        return Pack(texts.TITLE, texts.subtitle(name, today), name, today, sections)


def _open(lines: Sequence[Line]) -> Section:
    rows = (
        (
            reminder_texts.long_day(line.due_on.isoformat()) if line.due_on else texts.UNDATED,
            line.facts["title"],
            reminder_texts.STATES[line.state],
            ledger_texts.PROGRESS[line.entry.progress],
            _joined(line.entry.waiting_for, line.entry.note),
        )
        for line in lines
        if not line.entry.closed
    )
    return pack.section(texts.OPEN, texts.OPEN_LEAD, texts.OPEN_COLUMNS, rows)


def _decided(lines: Sequence[Line]) -> Section:
    rows = (
        (
            texts.day(line.entry.decided_on) if line.entry.decided_on else "",
            line.facts["title"],
            ledger_texts.PROGRESS[line.entry.progress],
            _joined(line.entry.document_number, line.entry.reason),
            line.entry.note,
        )
        for line in lines
        if line.entry.closed
    )
    return pack.section(texts.DECIDED, texts.DECIDED_LEAD, texts.DECIDED_COLUMNS, rows)


def _tickets(connection: sa.Connection, code: str) -> Section:
    sight = Sight("", code, desk=True, prefecture=code[:2] if is_prefecture(code) else "")
    found = ticket_lists.listed(connection, sight, states=sorted(OPEN), limit=_TICKETS)
    rows = (_ticket(each, sight) for each in found)
    return pack.section(texts.TICKETS, texts.TICKETS_LEAD, texts.TICKETS_COLUMNS, rows)


def _ticket(ticket: Ticket, sight: Sight) -> tuple[str, ...]:
    return (
        ticket.number,
        ticket_texts.STATES[ticket.state],
        texts.day(ticket.due_on),
        ticket.owner_name or texts.NOBODY_YET,
        texts.NOT_SHOWN if sight.from_above(ticket) else ticket.matter.question,
    )


def _frequent(connection: sa.Connection, code: str, own: bool, at: dt.datetime) -> Section:
    asked = frequent.most(connection, code, or_nobodys=own, since=at - _A_YEAR, limit=_WORDINGS)
    together = sorted(_together(asked), key=lambda each: -each.times)[:_SHOWN]
    rows = ((each.text, texts.asked(each.times), each.conclusion or texts.NO_CONCLUSION) for each in together)
    return pack.section(texts.FREQUENT, texts.FREQUENT_LEAD, texts.FREQUENT_COLUMNS, rows)


def _together(asked: Sequence[Asked]) -> Iterator[Asked]:
    """Wordings that ask the same as one, in the words that came most often."""
    for group in grouped(asked, lambda each: each.text):
        yield Asked(group[0].text, sum(each.times for each in group), group[0].conclusion)


def _joined(*parts: str) -> str:
    return "、".join(part for part in parts if part)
