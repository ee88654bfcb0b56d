"""The dialogues are well formed, and their reminder has just arrived on any day."""

from __future__ import annotations

import datetime as dt

import pytest

from jobs.entered_date import EnteredDates
from jobs.ledger import Ledger
from jobs.plan import Planner, Records
from knowledge.calendars.office_hours import JAPAN
from tests.channels.dialogues import Dialogue, load
from tests.channels.reminding import duty_of
from tests.planning.make import town

TODAY = dt.date(2026, 11, 24)
DIALOGUES = load(TODAY).dialogues
SUBJECT = load(TODAY).duty


def test_every_dialogue_has_its_own_name() -> None:
    assert len({each.name for each in DIALOGUES}) == len(DIALOGUES)


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda each: each.name)
def test_every_turn_expects_something(dialogue: Dialogue) -> None:
    last = dialogue.turns[-1]
    assert last.sees or last.words or last.tells or last.shows or last.never


@pytest.mark.parametrize("hour", [0, 12, 23])
def test_the_reminder_has_arrived_whatever_the_day(hour: int) -> None:
    days = (TODAY + dt.timedelta(days=number) for number in range(366))
    assert [day for day in days if not _reminded(dt.datetime.combine(day, dt.time(hour), JAPAN))] == []


def _reminded(at: dt.datetime) -> bool:
    duty = duty_of(SUBJECT, at.date())
    records = Records(Ledger([]), EnteredDates([]))
    planner = Planner([duty], records, at - dt.timedelta(days=14), at + dt.timedelta(days=1))
    return any(each.fire_at <= at < each.expires_at for each in planner.plan([town()]))
