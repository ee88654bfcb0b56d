"""Organisations that are reminded: known by the list, joined one by one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

import sqlalchemy as sa

import bot.data
from bot.domain import organisation_list
from bot.domain.organisation_code import is_code
from bot.errors import Invalid
from bot.reminders.planning import Planning
from bot.storage import deeds, organisations
from bot.storage.audit import LOCAL
from bot.storage.database import Database
from bot.storage.organisations import Imported, Organisation
from bot.texts import ledger as texts


def known(connection: sa.Connection) -> list[Organisation]:
    """Everybody; the list that ships is taken in at first use. Needs a writing connection."""
    found = organisations.listed(connection)
    if not found and organisations.import_list(connection, shipped()).added:
        found = organisations.listed(connection)
    return found


def add(
    database: Database,
    planning: Planning,
    code: str,
    *,
    tags: Iterable[str] = (),
    by: str = LOCAL,
    at: dt.datetime,
) -> Organisation:
    """Have an organisation reminded on its notice board from now on; `by` is who wants that.

    Raises `Invalid` for a code that cannot be one, `NotFound` for one that
    belongs to nobody. Adding twice changes nothing but the tags.
    """
    if not is_code(code):
        raise Invalid(texts.wrong_code(code))
    with database.writing() as connection:
        known(connection)
        joined = organisations.join(connection, code, tags=tags, at=at)
        planning.replan(connection, [joined.code], at=at)
        deeds.did(connection, by, "organisation.added", joined.code, at=at)
    return joined


def remove(database: Database, planning: Planning, code: str, *, by: str = LOCAL, at: dt.datetime) -> None:
    """Have it reminded no more; its ledger and history stay."""
    with database.writing() as connection:
        found = organisations.current(connection, code)
        organisations.leave(connection, found.code)
        planning.replan(connection, [found.code], at=at)
        deeds.did(connection, by, "organisation.removed", found.code, at=at)


def import_list(database: Database, planning: Planning, text: str, *, at: dt.datetime) -> Imported:
    """Bring the list of organisations up to date; merged ones are reminded under their new code."""
    listed = organisation_list.parse(text.splitlines())
    with database.writing() as connection:
        known(connection)
        imported = organisations.import_list(connection, listed)
    planning.run(database, at=at)
    return imported


def shipped() -> list[organisation_list.Listed]:
    """The list that comes with the project."""
    path = Path(bot.data.__file__).parent / "organisations.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return organisation_list.parse(lines)
