"""People and their roles; every change is confirmed first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from bot.administration.rights import Right
from bot.dialogue.who import external_id_of
from bot.domain.entered import line_of
from bot.domain.principal import Role
from bot.errors import Invalid, NotFound
from bot.storage import organisations, people_lists
from bot.storage.people_lists import Known
from bot.texts import people as role_texts
from bot.texts import people_page as texts
from bot.web import confirming
from bot.web.confirming import Change
from bot.web.dependencies import Administrator, FormFields, Web, WebParts, checked_form
from bot.web.visitor import Visitor
from knowledge.text import clean

router = APIRouter()

_HERE = "/people"
_ROWS = 50
_LONGEST = 120


async def _roles(request: Request) -> list[str]:
    form = await request.form()
    return [value for value in form.getlist("role") if isinstance(value, str)]


Roles = Annotated[list[str], Depends(_roles)]


@router.get("/people")
def listed(
    web: WebParts,
    visitor: Administrator,
    text: str = "",
    role: str = "",
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    said: str = "",
) -> Response:
    """Everybody who was registered, `_ROWS` at a time."""
    text, role = clean(text).strip(), role if role in set(Role) else ""
    with web.parts.database.reading() as connection:
        found = people_lists.page(
            connection, text=text, role=role, limit=_ROWS + 1, offset=(page - 1) * _ROWS
        )
        codes = {each.organisation for each in found if each.organisation}
        names = {each.code: each.name for each in organisations.by_codes(connection, codes)}
    return web.pages.page(
        visitor,
        "people.html",
        rows=found[:_ROWS],
        names=names,
        text=text,
        role=role,
        query=urlencode({"text": text, "role": role}),
        page=page,
        more=len(found) > _ROWS,
        said=web.sessions.said(said),
    )


@router.get("/people/new")
def form(web: WebParts, visitor: Administrator, organisation: str = "") -> Response:
    """The form for somebody who is not registered yet."""
    return _form(web, visitor, None, typed={"organisation": organisation})


@router.post("/people/new", dependencies=[Depends(checked_form)])
def add(web: WebParts, visitor: Administrator, typed: FormFields, roles: Roles) -> Response:
    """Show who would be registered with which rights, and once that is confirmed do it."""
    action = "/people/new"
    values = confirming.confirmed(web, visitor, typed, action)
    try:
        right = _right(web, values or typed, values["roles"].split(",") if values else roles)
        if values is None:
            return confirming.shown(web, visitor, _addition(typed, right), _HERE)
    except (Invalid, NotFound) as error:
        return _form(web, visitor, None, typed=typed, roles=roles, problem=error.message)
    known_as = (values["channel"], values["workspace"], values["external_id"])
    web.rights.add(visitor.principal.person, *known_as, right, at=web.parts.now())
    return confirming.done(web, visitor, _HERE, texts.ADDED)


@router.get("/people/{person}")
def one(web: WebParts, visitor: Administrator, person: str) -> Response:
    """Somebody, with the form to change what they may do."""
    return _form(web, visitor, _known(web, person))


@router.post("/people/{person}", dependencies=[Depends(checked_form)])
def change(web: WebParts, visitor: Administrator, person: str, typed: FormFields, roles: Roles) -> Response:
    """Show what would change, and once that is confirmed change it."""
    known, action = _known(web, person), f"/people/{person}"
    values = confirming.confirmed(web, visitor, typed, action)
    try:
        right = _right(web, values or typed, values["roles"].split(",") if values else roles)
        if values is None:
            return confirming.shown(web, visitor, _difference(known, right, action), _HERE)
        web.rights.change(visitor.principal.person, person, right, at=web.parts.now())
    except (Invalid, NotFound) as error:
        return _form(web, visitor, known, typed=typed, roles=roles, problem=error.message)
    return confirming.done(web, visitor, _HERE, texts.CHANGED)


@router.post("/people/{person}/remove", dependencies=[Depends(checked_form)])
def remove(web: WebParts, visitor: Administrator, person: str, typed: FormFields) -> Response:
    """Show who would be forgotten, and once that is confirmed do it."""
    known, action = _known(web, person), f"/people/{person}/remove"
    if confirming.confirmed(web, visitor, typed, action) is None:
        lines = _lines(known, Right(None, frozenset()))
        asked = Change(texts.CONFIRM_REMOVE, lines, action, {}, f"/people/{person}", texts.REMOVE_LEAD)
        return confirming.shown(web, visitor, asked, _HERE)
    try:
        web.rights.remove(visitor.principal.person, person, at=web.parts.now())
    except Invalid as error:
        return _form(web, visitor, known, problem=error.message)
    return confirming.done(web, visitor, _HERE, texts.REMOVED)


def _known(web: Web, person: str) -> Known:
    with web.parts.database.reading() as connection:
        found = people_lists.by_id(connection, person)
    if found is None:
        raise NotFound(texts.UNKNOWN)
    return found


def _right(web: Web, typed: dict[str, str], roles: Iterable[str]) -> Right:
    label = line_of(typed.get("label", ""), texts.LABEL, limit=_LONGEST)
    code = line_of(typed.get("organisation", ""), texts.ORGANISATION_CODE)
    return web.rights.right(code, roles, label)


def _addition(typed: dict[str, str], right: Right) -> Change:
    channel = line_of(typed.get("channel", ""), texts.CHANNEL, required=True)
    name = line_of(typed.get("external_id", ""), texts.KNOWN_AS, limit=200, required=True)
    workspace = line_of(typed.get("workspace", ""), texts.WORKSPACE, limit=80)
    known_as = {"channel": channel, "workspace": workspace, "external_id": external_id_of(channel, name)}
    lines = ((texts.KNOWN_AS, "", f"{channel} {workspace} {known_as['external_id']}"), *_lines(None, right))
    return Change(texts.CONFIRM_ADD, lines, "/people/new", known_as | _values(right), "/people/new")


def _difference(known: Known, right: Right, action: str) -> Change:
    return Change(texts.CONFIRM_CHANGE, _lines(known, right), action, _values(right), action)


def _values(right: Right) -> dict[str, str]:
    roles = ",".join(sorted(right.roles))
    return {"organisation": right.organisation or "", "roles": roles, "label": right.label}


def _lines(known: Known | None, right: Right) -> tuple[tuple[str, str, str], ...]:
    return (
        (texts.LABEL, known.label if known else "", right.label),
        (texts.ORGANISATION, (known.organisation if known else "") or "", right.organisation or ""),
        (texts.ROLES, _named(known.roles if known else ()), _named(right.roles)),
    )


def _named(roles: Iterable[Role]) -> str:
    return "、".join(role_texts.ROLES[each] for each in Role if each in roles)


def _form(
    web: Web,
    visitor: Visitor,
    known: Known | None,
    *,
    typed: dict[str, str] | None = None,
    roles: Iterable[str] = (),
    problem: str = "",
) -> Response:
    kept = {"organisation": known.organisation or "", "label": known.label} if known else {}
    chosen = list(roles) or [each.value for each in (known.roles if known else ())]
    return web.pages.page(
        visitor,
        "person.html",
        code=400 if problem else 200,
        known=known,
        action=f"/people/{known.id}" if known else "/people/new",
        channels=["web", *(each for each in web.parts.reminders.channels if each != "board")],
        typed=kept | (typed or {}),
        chosen=chosen,
        offered=[each.value for each in Role if each is not Role.ASKER],
        problem=problem,
    )
