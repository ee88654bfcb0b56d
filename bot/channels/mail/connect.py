"""E-mail as a channel: what goes out, and the mailboxes that are looked into."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from starlette.types import ASGIApp

from bot import outside
from bot.channels.mail.identity import CHANNEL
from bot.channels.mail.imap import Account, ImapMailbox
from bot.channels.mail.intake import Intake, Rules
from bot.channels.mail.limits import Limits
from bot.channels.mail.mailbox import Mailbox
from bot.channels.mail.maildrop import Maildrop
from bot.channels.mail.messenger import MailMessenger, Sender
from bot.channels.mail.polling import Polling
from bot.channels.mail.smtp import Server
from bot.errors import Misconfigured
from bot.escalation.service import Tickets
from bot.settings import Settings
from bot.storage.database import Database
from bot.texts import mail_setup as texts


@dataclass(frozen=True, slots=True)
class Services:
    """What mail needs of the rest of the application.

    `stored` says that there is something to do; `secret` is the installation's own.
    """

    database: Database
    tickets: Tickets
    secret: bytes
    stored: Callable[[], None]
    now: Callable[[], dt.datetime]
    stopwatch: Callable[[], float]


class MailChannel:
    """Sends by SMTP; reads a maildrop, an IMAP folder, both or nothing."""

    name = CHANNEL
    mounts: Mapping[str, ASGIApp] = {}

    def __init__(self, settings: Settings, services: Services) -> None:
        self._settings = settings
        self.messenger = MailMessenger(
            services.database, server_of(settings), _sender(settings), services.secret, services.stopwatch
        )
        rules = _rules(settings, services.secret)
        intake = Intake(services.database, rules, services.tickets, services.stored)
        self._polling = [
            Polling(each, intake.take, seconds=settings.mail_poll_seconds, now=services.now)
            for each in mailboxes(settings)
        ]

    def start(self) -> None:
        """Begin to look into the mailboxes. Raises `Misconfigured` where the maildrop cannot be used."""
        if self._settings.maildrop:
            try:
                Maildrop(self._settings.maildrop).prepare()
            except OSError as error:
                place, reason = str(self._settings.maildrop), type(error).__name__
                raise Misconfigured(texts.unusable_maildrop(place, reason), str(error)) from None
        for each in self._polling:
            each.start()

    def stop(self) -> None:
        """Look no more; what was stored is dealt with at the next start."""
        for each in self._polling:
            each.stop()


def server_of(settings: Settings) -> Server:
    """Where mail is handed over."""
    password = settings.smtp_password
    return Server(
        host=settings.smtp_host,
        security=settings.smtp_security,
        context=partial(outside.certificates, settings),
        timeout=settings.smtp_timeout_seconds,
        port=settings.smtp_port,
        user=settings.smtp_user,
        password=password.get_secret_value() if password else "",
    )


def mailboxes(settings: Settings) -> Iterator[Mailbox]:
    """The ways in that are configured."""
    if settings.maildrop:
        yield Maildrop(settings.maildrop)
    if settings.imap_host:
        password = settings.imap_password
        yield ImapMailbox(
            Account(
                host=settings.imap_host,
                security=settings.imap_security,
                user=settings.imap_user,
                password=password.get_secret_value() if password else "",
                folder=settings.imap_folder,
                timeout=settings.http_timeout_seconds,
                context=partial(outside.certificates, settings),
                port=settings.imap_port,
            )
        )


def _sender(settings: Settings) -> Sender:
    return Sender(
        settings.mail_from,
        settings.mail_reply_to,
        settings.receives_mail,
        settings.web_public_url.rstrip("/"),
    )


def _rules(settings: Settings, secret: bytes) -> Rules:
    limits = Limits(settings.mail_per_sender, settings.mail_per_hour)
    site = settings.web_public_url.rstrip("/")
    return Rules(settings.mail_from, settings.mail_domains, limits, secret, site)
