"""A press: a button that somebody used, with what they typed into its form."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from bot.domain.principal import Principal
from bot.ports import Destination


@dataclass(frozen=True, slots=True)
class Press:
    """One use of a button, the same on every channel.

    `event_key` identifies it for ever, in at most 200 characters, so that a
    repeated delivery is one press. `action` is what the button is for and what
    it is about: "helpful:QUESTION", "complete:ORGANISATION:DUTY:CYCLE".
    `values` are the fields of its form as they were typed. `place` is where a
    sentence for this person goes, `delivery` the outbox id of the message that
    was pressed ("" where there is none), `at` an aware instant. `name` is how
    the person wants to be called in the ledger, where the channel knows it.
    """

    event_key: str
    principal: Principal
    action: str
    place: Destination
    at: dt.datetime
    values: dict[str, str] = field(default_factory=dict)
    delivery: str = ""
    name: str = ""

    @property
    def family(self) -> str:
        """What the button is for."""
        return self.action.partition(":")[0]

    @property
    def subject(self) -> str:
        """What it is about."""
        return self.action.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Reaction:
    """What the person is told; nothing where what they see changes by itself.

    `refused` says that nothing was done, and that the form may be sent again.
    `about` shows how the duty stands that was pressed (`title`, `progress` and
    `actions` of an item), where its message cannot be changed.
    """

    sentence: str = ""
    refused: bool = False
    about: dict[str, Any] | None = None


Handler = Callable[[sa.Connection, Press, dt.datetime], Reaction]
"""Does what a press asks for, at an instant, wholly within the transaction it is given.

What it raises of `Invalid`, `NotAllowed` and `NotFound` is told to the person
and undoes what it did; after anything else the press is tried again.
"""

_PRESS = TypeAdapter(Press)


def as_data(press: Press) -> dict[str, Any]:
    """The press as JSON values, to be stored."""
    data: dict[str, Any] = _PRESS.dump_python(press, mode="json")
    return data


def from_data(data: dict[str, Any]) -> Press:
    """The press that was stored."""
    return _PRESS.validate_python(data)
