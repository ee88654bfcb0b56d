"""What organisations add: destinations, dates, own duties, targets, people, feeds, notices."""

import datetime as dt

from bot.domain.principal import Principal, Role
from bot.ports import Destination
from bot.storage import board, calendar_feeds, destinations, duties, intake, people, targets
from bot.storage.board import Notice
from bot.storage.duties import DateRow
from bot.storage.targets import Persona, Profession, Target
from tests.storage.samples import CITY, NOW, TOWN, know


def test_a_destination_is_kept_once_and_can_be_switched_off_and_on(database):
    place = Destination("board", "", TOWN)
    with database.writing() as connection:
        first = destinations.add(connection, organisation=TOWN, place=place, at=NOW)
        assert destinations.add(connection, organisation=TOWN, place=place, at=NOW) == first
        assert [each.place for each in destinations.of_organisation(connection, TOWN)] == [place]
        assert destinations.deactivate(connection, first)
        assert destinations.active(connection, [TOWN]) == []
        assert destinations.by_ids(connection, [first])[first].place == place
        destinations.add(connection, organisation=TOWN, place=place, at=NOW)
        assert len(destinations.active(connection, [TOWN])) == 1


def test_a_section_has_its_own_destination(database):
    place = Destination("board", "", TOWN)
    with database.writing() as connection:
        destinations.add(connection, organisation=TOWN, place=place, at=NOW)
        destinations.add(connection, organisation=TOWN, place=place, section="finance", at=NOW)
        found = destinations.of_organisation(connection, TOWN)
    assert sorted(each.section for each in found) == ["", "finance"]


def test_a_corrected_date_is_a_new_revision(database):
    row = DateRow("targets", "2026", "01", "prefecture", dt.date(2027, 2, 26), dt.date(2026, 11, 24), "p")
    later = DateRow(
        "targets", "2026", "01", "prefecture", dt.date(2027, 3, 5), dt.date(2026, 12, 1), "p", dt.time(17, 0)
    )
    with database.writing() as connection:
        assert duties.enter(connection, row) == 1
        assert duties.enter(connection, row) == 1
        assert duties.enter(connection, later) == 2
        (kept,) = duties.entered(connection)
    assert (kept.due_on, kept.until, kept.revision) == (dt.date(2027, 3, 5), dt.time(17, 0), 2)


def test_own_duties_come_back_as_they_were_written(database):
    definition = {"title": "証明書の更新", "due": "2027-01-31"}
    with database.writing() as connection:
        duties.set_own(connection, organisation=TOWN, duty="cert", definition=definition, by="p", at=NOW)
        assert duties.own(connection) == {TOWN: {"cert": definition}}
        assert duties.remove_own(connection, organisation=TOWN, duty="cert")
        assert duties.own(connection) == {}


def test_targets_show_what_is_set_and_what_is_missing(database):
    with database.writing() as connection:
        targets.set_target(connection, TOWN, 2026, Target(Persona.LEADER, 5, None), at=NOW)
        targets.set_target(connection, TOWN, 2026, Target(Persona.LEADER, 6, 2), at=NOW)
        assert targets.targets_of(connection, TOWN, 2026) == [
            Target(Persona.SPECIALIST, None, None),
            Target(Persona.LEADER, 6, 2),
            Target(Persona.GENERAL, None, None),
        ]


def test_a_prefecture_sees_the_sums_of_needed_staff(database):
    know(database, CITY)
    with database.writing() as connection:
        targets.set_needed(connection, TOWN, 2026, Profession.MANAGER, 1, at=NOW)
        targets.set_needed(connection, CITY, 2026, Profession.MANAGER, 2, at=NOW)
        targets.set_needed(connection, CITY, 2025, Profession.MANAGER, 9, at=NOW)
        assert targets.needed_in(connection, "01", 2026) == {Profession.MANAGER: 3}
        assert targets.needed_by(connection, TOWN, 2026) == {Profession.MANAGER: 1}


def test_adviser_visits_are_counted_by_fiscal_year(database):
    with database.writing() as connection:
        for year, day in ((2026, dt.date(2026, 6, 1)), (2025, dt.date(2026, 3, 1))):
            targets.record_visit(connection, TOWN, year, visited_on=day, note="", at=NOW)
        assert targets.visits(connection, TOWN, 2026) == [dt.date(2026, 6, 1)]


def test_a_known_user_becomes_a_person(database):
    who = {"channel": "slack", "workspace": "T1", "external_id": "U1"}
    roles = frozenset({Role.ASKER, Role.DESK})
    with database.writing() as connection:
        assert people.resolve(connection, **who) is None
        people.register(connection, person_id="p1", organisation=TOWN, roles=roles, label="担当", at=NOW)
        people.identify(connection, **who, person_id="p1")
        assert people.resolve(connection, **who) == Principal("p1", "slack", "T1", TOWN, roles)


def test_a_feed_opens_with_its_secret_until_it_is_revoked(database):
    with database.writing() as connection:
        secret = calendar_feeds.issue(connection, TOWN, at=NOW)
        assert calendar_feeds.organisation_of(connection, secret) == TOWN
        assert calendar_feeds.organisation_of(connection, secret + "x") is None
        assert calendar_feeds.revoke(connection, TOWN, at=NOW) == 1
        assert calendar_feeds.organisation_of(connection, secret) is None


def test_a_notice_hangs_once(database):
    notice = Notice("d1", TOWN, "reminders", {"items": []}, f"organisation:{TOWN}", NOW)
    with database.writing() as connection:
        assert board.post(connection, notice)
        assert not board.post(connection, notice)
        assert board.on(connection, TOWN) == [notice]
        assert board.on(connection, CITY) == []


def test_an_incoming_event_is_stored_and_worked_on_once(database):
    lease = dt.timedelta(seconds=60)
    event = {"key": "e1", "kind": "question", "payload": {"text": "？"}, "scope": "shared", "at": NOW}
    with database.writing() as connection:
        assert intake.store(connection, **event)
        assert not intake.store(connection, **event)
        held = intake.claim(connection, at=NOW, lease=lease, kind="question")
        assert intake.claim(connection, at=NOW, lease=lease, kind="question") is None
        assert intake.finish(connection, held)
