"""Past enquiries and the replies to them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import sqlalchemy as sa

from bot.domain import scope
from bot.domain.past_enquiry import Content, From, PastEnquiry
from bot.storage.schema.past_enquiries import past_enquiry as table


def add(connection: sa.Connection, new: PastEnquiry, *, by: str) -> None:
    """Keep one."""
    values = {
        **asdict(new.content),
        "number": new.number,
        "organisation": new.organisation,
        "scope": scope.of_organisation(new.organisation),
        "recorded_by": by,
        "recorded_at": new.recorded_at,
    }
    connection.execute(table.insert().values(values))


def remove(connection: sa.Connection, number: str, organisation: str) -> bool:
    """Delete one of an organisation; False where it has none of this number."""
    gone = table.delete().filter_by(number=number, organisation=organisation)
    return connection.execute(gone).rowcount > 0


def of_organisation(
    connection: sa.Connection, organisation: str, *, limit: int | None = None, offset: int = 0
) -> list[PastEnquiry]:
    """Those of an organisation, the newest reply first."""
    rows = _newest_first().where(table.c.organisation == organisation)
    return [_read(row) for row in connection.execute(rows.limit(limit).offset(offset))]


def listed(connection: sa.Connection) -> list[PastEnquiry]:
    """Those of every organisation, for the index."""
    return [_read(row) for row in connection.execute(_newest_first())]


def keys(connection: sa.Connection) -> list[tuple[str, str]]:
    """Number and scope of each."""
    return [tuple(row) for row in connection.execute(sa.select(table.c.number, table.c.scope))]


def _newest_first() -> sa.Select[Any]:
    return sa.select(table).order_by(table.c.replied_on.desc(), table.c.recorded_at.desc(), table.c.number)


def _read(row: sa.Row[Any]) -> PastEnquiry:
    values = {name: row._mapping[name] for name in Content.__slots__}
    content = Content(**{**values, "origin": From(row.origin)})
    return PastEnquiry(row.number, row.organisation, content, row.recorded_at)
