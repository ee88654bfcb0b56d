"""Headers of a mail that came in."""

from __future__ import annotations

import email.header
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.message import EmailMessage
from email.utils import getaddresses

from bot.channels.mail.charset import decoded
from bot.domain.mail_address import is_mail_address
from knowledge.text import clean

_LONGEST = 998  # characters of a line (RFC 5322, 2.1.1)
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,900}>")
_FOLD = re.compile(r"\r?\n[ \t]?")


def raw(message: EmailMessage, name: str) -> Iterator[str]:
    """The values of a header as they stand there, unfolded.

    Read past Python's header objects: they decode each encoded word alone, and
    Japanese mailers cut characters in two between words.
    """
    for found, value in message.raw_items():
        if found.lower() == name:
            yield _FOLD.sub(" ", str(value)).strip()


def text(message: EmailMessage, name: str) -> str:
    """A header as one line of text; "" where it is missing."""
    value = next(raw(message, name), "")
    return " ".join(clean(_decoded(value)).split())


def token(message: EmailMessage, name: str) -> str:
    """A header of fixed words, in lower case."""
    return next(raw(message, name), "").strip().lower()


def sender(message: EmailMessage) -> str:
    """The one address of From, in lower case; "" where there is none, or more than one."""
    found = [address for _, address in getaddresses(list(raw(message, "from"))) if address]
    return found[0].casefold() if len(found) == 1 and is_mail_address(found[0]) else ""


def message_ids(message: EmailMessage, name: str) -> list[str]:
    """The message ids in a header, in their order."""
    return [each for value in raw(message, name) for each in _MESSAGE_ID.findall(value)]


def _decoded(value: str) -> str:
    data = value.encode("utf-8", "surrogateescape")
    if not value.isascii():
        return decoded(data, None)
    try:
        parts = email.header.decode_header(value)
    except (HeaderParseError, ValueError):
        return value[:_LONGEST]
    return "".join(part if isinstance(part, str) else decoded(part, charset) for part, charset in parts)
