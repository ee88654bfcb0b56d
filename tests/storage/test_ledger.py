"""The ledger keeps every change, and an undo is a change too."""

import datetime as dt

import pytest

from bot.domain import ledger as rules
from bot.domain.ledger import Action, Actor, Progress
from bot.errors import Invalid
from bot.storage import ledger
from tests.storage.samples import NOW, TOWN

pytestmark = pytest.mark.reminders

KEY = (TOWN, "targets", "2026")
STAFF = Actor("p-town", TOWN, "山田")
PREFECTURE = Actor("p-prefecture", "010006")
TODAY = dt.date(2026, 11, 24)


def write(database, after, action, actor=STAFF):
    with database.writing() as connection:
        before = ledger.entry(connection, *KEY)
        return ledger.change(
            connection, before=before, after=after(before), action=action, actor=actor, at=NOW
        )


def done(entry):
    return rules.complete(entry, done_on=TODAY, document_number="総第5号", today=TODAY)


def acknowledged(entry):
    return rules.acknowledge(entry, today=TODAY)


def undo(database):
    with database.writing() as connection:
        organisation, duty, cycle = KEY
        return ledger.undo(connection, organisation=organisation, duty=duty, cycle=cycle, actor=STAFF, at=NOW)


def test_nobody_has_said_anything(database):
    with database.reading() as connection:
        assert ledger.entry(connection, *KEY).progress is Progress.UNTOUCHED


def test_a_change_is_read_back_with_its_days(database):
    write(database, done, Action.COMPLETE)
    with database.reading() as connection:
        entry = ledger.entry(connection, *KEY)
        assert (entry.progress, entry.done_on, entry.document_number) == (Progress.DONE, TODAY, "総第5号")
        assert ledger.entries_of(connection, [TOWN]) == [entry]


def test_undo_takes_back_one_change_after_the_other(database):
    write(database, acknowledged, Action.ACKNOWLEDGE)
    write(database, done, Action.COMPLETE)
    assert undo(database).progress is Progress.ACKNOWLEDGED
    assert undo(database).progress is Progress.UNTOUCHED
    with pytest.raises(Invalid, match="取り消せる"):
        undo(database)
    write(database, done, Action.COMPLETE)
    with database.reading() as connection:
        events = ledger.history(connection, *KEY)
    assert [e.action.value for e in events] == ["acknowledge", "complete", "undo", "undo", "complete"]
    assert [e.undoes for e in events] == [None, None, 2, 1, None]
    assert events[1].after.done_on == TODAY


def test_an_entry_on_behalf_of_a_town_says_so(database):
    write(database, acknowledged, Action.ACKNOWLEDGE)
    write(database, done, Action.COMPLETE, PREFECTURE)
    with database.reading() as connection:
        own, for_town = ledger.history(connection, *KEY)
    assert (own.on_behalf, own.person_name) == (False, "山田")
    assert (for_town.on_behalf, for_town.person_organisation) == (True, "010006")


def test_two_people_at_once_do_not_overwrite_each_other(database):
    with database.reading() as connection:
        before = ledger.entry(connection, *KEY)
    write(database, acknowledged, Action.ACKNOWLEDGE)
    with database.writing() as connection, pytest.raises(Invalid) as refused:
        ledger.change(
            connection, before=before, after=done(before), action=Action.COMPLETE, actor=STAFF, at=NOW
        )
    assert "ほかの人" in refused.value.message
