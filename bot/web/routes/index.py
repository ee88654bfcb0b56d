"""Generations of the index: which is served, what changed, a new one, and going back."""

from __future__ import annotations

import uuid
from typing import Any

from fastapi import APIRouter, Depends
from starlette.responses import Response

from bot.administration import generations as changes
from bot.dialogue import reindex_wish
from bot.errors import Invalid, NotFound
from bot.storage import generations
from bot.storage.generations import GenerationRow
from bot.texts import index_page as texts
from bot.texts import reindex as report_texts
from bot.web import confirming
from bot.web.confirming import Change
from bot.web.dependencies import Administrator, FormFields, Web, WebParts, checked_form
from bot.web.render import japanese_minute
from bot.web.visitor import Visitor

router = APIRouter()

_HERE = "/index"


@router.get("/index")
def overview(web: WebParts, visitor: Administrator, said: str = "") -> Response:
    """The kept generations, and how the last reindex stands."""
    return _page(web, visitor, said=web.sessions.said(said))


@router.get("/index/progress")
def progress(web: WebParts, visitor: Administrator) -> dict[str, Any]:
    """For the script: whether a reindex is under way, and the fragment that tells of it."""
    with web.parts.database.reading() as connection:
        standing = reindex_wish.standing(connection)
    html = web.pages.fragment("index_progress.html", visitor=visitor, standing=standing)
    return {"under_way": bool(standing and standing.under_way), "html": html}


@router.post("/index/build", dependencies=[Depends(checked_form)])
def build(web: WebParts, visitor: Administrator, typed: FormFields) -> Response:
    """Ask for a new generation; the same form sent twice asks once."""
    key = f"web:reindex:{visitor.session.visitor}:{typed.get('form', '')}"
    try:
        changes.wish(web.parts.database, visitor.principal.person, key, at=web.parts.now())
    except Invalid as error:
        return _page(web, visitor, problem=error.message)
    web.parts.wake()
    return confirming.done(web, visitor, _HERE, texts.STARTED)


@router.get("/index/{generation}")
def one(web: WebParts, visitor: Administrator, generation: str) -> Response:
    """What a generation changed against the one before it."""
    row = _row(web, generation)
    lines = report_texts.report_lines(row.report) if row.report else []
    return web.pages.page(visitor, "generation.html", row=row, lines=lines)


@router.post("/index/{generation}/serve", dependencies=[Depends(checked_form)])
def serve(web: WebParts, visitor: Administrator, generation: str, typed: FormFields) -> Response:
    """Show what would be served, and once that is confirmed serve it."""
    action = f"/index/{generation}/serve"
    if confirming.confirmed(web, visitor, typed, action) is None:
        return confirming.shown(web, visitor, _change(web, generation, action), _HERE)
    changes.serve(web.parts.database, visitor.principal.person, generation, at=web.parts.now())
    return confirming.done(web, visitor, _HERE, texts.SERVED_NOW)


def _change(web: Web, generation: str, action: str) -> Change:
    row = _row(web, generation)
    with web.parts.database.reading() as connection:
        served = generations.served(connection)
    before, after = _facts(served), _facts(row)
    lines = tuple(zip((texts.BUILT_AT, texts.DOCUMENTS, texts.PASSAGES), before, after, strict=True))
    return Change(texts.CONFIRM_SERVE, lines, action, {}, _HERE)


def _facts(row: GenerationRow | None) -> tuple[str, str, str]:
    if row is None:
        return "", "", ""
    return japanese_minute(row.built_at), f"{row.documents:,}", f"{row.passages:,}"


def _row(web: Web, generation: str) -> GenerationRow:
    with web.parts.database.reading() as connection:
        kept = generations.ready(connection)
    for row in kept:
        if row.id == generation:
            return row
    raise NotFound(texts.GONE)


def _page(web: Web, visitor: Visitor, *, said: str = "", problem: str = "") -> Response:
    with web.parts.database.reading() as connection:
        served = generations.served(connection)
        kept = generations.ready(connection)
        standing = reindex_wish.standing(connection)
    return web.pages.page(
        visitor,
        "index.html",
        code=400 if problem else 200,
        served=served,
        kept=kept,
        standing=standing,
        form=str(uuid.uuid4()),
        said=said,
        problem=problem,
    )
