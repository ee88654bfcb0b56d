"""Sentences that only Slack shows; what every channel says is in the other modules."""

from __future__ import annotations

import datetime as dt

from knowledge.calendars.office_hours import JAPAN

MORE = "もっと見る"
SHARE = "みんなに共有"
ESCALATE = "人に聞く"
UNDO = "取り消す"
RECORD = "数を記録する"
PREVIOUS = "前へ"
NEXT_PAGE = "次へ"
SENT_TWICE = "再送の可能性あり：同じ内容が先に届いているかもしれません。"
SHORTENED = "長いので、一部だけ表示しています。続きは「もっと見る」で読めます。"
ONLY_YOU = "この回答は、あなただけに見えています。"
WITHDRAWN = "この回答は取り下げました。"
TASK_RUNNING = "実行中"
TASK_DONE = "終わりました"
UPDATED = "この回答を改めました。"


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


def left_out(count: int) -> str:
    """Reminders that a message has no room for."""
    return f"ほかに{count}件あります。「もっと見る」で読み、アプリの「ホーム」で登録できます。"


def who(name: str, did: str, at: dt.datetime) -> str:
    """山田さんが完了にした（11月23日 9:05）."""
    local = at.astimezone(JAPAN)
    by = f"{name}さんが" if name else ""
    return f"{by}{did}（{local.month}月{local.day}日 {local.hour}:{local.minute:02}）"
