"""Which buttons open a form, and what the form begins with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import sqlalchemy as sa

from bot.channels.slack import forms
from bot.channels.slack.forms import Origin, View
from bot.channels.slack.render import whole
from bot.dialogue.forms import Complete, Form, Forms, Numbers, SetAside, Snooze
from bot.domain.principal import Principal
from bot.errors import Invalid, NotAllowed, NotFound
from bot.escalation.seeing import form_of, is_ticket
from bot.storage import outbox
from bot.storage.database import Database
from bot.texts import commands as texts

_MORE = "more"


@dataclass(frozen=True, slots=True)
class Openings:
    """Makes forms; reads only, and never waits for Slack."""

    database: Database
    forms: Forms

    def view(self, origin: Origin, principal: Principal, *, at: dt.datetime) -> View | None:
        """The form of a button; None where pressing it is all, or where this person may not.

        Then the press is stored, and whoever deals with it says so.
        """
        simple = _SIMPLE.get(origin.verb)
        if simple:
            return simple(origin)
        try:
            if origin.verb == _MORE or is_ticket(origin.action):
                with self.database.reading() as connection:
                    return _read(connection, origin, principal)
            form = self.forms.of(origin.action, principal, at=at)
        except (Invalid, NotAllowed, NotFound) as error:
            return forms.notice(error.message)
        return _MADE[type(form)](origin, form) if form else None


def _read(connection: sa.Connection, origin: Origin, principal: Principal) -> View | None:
    if origin.verb == _MORE:
        return _more(connection, origin)
    form = form_of(connection, principal, origin.action) if principal.organisation else None
    return forms.of_ticket(origin, form) if form else None


def _more(connection: sa.Connection, origin: Origin) -> View:
    _, delivery, page = (*origin.action.split(":"), "0")[:3]
    message = outbox.by_id(connection, delivery)
    if message is None:
        return forms.notice(texts.FORGOTTEN)
    blocks = whole(message.kind, message.payload)
    return forms.reading(blocks, delivery=delivery, page=int(page) if page.isdecimal() else 0)


def _complete(origin: Origin, form: Complete) -> View:
    return forms.complete(origin, title=form.title, today=form.today)


def _snooze(origin: Origin, form: Snooze) -> View:
    return forms.snooze(origin, title=form.title, first=form.first, last=form.last)


def _set_aside(origin: Origin, form: SetAside) -> View:
    return forms.set_aside(origin, title=form.title)


def _record(origin: Origin, form: Numbers) -> View:
    return forms.record(origin, title=form.title, year=form.year, kind=form.kind, known=form.known)


_SIMPLE: Mapping[str, Callable[[Origin], View]] = {
    "ask": partial(forms.ask, text=""),
    "unhelpful": forms.unhelpful,
}
_MADE: Mapping[type[Form], Callable[[Origin, Any], View]] = {
    Complete: _complete,
    Snooze: _snooze,
    SetAside: _set_aside,
    Numbers: _record,
}
