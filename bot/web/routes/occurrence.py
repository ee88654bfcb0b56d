"""One duty of one organisation in one cycle: what is known, what was done, what can be done."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from bot.errors import NotAllowed, NotFound
from bot.reminders import rights
from bot.reminders.outlook import Key
from bot.storage import ledger, organisations, reminders
from bot.texts import board as texts
from bot.texts import ledger as ledger_texts
from bot.web.dependencies import Web, WebParts
from bot.web.forms import Forms
from bot.web.member import AnyMember, Member

router = APIRouter()


@router.get("/occurrence/{organisation}/{duty}/{cycle}")
def show(
    web: WebParts, member: AnyMember, organisation: str, duty: str, cycle: str, said: str = ""
) -> Response:
    """The page of one occurrence."""
    return page(web, member, Key(organisation, duty, cycle), said=web.sessions.said(said))


def page(
    web: Web,
    member: Member,
    key: Key,
    *,
    said: str = "",
    problem: str = "",
    typed: Mapping[str, str] | None = None,
    failed: str = "",
) -> Response:
    """The occurrence, with a `problem` in the form `failed` and what was `typed` in it.

    A prefecture sees the states of its town, not the notes.
    """
    if not rights.may_change(member.principal, key.organisation):
        raise NotAllowed(texts.NOT_YOURS)
    at = web.parts.now()
    calendar = web.parts.reminders.outlooks.hours.calendar
    return web.pages.page(
        member.visitor,
        "occurrence.html",
        code=400 if problem else 200,
        member=member,
        own=key.organisation == member.organisation.code,
        forms=Forms(member, calendar, at, typed=typed or {}, failed=failed),
        said=said,
        problem=problem,
        **_known(web, key, at),
    )


def _known(web: Web, key: Key, at: dt.datetime) -> dict[str, Any]:
    """Everything that is stored about the occurrence."""
    with web.parts.database.reading() as connection:
        lines = web.standings.ledger(connection, key.organisation, at=at)
        line = next((each for each in lines if each.key == key), None)
        if line is None:
            raise NotFound(ledger_texts.unknown_occurrence(key.duty, key.cycle))
        rows = reminders.of_organisation(connection, key.organisation)
        return {
            "line": line,
            "organisation": organisations.current(connection, key.organisation),
            "history": ledger.history(connection, key.organisation, key.duty, key.cycle),
            "sent": [row for row in rows if (row.duty, row.cycle) == (key.duty, key.cycle)],
        }
