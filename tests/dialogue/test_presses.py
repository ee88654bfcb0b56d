"""A press that was stored is done once, and whoever pressed is told once, whatever fails."""

import datetime as dt

import pytest

from bot.dialogue.handlers import handlers
from bot.dialogue.press import Press, Reaction, as_data, from_data
from bot.dialogue.presses import Presses
from bot.domain.principal import Principal, Role
from bot.errors import Unavailable
from bot.ports import Destination, Unknown
from bot.storage import intake, questions
from bot.storage.schema.questions import intake as intake_table
from bot.texts import dialogue as texts
from bot.texts import refusals
from tests.dialogue.scene import ANNE, LEASE, STRANGER, Office, button

pytestmark = pytest.mark.reminders
REGISTER = "\n".join(f"長野太郎{n} 長野市中央1-{n}-3 090-1234-567{n}" for n in range(8))


class Failing:
    """A handler that writes and fails so many times, then writes and says so."""

    def __init__(self, times, error=RuntimeError):
        self.times = times
        self.error = error
        self.done = 0

    def __call__(self, connection, press, at):
        questions.add(
            connection, id=press.subject, event_key=press.subject, scope="shared", channel="slack",
            conversation="c", asker="p", text="x", as_of=at.date(), asked_at=at, status="received",
        )  # fmt: skip
        if self.times:
            self.times -= 1
            raise self.error("x")
        self.done += 1
        return Reaction("できました。")


def states(office):
    with office.database.reading() as connection:
        return intake.count_by_state(connection)


def kept(office, key):
    with office.database.reading() as connection:
        return connection.execute(intake_table.select().where(intake_table.c.event_key == key)).one()


def test_a_press_survives_being_stored():
    press = Press(
        "k", Principal("p", "slack", "W", "202011", frozenset({Role.ASKER, Role.DESK})), "share:q",
        Destination("slack", "W", "C", "T", "U"), dt.datetime(2026, 1, 1, tzinfo=dt.UTC),
        {"reason": "「？」\n"}, "d", "山田",
    )  # fmt: skip
    assert from_data(as_data(press)) == press
    assert (press.family, press.subject) == ("share", "q")


def test_a_handler_that_fails_is_tried_again_and_what_it_wrote_is_undone(office):
    failing = Failing(2, Unavailable)
    again = Office(office.database, workspace=office.workspace, clock=office.clock, more={"try": failing})
    assert again.press(ANNE, "try:1") == ""
    for _ in range(2):
        office.clock.move(seconds=10)
        again.settle()
    assert (failing.done, again.workspace.sentences()) == (1, ["できました。"])
    assert states(again) == {"done": 1}


def test_after_too_many_failures_the_person_is_told_what_to_do(office):
    again = Office(
        office.database, workspace=office.workspace, clock=office.clock, more={"try": Failing(1000)}
    )
    again.press(ANNE, "try:1")
    for _ in range(20):
        office.clock.move(seconds=10)
        again.settle()
    assert again.workspace.sentences("U-p-anne") == [texts.FAILED]
    assert states(again) == {"dead": 1}
    with office.database.reading() as connection:
        assert list(questions.listed(connection)) == []


def test_a_press_that_kills_its_workers_is_given_up_as_well(office):
    office.presses.receive(_press(office, "complete:x"))
    for _ in range(intake.MAX_ATTEMPTS):
        with office.database.writing() as connection:
            assert intake.claim(connection, at=office.clock(), lease=LEASE, kind="press")
        office.clock.move(seconds=LEASE.total_seconds())
    office.settle()
    assert office.workspace.sentences() == [texts.FAILED]


def test_a_worker_that_lost_its_lease_changes_nothing(office):
    office.open()
    office.presses.receive(_press(office, button("complete")))
    looks = []

    def slow_clock():
        """Between the claim and the work the lease runs out, and another worker does the press."""
        looks.append(office.clock())
        if len(looks) == 2:
            office.clock.move(seconds=2 * LEASE.total_seconds())
            office.settle()
        return office.clock()

    slow = Presses(office.database, handlers(office.reminders), now=slow_clock, lease=LEASE)
    assert slow.work()
    office.settle()
    assert office.history() == ["complete"]
    assert ["もう" in said for said in office.workspace.sentences()] == [False]


def test_a_list_of_persons_is_not_kept_and_the_person_is_told(office):
    said = office.press(ANNE, "unhelpful:q", key="slack:r", reason=REGISTER)
    assert said == refusals.PERSONAL_DATA
    row = kept(office, "slack:r")
    assert (row.state, row.payload) == ("refused", {})
    assert office.press(ANNE, "unhelpful:q", key="slack:r", reason=REGISTER) == ""


def test_personal_data_is_masked_before_anything_is_stored(office):
    office.press(ANNE, "unhelpful:q", key="slack:m", reason="090-1234-5678 に電話\x00した")
    assert "090" not in str(kept(office, "slack:m").payload)


def test_old_presses_are_forgotten(office):
    office.press(ANNE, "unhelpful:q")
    with office.database.writing() as connection:
        assert intake.forget(connection, before=office.clock()) == 1


def test_a_sentence_whose_fate_is_unknown_is_said_once(office):
    office.open()
    office.workspace.fail("sentence", Unknown("reset"))
    office.press(STRANGER, button("complete"))
    office.clock.move(minutes=5)
    office.send()
    assert len(office.workspace.sentences()) == 1


def test_nobody_is_told_a_day_late(office):
    office.presses.receive(_press(office, "complete:x"))
    office.presses.work()
    office.clock.move(days=2)
    office.reminders.queue_due(at=office.clock())
    office.send()
    assert office.workspace.sentences() == []


def _press(office, action):
    place = Destination("slack", "W1", "C1", viewer="U1")
    return Press(f"slack:{action}", ANNE, action, place, office.clock())
