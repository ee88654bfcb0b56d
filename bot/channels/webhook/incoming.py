"""What the joined system sends, read into what somebody wants: pure, without rights."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from bot.channels.webhook.identity import CHANNEL
from bot.channels.webhook.wire import INCOMING, Incoming, Pressed, Said
from bot.ports import Destination


def read(body: Mapping[str, Any]) -> Incoming | list[str]:
    """An event, or the names of the fields that are wrong; never what stood in them."""
    try:
        return INCOMING.validate_python(body)
    except ValidationError as error:
        found = (".".join(map(str, each["loc"])) or "type" for each in error.errors(include_input=False))
        return sorted(set(found))


def is_ignored(event: Incoming) -> bool:
    """Whether a program wrote it, or it only changes what was written before."""
    return isinstance(event, Said) and (event.bot or event.edited)


def key_of(event: Incoming) -> str:
    """The key of an event for ever, at most 200 characters."""
    return f"{CHANNEL}:{event.workspace}:{event.id}"


def place_of(event: Incoming) -> Destination:
    """Where the answer goes; a sentence about a press is for whoever pressed."""
    alone = event.private or isinstance(event, Pressed)
    return Destination(
        CHANNEL, event.workspace, event.conversation, event.thread, event.person.id if alone else ""
    )
