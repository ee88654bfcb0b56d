"""Taking mails in: kept before they are marked as read, so that a kill loses and repeats nothing."""

from __future__ import annotations

import datetime as dt
import logging
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

import sqlalchemy as sa

from bot.answering.reception import take_in
from bot.answering.reply import SENTENCE
from bot.channels.mail import incoming
from bot.channels.mail.identity import CHANNEL, identity, stranger
from bot.channels.mail.incoming import Bounced, Content, Envelope, Ignored
from bot.channels.mail.limits import Limits
from bot.channels.mail.mailbox import Stored
from bot.channels.mail.replies import Replies, Reply, is_our_letter, marked
from bot.channels.mail.threads import Thread, thread_of
from bot.delivery import operator
from bot.domain import scope
from bot.domain.personal_data import is_register, mask
from bot.domain.principal import Principal
from bot.domain.question import Question
from bot.domain.ticket import Side, Ticket
from bot.escalation.service import Tickets
from bot.ports import Destination
from bot.storage import mails, outbox, tickets
from bot.storage.database import Database
from bot.storage.mails import Mail
from bot.storage.outbox import Message
from bot.texts import dialogue as dialogue_texts
from bot.texts import mail as texts

_LOG = logging.getLogger(__name__)
_NAMESPACE = uuid.UUID("3c1f2e0a-5b7d-5c88-9a55-0d3a1f6b7c42")
_USEFUL = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Rules:
    """Our own address, whose questions are answered, and how many.

    `secret` makes pseudonyms; `site` is the address of the page, or "".
    """

    own: str
    domains: tuple[str, ...]
    limits: Limits
    secret: bytes
    site: str = ""


class Intake:
    """Takes in one mail after the other; `wake` is called when there is something to answer."""

    def __init__(self, database: Database, rules: Rules, tickets: Tickets, wake: Callable[[], None]) -> None:
        self._database = database
        self._rules = rules
        self._replies = Replies(tickets, self._page)
        self._wake = wake

    def take(self, stored: Stored, at: dt.datetime) -> bool:
        """Deal with a mail; False where it has to wait, and must not be marked as read."""
        read = incoming.envelope(stored.data, (self._rules.own.casefold(),))
        match read:
            case Ignored(reason):
                _LOG.info("mail ignored: %s", reason)
                return True
            case Bounced():
                self._bounced(read, at)
                return True
            case Envelope():
                return self._from_person(read, stored, at)

    def _from_person(self, envelope: Envelope, stored: Stored, at: dt.datetime) -> bool:
        with self._database.reading() as connection:
            rules = self._rules
            principal = identity(connection, envelope.sender, domains=rules.domains, secret=rules.secret)
            if principal is None and marked(connection, envelope.subject, rules.secret):
                # A desk without a system answers: nobody has named it, but it has our letter.
                principal = stranger(envelope.sender, rules.secret)
        if principal is None:
            _LOG.info("mail ignored: unknown sender")
            return True
        said = incoming.content(stored.data, whole=stored.whole)
        with self._database.writing() as connection:
            done = self._keep(connection, _Received(envelope, said, principal, at))
        self._wake()
        return done

    def _keep(self, connection: sa.Connection, mail: _Received) -> bool:
        limits, at = self._rules.limits, mail.at
        if mails.by_key(connection, mail.envelope.key):
            return True
        if limits.is_full(connection, at=at):
            _LOG.warning("mail waits: more than %s questions in an hour", limits.per_hour)
            return False
        if limits.exceeds(connection, mail.principal.person, at=at):
            _LOG.warning("mail dropped: one sender wrote more than %s in an hour", limits.per_sender)
            name = f"{mail.principal.person}|{at:%Y%m%d%H}"
            _say(connection, mail, texts.too_many(limits.per_sender), name)
            return True
        thread = thread_of(connection, mail.envelope)
        mails.add(connection, _row(mail, thread))
        reply = self._reply(connection, mail, thread)
        if mail.said.trouble:
            _say(connection, mail, texts.TROUBLES[mail.said.trouble], mail.envelope.key)
        elif reply is not None and is_our_letter(mail.envelope, mail.said.whole):
            _LOG.info("mail ignored: a letter that a desk sends")
        elif reply is not None:
            _say(connection, mail, self._replies.take(connection, reply), mail.envelope.key)
        else:
            take_in(connection, _question(mail, thread))
        return True

    def _reply(self, connection: sa.Connection, mail: _Received, thread: Thread) -> Reply | None:
        """The ticket that a mail is about, by the mail that it replies to or by the mark in it."""
        ticket = tickets.by_id(connection, thread.ticket) if thread.ticket else None
        side = Side(thread.role) if ticket else Side.DESK
        written = f"{mail.envelope.subject}\n{mail.said.whole}"
        ticket = ticket or marked(connection, written, self._rules.secret)
        if ticket is None:
            return None
        return Reply(
            ticket,
            side,
            marked=not thread.ticket,
            writer=mail.principal,
            text=mail.said.text,
            whole=mail.said.whole,
            key=mail.envelope.key,
            to=mail.place,
            at=mail.at,
        )

    def _page(self, ticket: Ticket) -> str:
        path = f"/tickets/{quote(ticket.number, safe='')}"
        return f"{self._rules.site}{path}" if self._rules.site else ""

    def _bounced(self, bounced: Bounced, at: dt.datetime) -> None:
        """Tell the administrator that a mail of ours came back."""
        with self._database.writing() as connection:
            row = outbox.by_id(connection, bounced.delivery)
            if row is not None and row.channel == CHANNEL:
                operator.tell(connection, row, reason=operator.BOUNCED, at=at)
        _LOG.warning("mail %s came back: %s", bounced.delivery, bounced.status)


@dataclass(frozen=True, slots=True)
class _Received:
    envelope: Envelope
    said: Content
    principal: Principal
    at: dt.datetime

    @property
    def place(self) -> Destination:
        return Destination(CHANNEL, "", self.envelope.sender, thread=self.envelope.key)

    @property
    def scope(self) -> str:
        organisation = self.principal.organisation
        return scope.of_organisation(organisation) if organisation else scope.SHARED


def _row(mail: _Received, thread: Thread) -> Mail:
    envelope = mail.envelope
    return Mail(
        key=envelope.key,
        conversation=thread.conversation,
        subject="" if is_register(envelope.subject) else mask(envelope.subject),
        message_id=envelope.message_id,
        ancestors=" ".join(envelope.ancestors),
        attachments=mail.said.attachments,
        sender=mail.principal.person,
        scope=mail.scope,
        received_at=mail.at,
    )


def _question(mail: _Received, thread: Thread) -> Question:
    text = incoming.question(mail.envelope.subject, mail.said.text)
    return Question(
        event_key=f"{CHANNEL}:{mail.envelope.key}",
        principal=mail.principal,
        conversation=thread.conversation,
        text=dialogue_texts.about(thread.about, text) if thread.about and text else text,
        at=mail.at,
        reply=mail.place,
    )


def _say(connection: sa.Connection, mail: _Received, sentence: str, name: str) -> None:
    """Answer a mail with a sentence of our own, once; with nothing where there is none."""
    if not sentence:
        return
    message = Message(
        id=str(uuid.uuid5(_NAMESPACE, name)),
        kind=SENTENCE,
        destination=mail.place,
        payload={"text": sentence},
        scope=mail.scope,
        priority=outbox.URGENT,
        expires_at=mail.at + _USEFUL,
    )
    outbox.add(connection, message, at=mail.at)
