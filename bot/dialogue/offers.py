"""What can be done from a message, for services that do not draw our forms themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import quote

from bot.domain.answer import Answer, Status
from bot.domain.scope import SHARED
from bot.reminders.message import ASK, RECORD
from bot.texts import board, reminders, ticket_message, tickets, web

Payload = Mapping[str, Any]


class Kind(StrEnum):
    """How a field is filled in; a date is written ISO, a check is "yes" or nothing."""

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form; what is typed comes back under `name`."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A button: pressing it is a press of `action` with the values of its fields.

    `page` is the path of our page on which the same can be done by somebody who
    is signed in there; `by_link` says that a signed link can do it.
    """

    label: str
    action: str
    fields: tuple[Field, ...] = ()
    page: str = ""
    by_link: bool = False

    @property
    def verb(self) -> str:
        """What is done."""
        return self.action.partition(":")[0]

    @property
    def needs_form(self) -> bool:
        """Whether pressing alone says too little."""
        return any(field.required for field in self.fields)


def of_answer(answer: Answer, question: str, scope: str, *, escalation: bool) -> Iterator[Offer]:
    """役に立った, 役に立たない, 人に聞く; nobody judges a refusal."""
    if answer.status is Status.REFUSED:
        return
    yield Offer(web.YES, f"helpful:{question}", by_link=True)
    yield Offer(web.NO, f"unhelpful:{question}", (Field("reason", web.REASON),), by_link=True)
    if escalation and scope != SHARED:
        page = f"/tickets/new?question={question}"
        yield Offer(tickets.ASK_PERSON, f"ask_person:{question}", page=page, by_link=True)


def of_item(item: Payload) -> Iterator[Offer]:
    """The buttons of one duty as it stands."""
    for each in item["actions"]:
        verb, action = each["action"], str(each["id"])
        # On its last day a deadline leaves no day to be reminded on.
        if verb == "snooze" and item.get("state") == "today":
            continue
        label = reminders.ACTIONS[verb]
        if verb == RECORD:
            yield Offer(label, "", page="/targets")
        elif verb == ASK:
            asked = quote(board.ask_about(item["title"]))
            yield Offer(label, action, (Field("text", web.ASK_LABEL),), page=f"/?new=true&text={asked}")
        else:
            yield Offer(label, action, _FIELDS.get(verb, ()), by_link=True)


def of_ticket(payload: Payload) -> Iterator[Offer]:
    """What desk or asker can do with a ticket."""
    page = f"/tickets/{quote(str(payload['number']), safe='')}"
    for each in payload["actions"]:
        label = ticket_message.label(each["action"], payload["role"])
        yield Offer(label, each["id"], tuple(_of_action(each)), page=page, by_link=True)


def _of_action(each: Payload) -> Iterator[Field]:
    if each["text"]:
        optional = each["action"] in ("close", "reopen")
        yield Field("text", tickets.TEXTS[each["action"]], required=not optional)
    if each["action"] == "escalate":
        yield Field("document_number", tickets.DOCUMENT_NUMBER, Kind.LINE)
        yield Field("confirmed", tickets.CONFIRMED, Kind.CHECK, required=True)


_FIELDS: Mapping[str, tuple[Field, ...]] = {
    "complete": (
        Field("done_on", board.DONE_ON, Kind.DATE),
        Field("document_number", board.DOCUMENT_NUMBER, Kind.LINE),
    ),
    "snooze": (Field("until", board.UNTIL, Kind.DATE, required=True),),
    "set_aside": (Field("reason", board.REASON, required=True),),
}
