"""Where things are said in Slack, and which conversation that is."""

from __future__ import annotations

import sqlalchemy as sa

from bot.channels.slack.acts import Asked, Spot, Who
from bot.channels.slack.incoming import question_key
from bot.channels.slack.installed import CHANNEL
from bot.channels.slack.position import Position
from bot.dialogue.conversations import conversation_of
from bot.ports import Destination
from bot.storage import outbox, questions


def answer_place(asked: Asked) -> Destination:
    """Where an answer goes: below the question, or to its asker alone."""
    if asked.private:
        return for_one(asked.spot, asked.who)
    return Destination(CHANNEL, asked.spot.workspace, asked.spot.channel, asked.spot.thread)


def for_one(spot: Spot, who: Who) -> Destination:
    """Where only one person sees it: in the channel where they are, else directly.

    A direct message may be between two other people, where we cannot write.
    """
    if spot.direct or not spot.channel:
        return directly(spot, who)
    return Destination(CHANNEL, spot.workspace, spot.channel, spot.thread, who.user)


def directly(spot: Spot, who: Who) -> Destination:
    """Our own conversation with a person."""
    return Destination(CHANNEL, spot.workspace, who.user)


def pressed_place(spot: Spot, who: Who) -> Destination:
    """Where somebody is told what became of their press: beside our message, which they see."""
    if spot.direct:
        return Destination(CHANNEL, spot.workspace, spot.channel, spot.thread)
    return for_one(spot, who)


def conversation(connection: sa.Connection, asked: Asked) -> str:
    """The conversation that a question belongs to.

    A thread below an earlier question or answer goes on with that one's
    conversation, wherever it began.
    """
    spot = asked.spot
    if spot.thread and spot.thread != spot.message:
        earlier = questions.by_event(connection, question_key(spot.channel, spot.thread))
        earlier = earlier or _answered(connection, spot)
        if earlier:
            return earlier.conversation
    return conversation_of(answer_place(asked))


def _answered(connection: sa.Connection, spot: Spot) -> questions.Row | None:
    """The question whose answer the thread hangs below."""
    position = str(Position(spot.channel, spot.thread))
    sent = outbox.by_external(connection, CHANNEL, spot.workspace, position)
    question = str(sent.payload.get("question", "")) if sent else ""
    return questions.by_id(connection, question) if question else None
