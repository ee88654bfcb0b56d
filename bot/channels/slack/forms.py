"""Forms (modals) as data.

The callback id is the verb of the action (complete, snooze …), the block ids
are the names of the fields, and `private_metadata` holds ids alone.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.channels.slack import fields
from bot.channels.slack.blocks import MOST_IN_VIEW, Block, actions, button, label, pages, plain, rich
from bot.channels.slack.escape import inert
from bot.channels.slack.fields import Values
from bot.domain.split import shortened
from bot.escalation.forms import Field, Form, Kind
from bot.texts import board, chat, slack, web

View = dict[str, Any]

_TITLE = 24
_LONGEST_TITLE = 200
_LONGEST_QUESTION, _LONGEST_REASON, _LONGEST_NUMBER, _LONGEST_PART = 2_000, 500, 80, 3_000
_LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class Origin:
    """What a form is about and where it was opened; nothing but ids, none longer than 255 characters.

    `action` as on the button; `delivery` the outbox id of the message with it;
    `address` and `thread` say where the sentence about the outcome goes.
    """

    action: str
    delivery: str = ""
    address: str = ""
    thread: str = ""

    @property
    def verb(self) -> str:
        """What is done."""
        return self.action.partition(":")[0]


def origin_of(view: Mapping[str, Any]) -> Origin:
    """Where a form that was sent had been opened."""
    return Origin(**json.loads(view["private_metadata"]))


def values_of(view: Mapping[str, Any]) -> dict[str, str]:
    """Field → what was entered; empty where nothing was."""
    entered = view["state"]["values"].items()
    return {name: fields.entered(next(iter(elements.values()))) for name, elements in entered}


def complete(origin: Origin, *, title: str, today: dt.date) -> View:
    """完了: `done_on` and `document_number`."""
    return _form(
        origin,
        board.COMPLETE,
        [
            *_about(title),
            fields.day("done_on", board.DONE_ON, first=today),
            fields.line("document_number", board.DOCUMENT_NUMBER, longest=_LONGEST_NUMBER, optional=True),
        ],
    )


def snooze(origin: Origin, *, title: str, first: dt.date, last: dt.date) -> View:
    """あとで: `until`, from tomorrow (`first`) to the `last` day that may be chosen.

    Slack's picker knows no limits: the hint says them and the action checks.
    """
    until = fields.day("until", board.UNTIL, first=min(first, last), hint=board.snooze_hint(last))
    return _form(origin, chat.SNOOZE_TITLE, [*_about(title), until])


def set_aside(origin: Origin, *, title: str) -> View:
    """対象外: `reason`."""
    reason = fields.text("reason", board.REASON, longest=_LONGEST_REASON, hint=chat.SET_ASIDE_HINT)
    return _form(origin, board.SET_ASIDE, [*_about(title), reason])


def unhelpful(origin: Origin) -> View:
    """役に立たない: `reason`, which may stay empty."""
    reason = fields.text("reason", web.REASON, longest=_LONGEST_REASON, optional=True)
    return _form(origin, web.NO, [reason], submit=web.REASON_SEND)


def ask(origin: Origin, *, text: str = "") -> View:
    """質問する: `text`; only the asker sees the answer."""
    field = fields.text("text", web.ASK_LABEL, longest=_LONGEST_QUESTION, value=text, hint=slack.ASK_HINT)
    return _form(origin, web.NAV_ASK, [field], submit=web.ASK_BUTTON)


def of_ticket(origin: Origin, form: Form) -> View:
    """A form of the escalation: 人に聞く, 回答する, 上の窓口へ …"""
    asked = [_FIELDS[each.kind](each) for each in form.fields]
    return _form(origin, form.title, [*rich([plain(form.lead)]), *asked], submit=form.submit)


def record(origin: Origin, *, title: str, year: str, kind: str, known: Values) -> View:
    """数を記録する: the fields of the page of numeric targets (`target-leader`, `visited_on` …).

    `kind` as `jobs.duty.Record`; `known` are the numbers of `year` (令和8年度).
    """
    heading = rich([plain(shortened(title, _LONGEST_TITLE), bold=True), plain(year)])
    return _form(origin, chat.RECORD_TITLE, [*heading, *fields.of_record(kind, known)])


def reading(blocks: Sequence[Block], *, delivery: str, page: int) -> View:
    """The `page`th part (from 0) of everything that a message says, with ways to the next and back."""
    parts = pages(blocks, most=MOST_IN_VIEW - 1)
    shown = min(max(page, 0), len(parts) - 1)
    back = [button(chat.PREVIOUS, f"more:{delivery}:{shown - 1}")] if shown else []
    on = [button(chat.NEXT_PAGE, f"more:{delivery}:{shown + 1}")] if shown + 1 < len(parts) else []
    return _view(slack.READING_TITLE, [*parts[shown], *actions([*back, *on])])


def notice(text: str) -> View:
    """A sentence instead of a form."""
    return _view(slack.NOTICE_TITLE, rich([plain(text)]))


def _line(field: Field) -> Block:
    return fields.line(
        field.name, field.label, longest=_LONGEST_LINE, value=field.value, optional=not field.required
    )


def _text(field: Field) -> Block:
    return fields.text(
        field.name, field.label, longest=_LONGEST_PART, value=field.value, optional=not field.required
    )


def _check(field: Field) -> Block:
    return fields.check(field.name, field.label, optional=not field.required)


_FIELDS: Mapping[Kind, Callable[[Field], Block]] = {Kind.LINE: _line, Kind.TEXT: _text, Kind.CHECK: _check}


def _about(title: str) -> list[Block]:
    return rich([plain(shortened(title, _LONGEST_TITLE), bold=True)])


def _form(origin: Origin, title: str, blocks: list[Block], *, submit: str = chat.SUBMIT) -> View:
    view = _view(title, blocks)
    ids = json.dumps(asdict(origin), ensure_ascii=False)
    return {**view, "callback_id": origin.verb, "private_metadata": ids, "submit": label(submit)}


def _view(title: str, blocks: list[Block]) -> View:
    return {
        "type": "modal",
        "title": label(shortened(inert(title), _TITLE)),
        "close": label(slack.CLOSE),
        "blocks": blocks,
    }
