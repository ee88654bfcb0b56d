"""What a mail says: its text part, or its HTML part as text."""

from __future__ import annotations

import re
from email.message import EmailMessage, MIMEPart

from bot.channels.mail import html_text
from bot.channels.mail.charset import decoded
from knowledge.text import clean

_LONGEST = 200_000  # characters; nobody asks in more, and what follows is slow


def said(message: EmailMessage) -> str:
    """The text of a mail with one kind of line break; "" where it has none."""
    part = message.get_body(("plain", "html"))
    if part is None or part.is_attachment():
        return ""
    data = part.get_payload(decode=True)
    text = decoded(data, _charset(part)) if isinstance(data, bytes) else ""
    text = text[:_LONGEST]
    if part.get_content_subtype() == "html":
        return clean(html_text.of_html(text))
    return clean(_unflowed(text) if _is_flowed(part) else text)


def attachments(message: EmailMessage) -> int:
    """How many files came with a mail; pictures within its HTML do not count."""
    return sum(part.get_content_maintype() != "multipart" for part in message.iter_attachments())


def _charset(part: MIMEPart) -> str | None:
    found = part.get_content_charset()
    return str(found) if found else None


def _is_flowed(part: MIMEPart) -> bool:
    return str(part.get_param("format", "")).lower() == "flowed"


def _unflowed(text: str) -> str:
    """Lines that end in a space go on in the next (RFC 3676); the line before a signature does not."""
    return re.sub(r"(?<!^--) \r?\n(?![>＞])", "", text, flags=re.M)
