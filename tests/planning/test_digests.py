"""One message for one recipient on one morning."""

from __future__ import annotations

import datetime as dt
from typing import Any

from jobs.digest import SECOND_PERSON, digests
from jobs.duty import Section
from jobs.reminder import Reminder
from tests.planning.make import due, plan, town, watch


def one_person(_reminder: Reminder) -> list[tuple[str, bool]]:
    return [("it", False), ("it", True)]


def test_the_section_gets_it_and_it_reads_along() -> None:
    sent = digests(plan(due("2026-12-04"), since="2026-12-04", until="2026-12-05"))
    assert [(each.recipient, [item.is_copy for item in each.items]) for each in sent] == [
        ("it", [True]),
        ("personnel", [False]),
    ]


def test_in_a_one_person_office_each_reminder_is_in_the_message_once() -> None:
    duties = [due("2026-12-04"), due("2026-12-04", id="T2", section=Section.IT)]
    (only,) = digests(plan(duties, since="2026-12-04", until="2026-12-05"), one_person)
    assert [(item.reminder.duty, item.is_copy) for item in only.items] == [("T1", False), ("T2", False)]


def test_the_most_pressing_comes_first() -> None:
    duties = [due("2026-12-11"), due("2026-12-04", id="T2"), watch("11-25", "12-25", id="T3")]
    sent = plan(duties, since="2026-11-30", until="2026-12-01")
    sent += plan(due("2026-12-01", id="T0"), since="2026-11-30", until="2026-12-01")
    (only,) = digests(sent, one_person)
    assert [item.reminder.duty for item in only.items] == ["T0", "T1", "T3"]


def test_the_morning_of_a_fixed_deadline_is_one_early_message() -> None:
    monday: dict[str, Any] = {"since": "2026-12-07", "until": "2026-12-08"}
    duties = [due("2026-12-07"), due("2026-12-15", id="T2"), watch("12-01", "12-10", id="T3")]
    (only,) = digests(plan(duties, **monday), one_person)
    assert only.hard
    assert only.fire_at.time() == dt.time(8, 30)
    assert [item.reminder.duty for item in only.items] == ["T1", "T3"]
    assert len({item.reminder.fire_at for item in only.items}) == 2


def test_what_is_escalated_goes_to_the_second_person_alone() -> None:
    late = plan(
        due("2026-12-04"), since="2026-12-14", until="2026-12-15", organisation=town(has_second_person=True)
    )
    by_recipient = {each.recipient: [item.reminder.step for item in each.items] for each in digests(late)}
    assert by_recipient[SECOND_PERSON] == ["escalated"]
    assert by_recipient["it"] == ["overdue-2"]
