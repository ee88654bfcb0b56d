"""From what was planned to what lies in the outbox."""

import datetime as dt

import pytest

from bot.delivery import plan, queue
from bot.delivery.queue import Queued
from bot.domain import ledger as rules
from bot.domain.ledger import Action, Actor, Urgency
from bot.storage import board, ledger, outbox, reminders
from tests.delivery.chat import Chat, Clock, deliver
from tests.storage.samples import CITY, NOW, TOWN, destination, know, minutes, planned

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


def say(database, change, action):
    with database.writing() as connection:
        before = ledger.entry(connection, TOWN, "targets", "2026")
        actor = Actor("p", TOWN)
        ledger.change(connection, before=before, after=change(before), action=action, actor=actor, at=NOW)


def test_planning_any_number_of_times_sends_once(database):
    where = destination(database)
    rows = [planned(where, step=step) for step in ("30", "7")]
    assert [plan.store(database, rows, at=NOW) for _ in range(3)] == [2, 0, 0]
    assert queue.run(database, at=NOW) == Queued(messages=2, reminders=2)
    assert plan.store(database, rows, at=NOW) == 0
    assert queue.run(database, at=NOW) == Queued()


def test_reminders_of_one_morning_are_one_message(database):
    know(database, CITY)
    here, there = destination(database), destination(database, code=CITY)
    rows = [planned(here, step=step, digest="2026-11-24") for step in ("30", "7")]
    other = planned(there, organisation=CITY, digest="2026-11-24")
    hard = planned(here, step="0")
    plan.store(database, [*rows, other, hard], at=NOW)
    assert queue.run(database, at=NOW) == Queued(messages=3, reminders=4)
    assert sorted(sorted(steps) for steps in waiting(database)) == [["0"], ["30", "7"], ["7"]]


def test_a_message_carries_what_the_planner_wrote(database):
    plan.store(database, [planned(destination(database))], at=NOW)
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
            "revision": 1,
            "due_on": "2027-03-31",
        }
    ]
    assert row.scope == f"organisation:{TOWN}"
    assert row.expires_at == NOW + DAY


def test_what_comes_too_late_is_shown_as_missed(database):
    plan.store(database, [planned(destination(database))], at=NOW + 3 * DAY)
    assert queue.run(database, at=NOW + 3 * DAY) == Queued(missed=1)
    with database.reading() as connection:
        assert [row.step for row in reminders.missed(connection)] == ["7"]


def test_what_expires_in_the_outbox_is_missed_and_the_administrator_told_once(database):
    where = destination(database, channel="chat", address="C1")
    plan.store(database, [planned(where, step=str(n)) for n in range(5)], at=NOW)
    queue.run(database, at=NOW)
    assert queue.run(database, at=NOW + 2 * DAY) == Queued(missed=5)
    assert reminders_by_state(database) == {"missed": 5}
    deliver(database, Chat(), Clock(NOW + 2 * DAY))
    with database.reading() as connection:
        assert len(board.on(connection, board.ADMINISTRATOR)) == 1


def test_after_an_hour_of_downtime_everything_goes_out_once(database):
    where = destination(database, channel="chat", address="C1")
    plan.store(database, [planned(where, step=str(n)) for n in range(5)], at=NOW)
    chat = Chat()
    for _ in range(2):
        queue.run(database, at=NOW + minutes(60))
        deliver(database, chat, Clock(NOW + minutes(60)))
    assert len(chat.messages) == 5


@pytest.mark.parametrize(
    ("change", "action", "heard"),
    [
        (rules.acknowledge, Action.ACKNOWLEDGE, ["0", "1"]),
        (lambda e: rules.set_aside(e, reason="該当なし", today=NOW.date()), Action.SET_ASIDE, []),
        (
            lambda e: rules.snooze(e, until=NOW.date() + DAY, deadline=None, today=NOW.date()),
            Action.SNOOZE,
            ["0"],
        ),
    ],
)
def test_what_an_organisation_said_silences_what_was_planned_before(database, change, action, heard):
    where = destination(database)
    steps = {"7": Urgency.ORDINARY, "1": Urgency.NEAR, "0": Urgency.LAST_DAY}
    plan.store(database, [planned(where, step=s, urgency=u) for s, u in steps.items()], at=NOW)
    say(database, change, action)
    done = queue.run(database, at=NOW)
    assert (done.reminders, done.silenced) == (len(heard), 3 - len(heard))
    assert sorted(step for steps in waiting(database) for step in steps) == heard


def test_an_undo_lets_later_reminders_go_out(database):
    where = destination(database)
    plan.store(database, [planned(where), planned(where, step="1", fire_at=NOW + DAY)], at=NOW)
    say(database, lambda e: rules.set_aside(e, reason="該当なし", today=NOW.date()), Action.SET_ASIDE)
    queue.run(database, at=NOW)
    with database.writing() as connection:
        key = {"organisation": TOWN, "duty": "targets", "cycle": "2026"}
        ledger.undo(connection, **key, actor=Actor("p", TOWN), at=NOW)
    queue.run(database, at=NOW + DAY)
    assert waiting(database) == [["1"]]


def test_a_corrected_date_replaces_what_was_not_sent_and_repeats_nothing_past(database):
    where = destination(database, channel="chat", address="C1")
    plan.store(database, [planned(where, step="30"), planned(where, step="7", fire_at=NOW + DAY)], at=NOW)
    chat = Chat()
    queue.run(database, at=NOW)
    deliver(database, chat, Clock())
    corrected = [
        planned(where, step="30", revision=2, fire_at=NOW - DAY),
        planned(where, step="7", revision=2, fire_at=NOW + 2 * DAY, expires_at=NOW + 3 * DAY),
    ]
    for _ in range(2):
        plan.store(database, corrected, at=NOW + minutes(5))
    for days in (1, 2):
        queue.run(database, at=NOW + days * DAY)
        deliver(database, chat, Clock(NOW + days * DAY))
    sent = [(item["step"], item["revision"]) for each in chat.messages for item in each.payload["items"]]
    assert sent == [("30", 1), ("7", 2)]


def test_a_step_whose_new_time_lies_ahead_is_said_again_with_the_new_date(database):
    where = destination(database, channel="chat", address="C1")
    plan.store(database, [planned(where, step="30")], at=NOW)
    queue.run(database, at=NOW)
    later = planned(where, step="30", revision=2, fire_at=NOW + DAY, expires_at=NOW + 2 * DAY)
    plan.store(database, [later], at=NOW + minutes(1))
    queue.run(database, at=NOW + DAY)
    assert reminders_by_state(database) == {"cancelled": 1, "queued": 1}


def test_a_clock_that_jumps_back_repeats_nothing(database):
    where = destination(database)
    rows = [planned(where, step=str(n)) for n in range(3)]
    for at in (NOW, NOW - minutes(90), NOW, NOW + minutes(90)):
        plan.store(database, rows, at=at)
        queue.run(database, at=at)
    assert len(waiting(database)) == 3


def test_many_destinations_are_queued_in_several_transactions(database):
    places = [destination(database, channel="chat", address=f"C{n}") for n in range(7)]
    plan.store(database, [planned(where) for where in places], at=NOW)
    assert queue.run(database, at=NOW, batch=2) == Queued(messages=7, reminders=7)
