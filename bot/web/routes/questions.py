"""The log of questions, for the administrator."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import sqlalchemy as sa
from fastapi import APIRouter
from starlette.responses import Response

from bot.domain.principal import Principal
from bot.errors import NotFound
from bot.storage import deeds, organisations, question_lists, questions
from bot.storage.question_lists import Listed, Wanted
from bot.texts import questions_page as texts
from bot.texts import service as service_texts
from bot.texts import web as web_texts
from bot.web import spreadsheet
from bot.web.dependencies import Administrator, Web, WebParts
from bot.web.question_filter import Filtered, mark_after, mark_of
from bot.web.render import japanese_minute

router = APIRouter()

_ROWS = 50


@router.get("/questions")
def log(web: WebParts, visitor: Administrator, chosen: Filtered, after: str = "") -> Response:
    """What nobody answered first, then the newest; `_ROWS` at a time after a place of the list."""
    wanted, mark = chosen.wanted, mark_of(after)
    with web.parts.database.reading() as connection:
        found = question_lists.page(connection, wanted, after=mark, limit=_ROWS + 1)
        channels = question_lists.channels(connection)
        names = _names(connection)
    rows = found.rows
    return web.pages.page(
        visitor,
        "questions.html",
        rows=rows[:_ROWS],
        total=found.total,
        filter=chosen,
        channels=channels,
        names=names,
        paged=mark is not None,
        older=urlencode({"after": mark_after(rows[_ROWS - 1])}) if len(rows) > _ROWS else "",
    )


@router.get("/questions.csv")
def export(web: WebParts, visitor: Administrator, chosen: Filtered) -> Response:
    """Everything that matches, streamed; nobody is named."""
    lines = spreadsheet.streamed(texts.CSV_HEADER, _cells(web, visitor.principal, chosen.wanted))
    return spreadsheet.stream(lines, "questions")


@router.get("/questions/{question}")
def one(web: WebParts, visitor: Administrator, question: str) -> Response:
    """One question with its answer and what was said of it."""
    with web.parts.database.reading() as connection:
        row = questions.by_id(connection, question)
        said = question_lists.judgements(connection, question)
        names = _names(connection)
    if row is None:
        raise NotFound(service_texts.NOT_FOUND)
    turn = web.turns.one(visitor, question)
    return web.pages.page(visitor, "question.html", row=row, turn=turn, said=said, names=names)


def _names(connection: sa.Connection) -> dict[str, str]:
    codes = question_lists.organisations(connection)
    return dict.fromkeys(codes, "") | {
        each.code: each.name for each in organisations.by_codes(connection, codes)
    }


def _cells(web: Web, who: Principal, wanted: Wanted) -> Iterator[tuple[object, ...]]:
    written = 0
    try:
        with web.parts.database.reading() as connection:
            for row in question_lists.every(connection, wanted):
                written += 1
                yield _row(row)
    finally:
        # Also of an export that was cut off: these rows were given out.
        with web.parts.database.writing() as connection:
            deeds.exported(connection, who, "questions", written, at=web.parts.now())


def _row(row: Listed) -> tuple[object, ...]:
    return (
        japanese_minute(row.asked_at),
        web_texts.STATUSES.get(row.status, row.status),
        web_texts.CHANNELS.get(row.channel, row.channel),
        row.organisation or "",
        row.text,
        row.conclusion,
        row.helpful,
        row.unhelpful,
    )
