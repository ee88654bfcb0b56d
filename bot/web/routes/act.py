"""完了, 確認した, あとで, 対象外, a note, and 取り消す."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form
from starlette.responses import RedirectResponse, Response

from bot.domain.ledger import Action
from bot.errors import Invalid
from bot.reminders import pressing
from bot.reminders.outlook import Key
from bot.web.dependencies import FormFields, WebParts, checked_form
from bot.web.member import Acting
from bot.web.routes import occurrence

router = APIRouter(dependencies=[Depends(checked_form)])

_BACK = {"board": "/board", "stocktaking": "/stocktaking"}


@router.post("/act/{action}/{organisation}/{duty}/{cycle}")
def act(
    web: WebParts,
    member: Acting,
    action: Action,
    organisation: str,
    duty: str,
    cycle: str,
    typed: FormFields,
    back: Annotated[str, Form()] = "",
) -> Response:
    """Do it and say so; where it cannot be done, show the form again with the reason."""
    key = Key(organisation, duty, cycle)
    try:
        acted = pressing.press(web.actions, member.person, action, key, typed, at=web.parts.now())
    except Invalid as error:
        return occurrence.page(web, member, key, problem=error.message, typed=typed, failed=action.value)
    said = urlencode({"said": web.sessions.say(acted.sentence)})
    place = _BACK.get(back, f"/occurrence/{organisation}/{duty}/{cycle}")
    return web.pages.remember(member.visitor, RedirectResponse(f"{place}?{said}", 303))
