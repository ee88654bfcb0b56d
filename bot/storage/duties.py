"""What organisations and prefectures add to the catalogue: dates and duties of their own."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from bot.domain import scope
from bot.storage.schema.duties import entered_date, own_duty
from bot.storage.write import put

EVERYONE = ""
"""The area of a date that holds for every organisation."""


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date for one cycle of a duty.

    `area` is EVERYONE, a prefecture's two digits or one organisation's code;
    `issuer` is national, prefecture or own. `revision` grows with each
    correction.
    """

    duty: str
    cycle: str
    area: str
    issuer: str
    due_on: dt.date
    entered_on: dt.date
    entered_by: str
    until: dt.time | None = None
    firm: bool = True
    opens_on: dt.date | None = None
    wording: str = ""
    revision: int = 1


def enter(connection: sa.Connection, row: DateRow) -> int:
    """Enter or correct a date; gives the revision that it now has.

    The same date again is no correction.
    """
    known = connection.execute(sa.select(entered_date).where(_same(row))).mappings().first()
    if known and all(known[name] == getattr(row, name) for name in ("due_on", "until", "opens_on")):
        return int(known["revision"])
    values = {name: getattr(row, name) for name in DateRow.__slots__}
    values["revision"] = known["revision"] + 1 if known else 1
    put(connection, entered_date, {**values, "scope": _scope(row.area)})
    return int(values["revision"])


def entered(connection: sa.Connection) -> list[DateRow]:
    """Every date that was entered, of those for one round the later entry later."""
    order = ("duty", "cycle", "area", "entered_on", "issuer")
    rows = sa.select(*(entered_date.c[name] for name in DateRow.__slots__)).order_by(
        *(entered_date.c[name] for name in order)
    )
    return [DateRow(**row._mapping) for row in connection.execute(rows)]


def set_own(
    connection: sa.Connection,
    *,
    organisation: str,
    duty: str,
    definition: dict[str, Any],
    by: str,
    at: dt.datetime,
) -> None:
    """Keep a duty that an organisation added for itself."""
    values = {"organisation": organisation, "duty": duty, "definition": definition, "set_by": by}
    put(connection, own_duty, {**values, "scope": scope.of_organisation(organisation), "set_at": at})


def remove_own(connection: sa.Connection, *, organisation: str, duty: str) -> bool:
    """Forget an own duty; False where there is none."""
    mine = sa.and_(own_duty.c.organisation == organisation, own_duty.c.duty == duty)
    return connection.execute(own_duty.delete().where(mine)).rowcount == 1


def own(connection: sa.Connection) -> dict[str, dict[str, dict[str, Any]]]:
    """Organisation → duty → definition."""
    found: dict[str, dict[str, dict[str, Any]]] = {}
    rows = sa.select(own_duty.c.organisation, own_duty.c.duty, own_duty.c.definition)
    for organisation, duty, definition in connection.execute(rows):
        found.setdefault(organisation, {})[duty] = definition
    return found


def _same(row: DateRow) -> sa.ColumnElement[bool]:
    names = ("duty", "cycle", "area", "issuer")
    return sa.and_(*(entered_date.c[name] == getattr(row, name) for name in names))


def _scope(area: str) -> str:
    if area == EVERYONE:
        return scope.SHARED
    return scope.of_prefecture(area) if len(area) == 2 else scope.of_organisation(area)
