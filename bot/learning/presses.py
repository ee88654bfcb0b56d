"""wrong:QUESTION with its `reason`: the press by which an administrator withdraws an answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from bot.dialogue.press import Handler, Press, Reaction
from bot.learning.corrections import Corrections
from bot.texts import corrections as texts


@dataclass(frozen=True, slots=True)
class CorrectionPresses:
    """The handlers of corrections."""

    corrections: Corrections

    @property
    def handlers(self) -> Mapping[str, Handler]:
        """First part of an action → what does it."""
        return {"wrong": self._wrong}

    def _wrong(self, connection: sa.Connection, press: Press, at: dt.datetime) -> Reaction:
        reason = press.values.get("reason", "")
        self.corrections.within(connection).withdraw(press.principal, press.subject, reason, at=at)
        return Reaction(texts.WITHDRAWN)
