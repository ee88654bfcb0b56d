"""Reminders are planned once; corrections replace what was not sent yet."""

import datetime as dt

from bot.ports import Pace
from bot.storage import leases, outbox, reminders
from tests.storage.samples import CITY, NOW, TOWN, destination, know, message, minutes, plan, planned


def add(database, *rows):
    return plan(database, rows)


def cancel(database, *steps):
    with database.writing() as connection:
        ids = [row.id for row in reminders.of_organisation(connection, TOWN) if row.step in steps]
        reminders.cancel(connection, ids, at=NOW)


def states(database):
    with database.reading() as connection:
        return {row.step: row.state for row in reminders.of_organisation(connection, TOWN)}


def due(database, at=NOW, destinations=10):
    with database.writing() as connection:
        return [row.step for row in reminders.due(connection, at=at, destinations=destinations)]


def test_planning_twice_plans_once(database):
    where = destination(database)
    rows = [planned(where, step=step) for step in ("30", "7", "1")]
    add(database, *rows)
    add(database, *rows, planned(where, step="0"))
    assert states(database) == dict.fromkeys(("30", "7", "1", "0"), "planned")


def test_a_reminder_keeps_its_id_for_ever():
    assert planned("a-place").id == "7e84ece0-7d66-557d-89aa-880972911cde"


def test_only_what_is_due_is_given_out_oldest_first(database):
    where = destination(database)
    add(
        database,
        planned(where, step="late", fire_at=NOW + minutes(1)),
        planned(where, step="second", fire_at=NOW),
        planned(where, step="first", fire_at=NOW - minutes(1)),
    )
    assert due(database) == ["first", "second"]
    assert due(database, at=NOW + minutes(1)) == ["first", "second", "late"]


def test_a_batch_holds_whole_destinations(database):
    know(database, CITY)
    here, there = destination(database), destination(database, code=CITY)
    add(database, *(planned(here, step=str(n), fire_at=NOW - minutes(9)) for n in range(4)))
    add(database, planned(there, step="other", organisation=CITY))
    assert sorted(due(database, destinations=1)) == ["0", "1", "2", "3"]


def test_what_is_due_brings_the_rest_of_its_digest_along(database):
    where = destination(database)
    add(
        database,
        planned(where, step="early", digest="2026-11-24"),
        planned(where, step="later", digest="2026-11-24", fire_at=NOW + minutes(90)),
        planned(where, step="tomorrow", digest="2026-11-25", fire_at=NOW + minutes(1440)),
        planned(where, step="alone", fire_at=NOW + minutes(90)),
    )
    assert due(database) == ["early", "later"]


def test_what_was_cancelled_can_be_planned_again_but_not_what_was_sent(database):
    where = destination(database)
    rows = [planned(where, step=step) for step in ("30", "7")]
    add(database, *rows)
    with database.writing() as connection:
        reminders.set_state(connection, [rows[0].id], "queued")
        reminders.set_state(connection, [rows[1].id], "cancelled")
    assert add(database, *rows) == 1
    assert states(database) == {"30": "queued", "7": "planned"}


def test_cancelling_takes_back_a_message_that_nobody_has_begun_to_send(database):
    where = destination(database)
    add(database, planned(where, step="30"), planned(where, step="7"))
    put_in_outbox(database, 1, "30")
    cancel(database, "30")
    with database.reading() as connection:
        assert outbox.counts(connection) == {"cancelled": 1}
    assert states(database) == {"30": "cancelled", "7": "planned"}


def test_a_message_with_something_else_in_it_is_taken_apart(database):
    where = destination(database)
    add(database, planned(where, step="30"), planned(where, step="7"))
    put_in_outbox(database, 1, "30", "7")
    cancel(database, "30")
    assert states(database) == {"30": "cancelled", "7": "planned"}


def test_what_somebody_has_begun_to_send_stays(database):
    where = destination(database)
    add(database, planned(where, step="30"))
    put_in_outbox(database, 1, "30")
    with database.writing() as connection:
        lease = dt.timedelta(seconds=90)
        assert leases.claim(connection, at=NOW, lease=lease, paces={"chat": Pace()})
    cancel(database, "30")
    assert states(database) == {"30": "queued"}


def test_instants_and_days_come_back_as_they_were(database):
    where = destination(database)
    tokyo = dt.timezone(dt.timedelta(hours=9))
    add(database, planned(where, fire_at=dt.datetime(2026, 11, 24, 10, 0, 0, 5, tzinfo=tokyo)))
    (row,) = rows_of(database)
    assert row.fire_at == dt.datetime(2026, 11, 24, 1, 0, 0, 5, tzinfo=dt.UTC)
    assert row.due_on == dt.date(2027, 3, 31)
    assert row.content == {"title": "数値目標の設定"}


def rows_of(database):
    with database.reading() as connection:
        return reminders.of_organisation(connection, TOWN)


def put_in_outbox(database, number, *steps):
    made = message(number)
    ids = [row.id for row in rows_of(database) if row.step in steps]
    with database.writing() as connection:
        outbox.add(connection, made, at=NOW)
        reminders.set_state(connection, ids, "queued", outbox_id=made.id)
