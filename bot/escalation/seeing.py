"""What one person sees of a ticket, and the forms that they may open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.domain import ticket_rules
from bot.domain.principal import Principal
from bot.domain.sight import Sight, sight_of
from bot.domain.ticket import Action, Side, Ticket, Tier
from bot.errors import NotFound
from bot.escalation import desks, draft, forms
from bot.escalation.desks import Counter
from bot.escalation.forms import Form
from bot.escalation.opening import prefilled
from bot.escalation.payload import Standing, payload, visible
from bot.escalation.views import standing_of
from bot.storage import tickets
from bot.storage.ticket_views import View
from bot.storage.tickets import Event
from bot.texts import tickets as texts


@dataclass(frozen=True, slots=True)
class Seen:
    """A ticket before one person.

    `facts` are those of the messages (`payload`), without their buttons;
    `history` the rows that this person may read. `desk` is the tier on whose
    side of the counter they stand, None for the asker: a desk knows its own
    people by name. `sides` are those on which they may act, `may` the actions. `above` is the desk that it
    can be passed on to.
    """

    ticket: Ticket
    facts: dict[str, Any]
    history: list[Event]
    desk: Tier | None
    sides: frozenset[Side]
    may: dict[Action, Side]
    above: Counter | None

    @property
    def has_letter(self) -> bool:
        """Whether this person's desk has written to a tier that is reached by letter."""
        return self.ticket.outside and Side.DESK in self.sides

    @property
    def received(self) -> str:
        """What a tier that is reached by letter has written back and nobody has handed on."""
        return draft.answer(self.history) if self.ticket.outside else ""


def visible_ticket(connection: sa.Connection, principal: Principal, name: str) -> Ticket:
    """A ticket by its id or number; raises `NotFound` also where it is not for this person."""
    ticket = tickets.by_id(connection, name) or tickets.by_number(connection, name)
    if ticket is None or not sight_of(principal).sees(ticket):
        raise NotFound(texts.NOT_FOUND)
    return ticket


def see(connection: sa.Connection, principal: Principal, name: str) -> Seen:
    """Everything that a person may know of a ticket; raises `NotFound`."""
    ticket = visible_ticket(connection, principal, name)
    standing, sight = standing_of(connection, ticket), sight_of(principal)
    side, tier = _vantage(sight, ticket)
    above = ticket.next_tier
    return Seen(
        ticket,
        _facts(standing, View(ticket.id, "", side, tier)),
        visible(standing.history, side, tier),
        desk=tier if side is Side.DESK else None,
        sides=sight.sides(ticket),
        may=_may(sight, ticket),
        above=desks.counter(connection, ticket.organisation, above) if above else None,
    )


def is_ticket(button: str) -> bool:
    """Whether a button is 「人に聞く」 or one of a ticket's."""
    family = button.partition(":")[0]
    return family == forms.ASK_PERSON or family in _ACTIONS


def form_of(connection: sa.Connection, principal: Principal, button: str, *, name: str = "") -> Form | None:
    """The form behind a button, None where a press alone does it; `name` is the person's.

    Raises `NotFound` for what is not this person's or not one of our buttons.
    """
    family, _, subject = button.partition(":")
    if family == forms.ASK_PERSON:
        matter = prefilled(connection, principal, subject) if subject else forms.NOTHING
        return forms.ask_person(matter, subject, name)
    action = _ACTIONS.get(family)
    if action is None:
        raise NotFound(texts.UNKNOWN_ACTION, button)
    seen = see(connection, principal, subject)
    return form(seen, action) if action.value in texts.TEXTS else None


def form(seen: Seen, action: Action) -> Form:
    """The form of an action that needs words."""
    begins = ""
    if action is Action.ESCALATE:
        begins = draft.enquiry(seen.ticket, seen.history)
    elif action is Action.ANSWER:
        begins = seen.received
    letter = bool(seen.received) if action is Action.ANSWER else bool(seen.above and seen.above.outside)
    desk = seen.above.name if seen.above else ""
    return forms.of_action(action, seen.ticket.id, begins=begins, desk=desk, letter=letter)


def _vantage(sight: Sight, ticket: Ticket) -> tuple[Side, Tier]:
    """Where somebody looks from: the desk above sees what came to it, the asker no names of the desk."""
    if sight.from_above(ticket):
        return Side.DESK, Tier.PREFECTURE
    at_desk = sight.everything or sight.desk
    return (Side.DESK if at_desk else Side.ASKER), desks.first_tier(ticket.organisation)


def _may(sight: Sight, ticket: Ticket) -> dict[Action, Side]:
    """What this person may do now; as the asker where both sides may."""
    sides = [side for side in (Side.DESK, Side.ASKER) if side in sight.sides(ticket)]
    return {action: side for side in sides for action in ticket_rules.possible(ticket, side)}


def _facts(standing: Standing, view: View) -> dict[str, Any]:
    return {**payload(standing, view), "actions": []}


_ACTIONS = {f"ticket_{action}": action for action in Action if action is not Action.OPEN}
