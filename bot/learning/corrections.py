"""「この回答は誤り」: an answer is withdrawn everywhere, and what it rested on is left out until reviewed."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import Protocol

import sqlalchemy as sa

from bot.answering.reply import ANSWER, delivery_of
from bot.delivery.editing import can_change
from bot.dialogue.sharing import shared_deliveries
from bot.domain.answer import Answer, from_data
from bot.domain.entered import line_of
from bot.domain.personal_data import mask
from bot.domain.principal import Principal
from bot.errors import Invalid, NotFound, Unavailable
from bot.learning.rights import check_administrator
from bot.learning.sifting import digest_of
from bot.learning.telling import Notice, tell
from bot.storage import audit, corrections, outbox, questions
from bot.storage.corrections import BACK, KEPT_OUT, Correction, Exclusion
from bot.storage.database import Database
from bot.storage.questions import Row
from bot.texts import corrections as texts
from knowledge.passage import Passage
from knowledge.record import DocumentRecord

_LONGEST = 500


class Library(Protocol):
    """The served generation, as far as a correction looks into it."""

    def documents(self) -> tuple[DocumentRecord, ...]:
        """All documents."""

    def passage(self, id_: str) -> Passage:
        """One passage; KeyError where there is none."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """Raises `NotAllowed`, `NotFound`, and `Invalid` with what is possible.

    `library` gives the served generation, or raises `Unavailable`.
    """

    database: Database
    library: Callable[[], Library]
    transaction: Callable[[], AbstractContextManager[sa.Connection]] | None = None

    def within(self, connection: sa.Connection) -> Corrections:
        """The same as part of a transaction that somebody else commits."""
        return Corrections(self.database, self.library, lambda: nullcontext(connection))

    def withdraw(self, principal: Principal, question: str, reason: str, *, at: dt.datetime) -> Correction:
        """Withdraw an answer wherever it stands, also those in the same words, and tell who has them."""
        check_administrator(principal)
        said = mask(line_of(reason, texts.REASON, limit=_LONGEST, required=True))
        with (self.transaction or self.database.writing)() as connection:
            asked = _answered(connection, question)
            answer = from_data(asked.answer or {})
            made = Correction(
                str(uuid.uuid4()), asked.text, said, principal.person, secrets.token_hex(16), asked.scope, at
            )
            corrections.add(connection, made, list(self._cited(made.id, answer)))
            for row in _same_answers(connection, asked, answer):
                _take_back(connection, row, made)
            digest = hashlib.sha256(f"{made.salt}{said}".encode()).hexdigest()
            _note(connection, principal, "withdraw", made, digest, at)
        return made

    def review(
        self, principal: Principal, correction: str, number: int, *, back: bool, at: dt.datetime
    ) -> None:
        """Let a passage be found again, or keep it out."""
        check_administrator(principal)
        with (self.transaction or self.database.writing)() as connection:
            made = corrections.by_id(connection, correction)
            known = {each.number: each for each in corrections.exclusions_of(connection, correction)}
            if made is None or number not in known:
                raise NotFound(texts.NOT_FOUND)
            state = BACK if back else KEPT_OUT
            if not corrections.review(connection, known[number], state=state, by=principal.person, at=at):
                raise Invalid(texts.CHANGED_MEANWHILE)
            _note(connection, principal, f"{state}.{number}", made, "", at)

    def _cited(self, correction: str, answer: Answer) -> Iterator[Exclusion]:
        """The cited passages; one that the served generation does not hold is not found anyway."""
        try:
            library = self.library()
        except Unavailable:
            return
        known = {each.id: each for each in library.documents()}
        for number, citation in enumerate(answer.citations, 1):
            try:
                passage = library.passage(citation.passage_id)
            except KeyError:
                continue
            document = known[passage.document_id]
            yield Exclusion(
                correction,
                number,
                digest_of(passage.text),
                passage.id,
                document.source,
                document.location,
                citation.document,
                passage.text,
            )


def _answered(connection: sa.Connection, question: str) -> Row:
    asked = questions.by_id(connection, question)
    if asked is None:
        raise NotFound(texts.NO_QUESTION)
    if asked.status != "answered" or not asked.answer:
        raise Invalid(texts.NOT_ANSWERED)
    if corrections.withdrawn(connection, question):
        raise Invalid(texts.ALREADY)
    return asked


def _same_answers(connection: sa.Connection, asked: Row, answer: Answer) -> Iterator[Row]:
    """The question itself, and those that were answered in the same words from the same passages."""
    yield asked
    passages = [each.passage_id for each in answer.citations if each.passage_id]
    for other in corrections.citing(connection, passages):
        row = questions.by_id(connection, other) if other != asked.id else None
        if row and row.answer and row.answer["conclusion"] == answer.conclusion:
            yield row


def _take_back(connection: sa.Connection, asked: Row, made: Correction) -> None:
    if not corrections.withdraw(connection, asked.id, made.id, scope=asked.scope):
        return
    for delivery in (delivery_of(asked.id), *shared_deliveries(connection, asked.id)):
        _replace(connection, delivery, made)
    tell(connection, asked, Notice(f"correction:{made.id}", texts.told(asked.text, made.reason)), at=made.at)


def _replace(connection: sa.Connection, delivery: str, made: Correction) -> None:
    """Have a message say that it was withdrawn; one that nobody can change does not go out any more."""
    sent = outbox.by_id(connection, delivery, locked=True)
    if sent is None or sent.kind != ANSWER:
        return
    if not can_change(sent):
        outbox.withdraw(connection, [delivery], at=made.at)
        return
    said = outbox.current_payload(connection, delivery) or sent.payload
    withdrawn = {"at": made.at.isoformat(), "reason": made.reason}
    outbox.edit(connection, delivery, {**said, "withdrawn": withdrawn}, at=made.at)


def _note(
    connection: sa.Connection, by: Principal, action: str, made: Correction, digest: str, at: dt.datetime
) -> None:
    entry = audit.Entry(by.person, f"correction.{action}", made.id, made.scope, digest)
    audit.append(connection, entry, at=at)
