"""みんなに共有: an answer that one person saw, for everybody in the conversation."""

from __future__ import annotations

import datetime as dt
import itertools
import uuid
from collections.abc import Mapping
from dataclasses import replace

import sqlalchemy as sa

from bot.answering.reply import ANSWER, delivery_of
from bot.dialogue.press import Handler, Press, Reaction
from bot.errors import Invalid, NotAllowed, NotFound
from bot.storage import corrections, outbox, questions
from bot.storage.outbox import Message
from bot.texts import chat as chat_texts
from bot.texts import dialogue as texts


def shared_deliveries(connection: sa.Connection, question_id: str) -> list[str]:
    """The messages that carry the answer to everybody; all but the last never arrived."""
    found = (_delivery(question_id, number) for number in itertools.count())
    return list(itertools.takewhile(lambda each: outbox.by_id(connection, each) is not None, found))


def _share(connection: sa.Connection, press: Press, at: dt.datetime) -> Reaction:
    asked = questions.by_id(connection, press.subject)
    if asked is None:
        raise NotFound(texts.FORGOTTEN)
    if asked.asker != press.principal.person:
        raise NotAllowed(texts.NOT_YOURS_TO_SHARE)
    if asked.answer is None:
        raise Invalid(texts.NO_ANSWER_YET)
    if corrections.withdrawn(connection, asked.id):
        raise Invalid(chat_texts.WITHDRAWN)
    tried = [outbox.by_id(connection, each) for each in shared_deliveries(connection, asked.id)]
    if any(each is not None and each.state != "dead" for each in tried):
        raise Invalid(texts.SHARED_ALREADY)
    outbox.add(connection, _message(asked, press, _delivery(asked.id, len(tried))), at=at)
    return Reaction(texts.SHARED)


def _delivery(question_id: str, number: int) -> str:
    return str(uuid.uuid5(uuid.UUID(delivery_of(question_id)), f"shared {number}"))


def _message(asked: questions.Row, press: Press, delivery: str) -> Message:
    return Message(
        id=delivery,
        kind=ANSWER,
        destination=replace(press.place, viewer=""),
        payload={
            "question": asked.id,
            "asked": asked.text,
            "answer": asked.answer,
            # The service's own id of who shared, for a channel that can name people.
            "shared_by": press.place.viewer,
        },
        scope=asked.scope,
        priority=outbox.URGENT,
    )


HANDLERS: Mapping[str, Handler] = {"share": _share}
"""share:QUESTION."""
