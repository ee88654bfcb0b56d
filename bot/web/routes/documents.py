"""What is indexed, for the administrator."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from bot.storage import generations
from bot.web.dependencies import Administrator, WebParts

router = APIRouter()


@router.get("/documents")
def documents(web: WebParts, visitor: Administrator) -> Response:
    """Every document, and every file that could not be read."""
    with web.parts.database.reading() as connection:
        served = generations.served(connection)
    records = sorted(web.parts.index.documents(), key=lambda r: (r.source, r.location))
    return web.pages.page(
        visitor,
        "documents.html",
        served=served,
        records=records,
        report=served.report if served else {},
    )
