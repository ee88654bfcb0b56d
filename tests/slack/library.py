"""Answers that say what was asked, so that a test sees which answer belongs to which question."""

from __future__ import annotations

import datetime as dt

from bot.domain.answer import Answer, Citation, Status
from bot.storage.questions import Row
from knowledge.dates import Standing

CITATION = Citation(
    "財政措置の手引き",
    "総務省",
    dt.date(2024, 8, 23),
    "p.12",
    "上限は100万円とする。",
    Standing.UNCONFIRMED,
    "d",
    "d#1",
)


class Library:
    """Answers everything but what begins with 「無い」."""

    generation = "g1"

    def __init__(self) -> None:
        self.asked: list[Row] = []
        self.context: list[Row | None] = []

    def answer(self, asked: Row, context: Row | None) -> Answer:
        self.asked.append(asked)
        self.context.append(context)
        if asked.text.startswith("無い"):
            return Answer(
                Status.ABSTAINED, "資料にはありません。", "県に確かめてください。", question_id=asked.id
            )
        before = f"（前の質問：{context.text}）" if context else ""
        return Answer(
            Status.ANSWERED,
            f"「{asked.text}」への答えです。{before}",
            "県に確かめてください。",
            citations=(CITATION,),
            question_id=asked.id,
        )
