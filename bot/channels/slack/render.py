"""A delivery as the message that Slack takes: pure, from data to data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.channels.slack import answer, reminder
from bot.channels.slack.blocks import Block, plain, rich, small
from bot.channels.slack.escape import marked_down
from bot.channels.slack.split import shortened
from bot.domain.answer import from_data
from bot.ports import Delivery
from bot.texts import answers, reminders, slack

_LONGEST_FALLBACK = 2_000

Message = dict[str, Any]


def render(delivery: Delivery, *, escalation: bool = False) -> Message:
    """`text` for notifications and screen readers, and `blocks`.

    `escalation` says whether 「人に聞く」 can be pressed. Raises KeyError for a
    kind that Slack does not show.
    """
    text, blocks = _KINDS[delivery.kind](delivery, escalation)
    if delivery.repeated:
        text, blocks = f"{slack.SENT_TWICE}\n{text}", [*small(slack.SENT_TWICE), *blocks]
    return {"text": marked_down(shortened(text, _LONGEST_FALLBACK)), "blocks": blocks}


def _answer(delivery: Delivery, escalation: bool) -> tuple[str, list[Block]]:
    for_one = bool(delivery.destination.viewer)
    blocks = answer.message(delivery.payload, delivery=delivery.id, for_one=for_one, escalation=escalation)
    return answers.text_of(from_data(delivery.payload["answer"])), blocks


def _reminders(delivery: Delivery, _escalation: bool) -> tuple[str, list[Block]]:
    return reminders.text_of(delivery.payload["items"]), reminder.message(
        delivery.payload, delivery=delivery.id
    )


def _sentence(delivery: Delivery, _escalation: bool) -> tuple[str, list[Block]]:
    text = delivery.payload["text"]
    return text, rich([plain(text)])


def _task(delivery: Delivery, _escalation: bool) -> tuple[str, list[Block]]:
    payload = delivery.payload
    state = slack.TASK_DONE if payload["done"] else slack.TASK_RUNNING
    title = f"{payload['title']}：{state}"
    said = [block for line in payload["lines"] for block in rich([plain(line)])]
    return "\n".join([title, *payload["lines"]]), [*rich([plain(title, bold=True)]), *said]


_KINDS: dict[str, Callable[[Delivery, bool], tuple[str, list[Block]]]] = {
    "answer": _answer,
    "reminders": _reminders,
    "sentence": _sentence,
    "task": _task,
}
