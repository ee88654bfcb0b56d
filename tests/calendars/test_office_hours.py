import datetime as dt
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.calendars.business_days import BusinessCalendar
from knowledge.calendars.office_hours import JAPAN, OfficeHours, in_japan, japan_date
from tests.calendars.days import DAYS

HOURS = OfficeHours(BusinessCalendar())
INSTANTS = st.builds(dt.datetime.combine, DAYS, st.times(), st.sampled_from([dt.UTC, JAPAN]))


@pytest.fixture
def machine_in_hawaii(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setenv("TZ", "Pacific/Honolulu")
        time.tzset()
        yield
    time.tzset()


def at(written: str) -> dt.datetime:
    return dt.datetime.fromisoformat(written)


@pytest.mark.parametrize(
    ("instant", "is_open"),
    [
        ("2026-11-24T08:30:00+09:00", True),
        ("2026-11-24T08:29:59+09:00", False),
        ("2026-11-24T17:15:00+09:00", False),
        ("2026-11-24T00:00:00+00:00", True),
        ("2026-11-23T10:00:00+09:00", False),  # a holiday
    ],
)
def test_the_office_is_open_in_japan_time(instant: str, is_open: bool) -> None:
    assert HOURS.is_open(at(instant)) is is_open


@pytest.mark.usefixtures("machine_in_hawaii")
def test_the_zone_of_the_machine_does_not_matter() -> None:
    assert japan_date(at("2026-11-23T15:30:00+00:00")) == dt.date(2026, 11, 24)
    assert HOURS.next_open(at("2026-12-28T18:00:00+09:00")) == at("2027-01-04T08:30:00+09:00")


def test_before_opening_the_same_morning_is_next() -> None:
    assert HOURS.next_open(at("2026-11-24T06:00:00+09:00")) == at("2026-11-24T08:30:00+09:00")


def test_the_first_days_of_april_are_quiet() -> None:
    assert HOURS.is_quiet(dt.date(2027, 4, 1))
    assert HOURS.is_quiet(dt.date(2027, 4, 10))
    assert not HOURS.is_quiet(dt.date(2027, 4, 11))


def test_naive_instants_are_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        in_japan(dt.datetime(2026, 11, 24))  # noqa: DTZ001 (the mistake under test)


def test_hours_that_never_open_are_refused() -> None:
    with pytest.raises(ValueError, match="open before it closes"):
        OfficeHours(BusinessCalendar(), opens=dt.time(17), closes=dt.time(9))


@given(INSTANTS)
def test_the_next_opening_is_open_and_not_in_the_past(instant: dt.datetime) -> None:
    opening = HOURS.next_open(instant)
    assert opening >= instant
    assert HOURS.is_open(opening)
    assert HOURS.next_open(opening) == opening
