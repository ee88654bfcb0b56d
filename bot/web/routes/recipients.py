"""Where an organisation reads its reminders."""

from __future__ import annotations

from fastapi import APIRouter, Depends
from starlette.responses import Response

from bot.domain.entered import line_of
from bot.domain.mail_address import is_mail_address
from bot.errors import Invalid, NotFound
from bot.ports import Destination
from bot.reminders.rights import Person
from bot.storage import destinations
from bot.storage.destinations import Recipient, Role
from bot.texts import duties as duty_texts
from bot.texts import organisations_page as texts
from bot.texts import web as web_texts
from bot.web import confirming
from bot.web.confirming import Change
from bot.web.dependencies import Administrator, FormFields, Web, WebParts, checked_form
from bot.web.routes.organisations import page_of
from jobs.duty import Section

router = APIRouter(dependencies=[Depends(checked_form)])

_LONGEST = 190


@router.post("/organisations/{code}/recipients")
def add(web: WebParts, visitor: Administrator, code: str, typed: FormFields) -> Response:
    """Have it read somewhere too."""
    try:
        place = _place(web, typed)
        section = Section(typed["section"]) if typed.get("section") in set(Section) else None
        role = Role(typed["role"]) if typed.get("role") in set(Role) else Role.PRIMARY
        person = Person(visitor.principal)
        web.entering.destination(person, code, place, section=section, role=role, at=web.parts.now())
    except Invalid as error:
        return page_of(web, visitor, code, problem=error.message, typed=typed)
    return confirming.done(web, visitor, f"/organisations/{code}", texts.ADDED)


@router.post("/organisations/{code}/recipients/{recipient}/remove")
def remove(web: WebParts, visitor: Administrator, code: str, recipient: str, typed: FormFields) -> Response:
    """Show where nothing would be sent any more, and once that is confirmed end it."""
    place = f"/organisations/{code}"
    action = f"{place}/recipients/{recipient}/remove"
    if confirming.confirmed(web, visitor, typed, action) is None:
        known = _known(web, code, recipient)
        said = f"{web_texts.CHANNELS.get(known.channel, known.channel)} {known.address}"
        asked = Change(texts.CONFIRM_REMOVE, ((texts.PLACE, said, ""),), action, {}, place)
        return confirming.shown(web, visitor, asked, "/organisations")
    web.entering.remove_destination(Person(visitor.principal), code, recipient, at=web.parts.now())
    return confirming.done(web, visitor, place, texts.REMOVED)


def _place(web: Web, typed: dict[str, str]) -> Destination:
    channel = typed.get("channel", "")
    if channel == "board" or channel not in web.parts.reminders.channels:
        raise Invalid(texts.WRONG_CHANNEL)
    address = line_of(typed.get("address", ""), texts.PLACE, limit=_LONGEST, required=True)
    workspace = line_of(typed.get("workspace", ""), texts.WORKSPACE, limit=80)
    if channel == "mail":
        if not is_mail_address(address):
            raise Invalid(texts.WRONG_MAIL)
        return Destination(channel, "", address.casefold())
    return Destination(channel, workspace, address)


def _known(web: Web, code: str, recipient: str) -> Recipient:
    with web.parts.database.reading() as connection:
        known = destinations.of_organisation(connection, code)
    for each in known:
        if each.id == recipient:
            return each
    raise NotFound(duty_texts.UNKNOWN_DESTINATION)
