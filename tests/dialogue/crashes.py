"""A process that kills itself at its n-th step, and a chat service that outlives it.

A step lies before and after each commit and each call of the service.
"""

from __future__ import annotations

import json
import logging
import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event

from bot.dialogue.press import Press
from bot.ports import CannotTell, Delivery, Outcome, Pace, Retry, Sent
from bot.storage.database import Database
from tests.dialogue.scene import Clock, Office
from tests.storage.databases import Open

_CONTEXT = multiprocessing.get_context("fork")


class Fuse:
    """Counts steps and kills at the deadly one; 0 kills never."""

    def __init__(self, deadly: int) -> None:
        self.deadly = deadly
        self.steps = 0

    def burn(self) -> None:
        self.steps += 1
        if self.steps == self.deadly:
            os.kill(os.getpid(), signal.SIGKILL)


class FusedDatabase(Database):
    """A step before and after every commit of something written."""

    def __init__(self, engine: sa.Engine, fuse: Fuse) -> None:
        super().__init__(engine)
        self._fuse = fuse
        self._wrote = False
        event.listen(engine, "after_cursor_execute", self._executed)

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        self._wrote = False
        with super().writing() as connection:
            yield connection
            wrote = self._wrote
            if wrote:
                self._fuse.burn()
        if wrote:
            self._fuse.burn()

    def _executed(self, _connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        writes = statement.startswith(("INSERT", "UPDATE", "DELETE"))
        self._wrote = self._wrote or (writes and cursor.rowcount != 0)


class DiskWorkspace:
    """A chat service whose messages lie in a file; a step before and after every call."""

    pace = Pace()

    def __init__(self, path: Path, fuse: Fuse) -> None:
        self._path = path
        self._fuse = fuse

    def send(self, delivery: Delivery) -> Outcome:
        self._fuse.burn()
        external = delivery.edits or f"m-{delivery.id}"
        said = {"external": external, "id": delivery.id, "kind": delivery.kind, "payload": delivery.payload}
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(said) + "\n")
        self._fuse.burn()
        return Sent(external)

    def find(self, delivery: Delivery) -> Sent | Retry | CannotTell | None:
        found = [each["external"] for each in self.log() if each["id"] == delivery.id]
        return Sent(found[0]) if found else None

    def log(self) -> list[dict[str, Any]]:
        if not self._path.exists():
            return []
        return [json.loads(line) for line in self._path.read_text(encoding="utf-8").splitlines()]


class Trial:
    """One database and one chat service, whatever happens to the processes between them."""

    def __init__(self, opened: Open, directory: Path, presses: list[Press]) -> None:
        self.opened = opened
        self.chat = directory / "chat.jsonl"
        self._acknowledged = directory / "acknowledged"
        self._presses = presses
        self._times = 0

    def run(self, deadly: int = 0) -> tuple[int | None, int]:
        """A process takes the presses that were not acknowledged, and works; its exit code and steps."""
        self._times += 1
        steps = _CONTEXT.Value("i", 0)
        process = _CONTEXT.Process(target=self._work, args=(deadly, self._times, steps))
        process.start()
        process.join()
        return process.exitcode, steps.value

    def _work(self, deadly: int, times: int, steps: Any) -> None:
        logging.disable(logging.CRITICAL)
        fuse = Fuse(deadly)
        database = FusedDatabase(self.opened().engine, fuse)
        office = Office(
            database, workspace=DiskWorkspace(self.chat, fuse), clock=_clock(self._presses, times)
        )
        self._deliver(office)
        for _ in range(3):
            office.settle()
            office.clock.move(minutes=10)
        steps.value = fuse.steps
        database.close()

    def _deliver(self, office: Office) -> None:
        """Like a service that sends a click again until it was acknowledged."""
        known = self._acknowledged.read_text().splitlines() if self._acknowledged.exists() else []
        for press in self._presses:
            if press.event_key in known:
                continue
            office.presses.receive(press)
            with self._acknowledged.open("a") as file:
                file.write(press.event_key + "\n")


def _clock(presses: list[Press], times: int) -> Clock:
    clock = Clock(presses[0].at)
    clock.move(hours=times)
    return clock
