"""A mail as bytes: headers, a plain text part and an HTML part.

Everything is ASCII on the wire: relays without 8BITMIME pass it on, and old
readers are told by the headers that it is UTF-8.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime

from bot.domain.split import shortened
from bot.texts import mail as texts
from knowledge.calendars.office_hours import JAPAN
from knowledge.text import clean

_LONGEST_SUBJECT = 120
# Of all ancestors the first and the last ones are kept (RFC 5322, 3.6.4, lets a long list be cut).
_ANCESTORS = 12


@dataclass(frozen=True, slots=True)
class Letter:
    """What a mail says."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Headers:
    """From whom to whom, and to which mail it replies.

    `message_id` stays the same over all attempts, so that a receiver that gets
    it twice shows it once. `answers` and `ancestors` are Message-ID and
    References of the mail that this one replies to, "" where there is none.
    """

    sender: str
    recipient: str
    reply_to: str
    message_id: str
    at: dt.datetime
    answers: str = ""
    ancestors: str = ""


def message_id(delivery: str, sender: str) -> str:
    """The Message-ID of a delivery."""
    return f"<{delivery}@{sender.partition('@')[2]}>"


def as_bytes(letter: Letter, headers: Headers) -> bytes:
    """The mail as it goes over the wire."""
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = _subject(letter.subject)
    message["From"] = Address(texts.SENDER, addr_spec=headers.sender)
    message["To"] = Address(addr_spec=headers.recipient)
    if headers.reply_to:
        message["Reply-To"] = Address(addr_spec=headers.reply_to)
    message["Date"] = format_datetime(headers.at.astimezone(JAPAN))
    message["Message-ID"] = headers.message_id
    _automatic(message, headers)
    message.set_content(letter.text, cte="base64")
    message.add_alternative(letter.html, subtype="html", cte="base64")
    return _thread(headers) + message.as_bytes()


def _thread(headers: Headers) -> bytes:
    """In-Reply-To and References, folded by hand: Python encodes a long message id as if it were words."""
    if not headers.answers:
        return b""
    before = list(dict.fromkeys([*headers.ancestors.split(), headers.answers]))
    kept = before if len(before) <= _ANCESTORS else [before[0], *before[1 - _ANCESTORS :]]
    references = "\r\n ".join(kept)
    return f"In-Reply-To: {headers.answers}\r\nReferences: {references}\r\n".encode("ascii")


def _automatic(message: EmailMessage, headers: Headers) -> None:
    """Nobody's absence note and no other robot shall answer (RFC 3834; the second is Exchange's)."""
    message["Auto-Submitted"] = "auto-replied" if headers.answers else "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    message["X-Loop"] = headers.sender


def _subject(text: str) -> str:
    """One line; what looks like an encoded word would be decoded on the way out."""
    line = " ".join(clean(text).split()).replace("=?", "= ?")
    return shortened(line, _LONGEST_SUBJECT)
