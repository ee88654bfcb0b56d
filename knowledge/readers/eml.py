"""Saved mail (.eml): subject, sender, date and body; attachments are named, not read."""

from __future__ import annotations

import datetime as dt
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import getaddresses
from pathlib import Path

from knowledge.document import Finding, Metadata, ParsedDocument
from knowledge.readers import Limits, Unreadable, text
from knowledge.structure.notice import described
from knowledge.text import clean, one_line
from knowledge.webpage.writing import compose as compose_page

_KIND = "mail"
_JAPAN = dt.timezone(dt.timedelta(hours=9))
_ENCRYPTED = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})


def read(path: Path, limits: Limits) -> ParsedDocument:
    """Read a mail; the place of a statement is its line in the body.

    Raises `Unreadable`: `encrypted`, `damaged` (no mail), `no_text`.
    """
    with path.open("rb") as file:
        message = BytesParser(policy=policy.default).parse(file)
    if not message.keys():
        raise Unreadable("damaged", "no mail header")
    if message.get_content_type() in _ENCRYPTED:
        raise Unreadable("encrypted", "mail")
    document = _body(message, limits)
    names = [str(part.get_filename() or part.get_content_type()) for part in message.iter_attachments()]
    attached = tuple(Finding("attachment", detail=name) for name in names)
    return ParsedDocument(
        described(document.blocks, _metadata(message)), document.blocks, document.findings + attached
    )


def _body(message: EmailMessage, limits: Limits) -> ParsedDocument:
    part = message.get_body(("plain", "html"))
    if part is None:
        raise Unreadable("no_text", "mail without a body")
    content = str(part.get_content())
    if part.get_content_subtype() == "html":
        return compose_page(content, limits)
    return text.compose(content.replace("\r\n", "\n"), limits)


def _metadata(message: EmailMessage) -> Metadata:
    senders = _people(message, "from")
    return Metadata(
        title=one_line(clean(str(message.get("subject", "")))),
        issuer=senders[0] if senders else "",
        issued_on=_sent_on(message),
        kind=_KIND,
        addressees=_people(message, "to"),
    )


def _people(message: EmailMessage, header: str) -> tuple[str, ...]:
    """Names as the header shows them; the address where there is no name."""
    values = [str(value) for value in message.get_all(header, [])]
    named = (name or address for name, address in getaddresses(values))
    return tuple(one_line(clean(each)) for each in named if each)


def _sent_on(message: EmailMessage) -> dt.date | None:
    header = message.get("date")
    moment: dt.datetime | None = getattr(header, "datetime", None)
    if moment is None:
        return None
    return (moment.astimezone(_JAPAN) if moment.tzinfo else moment).date()
