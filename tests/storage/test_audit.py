"""The trail of what administrators did: a chain that shows tampering."""

import threading

import sqlalchemy as sa

from bot.storage import audit
from bot.storage.audit import Entry
from bot.storage.schema.audit import audit as table
from tests.storage.samples import NOW, minutes

_ENTRY = Entry("p-1", "reindex", "slack", "shared")


def append(database, entry=_ENTRY, at=NOW):
    with database.writing() as connection:
        return audit.append(connection, entry, at=at)


def rows(database):
    with database.reading() as connection:
        return audit.rows(connection)


def holds(database):
    trail = rows(database)
    expected = [audit.BEGINNING, *(audit.link(row) for row in trail)]
    return [row["previous"] for row in trail] == expected[:-1]


def test_each_row_follows_the_one_before_it(database):
    assert [append(database, at=NOW + minutes(n)) for n in range(3)] == [1, 2, 3]
    assert holds(database)


def test_a_changed_row_shows(database):
    for _ in range(3):
        append(database)
    with database.writing() as connection:
        connection.execute(table.update().where(table.c.number == 2).values(actor="p-9"))
    assert not holds(database)


def test_a_row_that_was_taken_out_shows(database):
    for _ in range(3):
        append(database)
    with database.writing() as connection:
        connection.execute(sa.delete(table).where(table.c.number == 2))
    assert not holds(database)


def test_many_writers_make_one_chain(database):
    threads = [threading.Thread(target=append, args=(database,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [row["number"] for row in rows(database)] == list(range(1, 9))
    assert holds(database)


def test_a_long_subject_is_cut(database):
    append(database, Entry("p-1", "reindex", "あ" * 500, "shared"))
    assert rows(database)[0]["subject"] == "あ" * 200
