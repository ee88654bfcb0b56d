"""Downtime, clocks, and what changes between planning and sending."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.domain import ledger as rules
from bot.domain.ledger import Action, Actor
from bot.reminders.standing import Standings
from bot.storage import ledger
from jobs.duty import Strength
from tests.planning.make import due, watch
from tests.reminders.scene import TOWN, Service, instant

pytestmark = pytest.mark.reminders


def everything(database):
    """Everybody of one morning: a hard deadline, a countdown and a season on Monday 2026-12-07."""
    service = Service(
        database, [due("2026-12-07"), due("2026-12-15", id="T2"), watch("12-01", "12-10", id="T3")]
    )
    service.join(TOWN, "2026-04-01")
    return service


def test_the_early_message_of_a_fixed_deadline_takes_the_rest_of_the_morning(database):
    service = everything(database)
    service.tick("2026-12-07T08:20")
    before = len(service.notices())
    service.tick("2026-12-07T08:30")
    service.tick("2026-12-07T10:00")
    assert service.heard()[before:] == [["T1 day", "T3 season"]]


def test_after_an_hour_of_downtime_everything_comes_once(database):
    service = everything(database)
    service.tick("2026-12-06T20:00")
    before = len(service.notices())
    for at in ("2026-12-07T11:00", "2026-12-07T11:01"):
        service.tick(at, plan=True)
    assert service.heard()[before:] == [["T1 day", "T3 season"]]


def test_after_two_days_the_useful_comes_once_and_the_rest_is_shown_as_missed(database):
    service = everything(database)
    service.tick("2026-12-06T20:00")
    before = len(service.notices())
    for at in ("2026-12-09T09:00", "2026-12-09T09:01"):
        service.tick(at, plan=True)
    assert service.heard()[before:] == [["T3 season"]]
    with database.reading() as connection:
        page = Standings(service.outlooks).board(connection, TOWN, at=instant("2026-12-09T09:02"))
    assert [f"{row.duty} {row.step}" for row in page.missed][-1] == "T1 day"


def test_days_left_count_from_the_day_of_sending(service):
    service.tick("2026-12-03T09:00")
    (notice,) = service.notices()[-1:]
    assert notice.payload["items"][0]["step"] == "before-7"
    assert notice.payload["items"][0]["days_left"] == 1


def test_a_clock_that_jumps_neither_loses_nor_repeats(service):
    for at in ("2026-11-24T10:00", "2026-11-20T10:00", "2026-12-03T10:00", "2026-11-24T10:00",
               "2026-12-04T08:30"):  # fmt: skip
        service.tick(at, plan=True)
    said = [step for steps in service.heard() for step in steps if "before-90" not in step]
    assert [each for each in said if each != "T1 before-30"] == ["T1 before-7", "T1 before-1", "T1 day"]


def test_what_was_said_without_planning_still_counts_when_it_is_sent(service):
    # Another process wrote the entry and died before it planned anew.
    with service.database.writing() as connection:
        before = ledger.entry(connection, TOWN, "T1", "2026")
        after = rules.acknowledge(before, today=dt.date(2026, 11, 20))
        actor = Actor("p", TOWN)
        ledger.change(
            connection, before=before, after=after, action=Action.ACKNOWLEDGE, actor=actor,
            at=instant("2026-11-20"),
        )  # fmt: skip
    service.tick("2026-11-24T10:00")
    assert service.heard() == []


def test_a_duty_that_left_the_catalogue_is_not_spoken_of(service):
    without = Service(service.database, [due("2027-03-31", Strength.REQUEST, id="T9")])
    without.tick("2026-12-04T08:30")
    assert without.heard() == []
