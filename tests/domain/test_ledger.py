"""The rules of the ledger of progress."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ledger import (
    Entry,
    Progress,
    acknowledge,
    annotate,
    complete,
    keep,
    set_aside,
    snooze,
)
from bot.errors import Invalid

pytestmark = pytest.mark.reminders

TODAY = dt.date(2026, 11, 24)
DEADLINE = dt.date(2027, 3, 31)
ENTRY = Entry("013315", "targets", "2026")


def days(number):
    return TODAY + dt.timedelta(days=number)


def test_a_duty_goes_from_untouched_over_acknowledged_to_done():
    done = complete(acknowledge(ENTRY, today=TODAY), done_on=days(-1), document_number="総第5号", today=TODAY)
    assert done.progress is Progress.DONE
    assert (done.done_on, done.document_number) == (days(-1), "総第5号")


@pytest.mark.parametrize("blank", ["", "  ", "　"])
def test_not_applicable_needs_a_reason(blank):
    with pytest.raises(Invalid, match="理由"):
        set_aside(ENTRY, reason=blank, today=TODAY)


def test_what_is_closed_changes_by_undo_only():
    closed = set_aside(ENTRY, reason="該当する業務がない", today=TODAY)
    for change in (
        lambda: acknowledge(closed, today=TODAY),
        lambda: complete(closed, done_on=TODAY, document_number="", today=TODAY),
        lambda: snooze(closed, until=days(1), limit=DEADLINE, today=TODAY),
    ):
        with pytest.raises(Invalid, match="取り消す"):
            change()


@given(st.integers(-400, 400))
def test_a_renotification_day_lies_ahead_and_not_beyond_the_deadline(offset):
    until = days(offset)
    if TODAY < until <= DEADLINE:
        assert snooze(ENTRY, until=until, limit=DEADLINE, today=TODAY).snooze_until == until
    else:
        with pytest.raises(Invalid):
            snooze(ENTRY, until=until, limit=DEADLINE, today=TODAY)


def test_a_duty_cannot_be_done_tomorrow():
    with pytest.raises(Invalid, match="先の日付"):
        complete(ENTRY, done_on=days(1), document_number="", today=TODAY)


def test_not_applicable_may_be_decided_anew_in_the_next_fiscal_year():
    aside = set_aside(ENTRY, reason="該当なし", today=dt.date(2026, 3, 31))
    again = set_aside(aside, reason="今年度も該当なし", today=dt.date(2026, 4, 1))
    assert (again.reason, again.decided_on) == ("今年度も該当なし", dt.date(2026, 4, 1))
    assert acknowledge(aside, today=dt.date(2026, 4, 1)).progress is Progress.ACKNOWLEDGED


def test_on_the_last_day_there_is_nothing_to_put_off():
    with pytest.raises(Invalid, match="期限が近い"):
        snooze(ENTRY, until=days(1), limit=TODAY, today=TODAY)


def test_a_note_decides_nothing():
    assert annotate(ENTRY, waiting_for="財政課", note="").decided_on is None
    assert keep(ENTRY, today=TODAY).decided_on == TODAY


def test_who_is_waited_for_may_be_noted_at_any_time():
    closed = set_aside(ENTRY, reason="該当なし", today=TODAY)
    assert annotate(closed, waiting_for="財政課", note="").waiting_for == "財政課"
