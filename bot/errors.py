"""What can go wrong, in two texts: one for the log, one for the person.

MadoguchiError
├── NotFound        the thing does not exist, or the asker may not know that it does
├── NotAllowed      it exists; this person may not
├── Invalid         the input cannot be used
├── Unavailable     something we need is broken or missing now
└── Misconfigured   a setting is wrong; nothing starts
"""

from __future__ import annotations


class MadoguchiError(Exception):
    """`message` is a plain Japanese sentence for the person; `detail` is for the log."""

    def __init__(self, message: str, detail: str = "") -> None:
        super().__init__(detail or message)
        self.message = message
        self.detail = detail


class NotFound(MadoguchiError):
    """The thing does not exist."""


class NotAllowed(MadoguchiError):
    """This person may not do this."""


class Invalid(MadoguchiError):
    """The input cannot be used."""


class Unavailable(MadoguchiError):
    """Something that is needed does not work now."""


class Misconfigured(MadoguchiError):
    """A setting is wrong."""
