"""How fast 1,788 organisations are planned and queued, and how long delivering takes in simulated time."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass, field
from importlib.resources import files

from bot.delivery import queue
from bot.delivery.send import Sender, Timing
from bot.domain.organisation_list import parse
from bot.ports import CannotTell, Delivery, Destination, Outcome, Pace, Retry, Sent
from bot.storage import destinations, organisations
from bot.storage.database import Database
from bot.storage.reminders import Planned
from tests.storage.samples import plan

EVERYBODY = 1788
STEPS = 8
LATENCY = dt.timedelta(seconds=0.15)
PACE = Pace(workspace=dt.timedelta(seconds=1 / 4.5), address=dt.timedelta(seconds=1.1))
TIMING = Timing(lease=dt.timedelta(seconds=90), quiet=dt.timedelta(seconds=90), call=dt.timedelta(seconds=20))
START = dt.datetime(2026, 11, 24, 1, 0, tzinfo=dt.UTC)


@dataclass
class Measured:
    """Seconds of real time, except `delivered_in` which is simulated."""

    organisations: int
    reminders: int
    planned_in: float
    queued_in: float
    delivered: int
    delivered_in: float
    refused: int


@dataclass
class LimitedChat:
    """A service that takes 300 messages a minute and one a second per channel, and no more."""

    now: dt.datetime = START
    pace: Pace = PACE
    sent: list[dt.datetime] = field(default_factory=list)
    last: dict[str, dt.datetime] = field(default_factory=dict)
    refused: int = 0

    def pause(self, seconds: float) -> bool:
        self.now += dt.timedelta(seconds=seconds)
        return False

    def send(self, delivery: Delivery) -> Outcome:
        minute_ago, address = self.now - dt.timedelta(minutes=1), delivery.destination.address
        last = self.last.get(address, minute_ago)
        crowded = len(self.sent) >= 300 and self.sent[-300] > minute_ago
        if crowded or self.now - last < dt.timedelta(seconds=1):
            self.refused += 1
            return Retry(dt.timedelta(seconds=1), "429")
        self.sent.append(self.now)
        self.last[address] = self.now
        self.now += LATENCY
        return Sent(str(len(self.sent)))

    def find(self, delivery: Delivery) -> CannotTell:
        return CannotTell()


def measure(database: Database, number: int = EVERYBODY) -> Measured:
    """Plan `STEPS` reminders for so many, of which one each is due, and deliver those."""
    rows = _rows(_places(database, number))
    begin = time.perf_counter()
    plan(database, rows, at=START)
    planned = time.perf_counter()
    queued = queue.run(database, at=START)
    done = time.perf_counter()
    chat = LimitedChat()
    Sender(database, {"chat": chat}, TIMING, lambda: chat.now).run(
        pause=chat.pause, patience=dt.timedelta(hours=1)
    )
    return Measured(
        organisations=queued.messages,
        reminders=len(rows),
        planned_in=planned - begin,
        queued_in=done - planned,
        delivered=len(chat.sent),
        delivered_in=(chat.now - START).total_seconds(),
        refused=chat.refused,
    )


def _places(database: Database, number: int) -> dict[str, str]:
    listed = parse(files("bot.data").joinpath("organisations.csv").read_text("utf-8").splitlines())
    with database.writing() as connection:
        organisations.import_list(connection, listed)
        return {
            each.code: destinations.add(
                connection, organisation=each.code, place=Destination("chat", "W1", f"C{each.code}"), at=START
            )
            for each in listed[:number]
        }


def _rows(places: dict[str, str]) -> list[Planned]:
    return [
        Planned(
            organisation=code,
            duty="targets",
            cycle="2026",
            step=str(step),
            revision="0a1b2c3d",
            destination=place,
            fire_at=START + dt.timedelta(days=step),
            expires_at=START + dt.timedelta(days=step + 1),
            content={"title": "数値目標の設定"},
        )
        for code, place in places.items()
        for step in range(STEPS)
    ]
