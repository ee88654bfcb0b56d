"""Making drafts and deciding about them; nothing is scheduled before somebody accepts it."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from bot.domain import scope
from bot.enquiry import dating
from bot.enquiry.correction import Edits, corrected
from bot.enquiry.dating import Candidate
from bot.enquiry.definition import definition
from bot.errors import Invalid, NotFound
from bot.reminders.service import Reminders
from bot.storage import drafts, duties
from bot.storage.database import Database
from bot.storage.drafts import DraftRow
from bot.texts import drafts as texts
from bot.texts import duties as duty_texts
from bot.texts import places
from jobs.catalogue.document import Document
from jobs.catalogue.reading import read_duties
from knowledge.calendars.office_hours import japan_date
from knowledge.enquiry import DraftDuty, Given, Line, draft_of_document, draft_of_mail
from knowledge.generation import Generation
from knowledge.record import DocumentRecord
from knowledge.text import clean

LONGEST = 200_000
"""Characters that may be pasted."""

_LETTERS = frozenset({"notice", "mail"})


@dataclass(frozen=True, slots=True)
class Drafts:
    """`organisation` is whose drafts these are; None where the installation belongs to nobody yet."""

    database: Database
    organisation: str | None
    reminders: Reminders

    def paste(self, text: str, *, at: dt.datetime) -> DraftRow:
        """A draft of a pasted enquiry.

        Raises `Invalid` where the text is too long, asks for nothing, or was pasted before.
        """
        if len(text) > LONGEST:
            raise Invalid(texts.too_long(LONGEST))
        cleaned = clean(text)
        found = draft_of_mail(cleaned, received_on=japan_date(at))
        if found is None:
            raise Invalid(texts.NOTHING_ASKED)
        key = hashlib.sha256(f"{self.organisation}\0{cleaned.strip()}".encode()).hexdigest()
        row = self._add(found, key, "", at)
        if row is None:
            raise Invalid(texts.PASTED_BEFORE)
        return row

    def scan(self, generation: Generation, *, at: dt.datetime) -> list[DraftRow]:
        """Drafts of the letters in an index whose deadlines still lie ahead; each letter gives one, once."""
        today = japan_date(at)
        added = []
        for record in generation.documents():
            if record.metadata.kind in _LETTERS and not record.superseded_by and self._sees(record):
                found = _drafted(generation, record)
                if found and any(each.day and each.day >= today for each in found.deadlines):
                    added.append(self._add(found, f"{self.organisation} {record.id}", record.id, at))
        return [row for row in added if row]

    def waiting(self) -> list[DraftRow]:
        """Drafts that nobody decided about yet."""
        with self.database.reading() as connection:
            return drafts.listed(connection, self.organisation)

    def every(self) -> list[DraftRow]:
        """All drafts, decided or not."""
        with self.database.reading() as connection:
            return drafts.listed(connection, self.organisation, state=None)

    def one(self, number: int) -> DraftRow:
        """One draft; raises `NotFound`, also for somebody else's."""
        with self.database.reading() as connection:
            row = drafts.by_number(connection, number, self.organisation)
        if row is None:
            raise NotFound(texts.unknown(number))
        return row

    def candidates(self, draft: DraftDuty, *, at: dt.datetime) -> list[Candidate]:
        """The duties that could be given the dates of a draft, the likeliest first."""
        if self.organisation is None:
            return []
        with self.database.reading() as connection:
            outlook = self.reminders.outlooks.around(connection, [self.organisation], at=at)
        if self.organisation not in outlook.organisations:
            return []
        return dating.candidates(draft, outlook.occurrences(self.organisation), today=japan_date(at))

    def accept(self, number: int, *, edits: Edits, by: str, at: dt.datetime) -> str:
        """Make the draft an own duty of the organisation; gives the duty's id.

        Raises `NotFound`, and `Invalid` where it was decided before, belongs to
        no organisation, or an edit is not possible.
        """
        organisation, draft = self._accepted(number, edits)
        duty = f"own-draft-{number}"
        entry = definition(draft, duty=duty)
        if read_duties(Document("", [entry], {}))[1]:
            raise Invalid(texts.NOT_POSSIBLE)
        with self.database.writing() as connection:
            self._decide(connection, number, drafts.ACCEPTED, by=by, at=at, duty=duty)
            duties.set_own(connection, organisation=organisation, duty=duty, definition=entry, by=by, at=at)
            self.reminders.planning.replan(connection, [organisation], at=at)
        return duty

    def date(self, number: int, duty: str, *, edits: Edits, by: str, at: dt.datetime) -> Candidate:
        """Give the draft's dates to a duty that binds the organisation already; gives the round.

        The prefecture's and the national day are entered apart. Raises as
        `accept` does, and `Invalid` where the draft has no date.
        """
        organisation, draft = self._accepted(number, edits)
        meant = next((each for each in self.candidates(draft, at=at) if each.duty.id == duty), None)
        if meant is None:
            raise NotFound(duty_texts.unknown(duty))
        rows = dating.rows(meant, draft, organisation=organisation, by=by, on=japan_date(at))
        if not rows:
            raise Invalid(texts.NO_DATE_TO_GIVE)
        with self.database.writing() as connection:
            self._decide(connection, number, drafts.ACCEPTED, by=by, at=at, duty=duty)
            for row in rows:
                duties.enter(connection, row)
            self.reminders.planning.replan(connection, [organisation], at=at)
        return meant

    def reject(self, number: int, *, by: str, at: dt.datetime) -> None:
        """Put the draft away; raises `NotFound`, and `Invalid` where it was decided before."""
        self.one(number)
        with self.database.writing() as connection:
            self._decide(connection, number, drafts.REJECTED, by=by, at=at)

    def _accepted(self, number: int, edits: Edits) -> tuple[str, DraftDuty]:
        """Whose it is, and the draft as it is meant."""
        row = self.one(number)
        if self.organisation is None:
            raise Invalid(texts.NO_ORGANISATION)
        return self.organisation, corrected(row.content, edits)

    def _decide(
        self, connection: sa.Connection, number: int, state: str, *, by: str, at: dt.datetime, duty: str = ""
    ) -> None:
        if not drafts.decide(connection, number, state=state, by=by, at=at, duty=duty or None):
            raise Invalid(texts.DECIDED_BEFORE)

    def _add(self, found: DraftDuty, key: str, document_id: str, at: dt.datetime) -> DraftRow | None:
        with self.database.writing() as connection:
            return drafts.add(
                connection, found, key=key, organisation=self.organisation, document_id=document_id, at=at
            )

    def _sees(self, record: DocumentRecord) -> bool:
        return record.scope in scope.visible_to(self.organisation)


def _drafted(generation: Generation, record: DocumentRecord) -> DraftDuty | None:
    metadata = record.metadata
    given = Given(metadata.title, metadata.issuer, metadata.issued_on, metadata.audience)
    return draft_of_document(_lines(generation, record), given)


def _lines(generation: Generation, record: DocumentRecord) -> Sequence[Line]:
    passages = generation.passages_of(record.id)
    return [Line(passage.text, places.of_passage(passage)) for passage in passages]
