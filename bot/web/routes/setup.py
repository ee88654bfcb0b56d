"""The first-run page, for the administrator."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.responses import RedirectResponse, Response

from bot import first_run
from bot.domain.entered import optional_count_of
from bot.errors import Invalid, NotFound
from bot.first_run import Desk
from bot.reminders import joining
from bot.storage import deeds
from bot.web.dependencies import Administrator, Web, WebParts, checked_form
from bot.web.visitor import Visitor

router = APIRouter()


@router.get("/setup")
def form(web: WebParts, visitor: Administrator, prefecture: str = "", saved: bool = False) -> Response:
    """The prefecture first, then its municipalities and the desk: no script is needed."""
    with web.parts.database.reading() as connection:
        known = first_run.installation(connection)
    desk = known.desk if known else Desk()
    chosen = prefecture or (known.organisation.prefecture if known else "")
    code = known.organisation.code if known else ""
    return _page(web, visitor, prefecture=chosen, code=code, desk=desk, saved=saved)


@router.post("/setup", dependencies=[Depends(checked_form)])
def save(
    web: WebParts,
    visitor: Administrator,
    organisation: Annotated[str, Form()] = "",
    name: Annotated[str, Form()] = "",
    phone: Annotated[str, Form()] = "",
    mail: Annotated[str, Form()] = "",
    population: Annotated[str, Form()] = "",
) -> Response:
    """Keep the answers, or show the form again with what is wrong."""
    desk = Desk(name, phone, mail)
    try:
        with web.parts.database.writing() as connection:
            persons = optional_count_of(population) or 0
            first_run.save(connection, code=organisation, desk=desk, population=persons, at=web.parts.now())
            who = visitor.principal.person
            deeds.did(connection, who, "setting.installation", organisation, at=web.parts.now())
    except (Invalid, NotFound) as error:
        return _page(
            web, visitor, prefecture=organisation[:2], code=organisation, desk=desk, problem=error.message
        )
    return web.pages.remember(visitor, RedirectResponse("/setup?saved=true", 303))


def _page(
    web: Web,
    visitor: Visitor,
    *,
    prefecture: str,
    code: str,
    desk: Desk,
    saved: bool = False,
    problem: str = "",
) -> Response:
    with web.parts.database.writing() as connection:
        everybody = joining.known(connection)
        known = first_run.installation(connection)
    return web.pages.page(
        visitor,
        "setup.html",
        code=400 if problem else 200,
        prefectures=[each for each in everybody if each.is_prefecture],
        members=[each for each in everybody if each.prefecture == prefecture],
        prefecture=prefecture,
        chosen=code,
        desk=desk,
        populations={each.code: each.population for each in everybody if each.population},
        known=known,
        saved=saved,
        problem=problem,
    )
