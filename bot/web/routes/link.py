"""What a link in a mail opens: a form to confirm. Only sending the form acts, and only once.

Mail scanners open every link, often more than once (GET and HEAD); that
changes nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any
from urllib.parse import urlencode

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Form
from starlette.responses import RedirectResponse, Response

from bot.dialogue.linked import Opened
from bot.domain.entered import line_of
from bot.domain.ledger import Action
from bot.errors import Invalid, NotAllowed, NotFound
from bot.reminders import rights
from bot.reminders.message import DECISIONS, Button, action_id, read_action_id
from bot.reminders.rights import Person
from bot.reminders.standing import Line
from bot.storage import organisations, questions
from bot.texts import board as board_texts
from bot.texts import dialogue as dialogue_texts
from bot.texts import links_page as texts
from bot.web.dependencies import AnyVisitor, FormFields, Web, WebParts, checked_form
from bot.web.visitor import Visitor
from jobs.snooze import last_again_on
from knowledge.calendars.office_hours import japan_date

router = APIRouter()

_LONGEST_NAME = 60
_ON_ANSWERS = frozenset({"helpful", "unhelpful"})
_FIELDS = ("done_on", "document_number", "until", "reason")
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a form that was sent: what was `said` after it was done, or the `problem` with it."""

    typed: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """What the fields of the form begin with."""

    today: dt.date
    last_again_on: dt.date
    typed: Mapping[str, str]

    @property
    def tomorrow(self) -> dt.date:
        """The first day that 「あとで」 can choose."""
        return self.today + _ONE_DAY


@router.api_route("/link/{signed}", methods=["GET", "HEAD"])
def show(web: WebParts, visitor: AnyVisitor, signed: str, said: str = "") -> Response:
    """What would be done, or why nothing can be; never does anything."""
    at = web.parts.now()
    try:
        with web.parts.database.reading() as connection:
            opened = web.linked.open(connection, signed, at=at)
            return _page(web, visitor, connection, opened, Sent(said=web.sessions.said(said)))
    except (NotAllowed, NotFound) as error:
        return _over(web, visitor, error.message)


@router.post("/link/{signed}", dependencies=[Depends(checked_form)])
def follow(
    web: WebParts,
    visitor: AnyVisitor,
    signed: str,
    typed: FormFields,
    name: Annotated[str, Form()] = "",
) -> Response:
    """Do it as who the mail went to, once; where it cannot be done, show the form again with the reason."""
    at = web.parts.now()
    try:
        with web.parts.database.writing() as connection:
            opened = web.linked.open(connection, signed, at=at)
            _check_reader(opened, visitor)
            visitor = visitor.named(
                line_of(name, board_texts.NAME, limit=_LONGEST_NAME) or visitor.session.name
            )
            values = {each: typed[each] for each in _FIELDS if each in typed}
            reaction = web.linked.follow(connection, opened, values, name=visitor.session.name, at=at)
    except Invalid as error:
        return _again(web, visitor, signed, typed, error.message)
    except (NotAllowed, NotFound) as error:
        return _over(web, visitor, error.message)
    said = {"said": web.sessions.say(reaction.sentence)} if reaction else {}
    return web.pages.remember(visitor, RedirectResponse(f"/link/{signed}?{urlencode(said)}".rstrip("?"), 303))


def _check_reader(opened: Opened, visitor: Visitor) -> None:
    """Somebody who signed in never acts in the name of somebody else, nor for an organisation of others."""
    if not (visitor.member or visitor.signed_in):
        return
    if opened.shared and opened.principal.organisation:
        rights.actor_for(Person(visitor.principal), opened.principal.organisation)
    elif not opened.shared and visitor.principal.person != opened.principal.person:
        raise NotAllowed(texts.OTHERS)


def _again(web: Web, visitor: Visitor, signed: str, typed: Mapping[str, str], problem: str) -> Response:
    with web.parts.database.reading() as connection:
        opened = web.linked.open(connection, signed, at=web.parts.now())
        return _page(web, visitor, connection, opened, Sent(typed=typed, problem=problem))


def _page(web: Web, visitor: Visitor, connection: sa.Connection, opened: Opened, sent: Sent) -> Response:
    _check_reader(opened, visitor)
    about = _about_answer if opened.family in _ON_ANSWERS else _about_duty
    return web.pages.page(
        visitor,
        "link_answer.html" if opened.family in _ON_ANSWERS else "link.html",
        code=400 if sent.problem else 200,
        opened=opened,
        title=_title(opened, sent.said),
        said=sent.said,
        problem=sent.problem,
        **about(web, connection, opened, sent),
    )


def _about_answer(web: Web, connection: sa.Connection, opened: Opened, sent: Sent) -> dict[str, Any]:
    """The question whose answer is judged."""
    asked = questions.by_id(connection, opened.link.action.partition(":")[2])
    if asked is None:
        raise NotFound(dialogue_texts.FORGOTTEN)
    return {"asked": asked, "fields": sent}


def _about_duty(web: Web, connection: sa.Connection, opened: Opened, sent: Sent) -> dict[str, Any]:
    """The duty as it stands now; right after it was changed, also the link that takes that back."""
    line = _line(web, connection, _button(opened))
    today = japan_date(web.parts.now())
    last = last_again_on(line.occurrence, today, web.parts.reminders.outlooks.hours.calendar)
    acts = _next(opened, line) if sent.said else ()
    return {
        "line": line,
        "organisation": organisations.current(connection, line.key.organisation),
        "fields": Fields(today, last, sent.typed),
        # Whoever opens the used link later is not offered them.
        "next": {each.partition(":")[0]: web.linked.another(opened, each) for each in acts},
    }


def _next(opened: Opened, line: Line) -> list[str]:
    """What can be done right after: take it back, or decide anew after that."""
    actions = DECISIONS if opened.family == Action.UNDO else (Action.UNDO,)
    return [f"{action_id(each, line.key)}:{line.entry.changes}" for each in actions]


def _title(opened: Opened, said: str) -> str:
    if opened.used:
        return texts.DONE_TITLE if said else texts.USED_TITLE
    return texts.TITLES[opened.family]


def _over(web: Web, visitor: Visitor, message: str) -> Response:
    return web.pages.page(visitor, "link_over.html", code=404, message=message)


def _button(opened: Opened) -> Button:
    try:
        return read_action_id(opened.link.action)
    except ValueError:
        raise NotFound(texts.FORGED) from None


def _line(web: Web, connection: sa.Connection, button: Button) -> Line:
    lines = web.standings.ledger(connection, button.key.organisation, at=web.parts.now())
    found = next((each for each in lines if each.key == button.key), None)
    if found is None:
        raise NotFound(dialogue_texts.OCCURRENCE_GONE)
    return found
