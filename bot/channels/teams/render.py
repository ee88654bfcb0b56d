"""A delivery as the activity that Teams takes: pure, from data to data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.channels.teams import answer, reminder, ticket
from bot.channels.teams.elements import Element
from bot.channels.teams.escape import inert, marked_down
from bot.domain.split import shortened
from bot.escalation.payload import KIND as TICKET
from bot.ports import Delivery
from bot.texts import chat, reminders, teams

CARD = "application/vnd.microsoft.card.adaptive"
DETAILS = "details"
"""The kind of the card that follows an answer."""

Activity = dict[str, Any]
Payload = dict[str, Any]

_LONGEST_TEXT, _LONGEST_LINE, _LINES, _SUMMARY = 8_000, 200, 30, 200
# Group chats have no threads, so an answer names its question there.
_GROUP = "19:"


def render(delivery: Delivery, *, escalation: bool = False) -> Activity:
    """The activity without its conversation.

    `escalation` says whether 「人に聞く」 can be pressed. Raises KeyError for a
    kind that Teams does not show.
    """
    made = _KINDS[delivery.kind](delivery, escalation)
    if not delivery.repeated:
        return made
    if "text" in made:
        return {**made, "text": f"{chat.SENT_TWICE}\n\n{made['text']}"}
    return {**made, "attachments": [_attachment(_marked(made["attachments"][0]["content"]))]}


def card_message(card: Element, summary: str) -> Activity:
    """A message that is a card; `summary` is what a notification says."""
    said = shortened(" ".join(inert(summary).split()), _SUMMARY)
    return {"type": "message", "summary": said, "attachments": [_attachment(card)]}


def _answer(delivery: Delivery, _escalation: bool) -> Activity:
    place = delivery.destination
    in_group = place.address.startswith(_GROUP) and not place.thread
    return answer.message(delivery.payload, with_question=in_group)


def _details(delivery: Delivery, escalation: bool) -> Activity:
    made = answer.details(delivery.payload, escalation=escalation)
    if made is None:
        raise KeyError(DETAILS)
    return card_message(made, chat.MORE)


def _reminders(delivery: Delivery, _escalation: bool) -> Activity:
    return card_message(reminder.message(delivery.payload), reminders.subject(delivery.payload["items"]))


def _sentence(delivery: Delivery, _escalation: bool) -> Activity:
    return _text(str(delivery.payload["text"]))


def _task(delivery: Delivery, _escalation: bool) -> Activity:
    payload = delivery.payload
    state = chat.TASK_DONE if payload["done"] else chat.TASK_RUNNING
    lines = [shortened(each, _LONGEST_LINE) for each in payload["lines"][:_LINES]]
    rest = len(payload["lines"]) - len(lines)
    more = [teams.left_out(rest)] if rest else []
    return _text("\n".join([f"{payload['title']}：{state}", *lines, *more]))


def _ticket(delivery: Delivery, _escalation: bool) -> Activity:
    return card_message(ticket.message(delivery.payload), ticket.title_of(delivery.payload))


def _text(said: str) -> Activity:
    return {"type": "message", "text": marked_down(shortened(said, _LONGEST_TEXT))}


def _attachment(card: Element) -> dict[str, Any]:
    return {"contentType": CARD, "content": card}


def _marked(card: Element) -> Element:
    warning = {"type": "TextBlock", "text": chat.SENT_TWICE, "wrap": True, "isSubtle": True}
    return {**card, "body": [warning, *card["body"]]}


_KINDS: dict[str, Callable[[Delivery, bool], Activity]] = {
    "answer": _answer,
    DETAILS: _details,
    "reminders": _reminders,
    "sentence": _sentence,
    "task": _task,
    TICKET: _ticket,
}
