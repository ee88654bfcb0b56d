"""Which buttons open a form, and what the form begins with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import sqlalchemy as sa

from bot.channels.slack import forms
from bot.channels.slack.forms import Origin, View
from bot.channels.slack.render import whole
from bot.domain.principal import Principal
from bot.errors import Invalid, NotAllowed, NotFound
from bot.escalation.forms import ASK_PERSON
from bot.escalation.seeing import form_of
from bot.reminders import rights
from bot.reminders.message import read_action_id
from bot.reminders.outlook import Key, Outlook, Outlooks
from bot.reminders.recorded import recorded
from bot.storage import outbox
from bot.storage.database import Database
from bot.texts import commands as texts
from jobs.snooze import last_again_on
from knowledge.calendars.fiscal_year import fiscal_year_of
from knowledge.calendars.office_hours import japan_date

_DAY = dt.timedelta(days=1)
_TICKET = "ticket_"


@dataclass(frozen=True, slots=True)
class Openings:
    """Makes forms; reads only, and never waits for Slack."""

    database: Database
    outlooks: Outlooks

    def view(self, origin: Origin, principal: Principal, *, at: dt.datetime) -> View | None:
        """The form of a button; None where pressing it is all, or where this person may not.

        Then the press is stored, and whoever deals with it says so.
        """
        simple = _SIMPLE.get(origin.verb)
        if simple:
            return simple(origin)
        with self.database.reading() as connection:
            if origin.verb == ASK_PERSON or origin.verb.startswith(_TICKET):
                return _of_ticket(connection, origin, principal)
            read = _READ.get(origin.verb)
            if read:
                return read(connection, origin)
            return self._about_duty(connection, origin, principal, at)

    def _about_duty(
        self, connection: sa.Connection, origin: Origin, principal: Principal, at: dt.datetime
    ) -> View | None:
        make = _ABOUT_DUTY.get(origin.verb)
        key = _key(origin)
        if make is None or key is None or not rights.may_change(principal, key.organisation):
            return None
        try:
            return make(
                connection, origin, key, self.outlooks.around(connection, [key.organisation], at=at), at
            )
        except NotFound as error:
            return forms.notice(error.message)


def _of_ticket(connection: sa.Connection, origin: Origin, principal: Principal) -> View | None:
    if principal.organisation is None:
        return None
    try:
        form = form_of(connection, principal, origin.action)
    except (Invalid, NotAllowed, NotFound) as error:
        return forms.notice(error.message)
    return forms.of_ticket(origin, form) if form else None


def _key(origin: Origin) -> Key | None:
    try:
        return read_action_id(origin.action).key
    except ValueError:
        return None


def _complete(_c: sa.Connection, origin: Origin, key: Key, outlook: Outlook, at: dt.datetime) -> View:
    return forms.complete(origin, title=outlook.occurrence(key).duty.title, today=japan_date(at))


def _snooze(_c: sa.Connection, origin: Origin, key: Key, outlook: Outlook, at: dt.datetime) -> View:
    occurrence, today = outlook.occurrence(key), japan_date(at)
    last = last_again_on(occurrence, today, outlook.calendar)
    return forms.snooze(origin, title=occurrence.duty.title, first=today + _DAY, last=last)


def _set_aside(_c: sa.Connection, origin: Origin, key: Key, outlook: Outlook, _at: dt.datetime) -> View:
    return forms.set_aside(origin, title=outlook.occurrence(key).duty.title)


def _record(connection: sa.Connection, origin: Origin, key: Key, outlook: Outlook, at: dt.datetime) -> View:
    duty = outlook.occurrence(key).duty
    known = recorded(connection, duty.record, key.organisation, at=at)
    if not known:
        raise NotFound(texts.NOTHING_TO_RECORD)
    year = fiscal_year_of(japan_date(at)).label
    return forms.record(origin, title=duty.title, year=year, recorded=known["record"])


def _more(connection: sa.Connection, origin: Origin) -> View:
    _, delivery, page = (*origin.action.split(":"), "0")[:3]
    message = outbox.by_id(connection, delivery)
    if message is None:
        return forms.notice(texts.FORGOTTEN)
    blocks = whole(message.kind, message.payload)
    return forms.reading(blocks, delivery=delivery, page=int(page) if page.isdecimal() else 0)


_SIMPLE: Mapping[str, Callable[[Origin], View]] = {
    "ask": partial(forms.ask, text=""),
    "unhelpful": forms.unhelpful,
}
_READ: Mapping[str, Callable[[sa.Connection, Origin], View]] = {"more": _more}
_ABOUT_DUTY: Mapping[str, Callable[[sa.Connection, Origin, Key, Outlook, dt.datetime], View]] = {
    "complete": _complete,
    "snooze": _snooze,
    "set_aside": _set_aside,
    "record": _record,
}
