"""Replies to mails about tickets: an asker's goes to the desk, a desk's waits until somebody confirms it.

Anybody can write any address into a mail, and many a reply is only 「確認します」.
So nothing that a desk's mailbox writes reaches an asker before a link in a mail
to that very mailbox is followed.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from bot.channels.mail.identity import CHANNEL
from bot.channels.mail.incoming import Envelope
from bot.channels.mail.ticket import DRAFT
from bot.domain import scope, ticket_rules
from bot.domain.principal import Principal, Role
from bot.domain.ticket import Action, Side, Ticket, Tier
from bot.errors import Invalid, NotAllowed, NotFound
from bot.escalation import desks, views
from bot.escalation.handover.mark import is_genuine, marks_in
from bot.escalation.handover.reply import reply_in
from bot.escalation.moves import Word
from bot.escalation.payload import button_id, payload
from bot.escalation.service import Tickets
from bot.escalation.wording import said_with
from bot.ports import Destination
from bot.reminders.rights import Person
from bot.storage import outbox, tickets
from bot.storage.outbox import Message
from bot.storage.ticket_views import View
from bot.texts import mail as texts
from bot.texts import mail_patterns as patterns
from bot.texts.handover import HOW_TO_ANSWER

_NAMESPACE = uuid.UUID("0d9f6a1c-7c55-5f1e-9a0b-8f5e0b7a2c19")
_USEFUL = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply that belongs to a ticket: `key` names the mail, `to` is where its writer reads.

    `side` is that of the mail which was replied to; `marked` says that it was
    none of ours, and the mark of a letter was found. `text` are the writer's
    own words, `whole` everything.
    """

    ticket: Ticket
    side: Side
    marked: bool
    writer: Principal
    text: str
    whole: str
    key: str
    to: Destination
    at: dt.datetime


def marked(connection: sa.Connection, text: str, secret: bytes) -> Ticket | None:
    """The ticket whose mark a text carries; None for no mark, several, or one that we did not make."""
    marks = marks_in(text)
    if len(marks) != 1:
        return None
    (mark,) = marks
    ticket = tickets.by_number(connection, mark.number)
    return ticket if ticket and is_genuine(mark, ticket, secret) else None


def is_our_letter(envelope: Envelope, whole: str) -> bool:
    """Whether a mail is a letter that a desk sends, of which we got a copy: a reply to one says so."""
    replies = envelope.ancestors or patterns.REPLY.sub("", envelope.subject) != envelope.subject
    return not replies and "".join(HOW_TO_ANSWER.split()) in "".join(whole.split())


class Replies:
    """`page` gives the address of a ticket's page, "" where there is none."""

    def __init__(self, changing: Tickets, page: Callable[[Ticket], str]) -> None:
        self._tickets = changing
        self._page = page

    def take(self, connection: sa.Connection, reply: Reply) -> str:
        """Do what a reply is for; gives the sentence for its writer, "" for none."""
        try:
            with connection.begin_nested():
                if reply.side is Side.ASKER:
                    return self._act(connection, reply, Action.REPLY, Person(reply.writer), reply.text)
                return self._of_desk(connection, reply)
        except (Invalid, NotAllowed, NotFound) as error:
            return texts.reply_not_possible(error.message, self._page(reply.ticket))

    def _of_desk(self, connection: sa.Connection, reply: Reply) -> str:
        ticket = reply.ticket
        possible = ticket_rules.possible(ticket, Side.DESK)
        if reply.marked and ticket.outside and ticket.owner and Action.RECEIVE in possible:
            return self._received(connection, reply)
        place = _mailbox(connection, reply)
        if place is None or not self._page(ticket):
            return texts.reply_not_possible(texts.NO_DESK_MAILBOX, self._page(ticket))
        text = said_with(Action.ANSWER, reply.text, Side.DESK)
        actions = [each for each in (Action.ANSWER, Action.ASK_BACK) if each in possible]
        question = _question(connection, ticket)
        outbox.add(connection, _draft(reply, question, text, actions, place), at=reply.at)
        return ""

    def _received(self, connection: sa.Connection, reply: Reply) -> str:
        """What a tier without a system wrote back waits for the desk that asked it."""
        ticket = reply.ticket
        owner = Person(_owner(ticket), ticket.owner_name)
        self._act(connection, reply, Action.RECEIVE, owner, reply_in(reply.whole))
        after = tickets.by_id(connection, ticket.id) or ticket
        views.tell_desk(connection, after, tickets.history(connection, ticket.id)[-1])
        return texts.RECEIVED

    def _act(self, connection: sa.Connection, reply: Reply, action: Action, person: Person, text: str) -> str:
        acted = self._tickets.within(connection).act(
            person, reply.ticket.id, action, Word(text), key=f"{CHANNEL}:{reply.key}", at=reply.at
        )
        return acted.sentence


def _owner(ticket: Ticket) -> Principal:
    """Whoever sent the letter, as the desk that they did it for."""
    near = ticket.acting is Tier.MUNICIPALITY
    organisation = ticket.organisation if near else desks.prefecture_of(ticket.organisation)
    roles = frozenset({Role.DESK, Role.PREFECTURE})
    return Principal(ticket.owner, CHANNEL, organisation=organisation, roles=roles)


def _mailbox(connection: sa.Connection, reply: Reply) -> Destination | None:
    """The desk's own mailbox: that of the writer, where it is one."""
    counter = desks.counter(connection, reply.ticket.organisation, reply.ticket.acting)
    places = [each for each in counter.places if each.channel == CHANNEL]
    here = [each for each in places if each.address.casefold() == reply.to.address]
    return next(iter([*here, *places]), None)


def _question(connection: sa.Connection, ticket: Ticket) -> str:
    """What the acting desk may read of it."""
    seen = View(ticket.id, "", Side.DESK, ticket.acting)
    return str(payload(views.standing_of(connection, ticket), seen)["question"])


def _draft(reply: Reply, question: str, text: str, actions: Sequence[Action], place: Destination) -> Message:
    ticket = reply.ticket
    here = place.address.casefold() == reply.to.address
    return Message(
        id=str(uuid.uuid5(_NAMESPACE, reply.key)),
        kind=DRAFT,
        destination=replace(place, thread=reply.to.thread) if here else place,
        payload={
            "ticket": ticket.id,
            "number": ticket.number,
            "role": Side.DESK.value,
            "question": question,
            "draft": text,
            "actions": [{"action": each.value, "id": button_id(each, ticket)} for each in actions],
        },
        scope=scope.of_organisation(ticket.organisation),
        priority=outbox.URGENT,
        expires_at=reply.at + _USEFUL,
    )
