"""What people do in LINE WORKS, once it has been read: a message or a button."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Who:
    """A member, in their domain."""

    domain: str
    user: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody writes to us; `room` is "" where nobody else reads along."""

    who: Who
    room: str
    text: str
    key: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button of one of our messages."""

    who: Who
    action: str
    key: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """Not for us: `reason` is a code for the log."""

    reason: str
