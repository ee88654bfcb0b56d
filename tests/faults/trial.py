"""One trial: a database, its reminders, a workspace of the chat service, and the count at the end."""

from __future__ import annotations

import datetime as dt
import itertools
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.ports import Destination
from bot.storage import board, destinations, reminders
from bot.storage.reminders import Planned
from tests.faults.chat_server import ChatServer, Faults
from tests.faults.failpoints import Failpoint
from tests.faults.processes import Setting, plan_all, start, work
from tests.storage.databases import Databases
from tests.storage.samples import TOWN, know

_names = itertools.count(1)
DEADLINE_SECONDS = 120.0


@dataclass
class Count:
    """What was seen from outside, in reminders; `missed` are shown as missed."""

    expected: int = 0
    lost: int = 0
    duplicated: int = 0
    missed: int = 0
    kills: int = 0
    faults: Counter[str] = field(default_factory=Counter)

    def add(self, other: Count) -> None:
        for name in ("expected", "lost", "duplicated", "missed", "kills"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.faults.update(other.faults)


@dataclass(frozen=True)
class Bench:
    """What all trials share."""

    databases: Databases
    chat: ChatServer
    directory: Path


class Trial:
    """`places` destinations with `steps` reminders each, due now and useful for a day."""

    def __init__(
        self,
        bench: Bench,
        *,
        places: int = 6,
        steps: int = 1,
        channel: str = "chat",
        faults: Faults | None = None,
        digest: bool = False,
        directory: Path | None = None,
    ) -> None:
        self.bench = bench
        self.channel = channel
        self.kills = 0
        self.faults = faults or Faults()
        self.workspace = f"W{next(_names)}"
        bench.chat.misbehave(self.workspace, self.faults)
        self.setting = Setting(bench.databases.fresh(directory), bench.chat.url)
        self.size = places
        self.rows = list(self._rows(self._destinations(), steps, digest))

    def plan(self, failpoint: Failpoint | None = None, *, size: int = 1, rest: float = 0) -> BaseProcess:
        return start(plan_all, self.setting, self.rows, failpoint, size, rest)

    def work(self, failpoint: Failpoint | None = None, *, stay: bool = False) -> BaseProcess:
        return start(work, self.setting, failpoint, stay)

    def kill(self, process: BaseProcess) -> None:
        """kill -9, counted only where the process was alive."""
        if process.is_alive():
            process.kill()
            process.join()
            self.kills += 1

    def await_kill(self, process: BaseProcess) -> None:
        """Wait for a process that is to kill itself at its failpoint."""
        finish([process])
        self.kills += process.exitcode == -9

    def count(self) -> Count:
        """Compare what the recipients have with what was planned."""
        seen = self._seen()
        missed = self._missed()
        wanted = [(row.content["place"], row.step) for row in self.rows if row.id not in missed]
        copies = [seen.pop(key, 0) for key in wanted]
        surplus = sum(max(number - 1, 0) for number in copies) + sum(seen.values())
        faults = Counter(self.bench.chat.dump(self.workspace)["injected"])
        faults["database_errors"] = self.setting.errors.value
        return Count(len(self.rows), copies.count(0), surplus, len(missed), self.kills, faults)

    def places(self) -> list[str]:
        return [f"C{number}" for number in range(self.size)]

    def _destinations(self) -> list[str]:
        database = self.setting.open()
        know(database, TOWN)
        workspace = self.workspace if self.channel == "chat" else ""
        with database.writing() as connection:
            found = [
                destinations.add(
                    connection,
                    organisation=TOWN,
                    place=Destination(self.channel, workspace, address),
                    at=self.setting.clock(),
                )
                for address in self.places()
            ]
        database.close()
        return found

    def _rows(self, places: list[str], steps: int, digest: bool) -> Iterable[Planned]:
        now = self.setting.clock()
        for number, step in itertools.product(range(len(places)), range(steps)):
            yield Planned(
                organisation=TOWN,
                duty="targets",
                cycle="2026",
                step=str(step),
                revision="0a1b2c3d",
                destination=places[number],
                fire_at=now,
                expires_at=now + dt.timedelta(days=1),
                content={"place": number},
                digest="morning" if digest else None,
            )

    def _seen(self) -> Counter[tuple[int, str]]:
        if self.faults.gone:
            # Nobody can get these: the administrator must have read of each place once.
            told = self._notices(board.ADMINISTRATOR)
            return Counter((int(payload["address"][1:]), "0") for payload in told)
        if self.channel == "chat":
            payloads = [each["payload"] for each in self.bench.chat.dump(self.workspace)["messages"]]
        else:
            payloads = [each for row in self.places() for each in self._notices(row)]
        return Counter((item["place"], item["step"]) for each in payloads for item in each["items"])

    def _notices(self, name: str) -> list[dict[str, Any]]:
        with reading(self.setting) as connection:
            return [notice.payload for notice in board.on(connection, name)]

    def _missed(self) -> set[str]:
        with reading(self.setting) as connection:
            return {row.id for row in reminders.missed(connection)}


@contextmanager
def reading(setting: Setting) -> Iterator[sa.Connection]:
    """A look at a trial's database that leaves no connection open: processes are forked."""
    database = setting.open()
    with database.reading() as connection:
        yield connection
    database.close()


def finish(processes: Sequence[BaseProcess]) -> None:
    """Wait until processes end by themselves."""
    until = time.monotonic() + DEADLINE_SECONDS
    for process in processes:
        process.join(max(until - time.monotonic(), 0))
        if process.is_alive():
            raise TimeoutError("a worker did not come to an end")


def settle(trials: Sequence[Trial], workers: int = 1) -> Count:
    """Plan once more, work until nothing is left, and count."""
    finish([trial.plan(size=len(trial.rows)) for trial in trials])
    finish([trial.work() for trial in trials for _ in range(workers)])
    total = Count()
    for trial in trials:
        total.add(trial.count())
    return total
