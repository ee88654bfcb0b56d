"""Who may change an organisation's entries, and in whose name."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.ledger import Actor
from bot.domain.principal import Principal, Role
from bot.errors import Invalid, NotAllowed
from bot.texts import ledger as texts

_PREFECTURE_SUFFIX = "000"


@dataclass(frozen=True, slots=True)
class Person:
    """Who acts. `shared` says that several people use this sign-in: then `name` must be given."""

    principal: Principal
    name: str = ""
    shared: bool = False


def actor_for(person: Person, organisation: str) -> Actor:
    """Who is recorded for a change of `organisation`.

    Its own staff, its prefecture on its behalf, or the administrator. Raises
    `NotAllowed` for anybody else, `Invalid` where the name is missing.
    """
    principal = person.principal
    if not may_change(principal, organisation):
        known = principal.organisation is not None
        raise NotAllowed(texts.NOT_YOUR_ORGANISATION if known else texts.NOT_SIGNED_IN)
    if person.shared and not person.name.strip():
        raise Invalid(texts.NAME_MISSING)
    return Actor(principal.person, principal.organisation, person.name.strip())


def may_change(principal: Principal, organisation: str) -> bool:
    """Whether somebody may make entries for `organisation`."""
    if principal.organisation == organisation or Role.ADMINISTRATOR in principal.roles:
        return True
    return runs_prefecture(principal, organisation[:2])


def runs_prefecture(principal: Principal, number: str) -> bool:
    """Whether somebody acts for the prefecture of this two-digit number."""
    if Role.ADMINISTRATOR in principal.roles:
        return True
    code = principal.organisation or ""
    of_prefecture = code[:2] == number and code[2:5] == _PREFECTURE_SUFFIX
    return Role.PREFECTURE in principal.roles and of_prefecture


def check_prefecture(principal: Principal, number: str) -> None:
    """Raises `NotAllowed` for anybody but the prefecture's people and the administrator."""
    if not runs_prefecture(principal, number):
        raise NotAllowed(texts.NOT_YOUR_PREFECTURE)
