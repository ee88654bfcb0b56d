"""人数などを記録する: the numbers that a duty asks for, and what its messages say afterwards."""

import pytest

from bot.texts import dialogue as texts
from bot.texts import ledger as ledger_texts
from bot.texts import targets as target_texts
from jobs.duty import Record
from tests.dialogue.scene import ANNE, STRANGER, Office, button
from tests.planning.make import due

pytestmark = pytest.mark.reminders


@pytest.fixture
def office(databases):
    opened = databases.fresh()()
    duties = [
        due("2026-12-04", id="T1", record=Record.TARGETS),
        due("2026-12-04", id="T2", record=Record.ADVISER_VISITS),
    ]
    yield Office(opened, duties)
    opened.close()


def line(office, duty="T1"):
    return next(line for line in office.lines(duty) if "の記録：" in line)


def test_numbers_are_kept_and_shown(office):
    office.open()
    assert [each["action"] for each in office.shown()[-1]["actions"]][-2:] == ["record", "ask"]
    fields = {"target-leader": "５", "actual-leader": "2"}
    assert office.press(ANNE, button("record"), **fields) == target_texts.SAVED
    assert "DX推進リーダー：目標 5人、実績 2人" in line(office)


def test_what_was_not_typed_stays(office):
    office.open()
    office.press(ANNE, button("record"), **{"target-leader": "5", "actual-leader": "2"})
    office.press(ANNE, button("record"), **{"actual-leader": "3"})
    assert "DX推進リーダー：目標 5人、実績 3人" in line(office)
    office.press(ANNE, button("record"), **{"target-leader": "", "actual-leader": "3"})
    assert "DX推進リーダー：目標は未設定、実績 3人" in line(office)


def test_all_numbers_or_none(office):
    office.open()
    said = office.press(ANNE, button("record"), **{"target-leader": "5", "target-general": "たくさん"})
    assert said == target_texts.NOT_A_COUNT
    assert "目標 5人" not in line(office)


def test_a_visit_is_recorded_once_for_one_click(office):
    office.open()
    for _ in range(2):
        office.press(ANNE, button("record", "T2"), key="slack:visit", visited_on="2026-11-20")
    assert "今年度の派遣：1回（残り4回）" in line(office, "T2")


def test_an_empty_form_says_what_to_type(office):
    office.open()
    assert office.press(ANNE, button("record")) == texts.TYPE_NUMBERS
    assert office.press(ANNE, button("record"), **{"target-leader": " "}) == texts.TYPE_NUMBERS


def test_others_may_not(office):
    office.open()
    for fields in ({"target-leader": "5"}, {"visited_on": "2026-11-20"}):
        assert office.press(STRANGER, button("record"), **fields) == ledger_texts.NOT_YOUR_ORGANISATION
