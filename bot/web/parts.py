"""What the page needs from the rest of the application."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol

from bot.answering.service import Answering
from bot.dialogue.presses import Presses
from bot.dialogue.wake import Wake
from bot.domain.principal import Principal
from bot.errors import Unavailable
from bot.learning.corrections import Library
from bot.reminders.service import Reminders
from bot.settings import Settings
from bot.storage.database import Database
from bot.texts import service as texts
from knowledge.record import DocumentRecord


class IndexState(StrEnum):
    """Whether questions can be answered now."""

    READY = "ready"
    PREPARING = "preparing"
    MISSING = "missing"


class Index(Protocol):
    """The served index, as far as the page shows it."""

    def state(self) -> IndexState:
        """Cheap: asked at every request."""

    def probe(self) -> None:
        """Open the served index; raises `Unavailable` where that fails."""

    def documents(self) -> Sequence[DocumentRecord]:
        """What is indexed; empty where nothing is."""


def no_library() -> Library:
    """For a page without an index."""
    raise Unavailable(texts.NO_INDEX)


@dataclass(frozen=True)
class Parts:
    """Everything that a request may use.

    `secret` signs sessions and links, `person` finds somebody by the address
    that a trusted proxy vouches for, `presses` does what links in mails are
    for, `now` gives the instant, `stopwatch` monotonic seconds, `wake` is
    called when something was stored for a worker, `library` gives the served
    generation.
    """

    settings: Settings
    database: Database
    answering: Answering
    reminders: Reminders
    presses: Presses
    index: Index
    secret: bytes
    person: Callable[[str], Principal | None]
    now: Callable[[], dt.datetime]
    stopwatch: Callable[[], float]
    wake: Wake = field(default_factory=Wake)
    library: Callable[[], Library] = no_library
