"""For whatever watches the service: is it up, can it answer."""

from __future__ import annotations

import logging

import sqlalchemy as sa
from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from bot.errors import MadoguchiError
from bot.web.dependencies import Web, WebParts
from bot.web.parts import IndexState

router = APIRouter()

_LOG = logging.getLogger(__name__)


@router.get("/health")
def health() -> dict[str, str]:
    """The process is up."""
    return {"status": "ok"}


@router.get("/ready")
def ready(web: WebParts) -> Response:
    """The database answers and the index opens; 503 and the failing part otherwise."""
    checks = check(web)
    return JSONResponse(
        {"status": "ready" if all(checks.values()) else "not_ready", "checks": checks},
        200 if all(checks.values()) else 503,
    )


def check(web: Web) -> dict[str, bool]:
    """Each part that an answer needs, and whether it works now."""
    return {"database": _database_answers(web), "index": _index_opens(web)}


def _database_answers(web: Web) -> bool:
    try:
        with web.parts.database.reading() as connection:
            connection.execute(sa.select(1))
    except sa.exc.SQLAlchemyError:
        _LOG.exception("the database does not answer")
        return False
    return True


def _index_opens(web: Web) -> bool:
    if web.parts.index.state() is not IndexState.READY:
        return False
    try:
        web.parts.index.probe()
    except MadoguchiError as error:
        _LOG.warning("the index does not open: %s", error)
        return False
    return True
