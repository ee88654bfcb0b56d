"""Where somebody waits for the sentence a press is done at once, and its sentence said once."""

import pytest

from bot.dialogue.press import Press, Reaction
from bot.errors import Unavailable
from bot.ports import Destination
from bot.texts import dialogue as texts
from bot.texts import refusals
from tests.dialogue.scene import ANNE, Office, button
from tests.dialogue.test_presses import REGISTER, Failing, kept, states

pytestmark = pytest.mark.reminders


def test_whoever_waits_is_told_and_no_message_is_sent(office):
    office.open()
    said = office.presses.attend(_press(office, button("complete")))
    assert said.sentence
    assert not said.refused
    office.settle()
    assert (office.history(), office.workspace.sentences()) == (["complete"], [])


def test_no_worker_finds_a_press_that_is_attended(office):
    looks = []

    def curious(connection, press, at):
        looks.append(press)
        return again.presses.react(connection, _press(office, button("complete")), at=at)

    office.open()
    again = _office(office, curious)
    assert again.presses.attend(_press(office, "try:1"))
    assert (again.presses.work(), len(looks)) == (False, 1)


def test_a_press_that_is_known_is_not_answered_twice(office):
    again = _office(office, Failing(0))
    assert again.presses.attend(_press(office, "try:1")) == Reaction("できました。")
    assert again.presses.attend(_press(office, "try:1")) is None
    again.settle()
    assert again.workspace.sentences() == []


def test_a_worker_tells_what_could_not_be_done_at_once(office):
    again = _office(office, Failing(1, Unavailable))
    assert again.presses.attend(_press(office, "try:1")) is None
    assert states(again) == {"received": 1}
    office.clock.move(seconds=10)
    again.settle()
    assert again.workspace.sentences() == ["できました。"]


def test_a_press_whose_process_died_is_done_by_a_worker(office):
    again = _office(office, Failing(1, SystemExit))
    with pytest.raises(SystemExit):
        again.presses.attend(_press(office, "try:1"))
    office.clock.move(minutes=10)
    again.settle()
    assert again.workspace.sentences() == ["できました。"]


def test_a_list_of_persons_is_refused_to_whoever_waits(office):
    listed = _press(office, "unhelpful:q", reason=REGISTER)
    assert office.presses.attend(listed) == Reaction(refusals.PERSONAL_DATA, refused=True)
    assert office.presses.attend(listed) is None
    assert kept(office, listed.event_key).payload == {}
    office.settle()
    assert office.workspace.sentences() == []


def test_whoever_waits_no_longer_is_told_by_message(office):
    press = _press(office, "none:1")
    said = office.presses.attend(press)
    for _ in range(2):
        office.presses.tell(press, said.sentence)
    office.settle()
    assert office.workspace.sentences() == [said.sentence] == [texts.NO_SUCH_BUTTON]


def _office(office, handler):
    return Office(office.database, workspace=office.workspace, clock=office.clock, more={"try": handler})


def _press(office, action, **values):
    place = Destination("slack", "W1", "C1", viewer="U1")
    return Press(f"slack:{action}", ANNE, action, place, office.clock(), values)
