"""Which tickets somebody sees, and on which side of the counter they stand."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.principal import Principal, Role
from bot.domain.ticket import Side, Ticket, Tier

_OF_PREFECTURE = "000"
"""Digits three to five of a prefecture's code; a municipality has its number there."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What one person sees; every other ticket does not exist for them.

    Their own tickets of their present `organisation`; with `desk` all tickets
    of that organisation; those that reached the desk of `prefecture` (two
    digits); or `everything` in the installation.
    """

    person: str
    organisation: str
    desk: bool = False
    prefecture: str = ""
    everything: bool = False

    def sees(self, ticket: Ticket) -> bool:
        """Whether a ticket exists for this person."""
        if self.everything:
            return True
        own = ticket.organisation == self.organisation and (self.desk or ticket.asker == self.person)
        return own or self._reached(ticket)

    def sides(self, ticket: Ticket) -> frozenset[Side]:
        """Where this person may act on a ticket that they see."""
        asked = ticket.asker == self.person and (self.everything or ticket.organisation == self.organisation)
        sides = {Side.ASKER: asked, Side.DESK: self._is_desk_of(ticket)}
        return frozenset(side for side, stands in sides.items() if stands)

    def from_above(self, ticket: Ticket) -> bool:
        """Whether this person sees only what was passed on: the prefecture's desk of a town's ticket."""
        return not self.everything and ticket.organisation != self.organisation

    def _is_desk_of(self, ticket: Ticket) -> bool:
        if self.everything:
            return True
        if ticket.acting is Tier.MUNICIPALITY or is_prefecture(ticket.organisation):
            return self.desk and ticket.organisation == self.organisation
        return self._reached(ticket)

    def _reached(self, ticket: Ticket) -> bool:
        return ticket.prefecture == self.prefecture and ticket.acting is not Tier.MUNICIPALITY


def sight_of(principal: Principal) -> Sight:
    """What a principal sees by their roles of this moment."""
    code = principal.organisation or ""
    prefectural = Role.PREFECTURE in principal.roles and is_prefecture(code)
    return Sight(
        principal.person,
        code,
        desk=Role.DESK in principal.roles,
        prefecture=code[:2] if prefectural else "",
        everything=Role.ADMINISTRATOR in principal.roles,
    )


def is_prefecture(code: str) -> bool:
    """Whether this is the code of one of the 47."""
    return code[2:5] == _OF_PREFECTURE
