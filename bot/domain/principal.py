"""Who asks, for which organisation, with which roles."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain import scope


class Role(StrEnum):
    """What a person may do, beyond reading."""

    ASKER = "asker"
    DESK = "desk"
    PREFECTURE = "prefecture"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class Principal:
    """A person as resolved at the edge from (channel, workspace, external id).

    `person` is a pseudonym, never a name. Somebody unknown has no organisation
    and may ask; the answer then comes from shared documents.
    """

    person: str
    channel: str
    workspace: str = ""
    organisation: str | None = None
    roles: frozenset[Role] = field(default=frozenset({Role.ASKER}))

    @property
    def scopes(self) -> frozenset[str]:
        """The scopes this person may see."""
        return scope.visible_to(self.organisation)

    def may(self, role: Role) -> bool:
        """Whether this person has the role; an administrator has every role."""
        return role in self.roles or Role.ADMINISTRATOR in self.roles
