"""質問する: a question about the duty of a reminder."""

from __future__ import annotations

import datetime as dt
import uuid

import sqlalchemy as sa

from bot.answering.reception import take_in
from bot.dialogue.conversations import conversation_of
from bot.dialogue.press import Handler, Press, Reaction
from bot.dialogue.reminding import button_of
from bot.domain.question import Question
from bot.errors import NotFound
from bot.reminders import rights
from bot.reminders.message import ASK
from bot.reminders.outlook import Key, Outlooks
from bot.texts import board as board_texts
from bot.texts import dialogue as texts

_NAMESPACE = uuid.UUID("5a1d7c0e-1c8b-5c3e-8c55-3a4cf2b0a9d7")


class Asking:
    """ask:ORGANISATION:DUTY:CYCLE, with an optional `text`; the answer comes to where it was pressed."""

    def __init__(self, outlooks: Outlooks) -> None:
        self._outlooks = outlooks

    @property
    def handlers(self) -> dict[str, Handler]:
        """Action → what does it."""
        return {ASK: self._ask}

    def _ask(self, connection: sa.Connection, press: Press, at: dt.datetime) -> Reaction:
        title = self._title(connection, press, at)
        typed = press.values.get("text", "").strip()
        question = Question(
            event_key=f"press:{uuid.uuid5(_NAMESPACE, press.event_key)}",
            principal=press.principal,
            conversation=conversation_of(press.place),
            text=texts.about(title, typed) if typed else board_texts.ask_about(title),
            at=at,
            reply=press.place,
        )
        receipt = take_in(connection, question)
        return Reaction("" if receipt.refusal else texts.ASKED)

    def _title(self, connection: sa.Connection, press: Press, at: dt.datetime) -> str:
        """The duty's title; an organisation's own duties exist for nobody else."""
        key = button_of(press).key
        shared = {duty.id: duty.title for duty in self._outlooks.duties}
        if key.duty in shared:
            return shared[key.duty]
        if rights.may_change(press.principal, key.organisation):
            return self._own_title(connection, key, at)
        raise NotFound(texts.OCCURRENCE_GONE, press.action)

    def _own_title(self, connection: sa.Connection, key: Key, at: dt.datetime) -> str:
        outlook = self._outlooks.around(connection, [key.organisation], at=at)
        try:
            return outlook.occurrence(key).duty.title
        except NotFound as error:
            raise NotFound(texts.OCCURRENCE_GONE, error.message) from error
