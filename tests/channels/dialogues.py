"""Dialogues as data: what people say and press, and what they see, the same for every channel.

A dialogue begins with nothing, or with a reminder that has just arrived
(`given: reminder`). A turn is one act: `ask` (a new conversation; `times` says
the text over and over), `follow_up` (in the same one), or `press` (an action by
its name in `bot.dialogue`, with what is entered in its form; `again` presses
what was there before). What must hold afterwards:

sees    properties of what was answered (see `expectations`)
words   are in the answer; a list means any one of them
never   is nowhere
tells   is in the sentence for whoever pressed
shows   is in the message that was pressed, as it stands then
offers, lacks   actions that can, or cannot, be pressed there then
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

_FILE = Path(__file__).with_name("dialogues.yaml")

Person = Literal["clerk", "stranger", "unknown"]
Property = Literal[
    "answer",
    "abstention",
    "refusal",
    "citation",
    "next_step",
    "ended",
    "example",
    "nobody_called",
    "only_own_links",
]


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Turn(_Data):
    """One act and what follows from it. `clerk` belongs to the organisation, `stranger` to another."""

    ask: str | None = None
    follow_up: str | None = None
    press: str | None = None
    times: int = 1
    by: Person = "clerk"
    again: bool = False
    enters: dict[str, str] = {}
    sees: frozenset[Property] = frozenset()
    words: tuple[str | tuple[str, ...], ...] = ()
    never: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    offers: frozenset[str] = frozenset()
    lacks: frozenset[str] = frozenset()

    @model_validator(mode="after")
    def _is_one_act(self) -> Turn:
        acts = [act for act in (self.ask, self.follow_up, self.press) if act is not None]
        assert len(acts) == 1, "a turn is one act"
        return self

    @property
    def said(self) -> str:
        """What is written, "" for a press."""
        return (self.ask or self.follow_up or "") * self.times


class Dialogue(_Data):
    """Turns in order."""

    name: str
    given: Literal["", "reminder"] = ""
    turns: tuple[Turn, ...]

    @property
    def needs_buttons(self) -> bool:
        """Whether a channel without buttons has to leave it out."""
        return any(turn.press for turn in self.turns)


class Duty(_Data):
    """What the reminder is about."""

    id: str
    title: str
    due: dt.date


class Dialogues(_Data):
    """All of them; the reminder arrives at `at`, in `organisation`."""

    at: dt.datetime
    organisation: str
    duty: Duty
    dialogues: tuple[Dialogue, ...]


def load() -> Dialogues:
    """The dialogues; an unknown key is an error."""
    return Dialogues.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
