"""The ledger of progress (進捗台帳): what an organisation said about one occurrence of a duty.

Pure rules. Each change takes an entry and gives the new one, or raises
`Invalid` with the sentence for the person.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from bot.errors import Invalid
from bot.texts import ledger as texts
from knowledge.calendars.fiscal_year import fiscal_year_of


class Progress(StrEnum):
    """How far an occurrence is."""

    UNTOUCHED = "untouched"  # 未着手
    ACKNOWLEDGED = "acknowledged"  # 確認済
    DONE = "done"  # 完了
    NOT_APPLICABLE = "not_applicable"  # 対象外


class Action(StrEnum):
    """What changed an entry."""

    KEEP = "keep"
    ACKNOWLEDGE = "acknowledge"
    COMPLETE = "complete"
    SET_ASIDE = "set_aside"
    SNOOZE = "snooze"
    NOTE = "note"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Entry:
    """The state of one duty of one organisation in one cycle.

    `decided_on` is the day on which progress or 再通知日 was last chosen; without
    it nobody has decided anything. `snooze_until` (再通知日) never moves a
    deadline. `changes` counts the rows of the history.
    """

    organisation: str
    duty: str
    cycle: str
    progress: Progress = Progress.UNTOUCHED
    snooze_until: dt.date | None = None
    document_number: str = ""
    done_on: dt.date | None = None
    reason: str = ""
    waiting_for: str = ""
    note: str = ""
    decided_on: dt.date | None = None
    changes: int = 0

    @property
    def closed(self) -> bool:
        """Whether the reminders have stopped."""
        return self.progress in (Progress.DONE, Progress.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who changes an entry; `name` is what a shared mailbox was asked for."""

    person: str
    organisation: str | None
    name: str = ""

    def on_behalf(self, entry: Entry) -> bool:
        """Whether somebody of another organisation (the prefecture) makes the entry."""
        return self.organisation != entry.organisation


def keep(entry: Entry, *, today: dt.date) -> Entry:
    """未着手 after looking through the backlog: it is to be reminded of from now on."""
    return _decided(entry, today, progress=Progress.UNTOUCHED, snooze_until=None)


def acknowledge(entry: Entry, *, today: dt.date) -> Entry:
    """確認済: the remaining reminders are the near ones."""
    return _decided(entry, today, progress=Progress.ACKNOWLEDGED)


def complete(entry: Entry, *, done_on: dt.date, document_number: str, today: dt.date) -> Entry:
    """完了, with the day and the number of the document (文書番号, may be empty)."""
    if done_on > today:
        raise Invalid(texts.DONE_IN_FUTURE)
    number = document_number.strip()
    return _decided(
        entry, today, progress=Progress.DONE, done_on=done_on, document_number=number, snooze_until=None
    )


def set_aside(entry: Entry, *, reason: str, today: dt.date) -> Entry:
    """対象外, with a reason; it is asked again in the next fiscal year."""
    if not reason.strip():
        raise Invalid(texts.REASON_MISSING)
    return _decided(entry, today, progress=Progress.NOT_APPLICABLE, reason=reason.strip(), snooze_until=None)


def snooze(entry: Entry, *, until: dt.date, limit: dt.date, today: dt.date) -> Entry:
    """あとで: be reminded again on a day after `today` and not after `limit` (`jobs.snooze`)."""
    if limit <= today:
        raise Invalid(texts.NO_DAY_LEFT)
    if until <= today:
        raise Invalid(texts.SNOOZE_IN_PAST)
    if until > limit:
        raise Invalid(texts.snooze_beyond(limit))
    return _decided(entry, today, snooze_until=until)


def annotate(entry: Entry, *, waiting_for: str, note: str) -> Entry:
    """Say who is waited for, or leave a note or the address of the evidence."""
    return replace(entry, waiting_for=waiting_for.strip(), note=note.strip())


def decidable(entry: Entry, today: dt.date) -> bool:
    """Whether it can be decided without taking anything back.

    対象外 of an earlier fiscal year may be decided anew.
    """
    if not entry.closed:
        return True
    if entry.progress is not Progress.NOT_APPLICABLE or entry.decided_on is None:
        return False
    return fiscal_year_of(entry.decided_on) != fiscal_year_of(today)


def _decided(entry: Entry, today: dt.date, **changes: Any) -> Entry:
    if not decidable(entry, today):
        raise Invalid(texts.CLOSED)
    return replace(entry, decided_on=today, **changes)
