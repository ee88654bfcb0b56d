"""What somebody wrote in a chat without slash commands: a question, or a word of administration."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answering.reply import SENTENCE
from bot.dialogue import command as commands
from bot.dialogue.administration import Administration
from bot.dialogue.command import Command
from bot.dialogue.press import Press
from bot.dialogue.services import Services
from bot.domain import scope
from bot.domain.principal import Principal
from bot.domain.question import Question
from bot.errors import MadoguchiError
from bot.ports import Destination
from bot.storage import outbox
from bot.storage.outbox import Message

_NAMESPACE = uuid.UUID("b7a0f3b4-1b53-5d8e-8a52-6a1f0a3f5c11")


@dataclass(frozen=True, slots=True)
class Heard:
    """`text` of a person; `key` names the message for ever, `place` is where the answer goes.

    `room` is what `place` is a part of: where reminders would go. `own` tells
    who asks for help under which ids the administrator registers them.
    """

    key: str
    principal: Principal
    text: str
    place: Destination
    room: Destination
    conversation: str
    own: str = ""


@dataclass(frozen=True, slots=True)
class Hearing:
    """Stores what is heard; `help` are the lines for somebody who asks how to use this channel."""

    services: Services
    help: Sequence[str]

    def text(self, heard: Heard) -> bool:
        """Keep a question or obey a command; False where it is known already."""
        wanted = commands.parse(heard.text) if heard.text.strip() else None
        new = self._ask(heard) if wanted is None else self._obey(wanted, heard)
        self.services.stored()
        return new

    def press(self, press: Press) -> bool:
        """Keep a press; False where it is known already."""
        new = self.services.presses.receive(press)
        self.services.stored()
        return new

    def _ask(self, heard: Heard) -> bool:
        question = Question(
            event_key=heard.key,
            principal=heard.principal,
            conversation=heard.conversation,
            text=heard.text,
            at=self.services.now(),
            reply=heard.place,
        )
        return self.services.receive(question).new

    def _obey(self, wanted: Command, heard: Heard) -> bool:
        """Answered once for each message, also where the service brings it again."""
        answer, at = str(uuid.uuid5(_NAMESPACE, heard.key)), self.services.now()
        with self.services.database.reading() as connection:
            if outbox.by_id(connection, answer):
                return False
        lines = self._lines(wanted, heard, at)
        said = {"text": "\n".join(lines)}
        message = Message(answer, SENTENCE, heard.place, said, scope.ADMINISTRATOR, priority=outbox.URGENT)
        if lines:
            with self.services.database.writing() as connection:
                outbox.add(connection, message, at=at)
        return True

    def _lines(self, wanted: Command, heard: Heard, at: dt.datetime) -> Sequence[str]:
        if wanted is Command.HELP:
            return [*self.help, *([heard.own] if heard.own else [])]
        try:
            administration = Administration(self.services.reminders)
            administration.allow(heard.principal, wanted, subject=heard.room.address, at=at)
            return self._administer(administration, wanted, heard, at)
        except MadoguchiError as error:
            return [error.message]

    def _administer(
        self, administration: Administration, wanted: Command, heard: Heard, at: dt.datetime
    ) -> Sequence[str]:
        room = replace(heard.room, thread="", viewer="")
        match wanted:
            case Command.STATUS:
                return administration.status(at=at)
            case Command.QUESTIONS:
                return administration.unanswered(at=at)
            case Command.NOTIFY_HERE:
                return administration.notify(heard.principal, room, at=at)
            case Command.NOTIFY_NO_MORE:
                return administration.notify_no_more(heard.principal, room, at=at)
            case _:
                self.services.reindexing.request(f"{heard.key}:reindex", heard.place, at=at)
                return []
