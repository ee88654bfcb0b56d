"""What is stored follows the catalogue, the ledger, the dates and the destinations."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.ports import Destination
from bot.reminders import joining
from bot.reminders.actions import Actions
from bot.reminders.entering import Entering
from bot.storage.destinations import Role
from jobs.duty import Section, Strength
from tests.planning.make import due, undated, watch
from tests.reminders.scene import STAFF, TOWN, Service, day, instant, key

pytestmark = pytest.mark.reminders

COUNTDOWN = {
    "T1 before-90": "07-17 10:00",
    "T1 before-30": "10-19 10:00",
    "T1 before-7": "11-20 10:00",
    "T1 before-1": "12-03 10:00",
    "T1 day": "12-04 08:30",
}


def countdown(service):
    return {step: at for step, at in service.waiting().items() if "overdue" not in step}


def test_joining_plans_a_year_on_the_notice_board(service):
    assert countdown(service) == COUNTDOWN


def test_planning_again_changes_nothing(service):
    before = service.waiting()
    again = service.reminders.plan(at=instant("2026-04-02"))
    assert (again.planned, again.cancelled) == (0, 0)
    assert service.waiting() == before


def test_who_joined_without_a_destination_gets_the_board(database):
    service = Service(database, [due("2026-12-04")])
    with database.writing() as connection:
        joining.known(connection)
        joining.organisations.join(connection, TOWN, at=instant("2026-04-01"))
    service.reminders.plan(at=instant("2026-04-01"))
    assert countdown(service) == COUNTDOWN


def test_what_was_past_on_joining_is_never_sent(database):
    service = Service(database, [due("2026-03-31"), due("2026-12-04", id="T2")])
    service.join(TOWN, "2026-11-30T12:00")
    service.tick("2026-12-03T10:00", plan=True)
    assert service.heard() == [["T2 before-1"]]


def test_done_stops_it_and_undo_brings_back_what_lies_ahead(service):
    actions = Actions(service.reminders)
    done = actions.complete(STAFF, key(), done_on=day("2026-10-20"), at=instant("2026-10-20"))
    assert service.waiting() == {}
    actions.undo(STAFF, key(), seen=done.entry.changes, at=instant("2026-10-21"))
    assert countdown(service) == {k: v for k, v in COUNTDOWN.items() if v > "10-21"}


def test_confirmed_leaves_three_days_before_the_day_before_and_the_day(service):
    Actions(service.reminders).acknowledge(STAFF, key(), at=instant("2026-10-20"))
    assert service.waiting() == {
        "T1 before-3": "12-01 10:00",
        "T1 before-1": "12-03 10:00",
        "T1 day": "12-04 08:30",
    }


def test_later_is_one_morning_and_the_day_of_the_deadline_stays(service):
    Actions(service.reminders).snooze(STAFF, key(), until=day("2026-12-04"), at=instant("2026-11-30"))
    assert "T1 day" in service.waiting()
    assert "T1 before-1" not in service.waiting()


def test_a_corrected_date_replaces_what_was_not_sent(service):
    service.tick("2026-11-24T10:00")
    Entering(service.reminders).date(STAFF, key(), due_on=day("2026-12-09"), at=instant("2026-12-02T12:00"))
    assert countdown(service) == {
        "T1 announced": "12-03 10:00",
        "T1 before-1": "12-08 10:00",
        "T1 day": "12-09 08:30",
    }


def test_the_same_date_entered_again_is_no_news(service):
    entering = Entering(service.reminders)
    for at in ("2026-12-02T12:00", "2026-12-03T12:00"):
        entering.date(STAFF, key(), due_on=day("2026-12-09"), at=instant(at))
    service.tick("2026-12-04T10:00")
    assert service.heard()[-1].count("T1 announced") == 1
    assert service.waiting().get("T1 announced") is None


def test_a_watched_window_gets_its_dates_on_the_page(database):
    service = Service(database, [watch("01-05", "01-20")])
    service.join(TOWN, "2026-04-01")
    Entering(service.reminders).date(
        STAFF, key(), opens_on=day("2027-01-25"), due_on=day("2027-02-19"), at=instant("2027-01-13")
    )
    assert service.waiting() == {
        "T1 announced": "01-14 10:00",
        "T1 opens": "01-25 10:00",
        "T1 before-10": "02-01 10:00",
        "T1 before-3": "02-16 10:00",
        "T1 day": "02-19 08:30",
    } | {step: at for step, at in service.waiting().items() if "season" in step}


def test_a_duty_of_its_own_is_reminded_of_until_it_is_removed(database):
    service = Service(database, [undated()])
    service.join(TOWN, "2026-04-01")
    entering = Entering(service.reminders)
    definition = {
        "番号": "own-1", "題名": "証明書の更新", "対象": "両方", "主管課": "情報",
        "種類": "期限", "強さ": "期日", "期限": {"国": "2026-12-04", "原文": "有効期限"},
        "すること": "更新する。", "過ぎたとき": "業者へ連絡する。",
        "出典": [{"題名": "契約書", "発行者": "自団体", "種別": "公式"}],
    }  # fmt: skip
    entering.own_duty(STAFF, TOWN, definition, at=instant("2026-11-30"))
    service.tick("2026-12-03T10:00")
    (notice,) = service.notices()
    assert notice.payload["items"][0]["deadline"]["issuer"] == "own"
    entering.remove_own_duty(STAFF, TOWN, "own-1", at=instant("2026-12-03T12:00"))
    assert service.waiting() == {}


def test_each_section_reads_at_its_own_place_and_the_second_person_once(service):
    entering = Entering(service.reminders)
    places = {"personnel": Section.PERSONNEL, "it": Section.IT}
    for name, section in places.items():
        place = Destination("board", "", name)
        entering.destination(STAFF, TOWN, place, section=section, at=instant("2026-04-02"))
    second = Destination("board", "", "second")
    entering.destination(STAFF, TOWN, second, role=Role.SECOND, at=instant("2026-04-02"))
    for at in ("2026-12-04T08:30", "2026-12-07T10:00", "2026-12-14T10:00"):
        service.tick(at)
    assert [step for steps in service.heard("personnel") for step in steps][-3:] == [
        "T1 day", "T1 overdue-1", "T1 overdue-2",
    ]  # fmt: skip
    assert all(each.payload["items"][0]["copy"] for each in service.notices("it"))
    assert service.heard("second") == [["T1 escalated"]]
    assert service.heard(TOWN) == []


def test_a_one_person_office_gets_each_reminder_once(service):
    service.tick("2026-12-04T08:30")
    assert [steps for steps in service.heard() if "T1 day" in steps] == [["T1 day"]]


def test_who_leaves_is_reminded_no_more(service):
    joining.remove(service.database, service.reminders.planning, TOWN, at=instant("2026-11-01"))
    service.tick("2026-12-04T10:00", plan=True)
    assert service.heard() == []


def test_a_message_that_waits_is_taken_back_when_the_duty_is_done(service):
    service.reminders.queue_due(at=instant("2026-12-03T10:00"))
    Actions(service.reminders).complete(
        STAFF, key(), done_on=day("2026-12-03"), at=instant("2026-12-03T10:01")
    )
    service.tick("2026-12-03T10:02")
    assert service.heard() == []
    assert "pending" not in service.outbox()


PRESSES = st.lists(st.sampled_from(["acknowledge", "complete", "undo", "date", "plan"]), max_size=5)


@given(PRESSES)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_pressed_nothing_is_sent_twice(sqlite_databases, presses):
    database = sqlite_databases.fresh()()
    service = Service(database, [due("2026-12-04", Strength.FIXED)])
    service.join(TOWN, "2026-04-01")
    actions, entering = Actions(service.reminders), Entering(service.reminders)
    for number, press in enumerate(presses):
        at = instant(f"2026-12-0{number + 1}T09:00")
        try:
            if press == "complete":
                actions.complete(STAFF, key(), done_on=at.date(), at=at)
            elif press == "date":
                entering.date(STAFF, key(), due_on=day("2026-12-07"), at=at)
            elif press == "plan":
                service.reminders.plan(at=at)
            else:
                getattr(actions, press)(STAFF, key(), at=at)
        except joining.Invalid:
            pass
        service.tick(at.replace(hour=10))
    said = [step for steps in service.heard() for step in steps]
    assert len(said) == len(set(said)) or said.count("T1 announced") > 1
    database.close()
