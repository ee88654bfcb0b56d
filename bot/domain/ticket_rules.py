"""What may become of a ticket.

Pure rules. Each change takes a ticket and gives the new one, or raises
`Invalid` with a sentence that says what is possible instead.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from bot.domain.ledger import Actor
from bot.domain.ticket import OPEN, Action, Awaited, Side, State, Ticket
from bot.errors import Invalid
from bot.texts import tickets as texts

_WORK = (Action.ASK_BACK, Action.ANSWER, Action.ESCALATE)
_DESK = {
    State.NEW: (Action.CLAIM, *_WORK, Action.RECEIVE, Action.CLOSE),
    State.CLAIMED: (*_WORK, Action.RECEIVE, Action.RELEASE, Action.CLOSE),
    State.ANSWERED: (Action.CLOSE, Action.REOPEN),
    State.CLOSED: (Action.REOPEN,),
    State.WITHDRAWN: (),
}
_WAITING = {
    Awaited.ASKER: (Action.ANSWER, Action.ESCALATE, Action.RECEIVE, Action.RELEASE, Action.CLOSE),
    Awaited.TIER: (Action.RECEIVE, Action.ANSWER, Action.CLOSE),
}
_ASKER = {
    **dict.fromkeys(OPEN, (Action.REPLY, Action.WITHDRAW)),
    State.ANSWERED: (Action.CLOSE, Action.REOPEN),
    State.CLOSED: (Action.REOPEN,),
    State.WITHDRAWN: (),
}

_OF_ASKER = frozenset({Action.OPEN, Action.REPLY, Action.WITHDRAW})
_OF_BOTH = frozenset({Action.CLOSE, Action.REOPEN})


def sides(action: Action) -> tuple[Side, ...]:
    """Who does such a thing, whatever the state."""
    if action in _OF_BOTH:
        return (Side.ASKER, Side.DESK)
    return (Side.ASKER,) if action in _OF_ASKER else (Side.DESK,)


def possible(ticket: Ticket, side: Side) -> tuple[Action, ...]:
    """What this side may do now, the most likely first."""
    if side is Side.ASKER:
        return _ASKER[ticket.state]
    actions = _WAITING[ticket.awaited] if ticket.state is State.WAITING else _DESK[ticket.state]
    return tuple(action for action in actions if _applies(ticket, action))


def claim(ticket: Ticket, by: Actor) -> Ticket:
    """担当する; asked of a ticket that one has already, nothing changes."""
    if ticket.owner == by.person and ticket.is_open:
        return ticket
    if ticket.owner and ticket.is_open:
        raise Invalid(texts.owned(ticket.owner_name))
    _check(ticket, Action.CLAIM, Side.DESK)
    return _had_by(replace(ticket, state=State.CLAIMED), by)


def release(ticket: Ticket) -> Ticket:
    """担当を外す: anybody of the desk may, because the owner may be away."""
    _check(ticket, Action.RELEASE, Side.DESK)
    return replace(ticket, state=State.NEW, owner="", owner_name="", awaited=Awaited.NOBODY)


def ask_back(ticket: Ticket, by: Actor) -> Ticket:
    """質問者に聞き返す."""
    _check(ticket, Action.ASK_BACK, Side.DESK)
    return replace(_worked_on(ticket, by), state=State.WAITING, awaited=Awaited.ASKER)


def reply(ticket: Ticket, *, due_on: dt.date) -> Ticket:
    """The asker adds something; where it was waited for, the desk has until `due_on` again."""
    _check(ticket, Action.REPLY, Side.ASKER)
    if ticket.awaited is not Awaited.ASKER:
        return ticket
    due_on = max(ticket.due_on, due_on)
    return replace(ticket, state=State.CLAIMED, awaited=Awaited.NOBODY, due_on=due_on)


def escalate(ticket: Ticket, by: Actor, *, outside: bool, due_on: dt.date) -> Ticket:
    """Give it to the next tier: to a desk that works here, or by letter (`outside`)."""
    _check(ticket, Action.ESCALATE, Side.DESK)
    tier = ticket.next_tier or ticket.tier
    passed = replace(_worked_on(ticket, by), tier=tier, outside=outside, due_on=due_on)
    if outside:
        return replace(passed, state=State.WAITING, awaited=Awaited.TIER)
    return replace(passed, state=State.NEW, owner="", owner_name="", awaited=Awaited.NOBODY)


def receive(ticket: Ticket, by: Actor) -> Ticket:
    """What a tier wrote back has arrived; whoever brings it has the ticket now."""
    _check(ticket, Action.RECEIVE, Side.DESK)
    return _had_by(replace(ticket, state=State.CLAIMED, awaited=Awaited.NOBODY), by)


def answer(ticket: Ticket, by: Actor) -> Ticket:
    """回答する."""
    _check(ticket, Action.ANSWER, Side.DESK)
    return replace(_worked_on(ticket, by), state=State.ANSWERED, awaited=Awaited.NOBODY)


def close(ticket: Ticket, by: Actor, side: Side, *, reason: str) -> Ticket:
    """完了; without an answer it needs a reason."""
    _check(ticket, Action.CLOSE, side)
    if not ticket.is_open:
        return replace(ticket, state=State.CLOSED)
    if not reason:
        raise Invalid(texts.REASON_MISSING)
    return replace(_worked_on(ticket, by), state=State.CLOSED, awaited=Awaited.NOBODY)


def reopen(ticket: Ticket, by: Actor, side: Side, *, due_on: dt.date) -> Ticket:
    """もう一度: with whoever answered or closed it, or with the one of the desk who takes it up."""
    _check(ticket, Action.REOPEN, side)
    again = replace(ticket, state=State.CLAIMED, tier=ticket.acting, outside=False, due_on=due_on)
    return _had_by(again, by) if side is Side.DESK else again


def withdraw(ticket: Ticket) -> Ticket:
    """取下げ, by the asker."""
    _check(ticket, Action.WITHDRAW, Side.ASKER)
    return replace(ticket, state=State.WITHDRAWN, awaited=Awaited.NOBODY)


def _applies(ticket: Ticket, action: Action) -> bool:
    if action is Action.ESCALATE:
        return ticket.next_tier is not None
    return ticket.outside if action is Action.RECEIVE else True


def _check(ticket: Ticket, action: Action, side: Side) -> None:
    allowed = possible(ticket, side)
    if action not in allowed:
        raise Invalid(texts.not_possible(action, ticket.state, allowed))


def _worked_on(ticket: Ticket, by: Actor) -> Ticket:
    """The ticket in the hands of whoever works on it; nobody works on what another has."""
    if ticket.owner not in ("", by.person):
        raise Invalid(texts.owned(ticket.owner_name))
    return _had_by(ticket, by)


def _had_by(ticket: Ticket, by: Actor) -> Ticket:
    return replace(ticket, owner=by.person, owner_name=by.name)
