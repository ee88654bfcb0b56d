"""The questions that come again and again."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from bot.storage.schema.questions import question

_ASKED = ("answered", "abstained")


@dataclass(frozen=True, slots=True)
class Asked:
    """One wording, how often it came, and what was answered last ("" where nothing was)."""

    text: str
    times: int
    conclusion: str


def most(
    connection: sa.Connection, organisation: str, *, or_nobodys: bool, since: dt.datetime, limit: int
) -> list[Asked]:
    """The wordings of an organisation's people that came most often since an instant.

    `or_nobodys` adds those of people without an organisation, who ask on the page without signing in.
    """
    mine = question.c.organisation == organisation
    asked = (question.c.asked_at >= since, question.c.text != "", question.c.status.in_(_ASKED))
    if or_nobodys:
        mine = sa.or_(mine, question.c.organisation.is_(None))
    counted = (
        sa.select(question.c.text, sa.func.count().label("times"), sa.func.max(question.c.asked_at))
        .where(mine, *asked)
        .group_by(question.c.text)
        .order_by(sa.desc("times"), question.c.text)
        .limit(limit)
    )
    return [
        Asked(text, times, _conclusion(connection, mine, text, last))
        for text, times, last in connection.execute(counted).all()
    ]


def _conclusion(connection: sa.Connection, mine: sa.ColumnElement[bool], text: str, at: dt.datetime) -> str:
    rows = sa.select(question.c.answer).where(mine, question.c.text == text, question.c.asked_at == at)
    answer = connection.execute(rows.limit(1)).scalar()
    return str(answer.get("conclusion", "")) if answer else ""
