"""Recording enquiries that an organisation got and what it replied, for itself alone.

As with Q&As the index follows the rows: what is recorded is brought in by
`publishing`, and what is deleted is left out by `sifting` at once.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain import scope
from bot.domain.entered import day_of, line_of
from bot.domain.past_enquiry import Content, From, PastEnquiry
from bot.domain.principal import Role
from bot.errors import Invalid, NotAllowed, NotFound
from bot.learning.entered import text_of
from bot.reminders.rights import Person, actor_for
from bot.storage import audit, past_enquiries
from bot.storage.database import Database
from bot.texts import past_enquiries as texts
from knowledge.calendars.office_hours import japan_date

_LONGEST, _LONGEST_SENDER, _LONGEST_TITLE, _LONGEST_NUMBER = 20_000, 120, 120, 80
_MAY = frozenset({Role.DESK, Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class PastEnquiries:
    """Each change is one transaction with its row of the audit trail."""

    database: Database

    def add(
        self, person: Person, organisation: str, typed: Mapping[str, str], *, at: dt.datetime
    ) -> PastEnquiry:
        """Keep what was typed. Raises `NotAllowed`, and `Invalid` naming the first field that is wrong."""
        by = _recorder(person, organisation)
        content = _content(typed, today=japan_date(at))
        new = PastEnquiry(f"K{secrets.token_hex(4)}", organisation, content, at)
        with self.database.writing() as connection:
            past_enquiries.add(connection, new, by=by)
            _note(connection, by, "added", new.number, organisation, at)
        return new

    def remove(self, person: Person, organisation: str, number: str, *, at: dt.datetime) -> None:
        """Delete one; raises `NotAllowed`, and `NotFound` where the organisation has none of this number."""
        by = _recorder(person, organisation)
        with self.database.writing() as connection:
            if not past_enquiries.remove(connection, number, organisation):
                raise NotFound(texts.NOT_FOUND)
            _note(connection, by, "removed", number, organisation, at)


def may_record(person: Person, organisation: str) -> bool:
    """Whether somebody may record for an organisation: its desk and the administrator."""
    principal = person.principal
    own = principal.organisation == organisation or Role.ADMINISTRATOR in principal.roles
    return own and bool(principal.roles & _MAY)


def _recorder(person: Person, organisation: str) -> str:
    if not may_record(person, organisation):
        raise NotAllowed(texts.NOT_ALLOWED)
    return actor_for(person, organisation).person


def _content(typed: Mapping[str, str], *, today: dt.date) -> Content:
    origin = typed.get("origin", "")
    if origin not in set(From):
        raise Invalid(texts.WRONG_ORIGIN)
    content = Content(
        From(origin),
        _line(typed, "sender", texts.SENDER, _LONGEST_SENDER),
        _line(typed, "title", texts.TITLE, _LONGEST_TITLE),
        text_of(typed.get("asked", ""), texts.ASKED, limit=_LONGEST),
        day_of(typed.get("asked_on", "")),
        text_of(typed.get("reply", ""), texts.REPLY, limit=_LONGEST),
        day_of(typed.get("replied_on", "")),
        line_of(typed.get("document_number", ""), texts.NUMBER, limit=_LONGEST_NUMBER),
    )
    if content.replied_on < content.asked_on:
        raise Invalid(texts.WRONG_ORDER)
    if content.replied_on > today:
        raise Invalid(texts.REPLIED_IN_FUTURE)
    return content


def _line(typed: Mapping[str, str], name: str, what: str, limit: int) -> str:
    return line_of(typed.get(name, ""), what, limit=limit, required=True)


def _note(
    connection: sa.Connection, by: str, what: str, number: str, organisation: str, at: dt.datetime
) -> None:
    within = scope.of_organisation(organisation)
    audit.append(connection, audit.Entry(by, f"past_enquiry.{what}", number, within), at=at)
