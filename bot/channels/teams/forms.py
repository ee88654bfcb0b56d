"""Forms as cards that stand in place of the card whose button was pressed.

Only who pressed sees them; everybody else still sees the message.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.channels.teams import fields
from bot.channels.teams.elements import Element, actions, card, execute, plain
from bot.dialogue.forms import Ask, Complete, Form, Numbers, SetAside, Snooze
from bot.domain.split import shortened
from bot.escalation.forms import Field, Kind
from bot.escalation.forms import Form as TicketForm
from bot.texts import board, chat, reminders, targets_page, teams, web

_LONGEST_TITLE = 200
_LONGEST_QUESTION, _LONGEST_REASON, _LONGEST_NUMBER, _LONGEST_PART = 2_000, 500, 80, 3_000
_LONGEST_LINE = 200

Made = tuple[list[Element], str]
"""What the form shows, and what its button says."""


def shown(form: Form, action: str, *, page: int) -> Element:
    """The form of a button; `page` is the part of the message to go back to."""
    body, submit = _MAKERS[type(form)](form)
    return _card(body, submit, action, page)


def of_ticket(form: TicketForm, *, page: int) -> Element:
    """A form of the escalation: 人に聞く, 回答する, 上の窓口に回す …"""
    lead = plain(form.lead, subtle=True)
    body = [*plain(form.title, bold=True), *lead, *(_FIELDS[each.kind](each) for each in form.fields)]
    return _card(body, form.submit, form.action, page)


def _card(body: list[Element], submit: str, action: str, page: int) -> Element:
    data = {"action": action, "page": page}
    back = {**execute(chat.BACK, "show", {"page": page}), "associatedInputs": "none"}
    return card([*body, *actions([execute(submit, "send", data, primary=True), back])])


def _complete(form: Complete) -> Made:
    done_on = fields.day("done_on", board.DONE_ON, value=form.today, last=form.today, required=True)
    number = fields.text("document_number", board.DOCUMENT_NUMBER, longest=_LONGEST_NUMBER)
    return [*_about(board.COMPLETE, form.title), done_on, number], board.COMPLETE


def _snooze(form: Snooze) -> Made:
    first = min(form.first, form.last)
    until = fields.day("until", board.UNTIL, value=first, first=first, last=form.last, required=True)
    hint = plain(board.snooze_hint(form.last), subtle=True)
    return [*_about(chat.SNOOZE_TITLE, form.title), until, *hint], board.SNOOZE


def _set_aside(form: SetAside) -> Made:
    reason = fields.text("reason", board.REASON, longest=_LONGEST_REASON, lines=True, required=True)
    hint = plain(chat.SET_ASIDE_HINT, subtle=True)
    return [*_about(board.SET_ASIDE, form.title), reason, *hint], board.SET_ASIDE


def _numbers(form: Numbers) -> Made:
    heading = [*_about(chat.RECORD_TITLE, form.title), *plain(form.year)]
    return [*heading, *fields.of_record(form.kind, form.known)], targets_page.SAVE


def _ask(form: Ask) -> Made:
    example = board.ask_about(form.title)
    text = fields.text("text", web.ASK_LABEL, longest=_LONGEST_QUESTION, example=example, lines=True)
    hint = plain(f"{teams.ASK_HINT}{chat.NO_PERSONAL_DATA}", subtle=True)
    return [*_about(reminders.ACTIONS["ask"], form.title), text, *hint], web.ASK_BUTTON


def _line(field: Field) -> Element:
    return _text(field, longest=_LONGEST_LINE)


def _text(field: Field, *, longest: int = _LONGEST_PART) -> Element:
    return fields.text(
        field.name,
        field.label,
        longest=longest,
        value=field.value,
        lines=field.kind is Kind.TEXT,
        required=field.required,
    )


def _check(field: Field) -> Element:
    return fields.check(field.name, field.label, required=field.required)


def _about(what: str, title: str) -> list[Element]:
    return [*plain(what, bold=True), *plain(shortened(title, _LONGEST_TITLE))]


_FIELDS: Mapping[Kind, Callable[[Field], Element]] = {Kind.LINE: _line, Kind.TEXT: _text, Kind.CHECK: _check}
_MAKERS: Mapping[type[Any], Callable[[Any], Made]] = {
    Complete: _complete,
    Snooze: _snooze,
    SetAside: _set_aside,
    Numbers: _numbers,
    Ask: _ask,
}
