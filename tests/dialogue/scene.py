"""A town that reads in a chat channel, the people in it, and hands to press buttons with."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Mapping

from bot.answering.service import Answering
from bot.delivery.send import Timing
from bot.dialogue.handlers import handlers
from bot.dialogue.press import Handler, Press
from bot.dialogue.presses import Presses
from bot.domain.ledger import Entry
from bot.domain.organisation_list import Listed
from bot.domain.principal import Principal, Role
from bot.domain.question import Question
from bot.ports import Destination
from bot.reminders.entering import Entering
from bot.reminders.outlook import Outlooks
from bot.reminders.rights import Person
from bot.reminders.service import Reminders
from bot.storage import ledger, organisations, outbox
from bot.storage.database import Database
from bot.storage.outbox import Row
from bot.texts.reminders import lines_of
from jobs.duty import Duty
from tests.answering.desk import ScriptedAnswerer
from tests.dialogue.workspace import Workspace
from tests.planning.make import due
from tests.reminders.scene import ELSEWHERE, HOURS, PREFECTURE, TOWN, instant

START = instant("2026-11-24T12:00")
LEASE = dt.timedelta(seconds=60)
TIMING = Timing(lease=LEASE, quiet=dt.timedelta(seconds=30), call=dt.timedelta(seconds=10))
CHANNEL = Destination("slack", "W1", "C1")

ANNE = Principal("p-anne", "slack", "W1", TOWN)
BEN = Principal("p-ben", "slack", "W1", TOWN)
COUNTY = Principal("p-county", "slack", "W2", PREFECTURE, frozenset({Role.ASKER, Role.PREFECTURE}))
STRANGER = Principal("p-stranger", "slack", "W3", ELSEWHERE)
NOBODY = Principal("p-nobody", "slack", "W4")

LISTED = (
    Listed(TOWN, "20", "長野県", "長野市", "", "市"),
    Listed(PREFECTURE, "20", "長野県", "長野県", "", "都道府県"),
)

# Two duties of one day and one of another: a digest of two, and a message alone.
DUTIES = (
    due("2026-12-04", id="T1", title="数値目標の設定"),
    due("2026-12-04", id="T2", title="調査への回答"),
    due("2026-12-18", id="T3", title="計画の提出"),
)


class Clock:
    """Moves a second at every look, so that nothing happens at the same instant."""

    def __init__(self, at: dt.datetime = START) -> None:
        self.at = at

    def __call__(self) -> dt.datetime:
        self.at += dt.timedelta(seconds=1)
        return self.at

    def move(self, **span: float) -> None:
        self.at += dt.timedelta(**span)


class Office:
    """Everything that a chat channel would be connected to."""

    def __init__(
        self,
        database: Database,
        duties: Iterable[Duty] = DUTIES,
        workspace: Workspace | None = None,
        clock: Clock | None = None,
        more: Mapping[str, Handler] | None = None,
    ) -> None:
        self.database = database
        self.clock = clock or Clock()
        self.workspace = workspace or Workspace()
        self.outlooks = Outlooks(duties, HOURS)
        self.reminders = Reminders(
            database, self.outlooks, lambda: {"slack": self.workspace}, TIMING, lambda _: True
        )
        ours = handlers(self.reminders) | (more or {})
        self.presses = Presses(database, ours, now=self.clock, lease=LEASE)
        self.answering = Answering(
            database, ScriptedAnswerer(), now=self.clock, stopwatch=lambda: 0.0, lease=LEASE
        )
        self._keys = itertools.count(1)

    def open(self) -> None:
        """Join the town, have it read in the channel, and let reminders of two mornings arrive."""
        with self.database.writing() as connection:
            organisations.import_list(connection, LISTED)
            organisations.join(connection, TOWN, at=instant("2026-04-01"))
        entering = Entering(self.reminders)
        entering.destination(Person(ANNE), TOWN, CHANNEL, at=instant("2026-04-02"))
        for morning in ("2026-10-22T12:00", "2026-11-25T12:00"):
            self.clock.at = instant(morning)
            self.reminders.queue_due(at=self.clock())
            self.send()

    def send(self) -> None:
        self.reminders.deliver(self.clock)

    def settle(self) -> None:
        """Do what was stored, answer what was asked, send what waits, until nothing is left."""
        while self.presses.work() or self.answering.work():
            pass
        self.send()

    def press(
        self,
        principal: Principal,
        action: str,
        *,
        key: str = "",
        delivery: str = "",
        name: str = "",
        place: Destination | None = None,
        **values: str,
    ) -> str:
        """Press a button, let everything happen, and give what the person is told."""
        viewer = f"U-{principal.person}"
        place = place or Destination("slack", "W1", "C1", viewer=viewer)
        press = Press(
            event_key=key or f"slack:{next(self._keys)}",
            principal=principal,
            action=action,
            place=place,
            at=self.clock(),
            values=values,
            delivery=delivery,
            name=name,
        )
        before = len(self.workspace.sentences())
        self.presses.receive(press)
        self.settle()
        return "".join(self.workspace.sentences()[before:])

    def ask(self, principal: Principal, text: str, place: Destination) -> str:
        """Ask somewhere and have it answered; gives the id of the question."""
        question = Question(
            event_key=f"q:{next(self._keys)}",
            principal=principal,
            conversation=f"{place.address}:{place.thread}",
            text=text,
            at=self.clock(),
            reply=place,
        )
        receipt = self.answering.receive(question)
        self.settle()
        return receipt.question_id

    def shown(self, duty: str = "T1") -> list[dict]:
        """The item about a duty in every message that has one, as it is shown now, the oldest first."""
        posted = self.workspace.of_kind("reminders")
        return [item for each in posted for item in each.payload["items"] if item["duty"] == duty]

    def lines(self, duty: str = "T1") -> list[str]:
        """The newest message about a duty, as people read it."""
        return lines_of(self.shown(duty)[-1])

    def entry(self, duty: str = "T1", cycle: str = "2026") -> Entry:
        with self.database.reading() as connection:
            return ledger.entry(connection, TOWN, duty, cycle)

    def history(self, duty: str = "T1", cycle: str = "2026") -> list[str]:
        with self.database.reading() as connection:
            return [event.action.value for event in ledger.history(connection, TOWN, duty, cycle)]

    def waiting(self, state: str = "pending") -> list[Row]:
        with self.database.reading() as connection:
            return outbox.in_state(connection, state)


def button(action: str, duty: str = "T1", cycle: str = "2026", organisation: str = TOWN) -> str:
    return f"{action}:{organisation}:{duty}:{cycle}"
