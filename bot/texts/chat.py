"""Sentences that every chat channel shows."""

from __future__ import annotations

import datetime as dt

from knowledge.calendars.office_hours import JAPAN

MORE = "もっと見る"
PREVIOUS = "前へ"
NEXT_PAGE = "次へ"
BACK = "戻る"
SENT_TWICE = "再送の可能性あり：同じ内容が先に届いているかもしれません。"
WITHDRAWN = "この回答は取り下げました。"
UPDATED = "この回答を改めました。"
TASK_RUNNING = "実行中"
TASK_DONE = "終わりました"

SUBMIT = "記録する"
SNOOZE_TITLE = "もう一度知らせる日"
SET_ASIDE_HINT = "この件のお知らせは止まります。次の年度に、もう一度お尋ねします。"
NO_PERSONAL_DATA = "住民の氏名や個人番号など、個人の情報は書かないでください。"
RECORD_TITLE = "人数などの記録"


def changed(sentence: str, at: dt.datetime) -> str:
    """この回答を改めました。（11月23日 9:05）."""
    return f"{sentence}（{minute(at)}）"


def rated(helpful: int, unhelpful: int) -> str:
    """How many people found an answer helpful."""
    said = [f"役に立った {helpful}人"] if helpful else []
    return "・".join([*said, *([f"役に立たない {unhelpful}人"] if unhelpful else [])])


def original(host: str) -> str:
    """Where a citation can be checked, with the server it leads to."""
    return f"元の資料を開く（{host}）"


def digest(count: int) -> str:
    """Above several reminders in one message."""
    return f"お知らせ {count}件（急ぐ順）"


def minute(at: dt.datetime) -> str:
    """11月23日 9:05, in Japan."""
    local = at.astimezone(JAPAN)
    return f"{local.month}月{local.day}日 {local.hour}:{local.minute:02}"
