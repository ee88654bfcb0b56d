"""完了, 確認した, あとで, 対象外, a note, and 取り消す."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form
from starlette.responses import RedirectResponse, Response

from bot.errors import Invalid
from bot.reminders.actions import Acted, Actions
from bot.reminders.outlook import Key
from bot.reminders.rights import Person
from bot.texts import board as texts
from bot.web.dependencies import WebParts, checked_form
from bot.web.entered import day_of, line_of
from bot.web.member import Acting
from bot.web.routes import occurrence

router = APIRouter(dependencies=[Depends(checked_form)])

_LONGEST_NOTE = 500
_BACK = {"board": "/board", "stocktaking": "/stocktaking"}


class Press(StrEnum):
    """The buttons."""

    COMPLETE = "complete"
    ACKNOWLEDGE = "acknowledge"
    SNOOZE = "snooze"
    SET_ASIDE = "set_aside"
    KEEP = "keep"
    NOTE = "note"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Typed:
    """What came with the press of a button."""

    done_on: str = ""
    document_number: str = ""
    until: str = ""
    reason: str = ""
    waiting_for: str = ""
    note: str = ""
    seen: str = ""


def _typed(
    done_on: Annotated[str, Form()] = "",
    document_number: Annotated[str, Form()] = "",
    until: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
    waiting_for: Annotated[str, Form()] = "",
    note: Annotated[str, Form()] = "",
    seen: Annotated[str, Form()] = "",
) -> Typed:
    return Typed(done_on, document_number, until, reason, waiting_for, note, seen)


@router.post("/act/{press}/{organisation}/{duty}/{cycle}")
def act(
    web: WebParts,
    member: Acting,
    press: Press,
    organisation: str,
    duty: str,
    cycle: str,
    typed: Annotated[Typed, Depends(_typed)],
    back: Annotated[str, Form()] = "",
) -> Response:
    """Do it and say so; where it cannot be done, show the form again with the reason."""
    key = Key(organisation, duty, cycle)
    try:
        acted = _ACTIONS[press](web.actions, member.person, key, typed, web.parts.now())
    except Invalid as error:
        fields = asdict(typed)
        return occurrence.page(web, member, key, problem=error.message, typed=fields, failed=press.value)
    said = urlencode({"said": web.sessions.say(acted.sentence)})
    place = _BACK.get(back, f"/occurrence/{organisation}/{duty}/{cycle}")
    return web.pages.remember(member.visitor, RedirectResponse(f"{place}?{said}", 303))


def _complete(actions: Actions, person: Person, key: Key, typed: Typed, at: dt.datetime) -> Acted:
    number = line_of(typed.document_number, texts.DOCUMENT_NUMBER, limit=80)
    return actions.complete(person, key, done_on=day_of(typed.done_on), document_number=number, at=at)


def _acknowledge(actions: Actions, person: Person, key: Key, _typed: Typed, at: dt.datetime) -> Acted:
    return actions.acknowledge(person, key, at=at)


def _snooze(actions: Actions, person: Person, key: Key, typed: Typed, at: dt.datetime) -> Acted:
    return actions.snooze(person, key, until=day_of(typed.until), at=at)


def _set_aside(actions: Actions, person: Person, key: Key, typed: Typed, at: dt.datetime) -> Acted:
    reason = line_of(typed.reason, texts.REASON, limit=_LONGEST_NOTE)
    return actions.set_aside(person, key, reason=reason, at=at)


def _keep(actions: Actions, person: Person, key: Key, _typed: Typed, at: dt.datetime) -> Acted:
    return actions.keep(person, key, at=at)


def _note(actions: Actions, person: Person, key: Key, typed: Typed, at: dt.datetime) -> Acted:
    waiting_for = line_of(typed.waiting_for, texts.WAITING_FOR)
    note = line_of(typed.note, texts.NOTE_TEXT, limit=_LONGEST_NOTE)
    return actions.annotate(person, key, waiting_for=waiting_for, note=note, at=at)


def _undo(actions: Actions, person: Person, key: Key, typed: Typed, at: dt.datetime) -> Acted:
    seen = int(typed.seen) if typed.seen.isdecimal() else None
    return actions.undo(person, key, seen=seen, at=at)


_ACTIONS: dict[Press, Callable[[Actions, Person, Key, Typed, dt.datetime], Acted]] = {
    Press.COMPLETE: _complete,
    Press.ACKNOWLEDGE: _acknowledge,
    Press.SNOOZE: _snooze,
    Press.SET_ASIDE: _set_aside,
    Press.KEEP: _keep,
    Press.NOTE: _note,
    Press.UNDO: _undo,
}
