"""From what was planned to what lies in the outbox."""

import datetime as dt

import pytest

from bot.delivery import queue
from bot.delivery.queue import Queued
from bot.storage import board, outbox, reminders
from tests.delivery.chat import Chat, Clock, deliver
from tests.storage.samples import CITY, NOW, TOWN, destination, know, minutes, plan, planned

pytestmark = pytest.mark.reminders

DAY = dt.timedelta(days=1)


def waiting(database):
    with database.reading() as connection:
        return [
            [item["step"] for item in row.payload["items"]] for row in outbox.in_state(connection, "pending")
        ]


def reminders_by_state(database):
    with database.reading() as connection:
        return reminders.counts(connection)


def test_planning_any_number_of_times_sends_once(database):
    where = destination(database)
    rows = [planned(where, step=step) for step in ("30", "7")]
    for _ in range(3):
        plan(database, rows, at=NOW)
    assert queue.run(database, at=NOW) == Queued(messages=2, reminders=2)
    assert plan(database, rows, at=NOW) == 0
    assert queue.run(database, at=NOW) == Queued()


def test_reminders_of_one_morning_are_one_message(database):
    know(database, CITY)
    here, there = destination(database), destination(database, code=CITY)
    rows = [planned(here, step=step, digest="2026-11-24") for step in ("30", "7")]
    other = planned(there, organisation=CITY, digest="2026-11-24")
    hard = planned(here, step="0")
    plan(database, [*rows, other, hard], at=NOW)
    assert queue.run(database, at=NOW) == Queued(messages=3, reminders=4)
    assert sorted(sorted(steps) for steps in waiting(database)) == [["0"], ["30", "7"], ["7"]]


def test_a_message_carries_what_the_planner_wrote(database):
    plan(database, [planned(destination(database))], at=NOW)
    queue.run(database, at=NOW)
    with database.reading() as connection:
        (row,) = outbox.in_state(connection, "pending")
    assert row.payload["items"] == [
        {
            "title": "数値目標の設定",
            "organisation": TOWN,
            "duty": "targets",
            "cycle": "2026",
            "step": "7",
            "revision": "0a1b2c3d",
            "due_on": "2027-03-31",
        }
    ]
    assert row.scope == f"organisation:{TOWN}"
    assert row.expires_at == NOW + DAY


def test_what_comes_too_late_is_shown_as_missed(database):
    plan(database, [planned(destination(database))], at=NOW + 3 * DAY)
    assert queue.run(database, at=NOW + 3 * DAY) == Queued(missed=1)
    with database.reading() as connection:
        assert [row.step for row in reminders.missed(connection)] == ["7"]


def test_what_expires_in_the_outbox_is_missed_and_the_administrator_told_once(database):
    where = destination(database, channel="chat", address="C1")
    plan(database, [planned(where, step=str(n)) for n in range(5)], at=NOW)
    queue.run(database, at=NOW)
    assert queue.run(database, at=NOW + 2 * DAY) == Queued(missed=5)
    assert reminders_by_state(database) == {"missed": 5}
    deliver(database, Chat(), Clock(NOW + 2 * DAY))
    with database.reading() as connection:
        assert len(board.on(connection, board.ADMINISTRATOR)) == 1


def test_after_an_hour_of_downtime_everything_goes_out_once(database):
    where = destination(database, channel="chat", address="C1")
    plan(database, [planned(where, step=str(n)) for n in range(5)], at=NOW)
    chat = Chat()
    for _ in range(2):
        queue.run(database, at=NOW + minutes(60))
        deliver(database, chat, Clock(NOW + minutes(60)))
    assert len(chat.messages) == 5


def test_what_no_longer_holds_stays_unsent(database):
    where = destination(database)
    plan(database, [planned(where, step=step, digest="2026-11-24") for step in ("30", "7")])

    def only_7(_connection, rows, _at):
        return {row.id: {"title": "いまの文"} for row in rows if row.step == "7"}

    done = queue.run(database, at=NOW, compose=only_7)
    assert (done.reminders, done.silenced) == (1, 1)
    assert waiting(database) == [["7"]]


def test_the_items_are_in_the_order_in_which_they_were_composed(database):
    where = destination(database)
    plan(database, [planned(where, step=step, digest="2026-11-24") for step in ("30", "7", "1")])

    def by_step(_connection, rows, _at):
        return {row.id: {} for row in sorted(rows, key=lambda row: int(row.step))}

    queue.run(database, at=NOW, compose=by_step)
    assert waiting(database) == [["1", "7", "30"]]


def test_the_early_message_takes_the_rest_of_the_morning_along(database):
    where = destination(database)
    early = planned(where, step="day", digest="2026-11-24")
    rest = planned(where, step="season", digest="2026-11-24", fire_at=NOW + minutes(90))
    plan(database, [early, rest])
    assert queue.run(database, at=NOW) == Queued(messages=1, reminders=2)


def test_without_the_early_one_the_rest_waits_for_its_own_hour(database):
    where = destination(database)
    early = planned(where, step="day", digest="2026-11-24")
    rest = planned(where, step="season", digest="2026-11-24", fire_at=NOW + minutes(90))
    plan(database, [early, rest])

    def without_early(_connection, rows, _at):
        return {row.id: {} for row in rows if row.step != "day"}

    assert queue.run(database, at=NOW, compose=without_early) == Queued(silenced=1)
    assert queue.run(database, at=NOW + minutes(90)) == Queued(messages=1, reminders=1)


def test_a_message_that_was_taken_back_and_planned_again_goes_out(database):
    where = destination(database, channel="chat", address="C1")
    row = planned(where)
    plan(database, [row])
    queue.run(database, at=NOW)
    with database.writing() as connection:
        reminders.cancel(connection, [row.id], at=NOW)
    plan(database, [row])
    queue.run(database, at=NOW)
    chat = Chat()
    deliver(database, chat, Clock())
    assert len(chat.messages) == 1


def test_a_clock_that_jumps_back_repeats_nothing(database):
    where = destination(database)
    rows = [planned(where, step=str(n)) for n in range(3)]
    for at in (NOW, NOW - minutes(90), NOW, NOW + minutes(90)):
        plan(database, rows, at=at)
        queue.run(database, at=at)
    assert len(waiting(database)) == 3


def test_many_destinations_are_queued_in_several_transactions(database):
    places = [destination(database, channel="chat", address=f"C{n}") for n in range(7)]
    plan(database, [planned(where) for where in places], at=NOW)
    assert queue.run(database, at=NOW, batch=2) == Queued(messages=7, reminders=7)
