"""A mail that came in, read into what somebody wants: pure, without names or rights."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser

from bot.channels.mail import automatic, body, headers
from bot.channels.mail.quoting import own_words
from bot.texts import mail_patterns as patterns

MAX_BYTES = 10_000_000
"""Of a mail that is read to its end."""

_ENCRYPTED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
_ANCESTORS = 20
_LONGEST_SUBJECT = 200
# Python's parser of mails fails on some that are wrong in new ways.
_BROKEN = (ValueError, LookupError, AttributeError, TypeError, AssertionError, RecursionError)
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_FAILED = re.compile(rb"^action:[ \t]*failed\b", re.I | re.M)
_STATUS = re.compile(rb"^status:[ \t]*(\d\.\d{1,3}\.\d{1,3})", re.I | re.M)


@dataclass(frozen=True, slots=True)
class Envelope:
    """The headers of a mail from a person.

    `key` names the mail for ever: copies of it that came by several ways have
    the same. `ancestors` are the message ids of the mails before it, the last
    of them the one that it replies to.
    """

    key: str
    sender: str
    subject: str
    message_id: str
    ancestors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What it says: the writer's own words, and how many files came with it.

    `whole` is the text with everything that is quoted in it. `trouble` says
    why nothing could be read: encrypted, too_large or unreadable.
    """

    text: str = ""
    whole: str = ""
    attachments: int = 0
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Bounced:
    """A mail server could not deliver `delivery` of ours; `status` as in RFC 3463."""

    delivery: str
    status: str


@dataclass(frozen=True, slots=True)
class Ignored:
    """Not for us: `reason` is a code for the log."""

    reason: str


def envelope(data: bytes, own: Collection[str]) -> Envelope | Bounced | Ignored:
    """Who writes what about; only the headers are read, and of a bounce its report."""
    message = _headers(data)
    if message is None:
        return Ignored("unreadable")
    if message.get_content_type() == "multipart/report":
        return _bounced(data, own) or Ignored("report")
    sender = headers.sender(message)
    reason = automatic.reason(message, sender, own)
    return Ignored(reason) if reason else _envelope(message, sender, data)


def content(data: bytes, *, whole: bool = True) -> Content:
    """What a mail says; nothing of one that was too large to be read to its end."""
    if not whole:
        return Content(trouble="too_large")
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        if message.get_content_type() in _ENCRYPTED:
            return Content(trouble="encrypted")
        said = body.said(message)
        return Content(own_words(said), said, body.attachments(message))
    except _BROKEN:
        return Content(trouble="unreadable")


def question(subject: str, text: str) -> str:
    """The question of a mail: its words, with the subject above where that adds something."""
    about = patterns.REPLY.sub("", subject)
    if about != subject or patterns.SAYS_NOTHING.fullmatch(about) or about in text:
        return text or (about if about == subject else "")
    return f"{about}\n{text}".strip()


def key_of(message_id: str, sender: str) -> str:
    """The key of a mail by its Message-ID and its sender: nobody can use up the key of another's mail."""
    return hashlib.sha256(f"{message_id}\n{sender}".encode("utf-8", "replace")).hexdigest()


def _headers(data: bytes) -> EmailMessage | None:
    try:
        message = BytesHeaderParser(policy=policy.default).parsebytes(data)
    except _BROKEN:
        return None
    return message if message.keys() else None


def _envelope(message: EmailMessage, sender: str, data: bytes) -> Envelope:
    own_id = next(iter(headers.message_ids(message, "message-id")), "")
    before = [*headers.message_ids(message, "references"), *headers.message_ids(message, "in-reply-to")]
    return Envelope(
        key=key_of(own_id or hashlib.sha256(data).hexdigest(), sender),
        sender=sender,
        subject=headers.text(message, "subject")[:_LONGEST_SUBJECT],
        message_id=own_id,
        ancestors=tuple(dict.fromkeys(before))[-_ANCESTORS:],
    )


def _bounced(data: bytes, own: Collection[str]) -> Bounced | None:
    """A delivery status notification (RFC 3464) that says `failed` about a mail of ours."""
    data = data[:MAX_BYTES]
    domains = "|".join(re.escape(each.partition("@")[2]) for each in own)
    ours = re.compile(rf"^message-id:\s*<({_UUID})@(?:{domains})>".encode(), re.I | re.M)
    found, status = ours.search(data), _STATUS.search(data)
    if not (found and _FAILED.search(data)):
        return None
    return Bounced(found[1].decode().lower(), status[1].decode() if status else "")
