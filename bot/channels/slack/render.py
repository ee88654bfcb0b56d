"""A delivery as the message that Slack takes: pure, from data to data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.channels.slack import answer, reminder, task, ticket
from bot.channels.slack.blocks import Block, actions, button, plain, rich, small
from bot.channels.slack.escape import marked_down
from bot.domain.split import shortened
from bot.ports import Delivery
from bot.texts import chat, reminders

_LONGEST_FALLBACK = 2_000
_LONGEST_SENTENCE = 2_000

Message = dict[str, Any]
Payload = dict[str, Any]


def render(delivery: Delivery, *, escalation: bool = False) -> Message:
    """`text` for notifications and screen readers, and `blocks`.

    `escalation` says whether 「人に聞く」 can be pressed. Raises KeyError for a
    kind that Slack does not show.
    """
    text = _TEXTS[delivery.kind](delivery.payload)
    blocks = _BLOCKS[delivery.kind](delivery, escalation)
    if delivery.repeated:
        text, blocks = f"{chat.SENT_TWICE}\n{text}", [*small(chat.SENT_TWICE), *blocks]
    return {"text": marked_down(shortened(text, _LONGEST_FALLBACK)), "blocks": blocks}


def whole(kind: str, payload: Payload) -> list[Block]:
    """Everything that a message says, for `forms.reading`. Raises KeyError for other kinds."""
    return _WHOLE[kind](payload)


def _answer(delivery: Delivery, escalation: bool) -> list[Block]:
    for_one = bool(delivery.destination.viewer)
    return answer.message(delivery.payload, answer.Seen(delivery.id, for_one, escalation))


def _reminders(delivery: Delivery, _escalation: bool) -> list[Block]:
    return reminder.message(delivery.payload, delivery=delivery.id)


def _sentence(delivery: Delivery, _escalation: bool) -> list[Block]:
    text = delivery.payload["text"]
    more = [button(chat.MORE, f"more:{delivery.id}:0")] if len(text) > _LONGEST_SENTENCE else []
    return [*rich([plain(shortened(text, _LONGEST_SENTENCE))]), *actions(more)]


def _task(delivery: Delivery, _escalation: bool) -> list[Block]:
    return task.message(delivery.payload, delivery=delivery.id)


def _ticket(delivery: Delivery, _escalation: bool) -> list[Block]:
    return ticket.message(delivery.payload, delivery=delivery.id)


_BLOCKS: dict[str, Callable[[Delivery, bool], list[Block]]] = {
    "answer": _answer,
    "reminders": _reminders,
    "sentence": _sentence,
    "task": _task,
    "ticket": _ticket,
}
_TEXTS: dict[str, Callable[[Payload], str]] = {
    "answer": answer.text_of,
    "reminders": lambda payload: reminders.text_of(payload["items"]),
    "sentence": lambda payload: str(payload["text"]),
    "task": task.text_of,
    "ticket": ticket.text_of,
}
_WHOLE: dict[str, Callable[[Payload], list[Block]]] = {
    "answer": answer.whole,
    "reminders": reminder.whole,
    "sentence": lambda payload: rich([plain(payload["text"])]),
    "task": task.whole,
    "ticket": ticket.whole,
}
