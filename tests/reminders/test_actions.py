"""Who may say what about a duty, and what is said back."""

from __future__ import annotations

import dataclasses

import pytest

from bot.domain.ledger import Progress
from bot.domain.principal import Principal
from bot.errors import Invalid, NotAllowed, NotFound
from bot.reminders.actions import Actions
from bot.reminders.message import Button, action_id, buttons, read_action_id
from bot.reminders.rights import Person
from bot.reminders.standing import Standings
from bot.storage import ledger
from tests.planning.make import due
from tests.reminders.scene import (
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


@pytest.fixture
def actions(service):
    return Actions(service.reminders)


def history(service):
    with service.database.reading() as connection:
        return ledger.history(connection, TOWN, "T1", "2026")


def test_done_is_written_with_day_and_number(actions, service):
    acted = actions.complete(STAFF, key(), done_on=day("2026-11-20"), document_number=" 総第5号 ", at=AT)
    assert "11月20日（金）、文書番号 総第5号" in acted.sentence
    (event,) = history(service)
    assert (event.person_name, event.on_behalf) == ("山田", False)


def test_pressing_twice_changes_nothing_and_says_so(actions, service):
    for press, said in (
        (lambda: actions.acknowledge(STAFF, key(), at=AT), "もう"),
        (lambda: actions.snooze(STAFF, key(), until=day("2026-12-01"), at=AT), "もう"),
        (lambda: actions.annotate(STAFF, key(), waiting_for="財政課", at=AT), "もう"),
        (lambda: actions.complete(STAFF, key(), done_on=day("2026-11-20"), at=AT), "もう「完了」"),
    ):
        assert press().changed
        again = press()
        assert not again.changed
        assert said in again.sentence
    assert len(history(service)) == 4


def test_undoing_twice_takes_back_one_change(actions, service):
    actions.acknowledge(STAFF, key(), at=AT)
    done = actions.complete(STAFF, key(), done_on=day("2026-11-20"), at=AT)
    first, second = (actions.undo(STAFF, key(), seen=done.entry.changes, at=AT) for _ in range(2))
    assert (first.changed, second.changed) == (True, False)
    assert second.entry.progress is Progress.ACKNOWLEDGED


def test_a_stranger_may_not_and_is_told_who_may(actions):
    with pytest.raises(NotAllowed, match="都道府県の担当者だけ"):
        actions.acknowledge(STRANGER, key(), at=AT)
    with pytest.raises(NotAllowed, match="サインイン"):
        actions.acknowledge(Person(Principal("p9", "web")), key(), at=AT)


def test_a_prefectures_person_needs_the_role(actions):
    without = dataclasses.replace(PREFECTURE_STAFF.principal, roles=frozenset())
    with pytest.raises(NotAllowed):
        actions.acknowledge(Person(without), key(), at=AT)


def test_the_prefecture_acts_on_behalf_and_the_history_says_so(actions, service):
    actions.complete(PREFECTURE_STAFF, key(), done_on=day("2026-11-20"), at=AT)
    (event,) = history(service)
    assert (event.on_behalf, event.person_organisation) == (True, "200000")


@pytest.mark.parametrize("name", ["", "　"])
def test_a_shared_mailbox_is_asked_for_the_name(actions, name):
    shared = Person(STAFF.principal, name=name, shared=True)
    with pytest.raises(Invalid, match="名前"):
        actions.acknowledge(shared, key(), at=AT)


def test_later_cannot_lie_beyond_the_deadline(actions):
    with pytest.raises(Invalid, match="12月4日（金）まで"):
        actions.snooze(STAFF, key(), until=day("2026-12-05"), at=AT)


def test_later_stays_on_the_last_business_day_before_a_closed_deadline(database):
    service = Service(database, [due("2026-12-06")])
    service.join(TOWN, "2026-04-01")
    actions = Actions(service.reminders)
    with pytest.raises(Invalid, match="12月4日（金）まで"):
        actions.snooze(STAFF, key(), until=day("2026-12-05"), at=AT)
    assert actions.snooze(STAFF, key(), until=day("2026-12-04"), at=AT).changed


def test_not_applicable_needs_a_reason(actions):
    with pytest.raises(Invalid, match="理由"):
        actions.set_aside(STAFF, key(), reason=" ", at=AT)


def test_an_unknown_round_is_not_found(actions):
    with pytest.raises(NotFound, match="2031"):
        actions.acknowledge(STAFF, key(cycle="2031"), at=AT)


def test_the_backlog_waits_until_somebody_keeps_it(database):
    service = Service(database, [due("2026-03-31")])
    service.join(TOWN, "2026-11-24T12:00")
    with database.reading() as connection:
        (line,) = Standings(service.outlooks).stocktaking(connection, TOWN, at=AT)
    assert (line.key, line.state.value) == (key(cycle="2025"), "overdue")
    service.tick("2026-11-30T10:00", plan=True)
    assert service.heard() == []
    Actions(service.reminders).keep(STAFF, line.key, at=instant("2026-11-30T12:00"))
    service.tick("2026-12-07T10:00")
    assert len(service.heard()) == 1
    with database.reading() as connection:
        assert Standings(service.outlooks).stocktaking(connection, TOWN, at=instant("2026-12-08")) == []


def test_a_button_names_its_action_and_occurrence():
    round_of = key(cycle="2026-3")
    assert read_action_id(action_id("complete", round_of)) == Button("complete", round_of)
    (undo,) = buttons(round_of, ["undo"], changes=4)
    assert read_action_id(undo["id"]) == Button("undo", round_of, seen=4)
    wrong = ("", "complete:1:2", "delete:202011:T1:2026", "ask:202011:T1:2026:5", "undo:2:T1:2026:x")
    for text in wrong:
        with pytest.raises(ValueError):
            read_action_id(text)
