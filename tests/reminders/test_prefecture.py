"""A prefecture and its towns: one date for all, the roll-up, no notes, no ranking."""

from __future__ import annotations

import csv

import pytest

from bot.domain.ledger import Progress
from bot.errors import Invalid, NotAllowed, NotFound
from bot.reminders.actions import Actions
from bot.reminders.prefecture import Prefectures, as_csv
from bot.reminders.targets import Targets
from bot.storage.targets import Persona, Profession, Target
from jobs.duty import Record, Strength
from knowledge.calendars.fiscal_year import FiscalYear
from tests.planning.make import due
from tests.reminders.scene import (
    ELSEWHERE,
    OTHER_TOWN,
    PREFECTURE,
    PREFECTURE_STAFF,
    STAFF,
    STRANGER,
    TOWN,
    Service,
    day,
    instant,
    key,
)

pytestmark = pytest.mark.reminders

AT = instant("2026-11-24T12:00")
BOSS = PREFECTURE_STAFF.principal
YEAR = FiscalYear(2026)


@pytest.fixture
def service(database):
    made = Service(database, [due("2027-03-31", Strength.REQUEST, record=Record.TARGETS)])
    for code in (TOWN, OTHER_TOWN, PREFECTURE, ELSEWHERE):
        made.join(code, "2026-04-01")
    return made


@pytest.fixture
def prefectures(service):
    return Prefectures(service.reminders)


def enter(prefectures, on, at=AT, principal=BOSS, duty="T1"):
    return prefectures.enter_deadline(
        principal, prefecture="20", duty=duty, cycle="2026", due_on=day(on), wording="県通知", at=at
    )


def test_one_entry_reaches_every_town_and_nobody_else(prefectures, service):
    assert enter(prefectures, "2026-12-04") == 2
    for code in (TOWN, OTHER_TOWN):
        assert service.waiting(code)["T1 day"] == "12-04 08:30"
    for code in (PREFECTURE, ELSEWHERE):
        assert service.waiting(code)["T1 day"] == "03-31 10:00"


def test_both_dates_are_shown_and_the_subject_names_the_prefecture(prefectures, service):
    enter(prefectures, "2026-12-04")
    service.tick("2026-11-27T10:00")
    item = service.notices()[-1].payload["items"][0]
    assert (item["deadline"]["issuer"], item["other_deadline"]["on"]) == ("prefecture", "2027-03-31")


def test_a_corrected_date_of_the_prefecture_cancels_the_old_one(prefectures, service):
    enter(prefectures, "2026-12-04")
    enter(prefectures, "2026-12-11", at=instant("2026-11-25T12:00"))
    assert service.waiting()["T1 day"] == "12-11 08:30"
    assert "12-04 08:30" not in service.waiting().values()


def test_only_the_prefecture_enters_its_date(prefectures):
    for person in (STAFF, STRANGER):
        with pytest.raises(NotAllowed):
            enter(prefectures, "2026-12-04", principal=person.principal)
    with pytest.raises(NotFound):
        enter(prefectures, "2026-12-04", duty="T404")


def test_the_roll_up_counts_states_and_hides_notes(prefectures, service):
    actions = Actions(service.reminders)
    actions.annotate(STAFF, key(), waiting_for="財政課の山田", note="内緒", at=AT)
    actions.complete(STAFF, key(), done_on=day("2026-11-20"), document_number="=1+1", at=AT)
    with service.database.reading() as connection:
        cells = prefectures.by_town(connection, BOSS, "20", at=AT)
        (row,) = prefectures.by_duty(connection, BOSS, "20", at=AT)
        seen_by_town = prefectures.of_town(connection, TOWN, at=AT)
    assert [(cell.organisation, cell.progress) for cell in cells] == [
        (TOWN, Progress.DONE), (OTHER_TOWN, Progress.UNTOUCHED),
    ]  # fmt: skip
    assert row.counts == {Progress.DONE: 1, Progress.UNTOUCHED: 1}
    assert seen_by_town == cells[:1]
    assert "内緒" not in repr(cells)
    assert "山田" not in repr(cells)
    table = list(csv.reader(as_csv(cells).splitlines()))
    assert table[1][-1] == "'=1+1"


def test_nobody_else_sees_the_roll_up(prefectures, service):
    with service.database.reading() as connection, pytest.raises(NotAllowed):
        prefectures.by_town(connection, STRANGER.principal, "20", at=AT)


def test_drafts_are_for_those_who_are_not_finished(prefectures, service):
    Actions(service.reminders).complete(STAFF, key(), done_on=day("2026-11-20"), at=AT)
    with service.database.reading() as connection:
        drafts = prefectures.drafts(connection, BOSS, "20", duty="T1", cycle="2026", at=AT)
    ((code, text),) = drafts
    assert code == OTHER_TOWN
    assert "2027年3月31日（水）" in text


def test_the_reminder_shows_which_targets_are_set_and_which_are_missing(service):
    Targets(service.database).set_target(STAFF, TOWN, YEAR, Target(Persona.LEADER, 5, None), at=AT)
    service.tick("2027-03-30T10:00")
    record = service.notices()[-1].payload["items"][0]["record"]
    assert record["fiscal_year"] == "令和8年度"
    assert {each["persona"]: each["planned"] for each in record["values"]} == {
        "specialist": None, "leader": 5, "general": None,
    }  # fmt: skip


def test_a_prefecture_sees_the_sums_and_how_many_have_answered(service):
    targets = Targets(service.database)
    targets.set_needed(STAFF, TOWN, YEAR, Profession.MANAGER, 2, at=AT)
    targets.set_target(STAFF, TOWN, YEAR, Target(Persona.LEADER, 5, 3), at=AT)
    with service.database.reading() as connection:
        sums = targets.sums(connection, BOSS, "20", YEAR)
        with pytest.raises(NotAllowed):
            targets.sums(connection, STAFF.principal, "20", YEAR)
    assert (sums.needed, sums.answered, sums.towns) == ({Profession.MANAGER: 2}, 1, 2)
    assert sums.targets[Persona.LEADER] == (5, 3)


def test_five_visits_a_year_and_no_sixth(service):
    targets = Targets(service.database)
    for number in range(1, 6):
        plan = targets.record_visit(STAFF, TOWN, visited_on=day(f"2026-06-0{number}"), at=AT)
        assert plan.visits_left == 5 - number
    with pytest.raises(Invalid, match="5回まで"):
        targets.record_visit(STAFF, TOWN, visited_on=day("2026-06-30"), at=AT)
    assert targets.record_visit(STAFF, TOWN, visited_on=day("2026-03-31"), at=AT).visits_left == 4


@pytest.mark.parametrize("number", [-1, 10_000_000])
def test_a_count_of_people_is_a_count(service, number):
    with pytest.raises(Invalid, match="0以上"):
        Targets(service.database).set_needed(STAFF, TOWN, YEAR, Profession.MANAGER, number, at=AT)
