"""Organisations come from a list, join, and keep their history when codes change."""

from importlib.resources import files

import pytest

from bot.domain.organisation_list import Listed, parse
from bot.errors import NotFound
from bot.storage import organisations
from bot.storage.organisations import Imported
from tests.storage.samples import NOW, TOWN

NEW_CITY = Listed("012360", "01", "北海道", "新松前市", "しんまつまえし", "市", (TOWN,))


def shipped():
    return parse(files("bot.data").joinpath("organisations.csv").read_text("utf-8").splitlines())


def bring(database, rows):
    with database.writing() as connection:
        return organisations.import_list(connection, rows)


def test_the_shipped_list_is_imported_once(database):
    assert bring(database, shipped()) == Imported(added=1787, changed=1, replaced=0, unlisted=[])
    assert bring(database, shipped()) == Imported(added=0, changed=0, replaced=0, unlisted=[])
    with database.reading() as connection:
        assert len(organisations.listed(connection)) == 1788
        assert len(organisations.listed(connection, prefecture="47")) == 42
        assert organisations.by_code(connection, TOWN).joined_at == NOW


def test_who_joined_is_reminded(database):
    bring(database, shipped())
    with database.writing() as connection:
        organisations.join(connection, "131016", tags=["特別区"], at=NOW)
        organisations.join(connection, "131016", tags=["都心"], at=NOW)
        assert [each.name for each in organisations.joined(connection)] == ["松前町", "千代田区"]
        assert organisations.by_code(connection, "131016").tags == ["特別区", "都心"]
        organisations.leave(connection, "131016")
        assert [each.name for each in organisations.joined(connection)] == ["松前町"]


def test_an_unknown_code_cannot_join(database):
    with database.writing() as connection, pytest.raises(NotFound, match="999997"):
        organisations.join(connection, "999997", at=NOW)


def test_a_merger_keeps_the_old_code_and_carries_the_membership_on(database):
    result = bring(database, [NEW_CITY])
    assert result == Imported(added=1, changed=0, replaced=1, unlisted=[])
    assert bring(database, [NEW_CITY]) == Imported(added=0, changed=0, replaced=0, unlisted=[])
    with database.reading() as connection:
        assert organisations.current(connection, TOWN).name == "新松前市"
        assert organisations.by_code(connection, TOWN).successor == NEW_CITY.code
        assert [each.code for each in organisations.joined(connection)] == [NEW_CITY.code]


def test_a_code_that_the_new_list_does_not_explain_is_reported_and_kept(database):
    other = Listed("012025", "01", "北海道", "函館市", "はこだてし", "市")
    assert bring(database, [other]).unlisted == [TOWN]
    with database.reading() as connection:
        assert organisations.by_code(connection, TOWN).joined_at == NOW


def test_a_rename_keeps_the_code(database):
    renamed = Listed(TOWN, "01", "北海道", "北松前町", "きたまつまえちょう", "町")
    assert bring(database, [renamed]).changed == 1
    with database.reading() as connection:
        assert organisations.by_code(connection, TOWN).name == "北松前町"
