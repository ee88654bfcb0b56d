"""Waiting for what the application will do."""

from __future__ import annotations

import time

from tests.slack.office import Office
from tests.slack.service import Channel, Message, Person


def answers(person: Person, asked: Message, count: int = 1) -> list[Message]:
    """What the application wrote below a message, as soon as so much of it is finished."""
    service = person.workspace.service
    service.until(lambda: len(_finished(person.replies_to(asked))) >= count)
    return person.replies_to(asked)


def said(person: Person, channel: Channel, count: int = 1) -> list[Message]:
    """What the application wrote beside everything else in a channel."""
    ours = person.workspace.bot_id

    def found() -> list[Message]:
        return [m for m in person.sees(channel) if m.bot_id == ours and not m.viewer]

    person.workspace.service.until(lambda: len(_finished(found())) >= count)
    return found()


def whispered(person: Person, channel: Channel, count: int = 1) -> list[Message]:
    """What this person alone sees in a channel."""
    person.workspace.service.until(lambda: len(person.whispers(channel)) >= count)
    return person.whispers(channel)


def rest(office: Office, *, seconds: float = 20.0) -> None:
    """Wait until everything that was stored has been dealt with."""
    end = time.monotonic() + seconds
    while not office.rests():
        assert time.monotonic() < end, "still busy"
        time.sleep(0.05)


def _finished(messages: list[Message]) -> list[Message]:
    """A message of ours has its mark when it is whole."""
    return [message for message in messages if message.metadata]
