"""役に立った and 役に立たない: kept, and shown in the answer's message."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import partial

import sqlalchemy as sa

from bot.answering.feedback import rate
from bot.answering.reply import ANSWER, delivery_of
from bot.delivery.editing import can_change
from bot.dialogue.press import Handler, Press, Reaction
from bot.dialogue.sharing import shared_deliveries
from bot.errors import NotAllowed, NotFound
from bot.storage import outbox, questions
from bot.texts import dialogue as texts
from bot.texts import web as web_texts


def _rate(connection: sa.Connection, press: Press, at: dt.datetime, *, helpful: bool) -> Reaction:
    asked = questions.by_id(connection, press.subject)
    if asked is None:
        raise NotFound(texts.FORGOTTEN)
    if asked.asker != press.principal.person and asked.scope not in press.principal.scopes:
        raise NotAllowed(texts.NOT_YOUR_QUESTION)
    reason = press.values.get("reason", "")
    rate(connection, asked.id, press.principal, helpful=helpful, reason=reason, at=at)
    _show(connection, asked.id, at)
    return Reaction(web_texts.RATED[helpful])


def _show(connection: sa.Connection, question_id: str, at: dt.datetime) -> None:
    """Have the answer say how many found it helpful and how many did not, never who."""
    for message in (delivery_of(question_id), *shared_deliveries(connection, question_id)):
        sent = outbox.by_id(connection, message, locked=True)
        if sent is None or sent.kind != ANSWER or not can_change(sent):
            continue
        said = outbox.current_payload(connection, message) or sent.payload
        counts = questions.ratings(connection, question_id)
        outbox.edit(connection, message, {**said, "feedback": counts}, at=at)


HANDLERS: Mapping[str, Handler] = {
    "helpful": partial(_rate, helpful=True),
    "unhelpful": partial(_rate, helpful=False),
}
"""helpful:QUESTION and unhelpful:QUESTION, with an optional `reason`."""
