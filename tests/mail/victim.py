"""A process that reads a mailbox, answers and sends, and is killed while it does."""

from __future__ import annotations

import datetime as dt
import itertools
import multiprocessing
import os
import signal
from collections.abc import Callable
from pathlib import Path

from bot.channels.mail.limits import Limits
from bot.channels.mail.mailbox import Mailbox
from bot.channels.mail.maildrop import Maildrop
from bot.channels.mail.polling import Polling
from bot.storage import database as databases
from tests.mail.imap_server import ImapServer
from tests.mail.office import Office

_ROUNDS = itertools.count(1)
CONTEXT = multiprocessing.get_context("fork")
POINTS = (
    "before_take",
    "after_take",
    "after_done",
    "before_answer",
    "after_answer",
    "before_send",
    "after_send",
)


class Fuse:
    """Kills this process when a point is reached for the `number`th time."""

    def __init__(self, point: str = "", number: int = 1) -> None:
        self._point = point
        self._left = number

    def __call__(self, point: str) -> None:
        if point == self._point:
            self._left -= 1
            if not self._left:
                os.kill(os.getpid(), signal.SIGKILL)


def run(path: Path, server, box: Callable[[], Mailbox], point: str = "", number: int = 1) -> int:
    """One round in a process of its own, some time after the one before; gives its exit code."""
    later = next(_ROUNDS) * dt.timedelta(hours=1)
    process = CONTEXT.Process(target=_round, args=(path, server, box, Fuse(point, number), later))
    process.start()
    process.join(60)
    return process.exitcode


def maildrop(directory: Path) -> Callable[[], Mailbox]:
    return lambda: Maildrop(directory)


def folder(server: ImapServer, make: Callable[[ImapServer], Mailbox]) -> Callable[[], Mailbox]:
    return lambda: make(server)


def _round(path: Path, server, box: Callable[[], Mailbox], fuse: Fuse, later: dt.timedelta) -> None:
    database = databases.sqlite(path)
    office = Office(database, server, limits=Limits(1000, 1000))
    office.clock.at += later
    _fused(office, fuse)

    def take(stored, at):
        fuse("before_take")
        taken = office.intake.take(stored, at)
        fuse("after_take")
        return taken

    class Watched(Polling):
        def _one(self, mailbox, name):
            went_on = super()._one(mailbox, name)
            fuse("after_done")
            return went_on

    Watched(box(), take, seconds=1, now=office.clock).look()
    office.clock.move(minutes=5)
    office.settle()
    office.clock.move(minutes=5)
    office.settle()


def _fused(office: Office, fuse: Fuse) -> None:
    answer, send = office.answerer.answer, office.messenger.send

    def answering(asked, context):
        fuse("before_answer")
        made = answer(asked, context)
        fuse("after_answer")
        return made

    def sending(delivery):
        fuse("before_send")
        outcome = send(delivery)
        fuse("after_send")
        return outcome

    office.answerer.answer = answering
    office.messenger.send = sending
