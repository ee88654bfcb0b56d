"""What the page behind a link in a mail shows: a duty, an answer, or a question that people took over."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from bot.dialogue.linked import Opened
from bot.domain.ledger import Action
from bot.errors import NotFound
from bot.escalation import seeing
from bot.escalation.forms import ASK_PERSON
from bot.reminders.message import DECISIONS, Button, action_id, read_action_id
from bot.reminders.standing import Line
from bot.storage import organisations, questions
from bot.texts import dialogue as dialogue_texts
from bot.texts import links_page as texts
from bot.texts import ticket_message
from bot.texts import tickets as ticket_texts
from bot.web.dependencies import Web
from jobs.snooze import last_again_on
from knowledge.calendars.office_hours import japan_date

_ON_ANSWERS = frozenset({"helpful", "unhelpful"})
_ON_TICKETS = "ticket_"
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of a form that was sent: what was `said` after it was done, or the `problem` with it."""

    typed: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """What the fields of the form begin with."""

    today: dt.date
    last_again_on: dt.date
    typed: Mapping[str, str]

    @property
    def tomorrow(self) -> dt.date:
        """The first day that 「あとで」 can choose."""
        return self.today + _ONE_DAY


@dataclass(frozen=True, slots=True)
class About:
    """A template with what only it shows; `label` is what its button says, `title` asks whether to."""

    template: str
    title: str
    label: str
    shown: Mapping[str, Any]


def about(web: Web, connection: sa.Connection, opened: Opened, sent: Sent) -> About:
    """The page of a link; raises `NotFound` where what it was about is gone."""
    if opened.family in _ON_ANSWERS:
        return _answer(connection, opened, sent)
    if opened.family == ASK_PERSON or opened.family.startswith(_ON_TICKETS):
        return _ticket(connection, opened, sent)
    return _duty(web, connection, opened, sent)


def _answer(connection: sa.Connection, opened: Opened, sent: Sent) -> About:
    """The question whose answer is judged."""
    asked = questions.by_id(connection, opened.subject)
    if asked is None:
        raise NotFound(dialogue_texts.FORGOTTEN)
    return _confirming("link_answer.html", opened, {"asked": asked, "fields": sent})


def _ticket(connection: sa.Connection, opened: Opened, sent: Sent) -> About:
    """The form of a button; once that was sent, only the ticket."""
    seen, label = None, ticket_texts.ASK_PERSON
    if opened.family != ASK_PERSON:
        seen = seeing.see(connection, opened.principal, opened.subject)
        role = "desk" if opened.desk else "asker"
        label = ticket_message.label(opened.family.removeprefix(_ON_TICKETS), role)
    form = None
    if not opened.used:
        form = seeing.form_of(connection, opened.principal, opened.link.action, name=opened.name)
    shown = {"form": form, "seen": seen, "typed": sent.typed}
    return About("link_ticket.html", texts.asks(label), label, shown)


def _duty(web: Web, connection: sa.Connection, opened: Opened, sent: Sent) -> About:
    """The duty as it stands now; right after it was changed, also what can be done next."""
    line = _line(web, connection, _button(opened))
    today = japan_date(web.parts.now())
    last = last_again_on(line.occurrence, today, web.parts.reminders.outlooks.hours.calendar)
    acts = _next(opened, line) if sent.said else ()
    shown = {
        "line": line,
        "organisation": organisations.current(connection, line.key.organisation),
        "fields": Fields(today, last, sent.typed),
        # Whoever opens the used link later is not offered them.
        "next": {each.partition(":")[0]: web.linked.another(opened, each) for each in acts},
    }
    return _confirming("link.html", opened, shown)


def _confirming(template: str, opened: Opened, shown: Mapping[str, Any]) -> About:
    return About(template, texts.TITLES[opened.family], texts.BUTTONS[opened.family], shown)


def _next(opened: Opened, line: Line) -> list[str]:
    """Right after: take it back, or decide anew after that."""
    actions = DECISIONS if opened.family == Action.UNDO else (Action.UNDO,)
    return [f"{action_id(each, line.key)}:{line.entry.changes}" for each in actions]


def _button(opened: Opened) -> Button:
    try:
        return read_action_id(opened.link.action)
    except ValueError:
        raise NotFound(texts.FORGED) from None


def _line(web: Web, connection: sa.Connection, button: Button) -> Line:
    lines = web.standings.ledger(connection, button.key.organisation, at=web.parts.now())
    found = next((each for each in lines if each.key == button.key), None)
    if found is None:
        raise NotFound(dialogue_texts.OCCURRENCE_GONE)
    return found
