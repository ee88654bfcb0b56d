"""Looking into a mailbox again and again."""

from __future__ import annotations

import datetime as dt
import logging
import threading
from collections.abc import Callable

from sqlalchemy.exc import InterfaceError, OperationalError

from bot.channels.mail.mailbox import Mailbox, Opened, Stored

_LOG = logging.getLogger(__name__)
_LONGEST_WAIT = 900.0  # seconds between two looks while the mailbox cannot be reached
_MOST_DOUBLINGS = 10
_MOST_AT_ONCE = 200  # mails of one look
_DATABASE_IS_AWAY = (OperationalError, InterfaceError)

Take = Callable[[Stored, dt.datetime], bool]
"""Keeps a mail, at an instant; False where it has to wait in the mailbox."""


class Polling:
    """Looks into one mailbox every `seconds`; the longer it cannot be reached, the more rarely."""

    def __init__(
        self, mailbox: Mailbox, take: Take, *, seconds: float, now: Callable[[], dt.datetime]
    ) -> None:
        self._mailbox = mailbox
        self._take = take
        self._seconds = seconds
        self._now = now
        self._expected: tuple[type[Exception], ...] = (OSError, *_DATABASE_IS_AWAY, *mailbox.failures)
        self._stopping = threading.Event()
        # Mails that we stumbled over wait for the next start: they must not hold up the others.
        self._left: set[str] = set()
        self._thread = threading.Thread(target=self._run, name=f"mail-{mailbox.name}", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more; a connection that hangs is left behind."""
        self._stopping.set()
        self._thread.join(5)

    def look(self) -> int:
        """Take everything that waits; how many mails. Raises what the mailbox raises."""
        taken = 0
        with self._mailbox.opened() as mailbox:
            waiting = [name for name in mailbox.waiting() if name not in self._left]
            for name in waiting[:_MOST_AT_ONCE]:
                if self._stopping.is_set() or not self._one(mailbox, name):
                    break
                taken += 1
        return taken

    def _one(self, mailbox: Opened, name: str) -> bool:
        stored = mailbox.read(name)
        if stored is None:
            return True
        try:
            taken = self._take(stored, self._now())
        except _DATABASE_IS_AWAY:
            raise
        except Exception:
            _LOG.exception("a mail in %s cannot be taken in and waits for the next start", self._mailbox.name)
            self._left.add(name)
            return True
        if taken:
            mailbox.done(name)
        return taken

    def _run(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            try:
                self.look()
                failures = 0
            except self._expected as error:
                failures = min(failures + 1, _MOST_DOUBLINGS)
                _LOG.warning("%s cannot be read: %s", self._mailbox.name, type(error).__name__)
            self._stopping.wait(min(self._seconds * 2**failures, max(_LONGEST_WAIT, self._seconds)))
