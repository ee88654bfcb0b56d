"""What is no question: help, and the words of administration."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass

from bot.answering.reply import SENTENCE
from bot.channels.teams.incoming import Asked
from bot.channels.teams.spot import PERSONAL
from bot.dialogue.administration import Administration
from bot.dialogue.command import Command
from bot.dialogue.reindexing import Reindexing
from bot.domain import scope
from bot.domain.principal import Principal, Role
from bot.errors import Invalid, MadoguchiError
from bot.ports import Destination
from bot.storage import outbox
from bot.storage.database import Database
from bot.storage.outbox import Message
from bot.texts import teams as texts

_NAMESPACE = uuid.UUID("5f4b8c39-77c5-5a0f-9b1e-0f7f4f9b7d55")
_USEFUL = dt.timedelta(days=1)
_ANYWHERE = frozenset({Command.HELP, Command.NOTIFY_HERE, Command.NOTIFY_NO_MORE})


@dataclass(frozen=True, slots=True)
class Commands:
    """Does what was written and answers in the same conversation, once for each message."""

    database: Database
    administration: Administration
    reindexing: Reindexing

    def greet(self, place: Destination, *, at: dt.datetime) -> None:
        """Tell a conversation how to ask, where we were let in for the first time."""
        greeting = str(uuid.uuid5(_NAMESPACE, f"{place.workspace}\n{place.address}"))
        said = {"text": "\n".join(texts.GREETING)}
        message = Message(greeting, SENTENCE, _whole(place), said, scope.SHARED, expires_at=at + _USEFUL)
        with self.database.writing() as connection:
            outbox.add(connection, message, at=at)

    def run(
        self, command: Command, asked: Asked, principal: Principal, place: Destination, *, at: dt.datetime
    ) -> None:
        """Do it, and queue what is said about it."""
        answer = str(uuid.uuid5(_NAMESPACE, asked.key))
        with self.database.reading() as connection:
            if outbox.by_id(connection, answer):
                return
        lines = self._lines(command, asked, principal, place, at)
        said = {"text": "\n".join(lines)}
        message = Message(answer, SENTENCE, place, said, scope.ADMINISTRATOR, priority=outbox.URGENT)
        if lines:
            with self.database.writing() as connection:
                outbox.add(connection, message, at=at)

    def _lines(
        self, command: Command, asked: Asked, principal: Principal, place: Destination, at: dt.datetime
    ) -> list[str]:
        if command is Command.HELP:
            return [*texts.HELP, *_numbers(asked, principal)]
        try:
            self.administration.allow(principal, command, subject=asked.spot.conversation, at=at)
            if asked.spot.kind != PERSONAL and command not in _ANYWHERE:
                raise Invalid(texts.IN_PRIVATE)
            return self._administer(command, asked, principal, place, at)
        except MadoguchiError as error:
            return [error.message]

    def _administer(
        self, command: Command, asked: Asked, principal: Principal, place: Destination, at: dt.datetime
    ) -> list[str]:
        match command:
            case Command.STATUS:
                return self.administration.status(at=at)
            case Command.QUESTIONS:
                return self.administration.unanswered(at=at)
            case Command.NOTIFY_HERE:
                return self.administration.notify(principal, _whole(place), at=at)
            case Command.NOTIFY_NO_MORE:
                return self.administration.notify_no_more(principal, _whole(place), at=at)
            case _:
                self.reindexing.request(f"{asked.key}:reindex", place, at=at)
                return []


def _numbers(asked: Asked, principal: Principal) -> list[str]:
    """What an administrator types elsewhere: who somebody is, and which conversation this is."""
    if asked.spot.kind == PERSONAL:
        return [texts.own_id(asked.who.user)]
    known = Role.ADMINISTRATOR in principal.roles
    return [texts.own_place(asked.spot.conversation)] if known else []


def _whole(place: Destination) -> Destination:
    """The conversation rather than one of its threads."""
    return Destination(place.channel, place.workspace, place.address)
