"""Presses: stored before the channel is told that they arrived, then done once.

A press is done in one transaction: what it changes, what the person is told
and that it is finished are committed together or not at all.
"""

from __future__ import annotations

import datetime as dt
import logging
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace

import sqlalchemy as sa

from bot.answering.reply import SENTENCE
from bot.dialogue.press import Handler, Press, Reaction, as_data, from_data
from bot.domain import scope
from bot.domain.personal_data import SECRET, is_register, mask
from bot.errors import Invalid, NotAllowed, NotFound
from bot.storage import intake, outbox
from bot.storage.database import Database
from bot.storage.outbox import Message
from bot.texts import dialogue as texts
from bot.texts import refusals
from knowledge.text import clean

KIND = "press"

_LOG = logging.getLogger(__name__)
_NAMESPACE = uuid.UUID("0b9f4c52-5f0d-5d0e-9c58-6f1f7d1b2a43")
_RETRY = dt.timedelta(seconds=5)
_USEFUL = dt.timedelta(days=1)
_LONGEST = 4000  # characters of one field; no form asks for more
_LONGEST_NAME = 60
_PERSONAL_DATA = "personal_data"


class Presses:
    """Takes presses in and does them; `handlers` go by the first part of the action.

    `now` gives the instant; a press whose worker dies is free after `lease`. In
    `spoken` are those with which a desk gives its own addresses and numbers to
    call: of these, only what nobody may pass on is masked.
    """

    def __init__(
        self,
        database: Database,
        handlers: Mapping[str, Handler],
        *,
        now: Callable[[], dt.datetime],
        lease: dt.timedelta,
        spoken: frozenset[str] = frozenset(),
    ) -> None:
        self._database = database
        self._handlers = dict(handlers)
        self._now = now
        self._lease = lease
        self._spoken = spoken

    def receive(self, press: Press) -> bool:
        """Keep a press so that it survives anything; False where it is known.

        Personal data is masked before it is kept. A list of persons is not
        kept at all, and whoever sent it is told.
        """
        with self._database.writing() as connection:
            if not self._is_refused(press):
                return self._store(connection, press)
            if refused := _store_refused(connection, press):
                _say(connection, press, Reaction(refusals.PERSONAL_DATA), press.at)
            return refused

    def attend(self, press: Press) -> Reaction | None:
        """Keep a press and do it now, for a channel in which somebody waits for the sentence.

        None where it is known already, or where a worker has to try again and
        will tell.
        """
        with self._database.writing() as connection:
            if self._is_refused(press):
                refused = Reaction(refusals.PERSONAL_DATA, refused=True)
                return refused if _store_refused(connection, press) else None
            if not self._store(connection, press):
                return None
            event = self._claim(connection, press.event_key)
        return self._try(event, tell=False) if event else None

    def tell(self, press: Press, sentence: str) -> None:
        """Say it after all, to somebody who waits no longer."""
        with self._database.writing() as connection:
            _say(connection, press, Reaction(sentence), self._now())

    def work(self) -> bool:
        """Do the press that waits longest; False where none waits."""
        with self._database.writing() as connection:
            event = self._claim(connection)
        if event is None:
            return False
        self._try(event, tell=True)
        return True

    def react(self, connection: sa.Connection, press: Press, *, at: dt.datetime) -> Reaction:
        """Do what a press asks for; where that may not or cannot be, only say why."""
        try:
            with connection.begin_nested():
                return self._handle(connection, press, at)
        except (Invalid, NotAllowed, NotFound) as error:
            return Reaction(error.message, refused=True)

    def perform(self, connection: sa.Connection, press: Press, *, at: dt.datetime) -> Reaction:
        """Do at once what somebody asks for on a page, wholly within the caller's transaction.

        Raises `Invalid`, `NotAllowed` and `NotFound` with what to say.
        """
        if self._is_refused(press):
            raise Invalid(refusals.PERSONAL_DATA)
        return self._handle(connection, _cleaned(press, self._masked(press)), at)

    def _masked(self, press: Press) -> frozenset[str] | None:
        """The kinds of personal data that are masked; None for all."""
        return SECRET if press.family in self._spoken else None

    def _handle(self, connection: sa.Connection, press: Press, at: dt.datetime) -> Reaction:
        handler = self._handlers.get(press.family)
        if handler is None:
            raise NotFound(texts.NO_SUCH_BUTTON)
        return handler(connection, press, at)

    def _is_refused(self, press: Press) -> bool:
        if press.family in self._spoken:
            return False
        return any(is_register(value) for value in press.values.values())

    def _store(self, connection: sa.Connection, press: Press) -> bool:
        return intake.store(
            connection,
            key=press.event_key,
            kind=KIND,
            payload=as_data(_cleaned(press, self._masked(press))),
            scope=_scope(press),
            at=press.at,
        )

    def _claim(self, connection: sa.Connection, key: str | None = None) -> intake.Event | None:
        return intake.claim(connection, at=self._now(), lease=self._lease, kind=KIND, key=key)

    def _try(self, event: intake.Event, *, tell: bool) -> Reaction | None:
        """What came of it, its sentence queued if it is to `tell`; None where it has to be tried again."""
        try:
            return self._do(event, tell=tell)
        except Exception as error:  # whatever it was, the log says it and a worker tries again
            _LOG.exception("press %s failed", event.key)
            self._put_back(event, type(error).__name__)
            return None

    def _do(self, event: intake.Event, *, tell: bool) -> Reaction | None:
        if event.attempts > intake.MAX_ATTEMPTS:
            # Whoever tried it last died of it.
            self._put_back(event, "too many attempts")
            return None
        press, at = from_data(event.payload), self._now()
        with self._database.writing() as connection:
            if not intake.finish(connection, event):
                return None
            reaction = self.react(connection, press, at=at)
            _say(connection, press, reaction if tell else Reaction(), at)
        return reaction

    def _put_back(self, event: intake.Event, reason: str) -> None:
        at = self._now()
        with self._database.writing() as connection:
            held = intake.retry(connection, event, not_before=at + _RETRY, reason=reason)
            if held and event.attempts >= intake.MAX_ATTEMPTS:
                _say(connection, from_data(event.payload), Reaction(texts.FAILED), at)


def _say(connection: sa.Connection, press: Press, reaction: Reaction, at: dt.datetime) -> None:
    """Queue a sentence for the person, at most one for a press."""
    if not reaction.sentence:
        return
    about = {"about": reaction.about} if reaction.about else {}
    message = Message(
        id=str(uuid.uuid5(_NAMESPACE, press.event_key)),
        kind=SENTENCE,
        destination=press.place,
        payload={"text": reaction.sentence, **about},
        scope=_scope(press),
        priority=outbox.URGENT,
        expires_at=at + _USEFUL,
    )
    outbox.add(connection, message, at=at)


def _store_refused(connection: sa.Connection, press: Press) -> bool:
    return intake.store_refused(
        connection,
        key=press.event_key,
        kind=KIND,
        reason=_PERSONAL_DATA,
        scope=_scope(press),
        at=press.at,
    )


def _cleaned(press: Press, kinds: frozenset[str] | None) -> Press:
    values = {name: mask(clean(value), kinds=kinds)[:_LONGEST] for name, value in press.values.items()}
    name = " ".join(clean(press.name).split())[:_LONGEST_NAME]
    return replace(press, values=values, name=name)


def _scope(press: Press) -> str:
    organisation = press.principal.organisation
    return scope.of_organisation(organisation) if organisation else scope.SHARED
