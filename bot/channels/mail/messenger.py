"""Delivering by e-mail: one attempt at a time. Nobody can look into somebody's mailbox."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import dataclass

from bot.channels.mail import smtp
from bot.channels.mail.letter import Headers, as_bytes, message_id
from bot.channels.mail.outcome import FAILURES, outcome_of
from bot.channels.mail.render import render
from bot.channels.mail.site import Site
from bot.channels.mail.smtp import Server
from bot.domain.mail_address import is_mail_address
from bot.escalation.handover.mark import mark
from bot.links import ACT, SIGN_IN, Link, Links
from bot.ports import CannotTell, Delivery, Outcome, Pace, Permanent, Sent
from bot.storage import mails
from bot.storage.database import Database
from bot.storage.mails import Mail

_LOG = logging.getLogger(__name__)

NO_ADDRESS = "no_address"
CANNOT_RENDER = "cannot_render"
"""Reasons of our own; the others are those of `outcome`."""

LINK_DAYS = 30
_SIGN_IN_KIND = "sign_in"


@dataclass(frozen=True, slots=True)
class Sender:
    """Our address, where answers go if not there, whether they are read, and the page's address."""

    address: str
    reply_to: str
    answerable: bool
    site: str


class MailMessenger:
    """Hands mails over to the mail server; `secret` signs the links in them."""

    pace = Pace()

    def __init__(
        self,
        database: Database,
        server: Server,
        sender: Sender,
        secret: bytes,
        stopwatch: Callable[[], float],
    ) -> None:
        self._database = database
        self._server = server
        self._sender = sender
        self._secret = secret
        self._links = {kind: Links(secret, sender.site, kind) for kind in (ACT, SIGN_IN)}
        self._stopwatch = stopwatch

    def send(self, delivery: Delivery) -> Outcome:
        """Try once. A mail cannot be changed, and nobody wants another one for each press."""
        if delivery.edits:
            return Sent(delivery.edits)
        if not is_mail_address(delivery.destination.address):
            return Permanent(NO_ADDRESS)
        message = self._message(delivery)
        if message is None:
            return Permanent(CANNOT_RENDER)
        try:
            self._hand_over(delivery.destination.address, message)
        except FAILURES as error:
            _LOG.warning("mail %s: %s", delivery.id, error)
            return outcome_of(error, delivery)
        return Sent(message_id(delivery.id, self._sender.address))

    def find(self, delivery: Delivery) -> CannotTell:
        """Nobody can look into a mailbox; a receiver shows a Message-ID that comes twice once."""
        return CannotTell()

    def _hand_over(self, recipient: str, message: bytes) -> None:
        with smtp.session(self._server, self._stopwatch) as session:
            session.hand_over(self._sender.address, recipient, message)

    def _message(self, delivery: Delivery) -> bytes | None:
        try:
            received = self._received(delivery.destination.thread)
            letter = render(delivery, self._site(delivery), received)
            return as_bytes(letter, self._headers(delivery, received))
        except Exception:  # no later attempt says it better
            _LOG.exception("%s %s cannot be rendered", delivery.kind, delivery.id)
            return None

    def _received(self, key: str) -> Mail | None:
        if not key:
            return None
        with self._database.reading() as connection:
            return mails.by_key(connection, key)

    def _site(self, delivery: Delivery) -> Site:
        links = self._links[SIGN_IN if delivery.kind == _SIGN_IN_KIND else ACT]
        until = _expiry(delivery)
        return Site(
            address=self._sender.site,
            link=lambda action: links.address(Link(delivery.id, action, until)),
            days=LINK_DAYS,
            answerable=self._sender.answerable,
            mark=self._mark,
        )

    def _mark(self, ticket: str, number: str) -> str:
        return mark(ticket, number, self._secret)

    def _headers(self, delivery: Delivery, received: Mail | None) -> Headers:
        return Headers(
            sender=self._sender.address,
            recipient=delivery.destination.address,
            reply_to=self._sender.reply_to,
            message_id=message_id(delivery.id, self._sender.address),
            at=delivery.first_try_at,
            answers=received.message_id if received else _own_id(delivery.destination.thread),
            ancestors=received.ancestors if received else "",
        )


def _own_id(thread: str) -> str:
    """A thread is named by a mail that we received, or by the Message-ID of one of ours."""
    return thread if thread.startswith("<") else ""


def _expiry(delivery: Delivery) -> dt.datetime:
    """The same for every attempt: a mail that came twice has links that work once."""
    if delivery.kind == _SIGN_IN_KIND:
        return dt.datetime.fromisoformat(delivery.payload["until"])
    return delivery.first_try_at + dt.timedelta(days=LINK_DAYS)
