"""Whoever alters the trail in the database is found, and the row is named."""

import threading

import pytest

from bot.privacy.verification import accept, verify
from bot.storage import audit, audit_seal
from bot.storage.audit import Entry
from bot.storage.database import Database
from tests.privacy.trail import KEY, change, fill, found, head, remove, swap, table, tamper
from tests.storage.samples import NOW, minutes

pytestmark = pytest.mark.privacy


def test_an_untouched_trail_holds_and_names_its_end(database):
    fill(database)
    checked = verify(database, KEY)
    assert (checked.findings, checked.rows, checked.newest) == ((), 6, 6)
    assert len(checked.link) == 64


def test_an_empty_trail_holds(database):
    assert verify(database, KEY).rows == 0
    assert found(database) == []


@pytest.mark.parametrize(
    "values",
    [
        {"actor": "p-9"},
        {"action": "rollback"},
        {"subject": "x"},
        {"scope": "shared"},
        {"digest": "0" * 64},
        {"previous": "0" * 64},
        {"at": NOW},
        {"seal": "0" * 64},
    ],
)
def test_an_altered_row_is_named_whatever_was_altered(database, values):
    fill(database)
    tamper(database, change(3, **values))
    assert found(database) == [("altered", 3, 3)]


def test_altering_a_row_and_the_chain_after_it_does_not_help(database):
    fill(database)
    tamper(database, change(2, subject="x"))
    with database.reading() as connection:
        rows = audit.rows(connection)
    before = rows[1]
    for row in rows[2:]:
        tamper(database, change(row["number"], previous=audit.link(before)))
        before = {**row, "previous": audit.link(before)}
    assert found(database) == [("altered", 2, 6)]


def test_a_row_that_was_taken_out_is_named(database):
    fill(database)
    tamper(database, remove(2, 3, 5))
    assert found(database) == [("missing", 2, 3), ("missing", 5, 5)]


def test_rows_that_changed_places_are_told_from_altered_ones(database):
    fill(database)
    swap(database, 2, 5)
    assert [(f.fault, f.first, f.detail) for f in verify(database, KEY).findings] == [
        ("moved", 2, 5),
        ("moved", 5, 2),
    ]


def test_rows_taken_from_the_end_are_missed_and_the_next_deed_does_not_hide_it(database):
    fill(database)
    tamper(database, remove(5, 6))
    assert found(database) == [("tail", 5, 6)]
    fill(database, 1)
    assert found(database) == [("tail", 6, 6)]
    fill(database, 2)
    assert found(database) == [("beyond", 7, 7)]


def test_all_rows_taken_away_are_missed(database):
    fill(database)
    tamper(database, table.delete())
    assert found(database) == [("tail", 1, 6)]


def test_the_end_cannot_be_moved_or_taken_away(database):
    fill(database)
    tamper(database, remove(6))
    tamper(database, head.update().values(number=5))
    assert found(database) == [("forged_head", 5, 5)]
    tamper(database, head.delete())
    fill(database, 1)
    assert found(database) == [("no_head", 6, 6)]


def test_an_older_end_that_is_put_back_is_found(database):
    fill(database, 3)
    with database.reading() as connection:
        old = audit_seal.read_head(connection)
    fill(database, 3)
    tamper(database, head.update().values(number=old.number, link=old.link, seal=old.seal))
    assert found(database) == [("beyond", 4, 6)]


def test_a_row_added_without_the_key_is_named(database):
    fill(database, 3)
    stranger = Database(database.engine, b"other")
    fill(stranger, 1)
    assert ("altered", 4, 4) in found(database)


def test_rows_from_before_there_was_a_key_are_named_until_they_are_accepted(database):
    fill(Database(database.engine), 3)
    assert found(database) == [("unsealed", 1, 3), ("no_head", 3, 3)]
    with database.writing() as connection:
        assert accept(connection, KEY, actor="local", at=NOW) == 1
    fill(database, 2)
    checked = verify(database, KEY)
    assert checked.findings == ()
    assert [(each.fault, each.first, each.last) for each in checked.accepted] == [("unsealed", 1, 3)]
    assert checked.accepted_in == 4


@pytest.mark.parametrize("row", [1, 2, 3])
def test_what_is_altered_after_it_was_accepted_is_found(database, row):
    fill(Database(database.engine), 3)
    with database.writing() as connection:
        accept(connection, KEY, actor="local", at=NOW)
    tamper(database, change(row, subject="x"))
    assert ("altered", row, row) in found(database)


def test_many_writers_make_one_sealed_trail(database):
    threads = [threading.Thread(target=fill, args=(database, 4)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert verify(database, KEY).rows == 16
    assert found(database) == []


def test_a_deed_that_is_undone_leaves_no_row(database):
    fill(database, 2)
    with pytest.raises(RuntimeError), database.writing() as connection:
        audit.append(connection, Entry("p", "reindex", "s", "administrator"), at=NOW + minutes(9))
        raise RuntimeError
    assert verify(database, KEY).rows == 2
    assert found(database) == []


def test_an_actor_is_a_name_that_only_the_list_of_names_explains(database):
    fill(database, 3)
    with database.reading() as connection:
        behind = audit.named(connection)
        actors = [row["actor"] for row in audit.rows(connection)]
    assert [behind[each] for each in actors] == ["p-1", "p-2", "p-0"]
    assert not {"p-0", "p-1", "p-2"} & set(actors)
