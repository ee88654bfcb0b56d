"""A question as it comes in."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from bot.domain.principal import Principal
from bot.ports import Destination


@dataclass(frozen=True, slots=True)
class Question:
    """One question of one person.

    `event_key` identifies the incoming event for ever (a channel's event id),
    so that a repeated delivery is one question. `conversation` groups
    follow-ups. `at` is an aware instant. `as_of` is the day against which
    validity is judged; without it the day of `at` in Japan. With `reply` the
    answer is sent there; without it whoever asked waits for it.
    """

    event_key: str
    principal: Principal
    conversation: str
    text: str
    at: dt.datetime
    as_of: dt.date | None = None
    reply: Destination | None = None
