"""The audit trail, for the administrator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from bot.domain.principal import Principal
from bot.storage import audit_lists, deeds
from bot.storage.audit_lists import Row, Wanted
from bot.texts import audit_page as texts
from bot.web import spreadsheet
from bot.web.dependencies import Administrator, Web, WebParts
from bot.web.period import Period
from bot.web.render import japanese_minute

router = APIRouter()

_ROWS = 50
_HIGHEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Filter:
    """The fields as they are in the address of the page."""

    action: str = ""
    actor: str = ""
    since: str = ""
    until: str = ""

    @property
    def wanted(self) -> Wanted:
        """Which rows. Raises `Invalid` for what is no date."""
        period = Period(self.since, self.until)
        return Wanted(self.action, self.actor, period.start, period.end)

    @property
    def query(self) -> str:
        """For the address of a page; empty where nothing is filtered."""
        return urlencode({name: value for name, value in asdict(self).items() if value})


def _filter(
    action: str = "",
    actor: str = "",
    since: Annotated[str, Query(max_length=20)] = "",
    until: Annotated[str, Query(max_length=20)] = "",
) -> Filter:
    return Filter(action, actor, since, until)


Filtered = Annotated[Filter, Depends(_filter)]


@router.get("/audit")
def trail(
    web: WebParts,
    visitor: Administrator,
    chosen: Filtered,
    before: Annotated[int | None, Query(ge=1, le=_HIGHEST)] = None,
) -> Response:
    """Newest first, `_ROWS` at a time below a number."""
    with web.parts.database.reading() as connection:
        rows = audit_lists.page(connection, chosen.wanted, before=before, limit=_ROWS + 1)
        people = audit_lists.people(connection, {row.actor for row in rows})
        actions = audit_lists.actions(connection)
    return web.pages.page(
        visitor,
        "audit.html",
        rows=rows[:_ROWS],
        names={row.actor: texts.actor(*people.get(row.actor, (row.actor, ""))) for row in rows},
        actions=actions,
        filter=chosen,
        paged=before is not None,
        older=rows[_ROWS - 1].number if len(rows) > _ROWS else None,
    )


@router.get("/audit.csv")
def export(web: WebParts, visitor: Administrator, chosen: Filtered) -> Response:
    """Everything that matches, streamed."""
    lines = spreadsheet.streamed(texts.CSV_HEADER, _cells(web, visitor.principal, chosen.wanted))
    return spreadsheet.stream(lines, "audit")


def _cells(web: Web, who: Principal, wanted: Wanted) -> Iterator[tuple[object, ...]]:
    written = 0
    try:
        with web.parts.database.reading() as connection:
            for row in audit_lists.every(connection, wanted):
                written += 1
                yield _row(row)
    finally:
        # Also of an export that was cut off: these rows were given out.
        with web.parts.database.writing() as connection:
            deeds.exported(connection, who, "audit", written, at=web.parts.now())


def _row(row: Row) -> tuple[object, ...]:
    return row.number, japanese_minute(row.at), row.actor, texts.action(row.action), row.subject, row.scope
