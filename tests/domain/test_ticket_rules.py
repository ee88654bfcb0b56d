"""Every transition of a ticket, and every one that is refused."""

import datetime as dt
from dataclasses import replace
from itertools import product

import pytest

from bot.domain import ticket_rules as rules
from bot.domain.ledger import Actor
from bot.domain.ticket import Action, Awaited, Matter, Side, State, Ticket, Tier
from bot.errors import Invalid
from bot.texts import tickets as texts

pytestmark = pytest.mark.escalation

DUE = dt.date(2026, 11, 26)
LATER = dt.date(2026, 12, 3)
SATO, SUZUKI = Actor("p1", "203211", "佐藤"), Actor("p2", "203211", "鈴木")
NEW = Ticket(
    id="t1",
    number="T-2026-000001",
    organisation="203211",
    asker="a1",
    matter=Matter("端末の持ち出しに決裁は要りますか"),
    state=State.NEW,
    tier=Tier.MUNICIPALITY,
    due_on=DUE,
    opened_at=dt.datetime(2026, 11, 24, tzinfo=dt.UTC),
)
CLAIMED = rules.claim(NEW, SATO)
ASKED_BACK = rules.ask_back(CLAIMED, SATO)
AT_PREFECTURE = rules.escalate(CLAIMED, SATO, outside=False, due_on=LATER)
WRITTEN_TO = rules.escalate(CLAIMED, SATO, outside=True, due_on=LATER)
WRITTEN_BACK = rules.receive(WRITTEN_TO, SUZUKI)
ANSWERED = rules.answer(CLAIMED, SATO)
CLOSED = rules.close(ANSWERED, SATO, Side.ASKER, reason="")
WITHDRAWN = rules.withdraw(NEW)
STANDINGS = {
    "new": NEW,
    "claimed": CLAIMED,
    "asked back": ASKED_BACK,
    "at the prefecture": AT_PREFECTURE,
    "written to": WRITTEN_TO,
    "written back": WRITTEN_BACK,
    "answered": ANSWERED,
    "closed": CLOSED,
    "withdrawn": WITHDRAWN,
}
DO = {
    Action.CLAIM: lambda t, by, side: rules.claim(t, by),
    Action.RELEASE: lambda t, by, side: rules.release(t),
    Action.ASK_BACK: lambda t, by, side: rules.ask_back(t, by),
    Action.REPLY: lambda t, by, side: rules.reply(t, due_on=LATER),
    Action.ESCALATE: lambda t, by, side: rules.escalate(t, by, outside=False, due_on=LATER),
    Action.RECEIVE: lambda t, by, side: rules.receive(t, by),
    Action.ANSWER: lambda t, by, side: rules.answer(t, by),
    Action.CLOSE: lambda t, by, side: rules.close(t, by, side, reason="重複"),
    Action.REOPEN: lambda t, by, side: rules.reopen(t, by, side, due_on=LATER),
    Action.WITHDRAW: lambda t, by, side: rules.withdraw(t),
}
CASES = [
    (name, action, side)
    for name, (action, side) in product(STANDINGS, [(a, s) for a in DO for s in rules.sides(a)])
]


@pytest.mark.parametrize(("name", "action", "side"), CASES)
def test_what_is_offered_works_and_nothing_else_does(name, action, side):
    ticket = STANDINGS[name]
    by = replace(SATO, person=ticket.owner or SATO.person)
    if action in rules.possible(ticket, side):
        after = DO[action](ticket, by, side)
        assert (after.id, after.matter, after.asker) == (ticket.id, ticket.matter, ticket.asker)
        return
    if action is Action.CLAIM and ticket.owner and ticket.is_open:
        assert DO[action](ticket, by, side) == ticket
        return
    with pytest.raises(Invalid) as refused:
        DO[action](ticket, by, side)
    assert texts.STATES[ticket.state] in refused.value.message
    for possible in rules.possible(ticket, side):
        assert texts.ACTIONS[possible] in refused.value.message


@pytest.mark.parametrize("ticket", STANDINGS.values(), ids=STANDINGS)
def test_only_what_is_in_somebody_s_hands_has_an_owner(ticket):
    if ticket.state is State.NEW:
        assert ticket.owner == ""
    if ticket.state in (State.CLAIMED, State.WAITING, State.ANSWERED):
        assert ticket.owner
    assert (ticket.awaited is Awaited.NOBODY) == (ticket.state is not State.WAITING)


@pytest.mark.parametrize(
    "action", [Action.ASK_BACK, Action.ESCALATE, Action.ANSWER, Action.CLOSE, Action.CLAIM]
)
def test_what_another_has_is_left_alone(action):
    with pytest.raises(Invalid, match="佐藤"):
        DO[action](CLAIMED, SUZUKI, Side.DESK)


def test_somebody_else_may_take_over_after_a_release():
    assert rules.claim(rules.release(CLAIMED), SUZUKI).owner == "p2"


def test_working_on_a_new_ticket_takes_it():
    assert rules.ask_back(NEW, SATO).owner_name == "佐藤"


def test_the_asker_s_reply_gives_the_desk_time_again():
    after = rules.reply(ASKED_BACK, due_on=LATER)
    assert (after.state, after.owner, after.due_on) == (State.CLAIMED, "p1", LATER)
    assert rules.reply(CLAIMED, due_on=LATER) == CLAIMED


def test_a_municipality_reaches_the_ministry_through_its_prefecture_only():
    assert AT_PREFECTURE.tier is Tier.PREFECTURE
    assert (AT_PREFECTURE.state, AT_PREFECTURE.owner) == (State.NEW, "")
    assert WRITTEN_BACK.next_tier is Tier.PREFECTURE
    at_ministry = rules.escalate(AT_PREFECTURE, SUZUKI, outside=True, due_on=LATER)
    assert (at_ministry.tier, at_ministry.acting) == (Tier.MINISTRY, Tier.PREFECTURE)
    assert (at_ministry.state, at_ministry.awaited) == (State.WAITING, Awaited.TIER)


def test_a_letter_is_answered_by_whoever_brings_the_reply():
    assert (WRITTEN_BACK.state, WRITTEN_BACK.owner) == (State.CLAIMED, "p2")
    assert rules.answer(WRITTEN_BACK, SUZUKI).state is State.ANSWERED


def test_nothing_is_closed_without_an_answer_or_a_reason():
    with pytest.raises(Invalid, match=texts.REASON_MISSING):
        rules.close(CLAIMED, SATO, Side.DESK, reason="")
    assert rules.close(CLAIMED, SATO, Side.DESK, reason="重複").state is State.CLOSED


def test_a_reopened_ticket_goes_back_to_whoever_answered():
    assert rules.reopen(ANSWERED, Actor("a1", "203211"), Side.ASKER, due_on=LATER).owner == "p1"
    assert rules.reopen(CLOSED, SUZUKI, Side.DESK, due_on=LATER).owner == "p2"
    again = rules.reopen(rules.answer(WRITTEN_BACK, SUZUKI), SUZUKI, Side.DESK, due_on=LATER)
    assert (again.tier, again.outside, again.next_tier) == (Tier.MUNICIPALITY, False, Tier.PREFECTURE)
