"""The card that follows an answer: queued when the answer has arrived, and changed with it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import astuple, dataclass

from bot.answering.reply import ANSWER
from bot.channels.teams import answer
from bot.channels.teams.render import DETAILS
from bot.ports import Delivery
from bot.storage import outbox
from bot.storage.database import Database
from bot.storage.outbox import Message

_NAMESPACE = uuid.UUID("27cd6c6a-3d0f-5a4e-8a53-54c1b9c8f1aa")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """`escalation` says whether 「人に聞く」 can be pressed; `stored` that there is something to do."""

    database: Database
    escalation: bool
    stored: Callable[[], None]

    def __call__(self, delivery: Delivery) -> None:
        """An answer arrived, or one that arrived before was replaced."""
        if delivery.kind != ANSWER:
            return
        shown = answer.details(delivery.payload, escalation=self.escalation)
        if shown is None:
            return
        with self.database.writing() as connection:
            known = outbox.current_payload(connection, _id(delivery))
            if known is None:
                outbox.add(connection, _message(delivery), at=delivery.at)
            elif answer.details(known, escalation=self.escalation) != shown:
                outbox.edit(connection, _id(delivery), delivery.payload, at=delivery.at)
            else:
                return
        self.stored()


def _id(delivery: Delivery) -> str:
    """The same for an answer and all that replaces it in that place."""
    place = "\n".join(astuple(delivery.destination))
    return str(uuid.uuid5(_NAMESPACE, f"{delivery.payload.get('question')}\n{place}"))


def _message(delivery: Delivery) -> Message:
    return Message(
        id=_id(delivery),
        kind=DETAILS,
        destination=delivery.destination,
        payload=delivery.payload,
        scope=delivery.scope,
        priority=outbox.URGENT,
        expires_at=delivery.at + dt.timedelta(days=1),
    )
