"""Which conversation a mail goes on with: by its References, ours and the sender's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from bot.channels.mail.identity import CHANNEL
from bot.channels.mail.incoming import Envelope, key_of
from bot.channels.mail.ticket import DRAFT
from bot.delivery.queue import KIND as REMINDERS
from bot.escalation.payload import KIND as TICKET
from bot.storage import mails, outbox

_OURS = re.compile(r"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@")


@dataclass(frozen=True, slots=True)
class Thread:
    """The conversation, and what was replied to.

    `about` is the title of the one duty of a reminder. `ticket` is the id of a
    question that people took over, `role` (desk or asker) whom its mail was for.
    """

    conversation: str
    about: str = ""
    ticket: str = ""
    role: str = ""


def thread_of(connection: sa.Connection, envelope: Envelope) -> Thread:
    """A new conversation where the mail replies to nothing that we know.

    Only mails from and to the same address belong together: a message id can
    be known to others.
    """
    for answered in _replied_to(connection, envelope):
        if answered.kind in (TICKET, DRAFT):
            payload = answered.payload
            return Thread(
                f"{CHANNEL}:{envelope.key}", ticket=str(payload["ticket"]), role=str(payload["role"])
            )
        known = mails.by_key(connection, answered.thread) if answered.thread else None
        if known is not None:
            return Thread(known.conversation)
        if answered.kind == REMINDERS:
            return Thread(f"{CHANNEL}:{envelope.key}", _title(answered))
    earlier = [key_of(each, envelope.sender) for each in envelope.ancestors]
    found = next(iter(mails.by_keys(connection, earlier)), None)
    return Thread(found.conversation if found else f"{CHANNEL}:{envelope.key}")


def _replied_to(connection: sa.Connection, envelope: Envelope) -> Iterator[outbox.Row]:
    """Mails of ours to this sender, the nearest first."""
    for message_id in reversed(envelope.ancestors):
        ours = _OURS.match(message_id)
        row = outbox.by_id(connection, ours[1]) if ours else None
        if row is not None and row.channel == CHANNEL and row.address.casefold() == envelope.sender:
            yield row


def _title(reminder: outbox.Row) -> str:
    items = reminder.payload["items"]
    return str(items[0]["title"]) if len(items) == 1 else ""
