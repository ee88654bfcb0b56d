"""What people do with Q&As: propose, review, approve, reject, withdraw, write anew.

Each change is one transaction with its row of the audit trail. Nothing here
touches the index: an approved version that it does not hold is brought in by
`publishing`, and one that is not approved any more is left out by `sifting`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import secrets
import uuid
from collections.abc import Mapping
from dataclasses import astuple, dataclass, replace

import sqlalchemy as sa

from bot.domain.principal import Principal
from bot.domain.qa import Origin, State, Version
from bot.domain.sight import sight_of
from bot.domain.ticket import Side, Ticket
from bot.errors import Invalid, NotAllowed, NotFound
from bot.escalation.seeing import visible_ticket
from bot.learning import proposing
from bot.learning.anonymising import Names, names_known
from bot.learning.rights import check_administrator
from bot.storage import audit, qa, tickets
from bot.storage.database import Database
from bot.storage.qa import Decided
from bot.texts import qa as texts
from knowledge.calendars.fiscal_year import fiscal_year_of
from knowledge.calendars.office_hours import japan_date


@dataclass(frozen=True, slots=True)
class Edit:
    """The form of a review as it was typed.

    `kept` are the documents that the answer still rests on; `checked` says that
    a person looked at what may still tell who somebody is.
    """

    values: Mapping[str, str]
    kept: tuple[str, ...] = ()
    checked: bool = False


@dataclass(frozen=True, slots=True)
class Learning:
    """Raises `NotAllowed`, `NotFound`, and `Invalid` with what is possible."""

    database: Database

    def propose(self, principal: Principal, ticket_name: str, *, at: dt.datetime) -> Version:
        """A draft of what a desk answered; the one that is there already where a ticket has one."""
        with self.database.writing() as connection:
            ticket = visible_ticket(connection, principal, ticket_name)
            if Side.DESK not in sight_of(principal).sides(ticket):
                raise NotAllowed(texts.NOT_THE_DESK)
            content = proposing.draft(proposing.source(connection, ticket))
            year = fiscal_year_of(japan_date(at)).year
            known = qa.of_ticket(connection, ticket.id)
            if known is None:
                number = f"QA-{year}-{qa.next_number(connection, year):04}"
                # Whoever took the number before this one may have taken it for the same ticket.
                known = qa.of_ticket(connection, ticket.id)
            if known is not None:
                return qa.versions(connection, known)[0]
            new = Version(str(uuid.uuid4()), number, 1, State.PROPOSED, content, at)
            qa.add(connection, new.qa, number, _origin(ticket), at=at)
            _write(connection, principal, new, "propose", at)
        return new

    def save(self, principal: Principal, number: str, edit: Edit, *, at: dt.datetime) -> Version:
        """Keep what a reviewer typed, without letting anybody find it."""
        check_administrator(principal)
        with self.database.writing() as connection:
            new = _edited(connection, _proposed(connection, number), edit)
            _write(connection, principal, new, "edit", at)
        return new

    def approve(self, principal: Principal, number: str, edit: Edit, *, at: dt.datetime) -> Version:
        """Let people find what was proposed, with what the reviewer typed; the version before ends.

        Raises `Invalid` where names or numbers may remain that nobody looked at.
        """
        check_administrator(principal)
        try:
            with self.database.writing() as connection:
                new = _edited(connection, _proposed(connection, number), edit)
                if not edit.checked and proposing.remaining(new.content, names_of(connection, new)):
                    raise Invalid(texts.REMAINS)
                for each in _in(State.APPROVED, qa.versions(connection, new.number)):
                    _decide(connection, each, Decided(State.REPLACED, principal.person, at))
                _write(connection, principal, new, "approve", at)
                _decide(connection, new, Decided(State.APPROVED, principal.person, at))
        except sa.exc.IntegrityError:
            raise Invalid(texts.CHANGED_MEANWHILE) from None
        return replace(new, state=State.APPROVED, decided_at=at)

    def reject(self, principal: Principal, number: str, *, at: dt.datetime) -> None:
        """Put a proposed version away."""
        self._end(principal, number, State.PROPOSED, Decided(State.REJECTED, principal.person, at))

    def withdraw(self, principal: Principal, number: str, *, at: dt.datetime) -> None:
        """Let nobody find it any more, from now on."""
        self._end(principal, number, State.APPROVED, Decided(State.WITHDRAWN, principal.person, at))

    def revise(self, principal: Principal, number: str, *, at: dt.datetime) -> Version:
        """A new version to edit; the approved one holds until that one is approved."""
        check_administrator(principal)
        with self.database.writing() as connection:
            known = versions(connection, number)
            if waiting := _in(State.PROPOSED, known):
                return waiting[0]
            last = known[0]
            new = Version(last.qa, last.number, last.version + 1, State.PROPOSED, last.content, at)
            _write(connection, principal, new, "revise", at)
        return new

    def _end(self, principal: Principal, number: str, state: State, decided: Decided) -> None:
        check_administrator(principal)
        with self.database.writing() as connection:
            found = _in(state, versions(connection, number))
            if not found:
                proposed = state is State.PROPOSED
                raise Invalid(texts.NOTHING_PROPOSED if proposed else texts.NOTHING_APPROVED)
            _decide(connection, found[0], decided)
            _note(connection, principal, found[0], decided.state.value, "", decided.at)


def versions(connection: sa.Connection, number: str) -> list[Version]:
    """Every version of a Q&A, the newest first; raises `NotFound` where there is none."""
    found = qa.versions(connection, number.strip().upper())
    if not found:
        raise NotFound(texts.NOT_FOUND)
    return found


def names_of(connection: sa.Connection, version: Version) -> Names:
    """The names that may stand in a version, of everybody who had to do with it."""
    origin = qa.origin(connection, version.qa)
    ticket = tickets.by_id(connection, origin.ticket) if origin.ticket else None
    if ticket is None:
        return names_known(connection, origin.organisation)
    return proposing.source(connection, ticket).names


def _origin(ticket: Ticket) -> Origin:
    return Origin(ticket.organisation, ticket.id, ticket.question)


def _in(state: State, known: list[Version]) -> list[Version]:
    return [each for each in known if each.state is state]


def _proposed(connection: sa.Connection, number: str) -> Version:
    found = _in(State.PROPOSED, versions(connection, number))
    if not found:
        raise Invalid(texts.NOTHING_PROPOSED)
    return found[0]


def _edited(connection: sa.Connection, version: Version, edit: Edit) -> Version:
    content = proposing.typed(connection, version.content, edit.values, edit.kept)
    return replace(version, content=content)


def _write(connection: sa.Connection, by: Principal, new: Version, action: str, at: dt.datetime) -> None:
    salt = secrets.token_hex(16)
    qa.write(connection, new, by=by.person, salt=salt)
    said = json.dumps([salt, *map(str, astuple(new.content))], ensure_ascii=False)
    _note(connection, by, new, action, hashlib.sha256(said.encode()).hexdigest(), at)


def _decide(connection: sa.Connection, version: Version, decided: Decided) -> None:
    if not qa.decide(connection, version, decided):
        raise Invalid(texts.CHANGED_MEANWHILE)


def _note(
    connection: sa.Connection, by: Principal, version: Version, action: str, digest: str, at: dt.datetime
) -> None:
    subject = f"{version.qa}:{version.version}"
    entry = audit.Entry(by.person, f"qa.{action}", subject, version.content.audience, digest)
    audit.append(connection, entry, at=at)
