"""The buttons of a reminder: 完了, 確認した, あとで, 対象外, a note, 取り消す, and numbers."""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa

from bot.delivery.editing import CHANNELS
from bot.dialogue.press import Handler, Press, Reaction
from bot.domain.entered import day_of, line_of
from bot.domain.ledger import Action
from bot.errors import Invalid, NotFound
from bot.reminders import numbers, pressing
from bot.reminders.actions import Actions
from bot.reminders.message import RECORD, Button, read_action_id
from bot.reminders.progress import shown
from bot.reminders.refresh import refresh
from bot.reminders.rights import Person
from bot.reminders.targets import Targets
from bot.texts import dialogue as texts
from bot.texts import targets as target_texts
from bot.texts import targets_page
from knowledge.calendars.fiscal_year import fiscal_year_of
from knowledge.calendars.office_hours import japan_date


class Reminding:
    """ACTION:ORGANISATION:DUTY:CYCLE, with the fields of the page's forms."""

    def __init__(self, actions: Actions, targets: Targets) -> None:
        self._actions = actions
        self._targets = targets

    @property
    def handlers(self) -> dict[str, Handler]:
        """Action → what does it."""
        return {**{each.value: self._decide for each in Action}, RECORD: self._record}

    def _decide(self, connection: sa.Connection, press: Press, at: dt.datetime) -> Reaction:
        button = button_of(press)
        actions, action = self._actions.within(connection), Action(button.action)
        try:
            acted = pressing.press(
                actions, person_of(press), action, button.key, _typed(press, button), at=at
            )
        except NotFound as error:
            raise NotFound(texts.OCCURRENCE_GONE, error.message) from error
        return Reaction(acted.sentence, about=self._standing(connection, press, at))

    def _standing(self, connection: sa.Connection, press: Press, at: dt.datetime) -> dict[str, Any] | None:
        """How the duty stands now, where the message that was pressed cannot show it."""
        if press.place.channel in CHANNELS:
            return None
        key = button_of(press).key
        outlook = self._actions.outlooks.around(connection, [key.organisation], at=at)
        duty = outlook.occurrence(key).duty
        return {"title": duty.title, **shown(connection, key, records=duty.record is not None, at=at)}

    def _record(self, connection: sa.Connection, press: Press, at: dt.datetime) -> Reaction:
        key = button_of(press).key
        if not any(value.strip() for value in press.values.values()):
            raise Invalid(texts.TYPE_NUMBERS)
        record = self._visit if "visited_on" in press.values else self._numbers
        sentence = record(connection, press, key.organisation, at)
        refresh(connection, key, at=at)
        return Reaction(sentence)

    def _numbers(self, connection: sa.Connection, press: Press, organisation: str, at: dt.datetime) -> str:
        year = fiscal_year_of(japan_date(press.at))
        numbers.keep(connection, self._targets, person_of(press), organisation, year, press.values, at=at)
        return target_texts.SAVED

    def _visit(self, connection: sa.Connection, press: Press, organisation: str, at: dt.datetime) -> str:
        plan = self._targets.within(connection).record_visit(
            person_of(press),
            organisation,
            visited_on=day_of(press.values["visited_on"]),
            note=line_of(press.values.get("note", ""), targets_page.NOTE),
            at=at,
        )
        return target_texts.visits(len(plan.visits), plan.visits_left)


def button_of(press: Press) -> Button:
    """The action and the occurrence; raises `NotFound` for a button that is none of ours."""
    try:
        return read_action_id(press.action)
    except ValueError as error:
        raise NotFound(texts.NO_SUCH_BUTTON, press.action) from error


def _typed(press: Press, button: Button) -> dict[str, str]:
    """The fields of the form; without a form, 完了 means the day on which it was pressed."""
    seen = {} if button.seen is None else {"seen": str(button.seen)}
    return {"done_on": japan_date(press.at).isoformat(), **press.values, **seen}


def person_of(press: Press) -> Person:
    """Who acts, under the name that the channel gave."""
    return Person(press.principal, press.name)
