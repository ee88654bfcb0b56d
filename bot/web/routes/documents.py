"""What is indexed and how it is doing, for the administrator."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.responses import Response

from bot.storage import generations, question_counts
from bot.texts import documents_page as texts
from bot.web import document_health
from bot.web.dependencies import Administrator, WebParts
from knowledge.calendars.office_hours import japan_date
from knowledge.text import clean

router = APIRouter()

_ROWS = 50


@router.get("/documents")
def documents(
    web: WebParts,
    visitor: Administrator,
    mark: str = "",
    text: str = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
) -> Response:
    """The documents that answer most first, `_ROWS` at a time; then every file that could not be read."""
    mark, text = mark if mark in texts.HEALTHS else "", clean(text).strip()
    with web.parts.database.reading() as connection:
        served = generations.served(connection)
        answers = question_counts.by_document(connection)
    everything = document_health.of(web.parts.index.documents(), answers, japan_date(web.parts.now()))
    found = [each for each in everything if (not mark or mark in each.marks) and each.says(text)]
    return web.pages.page(
        visitor,
        "documents.html",
        rows=found[(page - 1) * _ROWS : page * _ROWS],
        counts=document_health.counted(everything),
        mark=mark,
        text=text,
        query=urlencode({"mark": mark, "text": text}),
        page=page,
        more=len(found) > page * _ROWS,
        report=served.report if served else {},
    )
