"""A directory in which a mail server, or a program that fetches mail, puts mails (Maildir).

What is in `new` waits; what was dealt with lies in `cur`, marked as seen
(the form of qmail's maildir(5), which Postfix, Dovecot, getmail and mbsync write).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bot.channels.mail.mailbox import HEAD_BYTES, Opened, Stored, is_whole

_PARTS = ("new", "cur", "tmp")
_SEEN = ":2,S"


class Maildrop:
    """The directory; made where it is missing, so that there is something to deliver to."""

    name = "maildrop"
    failures: tuple[type[Exception], ...] = ()

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    @property
    def place(self) -> str:
        """Where it is."""
        return str(self._directory)

    def prepare(self) -> None:
        """Make what is missing. Raises OSError where that cannot be, or nothing can be moved there."""
        for part in _PARTS:
            (self._directory / part).mkdir(mode=0o700, parents=True, exist_ok=True)
        for part in ("new", "cur"):
            if not os.access(self._directory / part, os.R_OK | os.W_OK | os.X_OK):
                raise PermissionError(str(self._directory / part))

    @contextmanager
    def opened(self) -> Iterator[Opened]:
        """Nothing has to be opened."""
        yield self

    def waiting(self) -> Sequence[str]:
        """Files in `new`, the oldest first. Links and devices are none."""
        with os.scandir(self._directory / "new") as entries:
            files = [each for each in entries if each.is_file(follow_symlinks=False)]
        found = sorted((each.stat(follow_symlinks=False).st_mtime_ns, each.name) for each in files)
        return [name for _, name in found if not name.startswith(".")]

    def read(self, name: str) -> Stored | None:
        """One mail; None where another process was faster."""
        try:
            with (self._directory / "new" / name).open("rb") as file:
                whole = is_whole(os.fstat(file.fileno()).st_size)
                return Stored(file.read() if whole else file.read(HEAD_BYTES), whole)
        except FileNotFoundError:
            return None

    def done(self, name: str) -> None:
        """Move a mail to `cur`."""
        plain = name.partition(":")[0]
        (self._directory / "new" / name).replace(self._directory / "cur" / f"{plain}{_SEEN}")
