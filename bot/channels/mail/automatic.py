"""Mails that no person wrote to us: loops, auto-replies, lists, receipts."""

from __future__ import annotations

from collections.abc import Collection
from email.message import EmailMessage

from bot.channels.mail import headers
from bot.texts import mail_patterns as patterns

_BULK = frozenset({"bulk", "list", "junk", "auto_reply"})
_LISTS = ("list-id", "list-unsubscribe", "list-post")
_ROBOTS = ("mailer-daemon", "postmaster", "no-reply", "noreply", "do-not-reply", "donotreply", "bounce")
_NO_QUESTION = frozenset({"multipart/report", "text/calendar", "message/disposition-notification"})
_LOOP = "x-loop"


def reason(message: EmailMessage, sender: str, own: Collection[str]) -> str:
    """Why a mail is not a question, as a code for the log; "" where a person seems to have written it.

    `own` are our own addresses. The headers are those of RFC 3834, of mailing
    lists (RFC 2919) and of Exchange.
    """
    if not sender:
        return "no_sender"
    if sender in own or headers.token(message, _LOOP) in own:
        return "own"
    if sender.partition("@")[0].startswith(_ROBOTS) or headers.token(message, "return-path") == "<>":
        return "robot"
    return _by_headers(message) or _by_kind(message)


def _by_headers(message: EmailMessage) -> str:
    if headers.token(message, "auto-submitted") not in ("", "no"):
        return "auto_submitted"
    if headers.token(message, "x-auto-response-suppress") not in ("", "none"):
        return "auto_suppressed"
    if headers.token(message, "precedence") in _BULK or any(message.get_all(name) for name in _LISTS):
        return "bulk"
    return ""


def _by_kind(message: EmailMessage) -> str:
    if message.get_content_type() in _NO_QUESTION:
        return "report"
    return "automatic" if patterns.AUTOMATIC.search(headers.text(message, "subject")) else ""
