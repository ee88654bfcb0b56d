"""令和7年度 and 令和8年度 with the shipped catalogue, read as the recipient would."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from jobs.catalogue.catalogue import SHIPPED, load_catalogue
from jobs.digest import by_section
from jobs.organisation import Organisation
from jobs.plan import Planner, Records
from jobs.reminder import Reminder
from jobs.simulation import SimulatedRow, simulate
from jobs.step import Reason
from tests.planning.make import HOURS, LONG_AGO, instant, prefecture, town

CATALOGUE = load_catalogue(SHIPPED)
YEARS = {2025: ("2025-04-01", "2026-04-01"), 2026: ("2026-04-01", "2027-04-01")}
ORGANISATIONS = {"town": town(active_since=LONG_AGO), "prefecture": prefecture(active_since=LONG_AGO)}


def one_person(_reminder: Reminder) -> list[tuple[str, bool]]:
    return [("one", False)]


def year_of(organisation: Organisation, year: int, everybody_is_one: bool = False) -> list[SimulatedRow]:
    since, until = (instant(day) for day in YEARS[year])
    planner = Planner(CATALOGUE, Records(), since, until - dt.timedelta(minutes=1))
    return simulate(planner, [organisation], one_person if everybody_is_one else by_section)


def mornings(rows: list[SimulatedRow]) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for row in rows:
        said.setdefault(f"{row.fire_at:%Y-%m-%d}", []).append(f"{row.duty} {row.step}")
    return said


def test_the_year_of_a_one_person_town_in_reiwa_7() -> None:
    assert mornings(year_of(ORGANISATIONS["town"], 2025, everybody_is_one=True)) == {
        "2025-04-21": ["D25 season"],
        "2025-10-06": ["D33 season"],
        "2025-11-10": [f"{duty} before-90" for duty in ("D06", "D01", "D08", "D09", "D11", "D26")],
        "2025-11-21": ["D33 season-end"],
        "2025-12-08": ["D25 season-end"],
        "2026-01-05": ["D32 season"],
        "2026-01-19": ["D32 season-end"],
        "2026-02-02": ["D34 season"],
        "2026-02-09": [f"{duty} before-30" for duty in ("D06", "D01", "D08", "D09", "D11")],
        "2026-02-16": ["D26 before-30"],
        "2026-03-02": ["D36 season"],
        "2026-03-09": ["D34 season-end"],
        "2026-03-16": ["D06 before-7", "D01 before-7"],
        "2026-03-23": ["D26 before-7"],
        "2026-03-30": ["D06 before-1", "D01 before-1", "D36 season-end"],
        "2026-03-31": ["D06 day", "D01 day", "D26 before-1"],
    }


@pytest.mark.parametrize("kind", ORGANISATIONS)
@pytest.mark.parametrize("year", YEARS)
def test_nobody_is_nagged_and_nothing_is_postponed(kind: str, year: int) -> None:
    rows = year_of(ORGANISATIONS[kind], year)
    messages = {row.message: (row.recipient, row.fire_at.date()) for row in rows}
    assert max(Counter(messages.values()).values()) == 1
    assert all(HOURS.calendar.is_business_day(row.fire_at.date()) for row in rows)
    ahead = (Reason.BEFORE, Reason.ON_THE_DAY)
    assert all(row.due_on and row.fire_at.date() <= row.due_on for row in rows if row.reason in ahead)


def test_a_prefectures_duties_are_not_a_towns_homework() -> None:
    town_duties = {row.duty for year in YEARS for row in year_of(ORGANISATIONS["town"], year)}
    prefecture_duties = {row.duty for year in YEARS for row in year_of(ORGANISATIONS["prefecture"], year)}
    assert "D02" in prefecture_duties - town_duties
    assert {"D08", "D33", "D36"} <= town_duties - prefecture_duties


def test_the_right_sections_hear_of_it() -> None:
    rows = year_of(ORGANISATIONS["town"], 2025)
    assert {row.recipient for row in rows if row.duty == "D01"} == {"personnel", "it"}
    assert {row.recipient for row in rows if row.duty == "D08"} == {"finance", "it"}
    assert all(row.is_copy for row in rows if row.duty == "D08" and row.recipient == "it")


def test_in_reiwa_8_only_the_laws_stay_overdue() -> None:
    rows = year_of(ORGANISATIONS["town"], 2026, everybody_is_one=True)
    assert {row.duty for row in rows if row.reason is Reason.OVERDUE} == {"D06", "D26"}
    assert Counter(row.duty for row in rows if row.reason is Reason.PAST_TARGET) == {"D01": 3}
    assert Counter(row.duty for row in rows if row.reason is Reason.ENDED) == {"D08": 1, "D09": 1, "D11": 1}


def test_a_town_that_starts_today_is_sent_nothing_of_the_past() -> None:
    starting = town(active_since=dt.date(2026, 11, 24))
    assert mornings(year_of(starting, 2026, everybody_is_one=True)) == {
        "2026-11-30": ["D33 season-end"],
        "2026-12-07": ["D25 season-end"],
        "2027-01-08": ["D32 season"],
        "2027-01-18": ["D32 season-end"],
        "2027-02-01": ["D34 season"],
        "2027-03-01": ["D36 season"],
        "2027-03-15": ["D34 season-end"],
        "2027-03-29": ["D36 season-end"],
    }


def test_the_extension_is_for_those_who_have_it() -> None:
    extended = town(active_since=LONG_AGO, tags=frozenset({"特定移行支援システムあり"}))
    assert "D06" not in {row.duty for row in year_of(extended, 2026)}
