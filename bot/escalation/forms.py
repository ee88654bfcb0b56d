"""The forms behind the buttons, as data: every channel draws the same fields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.ticket import Action, Matter
from bot.texts import tickets as texts

ASK_PERSON = "ask_person"
"""The first part of the button 「人に聞く」; a question follows, or nothing."""

NOTHING = Matter("")
"""What a free question begins with."""


class Kind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    TEXT = "text"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Field:
    """One field; what is typed comes back under `name`, a check as "yes"."""

    name: str
    label: str
    kind: Kind = Kind.TEXT
    value: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form; sending it is a press of `action` with the values of its fields."""

    action: str
    title: str
    fields: tuple[Field, ...]
    lead: str = ""
    submit: str = texts.SEND


def ask_person(matter: Matter, question: str, name: str) -> Form:
    """「人に聞く」, beginning with what is known; `name` is the asker's, where the channel knows it."""
    fields = (
        Field("question", texts.QUESTION, value=matter.question, required=True),
        Field("found", texts.FOUND, value=matter.found),
        Field("missing", texts.MISSING, value=matter.missing),
        Field("with_name", texts.WITH_NAME, Kind.CHECK),
        Field("name", texts.NAME, Kind.LINE, name),
        Field("urgent", texts.URGENT, Kind.CHECK),
    )
    return Form(f"{ASK_PERSON}:{question}", texts.ASK_PERSON, fields, texts.FORM_LEAD)


def of_action(action: Action, ticket: str, *, begins: str, desk: str, letter: bool) -> Form:
    """The form of one action on a ticket.

    `begins` is what its text begins with, `desk` the next tier's, `letter`
    whether that is reached by one or has just written one.
    """
    more: tuple[Field, ...] = ()
    if action is Action.ESCALATE:
        number = Field("document_number", texts.DOCUMENT_NUMBER, Kind.LINE)
        confirmed = Field("confirmed", texts.CONFIRMED, Kind.CHECK, required=True)
        more = (number, confirmed) if letter else (confirmed,)
    elif action is Action.ANSWER and letter:
        more = (Field("own_words", texts.OWN_WORDS, Kind.CHECK),)
    required = action not in (Action.CLOSE, Action.REOPEN)
    text = Field("text", texts.TEXTS[action.value], value=begins, required=required)
    lead = texts.escalate_lead(desk) if action is Action.ESCALATE else ""
    return Form(f"ticket_{action}:{ticket}", texts.DESK_ACTIONS[action.value], (text, *more), lead)
