"""What nobody takes, or what is late, is sent again."""

import datetime as dt

import pytest

from bot.domain.ticket import Action, Priority, State, Tier
from knowledge.calendars.office_hours import JAPAN
from tests.escalation.office import ASKER, DESK_ROOM, PREFECTURE_ROOM, SATO, THREAD

pytestmark = pytest.mark.escalation


def morning(day: str) -> dt.datetime:
    return dt.datetime.combine(dt.date.fromisoformat(day), dt.time(8, 30), JAPAN)


def remind(office, at: dt.datetime, place=DESK_ROOM) -> list[str]:
    """Run the tick at an instant; gives why each message at a place was sent."""
    office.clock.at = max(at, office.at)
    office.tickets.remind(at=office.at)
    office.deliver()
    return [str(each["reason"]) for each in office.read(place)]


@pytest.fixture
def ticket(office):
    office.set_up_desks()
    ticket = office.open().ticket.id
    office.deliver()
    return ticket


def test_a_ticket_that_nobody_takes_is_sent_every_business_day(office, ticket):
    assert remind(office, morning("2026-11-25") - dt.timedelta(minutes=1)) == [""]
    assert remind(office, morning("2026-11-25")) == ["", "unclaimed"]
    assert remind(office, morning("2026-11-25") + dt.timedelta(hours=5)) == ["", "unclaimed"]
    assert remind(office, morning("2026-11-26")) == ["", "unclaimed", "unclaimed"]
    assert remind(office, morning("2026-11-27")).count("unclaimed") == 3
    assert remind(office, morning("2026-11-29")).count("unclaimed") == 3
    assert remind(office, morning("2026-11-30")).count("unclaimed") == 4


def test_what_was_taken_is_sent_again_when_it_is_late(office, ticket):
    office.do(SATO, ticket, Action.CLAIM)
    assert office.ticket(ticket).due_on == dt.date(2026, 11, 26)
    assert remind(office, morning("2026-11-26")) == [""]
    assert remind(office, morning("2026-11-27")) == ["", "late"]


def test_an_answer_ends_it(office, ticket):
    office.do(SATO, ticket, Action.ANSWER, "はい")
    assert remind(office, morning("2026-12-24")) == [""]


def test_a_message_that_was_sent_again_is_kept_up_to_date(office, ticket):
    remind(office, morning("2026-11-25"))
    office.do(SATO, ticket, Action.CLAIM)
    office.deliver()
    assert {each["state"] for each in office.read(DESK_ROOM)} == {"claimed"}
    assert office.disagreeing(ticket) == []


def test_an_asker_who_is_waited_for_is_asked_again(office, ticket):
    office.do(SATO, ticket, Action.ASK_BACK, "どの端末ですか")
    assert remind(office, morning("2026-11-27")) == [""]
    assert office.asker_reads()[-1]["reason"] == "unanswered"


def test_an_asker_on_the_page_is_waited_for_by_the_desk(office):
    office.set_up_desks()
    ticket = office.open(place=None).ticket.id
    office.do(SATO, ticket, Action.ASK_BACK, "どの端末ですか")
    assert remind(office, morning("2026-11-27"))[-1] == "late"


def test_the_prefecture_s_desk_is_reminded_of_what_it_has(office, ticket):
    office.do(SATO, ticket, Action.ESCALATE, "県へ")
    assert remind(office, morning("2026-11-25"), PREFECTURE_ROOM) == ["", "unclaimed"]
    assert len(office.read(DESK_ROOM)) == 1


def test_two_ticks_at_once_send_once(office, ticket):
    office.clock.at = morning("2026-11-25")
    assert [office.tickets.remind(at=office.at) for _ in range(2)] == [1, 0]


def test_what_is_urgent_has_half_the_days(office):
    office.set_up_desks()
    ticket = office.open(urgent=True).ticket
    assert (ticket.priority, ticket.due_on) == (Priority.URGENT, dt.date(2026, 11, 25))
    passed = office.do(SATO, ticket.id, Action.ESCALATE, "県へ").ticket
    assert (passed.tier, passed.due_on) == (Tier.PREFECTURE, dt.date(2026, 11, 27))


def test_the_days_are_business_days(office):
    office.set_up_desks()
    office.clock.at = dt.datetime(2026, 12, 28, 15, 0, tzinfo=JAPAN)
    ticket = office.open().ticket
    assert ticket.due_on == dt.date(2027, 1, 5)
    assert remind(office, morning("2026-12-31")) == [""]
    assert remind(office, morning("2027-01-04")) == ["", "unclaimed"]


def test_waiting_for_the_asker_does_not_eat_the_desk_s_time(office, ticket):
    office.do(SATO, ticket, Action.ASK_BACK, "どの端末ですか")
    office.clock.at = morning("2026-12-01")
    office.do(ASKER, ticket, Action.REPLY, "ノートです")
    assert office.ticket(ticket).due_on == dt.date(2026, 12, 3)
    assert office.ticket(ticket).state is State.CLAIMED
    assert office.ticket(ticket).place == THREAD
