"""The log of questions, for the administrator."""

from __future__ import annotations

import datetime as dt
from itertools import islice
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.responses import Response

from bot.storage import questions as stored
from bot.texts import web as texts
from bot.web.dependencies import Administrator, WebParts
from knowledge.text import clean

router = APIRouter()

_ROWS = 50


@router.get("/questions")
def log(
    web: WebParts,
    visitor: Administrator,
    status: str = "",
    text: str = "",
    before: dt.datetime | None = None,
) -> Response:
    """Newest first, `_ROWS` at a time; `before` is the instant of the last row shown."""
    status, text = status if status in texts.STATUSES else "", clean(text).strip()
    with web.parts.database.reading() as connection:
        matching = stored.listed(
            connection, status=status or None, text=text, before=_aware(before) if before else None
        )
        rows = list(islice(matching, _ROWS + 1))
    older = ""
    if len(rows) > _ROWS:
        last = rows[_ROWS - 1].asked_at.isoformat()
        older = "/questions?" + urlencode({"status": status, "text": text, "before": last})
    return web.pages.page(
        visitor,
        "questions.html",
        rows=rows[:_ROWS],
        status=status,
        text=text,
        older=older,
        paged=before is not None,
    )


def _aware(instant: dt.datetime) -> dt.datetime:
    return instant if instant.tzinfo else instant.replace(tzinfo=dt.UTC)
