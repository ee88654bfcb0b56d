"""A made-up year: questions with answers, citations and judgements, tickets, and the audit trail."""

from __future__ import annotations

import datetime as dt
import random
import time
import uuid
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from bot.app import now
from bot.domain import scope
from bot.storage import audit, organisations
from bot.storage.audit import Entry
from bot.storage.database import Database
from bot.storage.schema.questions import citation, feedback, intake, question
from bot.storage.schema.tickets import ticket, ticket_event

_YEAR = dt.timedelta(days=365)
_TICKET_EVERY = 20
_AT_ONCE = 2000
_SUBJECTS = (
    "バックアップの復元",
    "端末の持ち出し",
    "標準準拠システムの移行",
    "人材の確保",
    "予算の要求",
    "研修",
)
_ASKS = ("の手順は？", "に決裁は要りますか", "の期限はいつですか", "に使える財政措置はありますか")
_CHANNELS = ("web", "slack", "teams", "mail")
_STATUSES = ("answered", "abstained", "refused")
_WEIGHTS = (78, 18, 4)
_TICKET_STATES = ("new", "claimed", "waiting", "answered", "closed", "withdrawn")

Values = dict[str, Any]


class Year:
    """Grows; the same numbers make the same rows."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._chance = random.Random(0)  # noqa: S311 - made-up rows, no secret
        self._made = 0
        self._begins = now() - _YEAR
        with database.reading() as connection:
            self._codes = [each.code for each in organisations.joined(connection) if not each.is_prefecture]

    def grow_to(self, questions: int) -> float:
        """Add what is missing; seconds it took."""
        started = time.monotonic()
        while self._made < questions:
            numbers = range(self._made, min(questions, self._made + _AT_ONCE))
            with self._database.writing() as connection:
                self._add(connection, numbers)
            self._made = numbers.stop
        with self._database.writing() as connection:
            connection.execute(sa.text("ANALYZE"))
        return round(time.monotonic() - started, 1)

    def _add(self, connection: sa.Connection, numbers: range) -> None:
        rows = [self._question(number) for number in numbers]
        connection.execute(question.insert(), rows)
        connection.execute(intake.insert(), [_event(row) for row in rows])
        connection.execute(citation.insert(), [each for row in rows for each in self._citations(row)])
        connection.execute(feedback.insert(), list(self._judgements(rows)))
        opened = [
            self._ticket(number, row) for number, row in zip(numbers, rows, strict=True) if _asked_on(number)
        ]
        if opened:
            connection.execute(ticket.insert(), opened)
            connection.execute(ticket_event.insert(), [_opening(row) for row in opened])
        for row in rows[::2]:
            audit.append(
                connection, Entry(row["asker"], "status", row["id"], scope.ADMINISTRATOR), at=row["asked_at"]
            )

    def _question(self, number: int) -> Values:
        status = self._chance.choices(_STATUSES, _WEIGHTS)[0]
        code = self._codes[number % len(self._codes)]
        at = self._begins + _YEAR * (number * 7919 % 100_000 / 100_000)
        return {
            "id": f"q{number}",
            "event_key": f"year:{number}",
            "scope": scope.of_organisation(code),
            "channel": _CHANNELS[number % len(_CHANNELS)],
            "conversation": f"c{number // 2}",
            "asker": f"p{number % 3000}",
            "organisation": code,
            "text": f"{self._chance.choice(_SUBJECTS)}{self._chance.choice(_ASKS)}（{number}）",
            "as_of": at.date(),
            "asked_at": at,
            "status": status,
            "answer": _answer(status),
            "validity": "in_force",
            "generation": "g1",
            "mode": "quoted",
            "answered_at": at + dt.timedelta(seconds=2),
            "durations": {"search": 0.2},
        }

    def _citations(self, row: Values) -> Iterator[Values]:
        if row["status"] != "answered":
            return
        for number in range(1, self._chance.randint(1, 3) + 1):
            document = f"d{int(self._chance.paretovariate(0.6)) % 1000}"
            yield {
                "question": row["id"],
                "number": number,
                "document_id": document,
                "passage_id": f"{document}:1",
                "scope": row["scope"],
            }

    def _judgements(self, rows: list[Values]) -> Iterator[Values]:
        for row in rows[::5]:
            helpful = self._chance.random() < 0.8
            values = {"question": row["id"], "person": row["asker"], "helpful": helpful}
            yield values | {
                "reason": "" if helpful else "古い",
                "scope": row["scope"],
                "at": row["answered_at"],
            }

    def _ticket(self, number: int, row: Values) -> Values:
        state = self._chance.choices(_TICKET_STATES, (3, 3, 3, 10, 78, 3))[0]
        return {
            "id": str(uuid.UUID(int=number)),
            "number": f"T-2026-{number:06}",
            "organisation": row["organisation"],
            "prefecture": row["organisation"][:2],
            "asker": row["asker"],
            "asker_name": "",
            "question": row["id"],
            "matter": {"question": row["text"], "found": "", "missing": "様式の番号", "sources": []},
            "state": state,
            "tier": "municipality",
            "outside": False,
            "awaited": "",
            "priority": "ordinary",
            "owner": "",
            "owner_name": "",
            "due_on": (row["asked_at"] + dt.timedelta(days=3)).date(),
            "version": 1,
            "scope": row["scope"],
            "opened_at": row["asked_at"],
            "changed_at": row["asked_at"],
        }


def _asked_on(number: int) -> bool:
    return number % _TICKET_EVERY == 0


def _answer(status: str) -> Values:
    quote = "復元の前に、情報係へ電話する。" * 10
    citations = [
        {
            "document": "手順書",
            "issuer": "情報政策課",
            "issued_on": None,
            "place": "p.3",
            "quote": quote,
            "validity": "in_force",
        }
    ] * 2
    return {
        "status": status,
        "conclusion": "復元の前に、情報係へ電話します。［1］"
        if status == "answered"
        else "資料に見当たりません。",
        "next_step": "情報係に電話してください。",
        "citations": citations if status == "answered" else [],
    }


def _event(row: Values) -> Values:
    return {
        "event_key": row["event_key"],
        "kind": "question",
        "payload": {},
        "state": "done",
        "attempts": 1,
        "not_before": row["asked_at"],
        "scope": row["scope"],
        "received_at": row["asked_at"],
    }


def _opening(row: Values) -> Values:
    return {
        "ticket": row["id"],
        "number": 1,
        "action": "open",
        "side": "asker",
        "state": "new",
        "acting": row["tier"],
        "tier": row["tier"],
        "desk": "",
        "text": "",
        "document_number": "",
        "person": row["asker"],
        "person_name": "",
        "salt": "0" * 32,
        "scope": row["scope"],
        "at": row["opened_at"],
    }
