"""What people say about a duty: 完了, 確認した, あとで, 対象外, a note, and taking it back.

Every action is written to the history and plans the organisation anew, in one
transaction. Pressing twice changes nothing and says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace

import sqlalchemy as sa

from bot.domain import ledger as rules
from bot.domain.ledger import Action, Entry, Progress
from bot.reminders.outlook import Key, Outlooks
from bot.reminders.refresh import refresh
from bot.reminders.rights import Person, actor_for
from bot.reminders.service import Reminders
from bot.storage import ledger, organisations, reminders
from bot.texts import ledger as texts
from jobs.occurrence import Occurrence
from jobs.snooze import last_again_on
from knowledge.calendars.office_hours import japan_date


@dataclass(frozen=True, slots=True)
class Acted:
    """The entry as it is now, whether anything changed, and the sentence for the person."""

    entry: Entry
    changed: bool
    sentence: str


Change = Callable[[Entry, Occurrence], tuple[Entry, str]]
"""From the entry as it is to the one that is wanted, and the sentence for the person."""


class Actions:
    """Raises `NotAllowed`, `NotFound` for an unknown occurrence, and `Invalid` with what to do."""

    def __init__(
        self,
        reminders: Reminders,
        transaction: Callable[[], AbstractContextManager[sa.Connection]] | None = None,
    ) -> None:
        self._reminders = reminders
        self._transaction = transaction or reminders.database.writing

    @property
    def outlooks(self) -> Outlooks:
        """What the duties are and when."""
        return self._reminders.outlooks

    def within(self, connection: sa.Connection) -> Actions:
        """The same actions as part of a transaction that somebody else commits."""
        return Actions(self._reminders, lambda: nullcontext(connection))

    def complete(
        self, person: Person, key: Key, *, done_on: dt.date, document_number: str = "", at: dt.datetime
    ) -> Acted:
        """完了, with the day and the number of the document."""

        def change(entry: Entry, _: Occurrence) -> tuple[Entry, str]:
            if entry.progress is Progress.DONE:
                return entry, texts.already_completed(entry.done_on, entry.document_number)
            after = rules.complete(
                entry, done_on=done_on, document_number=document_number, today=japan_date(at)
            )
            return after, texts.completed(done_on, after.document_number)

        return self._act(person, key, Action.COMPLETE, change, at)

    def acknowledge(self, person: Person, key: Key, *, at: dt.datetime) -> Acted:
        """確認した."""

        def change(entry: Entry, _: Occurrence) -> tuple[Entry, str]:
            if entry.progress is Progress.ACKNOWLEDGED:
                return entry, texts.ALREADY
            return rules.acknowledge(entry, today=japan_date(at)), texts.ACKNOWLEDGED

        return self._act(person, key, Action.ACKNOWLEDGE, change, at)

    def snooze(self, person: Person, key: Key, *, until: dt.date, at: dt.datetime) -> Acted:
        """あとで, until a day that cannot lie beyond the deadline."""
        today = japan_date(at)

        def change(entry: Entry, occurrence: Occurrence) -> tuple[Entry, str]:
            if entry.snooze_until == until and not entry.closed:
                return entry, texts.ALREADY
            limit = last_again_on(occurrence, today, self._reminders.outlooks.hours.calendar)
            after = rules.snooze(entry, until=until, limit=limit, today=today)
            return after, texts.snoozed(until)

        return self._act(person, key, Action.SNOOZE, change, at)

    def set_aside(self, person: Person, key: Key, *, reason: str, at: dt.datetime) -> Acted:
        """対象外, with a reason; asked again in the next fiscal year."""

        def change(entry: Entry, _: Occurrence) -> tuple[Entry, str]:
            if entry.progress is Progress.NOT_APPLICABLE and entry.decided_on == japan_date(at):
                return entry, texts.already_set_aside(entry.reason)
            after = rules.set_aside(entry, reason=reason, today=japan_date(at))
            return after, texts.set_aside(after.reason)

        return self._act(person, key, Action.SET_ASIDE, change, at)

    def keep(self, person: Person, key: Key, *, at: dt.datetime) -> Acted:
        """未着手のまま: in the stock-taking, have something past reminded of from now on."""

        def change(entry: Entry, _: Occurrence) -> tuple[Entry, str]:
            if entry.progress is Progress.UNTOUCHED and entry.decided_on is not None:
                return entry, texts.ALREADY
            return rules.keep(entry, today=japan_date(at)), texts.KEPT

        return self._act(person, key, Action.KEEP, change, at)

    def annotate(
        self, person: Person, key: Key, *, waiting_for: str, note: str = "", at: dt.datetime
    ) -> Acted:
        """Who is waited for, and a note or the address of the evidence."""

        def change(entry: Entry, _: Occurrence) -> tuple[Entry, str]:
            after = rules.annotate(entry, waiting_for=waiting_for, note=note)
            return after, texts.ALREADY if after == entry else texts.NOTED

        return self._act(person, key, Action.NOTE, change, at)

    def undo(self, person: Person, key: Key, *, seen: int | None = None, at: dt.datetime) -> Acted:
        """Take back the last change.

        `seen` is the number of changes that the page showed: after a second
        press there is one more, and nothing happens.
        """
        actor = actor_for(person, key.organisation)
        with self._transaction() as connection:
            self._hold(connection, key)
            before = ledger.entry(connection, key.organisation, key.duty, key.cycle)
            if seen is not None and before.changes != seen:
                return Acted(before, False, texts.ALREADY_UNDONE)
            after = ledger.undo(
                connection,
                organisation=key.organisation,
                duty=key.duty,
                cycle=key.cycle,
                actor=actor,
                at=at,
            )
            self._follow(connection, key, at)
        return Acted(after, True, texts.UNDONE)

    def _act(self, person: Person, key: Key, action: Action, change: Change, at: dt.datetime) -> Acted:
        actor = actor_for(person, key.organisation)
        with self._transaction() as connection:
            self._hold(connection, key)
            outlook = self._reminders.outlooks.around(connection, [key.organisation], at=at)
            before = ledger.entry(connection, key.organisation, key.duty, key.cycle)
            after, sentence = change(before, outlook.occurrence(key))
            if after == replace(before, changes=after.changes):
                return Acted(before, False, sentence)
            after = ledger.change(connection, before=before, after=after, action=action, actor=actor, at=at)
            self._follow(connection, key, at)
        return Acted(after, True, sentence)

    def _hold(self, connection: sa.Connection, key: Key) -> None:
        """One change of an organisation after the other, and none while its reminders are being queued."""
        organisations.hold(connection, [key.organisation])
        reminders.hold(connection, key.organisation, key.duty, key.cycle)

    def _follow(self, connection: sa.Connection, key: Key, at: dt.datetime) -> None:
        """Bring what is planned and what was sent in line with the ledger."""
        self._reminders.planning.replan(connection, [key.organisation], at=at)
        refresh(connection, key, at=at)
