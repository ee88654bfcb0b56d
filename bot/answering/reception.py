"""Receiving a question: refuse, mask, and keep it before anything else happens."""

from __future__ import annotations

import re
import unicodedata
import uuid
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from bot.answering.reply import place_data, queue_answer
from bot.domain import scope
from bot.domain.answer import Answer, Status, as_data
from bot.domain.personal_data import is_register, mask
from bot.domain.question import Question
from bot.storage import intake, questions
from bot.storage.database import Database
from bot.texts import refusals
from knowledge.text import clean

MAX_CHARACTERS = 2000
_KEPT_OF_REFUSED = 200
# Nothing was asked, so there is nothing to refuse.
_NOTHING_ASKED = frozenset({"empty", "no_words", "not_japanese"})
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-龥ｦ-ﾝ]")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_A_FEW_WORDS = 3
_JAPAN = ZoneInfo("Asia/Tokyo")


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of an incoming question; `refusal` where it ends here."""

    question_id: str
    new: bool
    refusal: Answer | None = None


def receive(database: Database, question: Question) -> Receipt:
    """Keep a question so that it survives anything, once per event key.

    A refused question leaves its key and the reason. Of one refused for
    personal data no text is kept anywhere.
    """
    with database.writing() as connection:
        return take_in(connection, question)


def take_in(connection: sa.Connection, question: Question) -> Receipt:
    """The same within the caller's transaction."""
    text = clean(question.text).strip()
    reason = _refusal(text)
    question_id = str(uuid.uuid4())
    refusal = _refused(reason, len(text), question_id) if reason else None
    stored = _store(connection, question, question_id, reason)
    if stored:
        questions.add(connection, **_row(question, question_id, text, refusal))
        _answer_refused(connection, question, question_id, refusal)
    else:
        known = questions.by_event(connection, question.event_key)
        question_id = known.id if known else question_id
    if refusal:
        refusal = replace(refusal, question_id=question_id)
    return Receipt(question_id, stored, refusal)


def _store(connection: sa.Connection, question: Question, question_id: str, reason: str) -> bool:
    key, row_scope, at = question.event_key, _scope(question), question.at
    if reason:
        return intake.store_refused(
            connection, key=key, kind="question", reason=reason, scope=row_scope, at=at
        )
    payload = {"question": question_id}
    return intake.store(connection, key=key, kind="question", payload=payload, scope=row_scope, at=at)


def _answer_refused(
    connection: sa.Connection, question: Question, question_id: str, refusal: Answer | None
) -> None:
    asked = questions.by_id(connection, question_id)
    if refusal and asked:
        queue_answer(connection, asked, refusal, at=question.at)


def _refusal(text: str) -> str:
    if not text:
        return "empty"
    if is_register(text):
        return "personal_data"
    if len(text) > MAX_CHARACTERS:
        return "too_long"
    if not _has_words(text):
        return "no_words"
    return "not_japanese" if _is_foreign(text) else ""


def _row(question: Question, question_id: str, text: str, refusal: Answer | None) -> dict[str, object]:
    kept = "" if is_register(text) else mask(text)
    row: dict[str, object] = {
        "id": question_id,
        "event_key": question.event_key,
        "scope": _scope(question),
        "channel": question.principal.channel,
        "conversation": question.conversation,
        "asker": question.principal.person,
        "organisation": question.principal.organisation,
        "text": kept[:_KEPT_OF_REFUSED] if refusal else kept,
        "as_of": question.as_of or question.at.astimezone(_JAPAN).date(),
        "asked_at": question.at,
        "status": refusal.status if refusal else "received",
        "reply": place_data(question.reply),
    }
    return {**row, "answer": as_data(refusal)} if refusal else row


def _refused(reason: str, characters: int, question_id: str) -> Answer:
    why = refusals.REASONS.get(reason) or refusals.too_long(characters, MAX_CHARACTERS)
    status = Status.ABSTAINED if reason in _NOTHING_ASKED else Status.REFUSED
    return Answer(status, why, refusals.NEXT[reason], question_id=question_id)


def _scope(question: Question) -> str:
    organisation = question.principal.organisation
    return scope.of_organisation(organisation) if organisation else scope.SHARED


def _is_foreign(text: str) -> bool:
    """A text of several words without one Japanese character; 「DS-920」 alone is none."""
    return _JAPANESE.search(text) is None and len(_LETTERS.findall(text)) >= _A_FEW_WORDS


def _has_words(text: str) -> bool:
    """Whether there is any letter or digit in a text (of any script)."""
    return any(unicodedata.category(c)[0] in "LN" for c in text)
