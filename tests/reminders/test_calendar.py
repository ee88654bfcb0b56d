"""The iCalendar feed, read back by a calendar program's library."""

from __future__ import annotations

import datetime as dt

import icalendar
import pytest

from bot.errors import NotAllowed, NotFound
from bot.reminders.actions import Actions
from bot.reminders.calendar import Calendars
from bot.reminders.entering import Entering
from tests.planning.make import due, watch, window
from tests.reminders.scene import STAFF, STRANGER, TOWN, Service, day, instant, key

pytestmark = pytest.mark.reminders

AT = instant("2026-11-24T12:00")


@pytest.fixture
def service(database):
    duties = [
        due("2026-12-04", until=dt.time(17, 0)),
        watch("01-05", "01-20", only_in=2026, id="T2"),
        window("2027-01-25", "2027-02-19", id="T3"),
    ]
    made = Service(database, duties)
    made.join(TOWN, "2026-04-01")
    return made


@pytest.fixture
def calendars(service):
    return Calendars(service.database, service.outlooks)


def events(calendars, secret, at=AT):
    read = icalendar.Calendar.from_ical(calendars.feed(secret, at=at))
    return {str(each["summary"]): each for each in read.walk("VEVENT")}


def test_deadlines_openings_and_seasons_are_events(calendars):
    found = events(calendars, calendars.issue(STAFF, TOWN, at=AT))
    assert {name: each["dtend"].dt for name, each in found.items()} == {
        "【国期限 12/4（金） 17:00】見本": instant("2026-12-04T17:00"),
        "【時期】見本": day("2027-01-21"),
        "【募集開始】見本": day("2027-01-26"),
        "【募集締切 2/19（金）】見本": day("2027-02-20"),
    }
    assert all("見本の通知" in each["description"] for each in found.values())
    assert not any(each.walk("VALARM") for each in found.values())


def test_a_corrected_date_moves_the_event(calendars, service):
    secret = calendars.issue(STAFF, TOWN, at=AT)
    before = {str(each["uid"]) for each in events(calendars, secret).values()}
    Entering(service.reminders).date(STAFF, key(), due_on=day("2026-12-09"), at=AT)
    after = events(calendars, secret)
    assert {str(each["uid"]) for each in after.values()} == before
    assert any("12/9" in name for name in after)


def test_the_same_state_gives_the_same_bytes(calendars):
    secret = calendars.issue(STAFF, TOWN, at=AT)
    assert calendars.feed(secret, at=AT) == calendars.feed(secret, at=AT)


def test_what_is_done_leaves_the_calendar(calendars, service):
    Actions(service.reminders).complete(STAFF, key(), done_on=day("2026-11-20"), at=AT)
    secret = calendars.issue(STAFF, TOWN, at=AT)
    assert not any("期限" in name for name in events(calendars, secret))


def test_a_revoked_or_wrong_address_opens_nothing(calendars):
    secret = calendars.issue(STAFF, TOWN, at=AT)
    assert calendars.revoke(STAFF, TOWN, at=AT) == 1
    for each in (secret, "", "x" * 43):
        with pytest.raises(NotFound, match="購読先"):
            calendars.feed(each, at=AT)


def test_a_stranger_gets_no_address(calendars):
    with pytest.raises(NotAllowed):
        calendars.issue(STRANGER, TOWN, at=AT)


def test_lines_are_as_short_as_the_standard_wants(calendars):
    lines = calendars.feed(calendars.issue(STAFF, TOWN, at=AT), at=AT).split(b"\r\n")
    assert max(map(len, lines)) <= 75
