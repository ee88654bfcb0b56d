"""What stands between us and the mail servers, found out by trying."""

from __future__ import annotations

import imaplib
import smtplib
import ssl
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.channels.mail import smtp
from bot.channels.mail.imap import ImapMailbox
from bot.channels.mail.mailbox import Mailbox
from bot.channels.mail.maildrop import Maildrop
from bot.channels.mail.smtp import Refused, Server
from bot.domain.trouble import Trouble

_REFUSED = {"sender": "sender_refused", "recipient": "own_address_refused"}
_NOT_SIGNED_IN = 530


@dataclass(frozen=True, slots=True)
class Subject:
    """What is looked at: the server for `sender`'s mail, and the mailboxes that are read."""

    server: Server
    sender: str
    mailboxes: Sequence[Mailbox]
    stopwatch: Callable[[], float]


def examine(subject: Subject) -> Iterator[Trouble]:
    """Sign in, say who we are, and look into the mailboxes; nothing is sent, read or marked."""
    yield from _out(subject)
    for each in subject.mailboxes:
        if isinstance(each, Maildrop):
            yield from _drop(each)
        elif isinstance(each, ImapMailbox):
            yield from _imap(each)


def trouble_of(error: Exception, host: str) -> Trouble:
    """Why a mail server did not take a mail."""
    match error:
        case smtplib.SMTPAuthenticationError():
            return Trouble("smtp_login_refused", {"host": host})
        case smtplib.SMTPNotSupportedError():
            return Trouble("smtp_not_supported", {"host": host})
        case ssl.SSLError():
            return Trouble("certificate", {"host": host})
        case Refused(code=code) if code == _NOT_SIGNED_IN:
            return Trouble("smtp_login_wanted", {"host": host})
        case Refused(stage=stage, code=code):
            return Trouble(_REFUSED.get(stage, "smtp_refused"), {"host": host, "reply": str(code)})
        case _:
            return Trouble("unreachable", {"host": host, "reason": type(error).__name__})


def _out(subject: Subject) -> Iterator[Trouble]:
    try:
        with smtp.session(subject.server, subject.stopwatch) as session:
            session.announce(subject.sender, subject.sender)
    except (Refused, smtplib.SMTPException, OSError) as error:
        yield trouble_of(error, subject.server.host)


def _drop(maildrop: Maildrop) -> Iterator[Trouble]:
    try:
        maildrop.prepare()
    except OSError as error:
        yield Trouble("maildrop_unusable", {"place": maildrop.place, "reason": type(error).__name__})


def _imap(mailbox: ImapMailbox) -> Iterator[Trouble]:
    host = mailbox.host
    try:
        with mailbox.opened() as opened:
            opened.waiting()
    except ssl.SSLError:
        yield Trouble("certificate", {"host": host})
    except (imaplib.IMAP4.error, UnicodeEncodeError) as error:
        yield Trouble("imap_refused", {"host": host, "reply": _reply(error)})
    except OSError as error:
        yield Trouble("unreachable", {"host": host, "reason": type(error).__name__})


def _reply(error: Exception) -> str:
    """What the server said, without what we had sent."""
    said = error.args[0] if error.args and not isinstance(error, UnicodeEncodeError) else ""
    return (said.decode("ascii", "replace") if isinstance(said, bytes) else str(said))[:80]
