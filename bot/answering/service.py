"""The way of a question: intake, search, answer, log."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from bot.answering.proposal import proposal
from bot.answering.reception import Receipt, receive
from bot.answering.reply import queue_answer, queue_failure
from bot.domain import scope
from bot.domain.answer import Answer, as_data, from_data
from bot.domain.question import Question
from bot.errors import NotFound, Unavailable
from bot.storage import intake, questions
from bot.storage.database import Database
from bot.texts import service as texts

_LOG = logging.getLogger(__name__)
_RETRY = dt.timedelta(seconds=10)


class Answerer(Protocol):
    """Makes an answer of a masked question; raises `Unavailable` where it cannot."""

    def answer(self, asked: questions.Row, context: questions.Row | None) -> Answer:
        """Answer one logged question; `context` is the one before it."""

    @property
    def generation(self) -> str:
        """The id of the generation that answers now."""


class Answering:
    """Takes questions in and answers them from a leased worker.

    `now` gives the instant, `stopwatch` monotonic seconds.
    """

    def __init__(
        self,
        database: Database,
        answerer: Answerer,
        *,
        now: Callable[[], dt.datetime],
        stopwatch: Callable[[], float],
        lease: dt.timedelta,
    ) -> None:
        self._database = database
        self._answerer = answerer
        self._now = now
        self._stopwatch = stopwatch
        self._lease = lease

    def receive(self, question: Question) -> Receipt:
        """Keep a question; it will be answered even if this process dies now."""
        return receive(self._database, question)

    def ask(self, question: Question) -> Answer:
        """Receive a question and answer it at once.

        Raises `Unavailable` where no answer can be made now; the question is
        kept and a worker tries again.
        """
        receipt = self.receive(question)
        if receipt.refusal:
            return receipt.refusal
        event = self._claim(question.event_key)
        failure = self._deal_with(event) if event else None
        answer = self.find(receipt.question_id)
        if answer is None:
            raise failure or Unavailable(texts.BROKEN, "another worker holds the question")
        return answer

    def find(self, question_id: str) -> Answer | None:
        """The answer of a question, or None while there is none.

        Raises `NotFound` where there is no such question.
        """
        with self._database.reading() as connection:
            row = questions.by_id(connection, question_id)
        if row is None:
            raise NotFound(texts.NOT_FOUND)
        return from_data(row.answer) if row.answer else None

    def work(self, key: str | None = None) -> bool:
        """Answer the question with this key, or the one that waits longest; False where none waits."""
        event = self._claim(key)
        if event is None:
            return False
        self._deal_with(event)
        return True

    def _claim(self, key: str | None = None) -> intake.Event | None:
        with self._database.writing() as connection:
            return intake.claim(connection, at=self._now(), lease=self._lease, kind="question", key=key)

    def _deal_with(self, event: intake.Event) -> Unavailable | None:
        """Answer, or put the question back so that it is not lost; returns why it failed."""
        try:
            self._answer(event)
            return None
        except Unavailable as unavailable:
            _LOG.warning("question %s has to wait: %s", event.payload.get("question"), unavailable)
            failure = unavailable
        except Exception as error:  # whatever it was, the log says it and a worker tries again
            _LOG.exception("question %s could not be answered", event.payload.get("question"))
            failure = Unavailable(texts.BROKEN, type(error).__name__)
        self._put_back(event, failure)
        return failure

    def _put_back(self, event: intake.Event, failure: Unavailable) -> None:
        at = self._now()
        with self._database.writing() as connection:
            intake.retry(connection, event, not_before=at + _RETRY, reason=failure.detail[:80])
            asked = questions.by_id(connection, event.payload["question"])
            if event.attempts >= intake.MAX_ATTEMPTS and asked:
                queue_failure(connection, asked, texts.GIVEN_UP, at=at)

    def _answer(self, event: intake.Event) -> None:
        started = self._stopwatch()
        with self._database.reading() as connection:
            asked = questions.by_id(connection, event.payload["question"])
            if asked is None:
                raise LookupError("the question of an event is gone")
            context = questions.before(connection, asked)
            abstained = questions.abstained_before(connection, asked)
        answer = self._answerer.answer(asked, context)
        answer = replace(answer, proposal=proposal(asked.text, answer, abstained_before=abstained))
        at = self._now()
        values = {
            "status": answer.status,
            "answer": as_data(answer),
            "validity": answer.validity,
            "mode": answer.mode,
            "generation": self._answerer.generation,
            "answered_at": at,
            "durations": {"answer": round(self._stopwatch() - started, 4)},
        }
        with self._database.writing() as connection:
            if intake.finish(connection, event):
                questions.record_answer(
                    connection, asked.id, values=values, citations=_cited(answer, asked.scope)
                )
                queue_answer(connection, asked, answer, at=at)


def _cited(answer: Answer, row_scope: str) -> list[dict[str, object]]:
    return [
        {
            "number": number,
            "document_id": citation.document_id,
            "passage_id": citation.passage_id,
            "scope": row_scope or scope.SHARED,
        }
        for number, citation in enumerate(answer.citations, 1)
    ]
