"""Who a tier's desk is for an organisation, and whether it works here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import sqlalchemy as sa

from bot.dialogue.who import external_id_of
from bot.domain.mail_address import is_mail_address
from bot.domain.organisation_code import check_digit
from bot.domain.sight import is_prefecture
from bot.domain.ticket import Tier
from bot.errors import Invalid
from bot.ports import Destination
from bot.storage import desks, organisations, preferences
from bot.storage.desks import LETTER, Desk
from bot.texts import ticket_lines as lines
from bot.texts import tickets as texts

_BY_MAIL = "mail"
_NO_DESK_THERE = frozenset({"board", "console", "web"})
"""Channels of our own that show no tickets; `page` says that a desk reads there."""


@dataclass(frozen=True, slots=True)
class Counter:
    """The desk of one tier for one organisation.

    `name` is what askers read. `outside` says that it is reached by letter or
    mail, at `mail` where that is known. `places` are where its messages go;
    without any it reads on the page.
    """

    tier: Tier
    name: str
    outside: bool
    places: tuple[Destination, ...] = ()
    mail: str = ""


def counter(connection: sa.Connection, organisation: str, tier: Tier) -> Counter:
    """The desk of a tier, as it is set up now; with nothing set up the near ones read on the page."""
    code = organisation if tier is Tier.MUNICIPALITY else prefecture_of(organisation)
    known = desks.at(connection, code, tier)
    return Counter(
        tier,
        name=next((each.name for each in known if each.name), "") or _name(connection, code, tier),
        outside=_is_outside(connection, organisation, code, tier, known),
        places=tuple(each.place for each in known if each.is_written_to),
        mail=next((each.address for each in known if each.channel == LETTER), ""),
    )


def set_up(connection: sa.Connection, new: Desk, *, at: dt.datetime) -> None:
    """Have a desk read at a place.

    Raises `NotFound` for an unknown organisation, and `Invalid` for a tier that
    is not that organisation's and for a place that nothing can be sent to.
    """
    known = organisations.current(connection, new.organisation)
    if is_prefecture(known.code) == (new.tier is Tier.MUNICIPALITY):
        raise Invalid(lines.WRONG_TIER)
    if new.tier is Tier.MINISTRY and new.channel != LETTER:
        raise Invalid(lines.BY_LETTER)
    if new.channel in _NO_DESK_THERE or (new.is_written_to and not new.address):
        raise Invalid(lines.WRONG_CHANNEL)
    if new.channel == _BY_MAIL and not is_mail_address(new.address):
        raise Invalid(lines.WRONG_ADDRESS)
    desks.add(connection, replace(as_kept(new), organisation=known.code), at=at)


def as_kept(desk: Desk) -> Desk:
    """A place as it is kept: a mailbox is the same however its address is written."""
    return replace(desk, address=external_id_of(desk.channel, desk.address))


def prefecture_of(organisation: str) -> str:
    """The code of the prefecture in which an organisation lies."""
    digits = f"{organisation[:2]}000"
    return digits + check_digit(digits)


def first_tier(organisation: str) -> Tier:
    """Where its questions begin: a prefecture's own are its own desk's."""
    return Tier.PREFECTURE if is_prefecture(organisation) else Tier.MUNICIPALITY


def _is_outside(
    connection: sa.Connection, organisation: str, code: str, tier: Tier, known: list[Desk]
) -> bool:
    if tier is Tier.MINISTRY:
        return True
    if tier is Tier.MUNICIPALITY or organisation == code:
        return False
    works_here = any(each.channel != LETTER for each in known)
    return not works_here and preferences.get(connection, "organisation") != code


def _name(connection: sa.Connection, code: str, tier: Tier) -> str:
    if tier is Tier.MINISTRY:
        return texts.MINISTRY_DESK
    if preferences.get(connection, "organisation") == code:
        named: str = preferences.get(connection, "desk")["name"]
        if named:
            return named
    known = organisations.by_code(connection, code)
    return texts.desk_of(known.name if known else code)
