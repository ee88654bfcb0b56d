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
import re
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

_DAY = re.compile(r"\{([+-]\d+)\}")
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


class Subject(_Data):
    """What the reminder is about.

    Six business days are eight to fifteen days, and the reminder of the
    seventh has always just gone out.
    """

    id: str
    title: str
    due_in_business_days: int


class Dialogues(_Data):
    """All of them, and the duty of which the reminder tells."""

    duty: Subject
    dialogues: tuple[Dialogue, ...]


def load(today: dt.date) -> Dialogues:
    """The dialogues as they go on that day; an unknown key is an error."""
    data = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return Dialogues.model_validate(_dated(data, today, "{0.month}月{0.day}日"))


def _dated(data: object, today: dt.date, form: str) -> object:
    """Puts dates in the place of {-4} and the like; what is entered into forms is written ISO."""
    if isinstance(data, dict):
        return {
            key: _dated(value, today, "{0:%Y-%m-%d}" if key == "enters" else form)
            for key, value in data.items()
        }
    if isinstance(data, list):
        return [_dated(value, today, form) for value in data]
    if isinstance(data, str):
        return _DAY.sub(lambda found: form.format(today + dt.timedelta(days=int(found[1]))), data)
    return data
