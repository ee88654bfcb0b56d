"""Reminders are planned once; corrections replace what was not sent yet."""

import datetime as dt

from bot.storage import outbox, reminders
from tests.storage.samples import CITY, NOW, TOWN, destination, know, message, minutes, planned


def add(database, *rows):
    with database.writing() as connection:
        return reminders.add_new(connection, rows, at=NOW)


def states(database):
    with database.reading() as connection:
        return {row.step: row.state for row in reminders.of_organisation(connection, TOWN)}


def due(database, at=NOW, destinations=10):
    with database.writing() as connection:
        return [row.step for row in reminders.due(connection, at=at, destinations=destinations)]


def test_planning_twice_plans_once(database):
    where = destination(database)
    rows = [planned(where, step=step) for step in ("30", "7", "1")]
    assert add(database, *rows) == 3
    assert add(database, *rows, planned(where, step="0")) == 1
    assert set(states(database)) == {"30", "7", "1", "0"}


def test_a_reminder_keeps_its_id_for_ever():
    assert planned("a-place").id == "865c7271-c9d3-594d-9477-186f8b6e8c6e"


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


def test_a_correction_cancels_what_was_planned_before(database):
    where = destination(database)
    add(database, planned(where, step="30"), planned(where, step="other", cycle="2027"))
    with database.writing() as connection:
        key = {"organisation": TOWN, "duty": "targets", "cycle": "2026"}
        assert reminders.supersede(connection, **key, revision=2, at=NOW) == 1
    assert states(database) == {"30": "cancelled", "other": "planned"}


def test_a_correction_takes_back_a_message_that_nobody_has_begun_to_send(database):
    where = destination(database)
    add(database, planned(where, step="30"), planned(where, step="7", cycle="2027"))
    ids = {row.step: row.id for row in rows_of(database)}
    with database.writing() as connection:
        for number, step in enumerate(("30", "7")):
            put_in_outbox(connection, number, [ids[step]])
        key = {"organisation": TOWN, "duty": "targets", "cycle": "2026"}
        reminders.supersede(connection, **key, revision=2, at=NOW)
        assert outbox.counts(connection) == {"cancelled": 1, "pending": 1}
    assert states(database) == {"30": "cancelled", "7": "queued"}


def test_a_digest_with_something_else_in_it_still_goes_out(database):
    where = destination(database)
    add(database, planned(where, step="30"), planned(where, step="7", cycle="2027"))
    with database.writing() as connection:
        put_in_outbox(connection, 1, [row.id for row in rows_of(database)])
        key = {"organisation": TOWN, "duty": "targets", "cycle": "2026"}
        reminders.supersede(connection, **key, revision=2, at=NOW)
        assert outbox.counts(connection) == {"pending": 1}


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


def put_in_outbox(connection, number, ids):
    made = message(number)
    outbox.add(connection, made, at=NOW)
    reminders.set_state(connection, ids, "queued", outbox_id=made.id)
