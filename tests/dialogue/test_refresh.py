"""What a message shows in the end is what the ledger says, whatever happened on the way."""

from __future__ import annotations

import datetime as dt
import threading

import pytest

from bot.delivery import queue
from bot.ports import Permanent, Retry, Unknown
from bot.reminders.actions import Actions
from bot.reminders.compose import Composer
from bot.reminders.outlook import Key
from bot.reminders.progress import shown
from bot.reminders.rights import Person
from bot.storage import board, outbox
from tests.dialogue.scene import ANNE, BEN, CHANNEL, button
from tests.reminders.scene import TOWN

pytestmark = pytest.mark.reminders
MINUTE = dt.timedelta(minutes=1)


def settle(office):
    """Let enough time pass for everything of unknown outcome."""
    for _ in range(5):
        office.clock.move(minutes=10)
        office.settle()


def consistent(office):
    """Every item of every message shows where its occurrence stands, and its buttons fit."""
    with office.database.reading() as connection:
        for posted in office.workspace.of_kind("reminders"):
            for item in posted.payload["items"]:
                key = Key(item["organisation"], item["duty"], item["cycle"])
                now = shown(connection, key, records=False, at=office.clock())
                assert {name: item[name] for name in now} == now
    return True


@pytest.mark.parametrize("failure", [Unknown("http 500"), Retry(MINUTE, "429")])
def test_an_edit_that_fails_is_made_up_for(office, failure):
    office.open()
    office.workspace.fail("reminders", failure, failure)
    office.press(ANNE, button("acknowledge"))
    office.press(BEN, button("complete"))
    settle(office)
    assert consistent(office)
    assert office.shown()[-1]["progress"]["state"] == "done"


def test_an_edit_that_can_never_be_made_harms_nothing_else(office):
    office.open()
    office.workspace.fail("reminders", Permanent("edit_window_closed"))
    office.press(ANNE, button("acknowledge"))
    office.press(ANNE, button("complete"))
    settle(office)
    assert consistent(office)
    with office.database.reading() as connection:
        assert len(outbox.in_state(connection, "dead")) == 1


def test_a_message_under_way_while_somebody_acts_shows_it_in_the_end(office):
    office.open()
    office.workspace.fail("reminders", Unknown("reset"))
    office.clock.move(days=8)
    office.reminders.queue_due(at=office.clock())
    office.send()
    office.press(ANNE, button("complete"))
    settle(office)
    assert len(office.shown()) == 3
    assert consistent(office)


def test_two_people_on_two_items_of_one_message_at_once(office):
    office.open()
    actions = Actions(office.reminders)
    with office.database.writing() as connection:
        actions.within(connection).acknowledge(Person(ANNE), Key(TOWN, "T1", "2026"), at=office.clock())
        other = acting(office, "T2")
    other.join()
    settle(office)
    assert consistent(office)
    assert {office.shown(duty)[-1]["progress"]["state"] for duty in ("T1", "T2")} == {"acknowledged"}


def test_a_change_while_reminders_are_being_queued_shows_in_them(office):
    office.open()
    office.clock.move(days=8)
    composer, others = Composer(office.outlooks), []

    def slowly(connection, rows, at):
        items = composer(connection, rows, at)
        others.append(acting(office, "T1"))
        return items

    queue.run(office.database, at=office.clock(), compose=slowly)
    for other in others:
        other.join()
    settle(office)
    assert len(office.shown()) == 3
    assert consistent(office)


def acting(office, duty):
    """Somebody acknowledges a duty meanwhile; has got as far as it can."""
    at = office.clock()
    actions = Actions(office.reminders)
    thread = threading.Thread(target=lambda: actions.acknowledge(Person(BEN), Key(TOWN, duty, "2026"), at=at))
    thread.start()
    thread.join(timeout=0.7)
    return thread


def test_older_messages_keep_no_answer_waiting(office):
    office.open()
    office.press(ANNE, button("acknowledge"))
    Actions(office.reminders).complete(
        Person(ANNE), Key(TOWN, "T1", "2026"), done_on=dt.date(2026, 11, 25), at=office.clock()
    )
    office.ask(BEN, "募集の上限は？", CHANNEL)
    order = [each.kind for each in office.workspace.received[-3:]]
    assert order == ["reminders", "answer", "reminders"]


def test_the_board_needs_no_edits(office):
    office.open()
    office.press(ANNE, button("complete"))
    with office.database.reading() as connection:
        assert board.on(connection, TOWN) == []
        waiting = [row for state in ("pending", "dead") for row in outbox.in_state(connection, state)]
    assert [row for row in waiting if row.channel == "board"] == []
