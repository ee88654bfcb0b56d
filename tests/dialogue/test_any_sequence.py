"""Whatever people press, in whatever order and with whatever going wrong, ledger and messages agree."""

from __future__ import annotations

import copy

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answering.reply import SENTENCE
from bot.delivery.operator import EXPIRED
from bot.ports import Retry, Unknown
from bot.storage import intake, ledger, outbox
from tests.dialogue.scene import ANNE, BEN, COUNTY, NOBODY, STRANGER, Clock, Office, button
from tests.dialogue.test_refresh import MINUTE, consistent, settle
from tests.dialogue.workspace import Workspace
from tests.reminders.scene import TOWN

pytestmark = pytest.mark.reminders

DUTIES = ("T1", "T2", "T3")
ACTIONS = ("complete", "acknowledge", "snooze", "set_aside", "keep", "note", "undo", "dance")
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "done_on": st.sampled_from(["2026-11-20", "2026-12-31", ""]),
        "until": st.sampled_from(["2026-11-30", "2026-12-03", "2027-01-01", "x"]),
        "reason": st.sampled_from(["該当なし", " "]),
        "waiting_for": st.just("財政課"),
    },
)
PRESSES = st.tuples(
    st.just("press"),
    st.sampled_from([ANNE, BEN, COUNTY, STRANGER, NOBODY]),
    st.sampled_from(ACTIONS),
    st.sampled_from(DUTIES),
    FIELDS,
)
SHOWN = st.tuples(st.just("shown"), st.sampled_from([ANNE, BEN]), st.integers(0, 9), st.sampled_from(DUTIES))
OTHERS = st.one_of(
    st.tuples(st.just("later"), st.integers(1, 100)),
    st.tuples(st.just("fail"), st.sampled_from([Unknown("500"), Retry(MINUTE, "429")])),
)


class Begun:
    """An office whose reminders have arrived, copied for each example."""

    def __init__(self, databases):
        self.workspace, self.clock = Workspace(), Clock()
        self.databases = databases.prepared(lambda database: self._office(database).open())

    def copy(self):
        workspace, clock = copy.deepcopy(self.workspace), copy.copy(self.clock)
        return Office(self.databases.fresh()(), workspace=workspace, clock=clock)

    def _office(self, database):
        return Office(database, workspace=self.workspace, clock=self.clock)


@pytest.fixture
def begun(databases):
    return Begun(databases)


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, *HealthCheck]
)
@given(st.lists(st.one_of(PRESSES, PRESSES, SHOWN, OTHERS), max_size=12))
def test_ledger_and_messages_agree(begun, steps):
    office = begun.copy()
    before = [
        [item["duty"] for item in each.payload["items"]] for each in office.workspace.of_kind("reminders")
    ]
    presses = sum(_take(office, step) for step in steps)
    settle(office)
    office.reminders.queue_due(at=office.clock())
    settle(office)
    assert consistent(office)
    after = [
        [item["duty"] for item in each.payload["items"]] for each in office.workspace.of_kind("reminders")
    ]
    assert after[: len(before)] == before
    assert len(office.workspace.sentences()) + _too_late(office) == presses
    assert _changes(office) <= presses
    assert _secrets(office) == []
    office.database.close()


def _take(office, step):
    """Do one step; gives how many presses it was."""
    kind, *rest = step
    if kind == "press":
        who, action, duty, fields = rest
        office.press(who, button(action, duty), **fields)
    elif kind == "shown":
        who, number, duty = rest
        ids = [each["id"] for each in office.shown(duty)[-1]["actions"] if each["action"] != "ask"]
        office.press(who, ids[number % len(ids)])
    elif kind == "later":
        office.clock.move(hours=rest[0])
        office.reminders.queue_due(at=office.clock())
        office.send()
    else:
        office.workspace.fail("reminders", rest[0])
    return kind in ("press", "shown")


def _digests(office):
    reminders = office.workspace.of_kind("reminders")
    return [[item["duty"] for item in each.payload["items"]] for each in reminders]


def _too_late(office):
    """Sentences that a busy service kept waiting for longer than anybody waits for them."""
    with office.database.reading() as connection:
        dead = outbox.in_state(connection, "dead")
    return sum(each.kind == SENTENCE and each.last_error == EXPIRED for each in dead)


def _changes(office):
    with office.database.reading() as connection:
        assert intake.count_by_state(connection).keys() <= {"done"}
        return sum(len(ledger.history(connection, TOWN, duty, "2026")) for duty in DUTIES)


def _secrets(office):
    """Pseudonyms that a message shows."""
    people = [each.person for each in (ANNE, BEN, COUNTY, STRANGER, NOBODY)]
    shown = str([each.payload for each in office.workspace.of_kind("reminders")])
    return [person for person in people if person in shown]
