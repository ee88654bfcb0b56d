"""What a person corrects on a draft while accepting it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from bot.texts import drafts as texts
from knowledge.enquiry import Asker, Deadline, DraftDuty, Purpose

# Whose day counts for whoever answers: the prefecture's comes before the national one.
_FIRST = (Asker.PREFECTURE, Asker.UNSTATED, Asker.NATIONAL)


@dataclass(frozen=True, slots=True)
class Limit:
    """A day with its cut-off time, if there is one."""

    day: dt.date
    until: dt.time | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """The prefecture's deadline (or the one whose asker is not stated) and the national one."""

    prefecture: Limit | None = None
    national: Limit | None = None

    def moved(self, day: dt.date | None, until: dt.time | None) -> Limits:
        """With another day or time for the one that counts: the prefecture's where there is one."""
        if self.national and not self.prefecture:
            return self.nationally_moved(day, until)
        return replace(self, prefecture=_moved_limit(self.prefecture, day, until))

    def nationally_moved(self, day: dt.date | None, until: dt.time | None) -> Limits:
        """With another national day or time; None leaves what is there."""
        return replace(self, national=_moved_limit(self.national, day, until))


@dataclass(frozen=True, slots=True)
class Edits:
    """An empty title stays as drafted; `limits` hold exactly the days that are meant, None leaves them."""

    title: str = ""
    limits: Limits | None = None


def main_deadline(draft: DraftDuty) -> Deadline | None:
    """The day that counts for whoever answers."""
    answers = [each for each in draft.deadlines if each.purpose is Purpose.ANSWER] or list(draft.deadlines)
    return next((each for asker in _FIRST for each in answers if each.asker is asker), None)


def national_deadline(draft: DraftDuty) -> Deadline | None:
    """The national day, where it is not the only one there is."""
    main = main_deadline(draft)
    if main is None or main.asker is Asker.NATIONAL:
        return None
    return draft.deadline(Asker.NATIONAL)


def limits_of(draft: DraftDuty) -> Limits:
    """The days as drafted."""
    main, national = main_deadline(draft), national_deadline(draft)
    if main is not None and main.asker is Asker.NATIONAL:
        return Limits(national=_limit(main))
    return Limits(_limit(main), _limit(national))


def corrected(draft: DraftDuty, edits: Edits) -> DraftDuty:
    """The draft as the person wants it; a day that was changed has no doubts left."""
    draft = replace(draft, title=edits.title or draft.title or texts.UNTITLED)
    if edits.limits is None or edits.limits == limits_of(draft):
        return draft
    main, national = main_deadline(draft), draft.deadline(Asker.NATIONAL)
    ours = None if main is None or main.asker is Asker.NATIONAL else main
    others = [each for each in draft.deadlines if each not in (main, national)]
    wanted = (
        _moved(ours, edits.limits.prefecture, Asker.PREFECTURE),
        _moved(national, edits.limits.national, Asker.NATIONAL),
    )
    return replace(draft, deadlines=(*(each for each in wanted if each), *others))


def _moved(drafted: Deadline | None, limit: Limit | None, asker: Asker) -> Deadline | None:
    if limit is None or (drafted and _limit(drafted) == limit):
        return drafted if limit else None
    entered = Deadline(limit.day, asker, texts.entered_day(limit.day), "", limit.until)
    return replace(entered, place=drafted.place, asker=drafted.asker) if drafted else entered


def _moved_limit(limit: Limit | None, day: dt.date | None, until: dt.time | None) -> Limit | None:
    if limit is None:
        return Limit(day, until) if day else None
    return Limit(day or limit.day, until or limit.until)


def _limit(deadline: Deadline | None) -> Limit | None:
    return Limit(deadline.day, deadline.until) if deadline and deadline.day else None
