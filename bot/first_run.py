"""What is asked once: whose installation this is, and who takes questions over."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from bot.errors import Invalid
from bot.storage import drafts, organisations, preferences
from bot.storage.organisations import Organisation
from bot.texts import first_run as texts
from knowledge.text import clean

_JAPAN = ZoneInfo("Asia/Tokyo")
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Desk:
    """Who takes over a question that the documents do not answer; any field may be empty."""

    name: str = ""
    phone: str = ""
    mail: str = ""


@dataclass(frozen=True, slots=True)
class Installation:
    """Whose installation this is. Reminders begin with what is due after `installed_on`."""

    organisation: Organisation
    desk: Desk
    installed_on: dt.date


def installation(connection: sa.Connection) -> Installation | None:
    """What was said at the first run, or None before it."""
    code = preferences.get(connection, "organisation")
    if code is None:
        return None
    return Installation(
        organisations.current(connection, code),
        Desk(**preferences.get(connection, "desk")),
        dt.date.fromisoformat(preferences.get(connection, "installed_on")),
    )


def save(
    connection: sa.Connection, *, code: str, desk: Desk, population: int | None = None, at: dt.datetime
) -> Installation:
    """Keep the answers; the organisation is reminded from now on.

    `population` (persons) stays as it was where it is None, and is forgotten where it is 0.

    Raises `NotFound` for an unknown code and `Invalid` for a desk that nobody
    could reach. The day of installation stays what it was at the first time.
    """
    desk = reachable(desk)
    before = installation(connection)
    joined = organisations.join(connection, code, at=at)
    if before and before.organisation.code != joined.code:
        organisations.leave(connection, before.organisation.code)
    installed_on = before.installed_on if before else at.astimezone(_JAPAN).date()
    if population is not None:
        joined = organisations.state_population(connection, joined.code, population)
    values = {"organisation": joined.code, "prefecture": joined.prefecture, "desk": asdict(desk)}
    for name, value in {**values, "installed_on": installed_on.isoformat()}.items():
        preferences.set_to(connection, name, value, at=at)
    drafts.adopt(connection, joined.code)
    return Installation(joined, desk, installed_on)


def reachable(desk: Desk) -> Desk:
    """The desk as it is kept. Raises `Invalid` where nobody could reach it."""
    name, phone, mail = (" ".join(clean(value).split()) for value in (desk.name, desk.phone, desk.mail))
    if max(map(len, (name, phone, mail))) > _LONGEST:
        raise Invalid(texts.too_long(_LONGEST))
    if mail and ("@" not in mail.strip("@") or " " in mail):
        raise Invalid(texts.WRONG_MAIL)
    if name and not (phone or mail):
        raise Invalid(texts.UNREACHABLE)
    return Desk(name, phone, mail)
