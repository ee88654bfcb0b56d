"""A mailbox that we read: which mails wait there, what they say, and that they were dealt with."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from bot.channels.mail.incoming import MAX_BYTES

HEAD_BYTES = 200_000
"""What is read of a mail that is too large."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A mail as it lies in the mailbox; not `whole` where it is too large and only its head was read."""

    data: bytes
    whole: bool = True


class Opened(Protocol):
    """A mailbox while it is looked through."""

    def waiting(self) -> Sequence[str]:
        """The names of mails that nobody has dealt with, the oldest first."""

    def read(self, name: str) -> Stored | None:
        """One mail; None where it is gone."""

    def done(self, name: str) -> None:
        """Mark a mail as dealt with."""


class Mailbox(Protocol):
    """A way in. Opening and everything in it raises OSError and what `failures` names."""

    @property
    def name(self) -> str:
        """What it is called in the log."""

    @property
    def failures(self) -> tuple[type[Exception], ...]:
        """What it raises where it cannot be reached, besides OSError."""

    def opened(self) -> AbstractContextManager[Opened]:
        """The mailbox, closed afterwards."""


def is_whole(size: int) -> bool:
    """Whether a mail of so many bytes is read to its end."""
    return size <= MAX_BYTES
