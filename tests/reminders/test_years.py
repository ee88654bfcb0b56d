"""令和7年度 and 令和8年度 through the real database, read on the board as the recipient."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from knowledge.calendars.office_hours import JAPAN
from tests.reminders.board import render
from tests.reminders.scene import HOURS, PREFECTURE, TOWN, Service

pytestmark = pytest.mark.reminders

MORNINGS = (dt.time(8, 30), dt.time(10, 0))


def live_through(service, first: dt.date, last: dt.date) -> None:
    """Every business morning's ticks, and a fresh plan each Monday."""
    for number in range((last - first).days + 1):
        today = first + dt.timedelta(days=number)
        if HOURS.calendar.is_business_day(today):
            for hour in MORNINGS:
                at = dt.datetime.combine(today, hour, tzinfo=JAPAN)
                service.tick(at, plan=today.weekday() == 0 and hour == MORNINGS[0])


@pytest.fixture(scope="module")
def two_years(sqlite_databases):
    database = sqlite_databases.fresh()()
    service = Service(database)
    for code in (TOWN, PREFECTURE):
        service.join(code, "2025-04-01")
    live_through(service, dt.date(2025, 4, 1), dt.date(2027, 3, 31))
    yield service
    database.close()


def mornings(service, code=TOWN):
    return {
        f"{notice.posted_at.astimezone(JAPAN):%Y-%m-%d %H:%M}": render(notice.payload, notice.posted_at)
        for notice in service.notices(code)
    }


def test_nothing_is_lost_and_nothing_is_late(two_years):
    assert two_years.outbox().keys() == {"sent"}
    assert "missed" not in two_years.states()


@pytest.mark.parametrize("code", [TOWN, PREFECTURE])
def test_no_more_than_one_message_a_day(two_years, code):
    days = Counter(notice.posted_at.astimezone(JAPAN).date() for notice in two_years.notices(code))
    assert max(days.values()) == 1


def test_nothing_ahead_comes_after_its_date(two_years):
    for notice in two_years.notices():
        for item in notice.payload["items"]:
            if item["reason"] in ("before", "on_the_day"):
                assert notice.posted_at.astimezone(JAPAN).date().isoformat() <= item["due_on"]


def test_the_last_week_of_reiwa_7_as_the_town_reads_it(two_years):
    read = mornings(two_years)
    assert {at: posted.subject for at, posted in read.items() if "2026-03-30" <= at < "2026-04-01"} == {
        "2026-03-30 10:00": "【国期限 3/31（火）】標準準拠システムへ移行する（20業務）…残り1日 ほか2件",
        "2026-03-31 08:30": "【国期限 3/31（火）】標準準拠システムへ移行する（20業務）…本日 ほか2件",
    }


def test_the_first_digest_after_the_deadlines_begins_with_what_is_overdue(two_years):
    assert mornings(two_years)["2026-04-06 10:00"].subject == (
        "【国期限 3/31（火） 超過】標準準拠システムへ移行する（20業務） ほか5件"
    )


def test_a_request_is_called_a_request_and_falls_silent_after_three_months(two_years):
    said = [
        (notice.posted_at.astimezone(JAPAN).date(), entry)
        for notice, posted in zip(two_years.notices(), mornings(two_years).values(), strict=True)
        for entry in posted.entries
        if entry.duty == "D01" and notice.posted_at.astimezone(JAPAN).date() > dt.date(2026, 3, 31)
    ]
    assert [on.month for on, _ in said] == [4, 5, 6]
    for _, entry in said:
        text = "\n".join(entry.lines)
        assert "目処の時期を過ぎています（法的義務の記載なし）" in text
        assert "期限を過ぎています" not in text
        assert "超過" not in text


def test_an_ended_measure_is_neither_promised_nor_denied(two_years):
    ended = [
        "\n".join(entry.lines)
        for posted in mornings(two_years).values()
        for entry in posted.entries
        if entry.duty == "D08"
    ][-1]
    assert "資料上は終了" in ended
    assert "確認できていません" in ended


def test_in_the_first_ten_days_of_april_only_digests_go_out(two_years):
    for notice in two_years.notices():
        local = notice.posted_at.astimezone(JAPAN)
        if local.month == 4 and local.day <= 10:
            is_hard = any(item["step"] == "day" for item in notice.payload["items"])
            assert is_hard or local.weekday() == 0
