"""A reindex from a chat survives its worker, waits for another one, and ends in one message."""

from __future__ import annotations

import pytest

from bot.dialogue.reindexing import Reindexing
from bot.errors import Unavailable
from bot.index.reindex import AlreadyRunning
from bot.index.report import Report
from bot.ports import Destination
from bot.storage import intake, outbox
from tests.dialogue.scene import Clock

PLACE = Destination("slack", "W1", "U1")


class Script:
    """Does what it is told, in turn."""

    def __init__(self, *outcomes):
        self.outcomes = list(outcomes)

    def __call__(self, progress):
        progress("reading", 1, 2)
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome


@pytest.fixture
def database(databases):
    opened = databases.fresh()()
    yield opened
    opened.close()


@pytest.fixture
def clock():
    return Clock()


def reindexing(database, clock, *outcomes):
    return Reindexing(database, Script(*outcomes), clock)


def said(database):
    """The lines of the message, as they are or will be shown."""
    with database.reading() as connection:
        rows = [row for state in ("pending", "sent") for row in outbox.in_state(connection, state)]
        (task,) = [row.id for row in rows if row.edits is None]
        return outbox.current_payload(connection, task)


def states(database):
    with database.reading() as connection:
        return intake.count_by_state(connection)


def test_asked_twice_it_is_done_once(database, clock):
    wanted = reindexing(database, clock, Report(documents=1))
    assert wanted.request("key", PLACE, at=clock())
    assert not wanted.request("key", PLACE, at=clock())
    assert wanted.work()
    assert not wanted.work()
    assert states(database) == {"done": 1}


def test_the_message_ends_with_the_report(database, clock):
    wanted = reindexing(database, clock, Report(documents=7, generation="g2"))
    wanted.request("key", PLACE, at=clock())
    assert not said(database)["done"]
    wanted.work()
    assert said(database)["done"]
    assert any("文書 7 件" in line for line in said(database)["lines"])


def test_one_whose_worker_died_is_done_by_the_next(database, clock):
    wanted = reindexing(database, clock, SystemExit(), Report(documents=7))
    wanted.request("key", PLACE, at=clock())
    with pytest.raises(SystemExit):
        wanted.work()
    assert not wanted.work()
    clock.move(minutes=10)
    assert wanted.work()
    assert said(database)["done"]


def test_it_waits_for_a_reindex_that_runs_already(database, clock):
    wanted = reindexing(database, clock, AlreadyRunning("動いています"), Report(documents=7))
    wanted.request("key", PLACE, at=clock())
    assert not wanted.work()
    assert not said(database)["done"]
    clock.move(minutes=2)
    assert wanted.work()
    assert said(database)["done"]


def test_what_went_wrong_is_said_in_our_own_words(database, clock):
    wanted = reindexing(database, clock, Unavailable("今までの索引を使い続けます。", "verify: /srv"))
    wanted.request("key", PLACE, at=clock())
    wanted.work()
    assert said(database)["lines"] == ["今までの索引を使い続けます。"]
