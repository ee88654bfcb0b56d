"""What goes over the line, in both directions; docs/webhook.schema.json is made of this.

Fields may be added within a version: whoever reads ignores what it does not know.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from pydantic.json_schema import models_json_schema

VERSION: Literal[1] = 1

_Key = Annotated[str, Field(max_length=60)]
_Id = Annotated[str, Field(min_length=1, max_length=120)]
_Place = Annotated[str, Field(min_length=1, max_length=200)]


class _Wire(BaseModel):
    model_config = ConfigDict(frozen=True)


class Person(_Wire):
    """A person under the id of the joined system; `name` is shown where colleagues see who did what."""

    id: _Id
    name: Annotated[str, Field(max_length=200)] = ""


class _Event(_Wire):
    version: Literal[1] = VERSION
    id: Annotated[_Id, Field(description="The same for every attempt to deliver this event.")]
    workspace: Annotated[_Key, Field(description="Whose people these are; may stay empty.")] = ""
    conversation: Annotated[_Place, Field(description="The room to which answers go.")]
    thread: Annotated[str, Field(max_length=200)] = ""
    private: Annotated[bool, Field(description="Whether the answer is for this person alone.")] = False
    person: Person


class Said(_Event):
    """Somebody wrote to us."""

    type: Literal["message"] = "message"
    text: Annotated[str, Field(max_length=20_000)] = ""
    bot: Annotated[bool, Field(description="Written by a program: it is not answered.")] = False
    edited: Annotated[bool, Field(description="A change of an earlier message: it is not answered.")] = False


class Pressed(_Event):
    """Somebody used an action of one of our messages."""

    type: Literal["press"] = "press"
    message: Annotated[str, Field(max_length=60, description="The `id` of our message.")] = ""
    action: Annotated[str, Field(min_length=1, max_length=255, description="The `id` of the action.")]
    values: Annotated[dict[str, str], Field(description="Field → what was typed.")] = {}


Incoming = Said | Pressed
"""What the joined system sends us."""


class FieldOut(_Wire):
    """A field of an action; a date is ISO 8601, a check is "yes" or left out."""

    name: str
    label: str
    kind: Literal["line", "text", "date", "check"]
    required: bool


class ActionOut(_Wire):
    """Something that can be done: sent back as a `press`, or done on our page at `url`."""

    id: Annotated[str, Field(description="Empty where only the page can do it.")]
    label: str
    fields: tuple[FieldOut, ...] = ()
    url: str = ""


class LinkOut(_Wire):
    """An address that may be shown as a link."""

    label: str
    url: str


class PartOut(_Wire):
    """A part of a message: plain text in which nothing is markup, and what belongs to it."""

    heading: str
    text: str
    links: tuple[LinkOut, ...] = ()
    actions: tuple[ActionOut, ...] = ()


class To(_Wire):
    """Where a message goes; `only_for` is the id of the one person who may see it."""

    workspace: str
    conversation: str
    thread: str
    only_for: str


class Message(_Wire):
    """What we send. The same `id` twice is the same message: show it once."""

    version: Literal[1] = VERSION
    type: Literal["message"] = "message"
    id: str
    replaces: Annotated[str, Field(description="The `id` of our message that this one replaces, or empty.")]
    kind: Literal["answer", "reminders", "sentence", "ticket", "task"]
    to: To
    sent_at: dt.datetime
    text: Annotated[str, Field(description="All parts as plain text, links included.")]
    parts: tuple[PartOut, ...]


class Ping(_Wire):
    """What `madoguchi channels check` sends: answer 2xx and show nothing."""

    version: Literal[1] = VERSION
    type: Literal["ping"] = "ping"
    id: str


class Taken(_Wire):
    """Our answer to an event."""

    status: Literal["accepted", "known", "ignored"]


INCOMING: TypeAdapter[Incoming] = TypeAdapter(Annotated[Said | Pressed, Field(discriminator="type")])


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of everything above, under `$defs`."""
    models = (Said, Pressed, Taken, Message, Ping)
    _, definitions = models_json_schema([(each, "validation") for each in models], title="Madoguchi webhook")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **definitions}
