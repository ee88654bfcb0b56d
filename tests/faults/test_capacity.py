"""Everybody is reminded on the same morning, within the limits of a chat service."""

import pytest

from bot.storage import outbox
from tests.faults import capacity
from tests.storage.databases import SqliteDatabases

pytestmark = [pytest.mark.reminders, pytest.mark.timeout(240)]


SHARE = 10


def test_everybody_is_reached_in_less_than_ten_minutes_and_the_service_refuses_nothing(tmp_path):
    database = SqliteDatabases(tmp_path / "databases").fresh()()
    measured = capacity.measure(database, capacity.EVERYBODY // SHARE)
    with database.reading() as connection:
        states = outbox.counts(connection)
    database.close()
    assert states == {"sent": capacity.EVERYBODY // SHARE}
    assert measured.refused == 0
    assert measured.delivered_in * SHARE < 600
