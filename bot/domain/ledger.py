"""The ledger of progress (進捗台帳): what an organisation said about one occurrence of a duty.

Pure rules. Each change takes an entry and gives the new one, or raises
`Invalid` with the sentence for the person.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

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

    ACKNOWLEDGE = "acknowledge"
    COMPLETE = "complete"
    SET_ASIDE = "set_aside"
    SNOOZE = "snooze"
    NOTE = "note"
    UNDO = "undo"


class Urgency(IntEnum):
    """What a reminder may break through."""

    ORDINARY = 0
    NEAR = 1  # goes out although acknowledged: three business days before, the day before
    LAST_DAY = 2  # goes out although snoozed as well


@dataclass(frozen=True, slots=True)
class Entry:
    """The state of one duty of one organisation in one cycle.

    `decided_on` is the day of 完了 or 対象外. `snooze_until` (再通知日) never
    moves a deadline. `changes` counts the rows of the history.
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
        """Whether only an undo may follow."""
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


def acknowledge(entry: Entry) -> Entry:
    """確認済: the remaining reminders are the near ones."""
    _must_be_open(entry)
    return replace(entry, progress=Progress.ACKNOWLEDGED)


def complete(entry: Entry, *, done_on: dt.date, document_number: str, today: dt.date) -> Entry:
    """完了, with the day and the number of the document (文書番号, may be empty)."""
    _must_be_open(entry)
    if done_on > today:
        raise Invalid(texts.DONE_IN_FUTURE)
    return replace(
        entry,
        progress=Progress.DONE,
        done_on=done_on,
        document_number=document_number.strip(),
        decided_on=today,
        snooze_until=None,
    )


def set_aside(entry: Entry, *, reason: str, today: dt.date) -> Entry:
    """対象外, with a reason; it is asked again in the next fiscal year."""
    _must_be_open(entry)
    if not reason.strip():
        raise Invalid(texts.REASON_MISSING)
    return replace(
        entry,
        progress=Progress.NOT_APPLICABLE,
        reason=reason.strip(),
        decided_on=today,
        snooze_until=None,
    )


def snooze(entry: Entry, *, until: dt.date, deadline: dt.date | None, today: dt.date) -> Entry:
    """あとで: be reminded again on a day that lies ahead and not beyond the deadline."""
    _must_be_open(entry)
    if until <= today:
        raise Invalid(texts.SNOOZE_IN_PAST)
    if deadline is not None and until > deadline:
        raise Invalid(texts.snooze_beyond(deadline))
    return replace(entry, snooze_until=until)


def annotate(entry: Entry, *, waiting_for: str, note: str) -> Entry:
    """Say who is waited for, or leave a note or the address of the evidence."""
    return replace(entry, waiting_for=waiting_for.strip(), note=note.strip())


def as_of(entry: Entry, today: dt.date) -> Entry:
    """The entry as it counts today: 対象外 of an earlier fiscal year is asked again."""
    if entry.progress is not Progress.NOT_APPLICABLE or entry.decided_on is None:
        return entry
    if fiscal_year_of(entry.decided_on) == fiscal_year_of(today):
        return entry
    return replace(entry, progress=Progress.UNTOUCHED, decided_on=None)


def silences(entry: Entry, urgency: Urgency, today: dt.date) -> bool:
    """Whether a reminder that is due today stays unsent."""
    entry = as_of(entry, today)
    if entry.closed:
        return True
    if entry.snooze_until is not None and today < entry.snooze_until:
        return urgency < Urgency.LAST_DAY
    return entry.progress is Progress.ACKNOWLEDGED and urgency < Urgency.NEAR


def _must_be_open(entry: Entry) -> None:
    if entry.closed:
        raise Invalid(texts.CLOSED)
