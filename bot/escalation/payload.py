"""What a message about a ticket says, as JSON data: every channel renders the same facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain import ticket_rules
from bot.domain.ticket import Action, Side, Ticket, Tier
from bot.storage.ticket_views import View
from bot.storage.tickets import Event

KIND = "ticket"
SHOWN = 10
"""How many rows of the history a message carries; the page has them all."""

_PLAIN = frozenset({Action.CLAIM, Action.RELEASE, Action.WITHDRAW})
"""Actions for which nothing has to be written."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A ticket with its history and the names to show; `desk` is the one that acts now."""

    ticket: Ticket
    history: Sequence[Event]
    organisation: str
    desk: str


def payload(standing: Standing, view: View) -> dict[str, Any]:
    """What the message of a view says now.

    `role` is desk or asker; `news` the action that it tells of, with `text`;
    `reason` why it was sent again (unclaimed, late, unanswered). `actions`
    are the buttons: `<code>:<ticket>`, and whether a text goes with them.
    """
    ticket = standing.ticket
    seen = visible(standing.history, view.side, view.tier)
    told = next((each for each in seen if each.number == view.event), None)
    return {
        "ticket": ticket.id,
        "number": ticket.number,
        "role": view.side.value,
        "reason": view.reason,
        "state": ticket.state.value,
        "awaited": ticket.awaited.value,
        "tier": ticket.tier.value,
        "outside": ticket.outside,
        "priority": ticket.priority.value,
        "due_on": ticket.due_on.isoformat(),
        "organisation": ticket.organisation,
        "organisation_name": standing.organisation,
        "desk": standing.desk,
        "news": told.action.value if told else "",
        "text": told.text if told else "",
        **_asked(ticket, view, seen),
        "answer": _said(last_answer(seen)),
        "history": [_said(each) for each in seen[-SHOWN:]],
        "actions": [_button(action, ticket) for action in _actions(ticket, view)],
    }


def visible(history: Sequence[Event], side: Side, tier: Tier) -> list[Event]:
    """The rows that somebody sees: a desk above sees what was passed on to it and what came after."""
    if side is Side.ASKER or tier is Tier.MUNICIPALITY:
        return list(history)
    passed = [each.number for each in history if each.action is Action.ESCALATE and each.acting is tier.below]
    return [each for each in history if each.number >= passed[0]] if passed else list(history)


def _asked(ticket: Ticket, view: View, seen: Sequence[Event]) -> dict[str, str]:
    """The matter; a desk above reads what was confirmed for it, and nothing else."""
    at_desk = view.side is Side.DESK
    owner = ticket.owner_name if at_desk and view.tier is ticket.acting else ""
    if at_desk and seen[0].action is Action.ESCALATE:
        return {"question": seen[0].text, "found": "", "missing": "", "asker": "", "owner": owner}
    matter = ticket.matter
    return {
        "question": matter.question,
        "found": matter.found,
        "missing": matter.missing,
        "asker": ticket.asker_name,
        "owner": owner,
    }


def _actions(ticket: Ticket, view: View) -> tuple[Action, ...]:
    if view.side is Side.DESK and view.tier is not ticket.acting:
        return ()
    return ticket_rules.possible(ticket, view.side)


def button_id(action: Action, ticket: Ticket) -> str:
    """The id of a button: what it does with which ticket."""
    return f"ticket_{action.value}:{ticket.id}"


def _button(action: Action, ticket: Ticket) -> dict[str, Any]:
    return {
        "action": action.value,
        "id": button_id(action, ticket),
        "text": action not in _PLAIN,
    }


def last_answer(seen: Sequence[Event]) -> Event | None:
    """The answer that counts, or None before there is one."""
    return next((each for each in reversed(seen) if each.action is Action.ANSWER), None)


def _said(event: Event | None) -> dict[str, Any] | None:
    """A row of the history by what both sides may read: the desk's name, never a person's."""
    if event is None:
        return None
    return {
        "action": event.action.value,
        "side": event.side.value,
        "by": event.desk if event.side is Side.DESK else "",
        "text": event.text,
        "at": event.at.isoformat(),
    }
