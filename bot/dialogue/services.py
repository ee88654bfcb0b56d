"""What a chat service needs of the rest of the application."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from bot.answering.reception import Receipt
from bot.dialogue.presses import Presses
from bot.dialogue.reindexing import Reindexing
from bot.domain.question import Question
from bot.reminders.service import Reminders
from bot.storage.database import Database


@dataclass(frozen=True, slots=True)
class Services:
    """`receive` keeps a question, `stored` says that there is something to do.

    `secret` is the installation's own, `escalation` says whether 「人に聞く」 can
    be pressed.
    """

    database: Database
    receive: Callable[[Question], Receipt]
    presses: Presses
    reminders: Reminders
    reindexing: Reindexing
    stored: Callable[[], None]
    secret: bytes
    now: Callable[[], dt.datetime]
    stopwatch: Callable[[], float]
    escalation: bool = False
