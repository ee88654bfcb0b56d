"""Sentences about where an occurrence stands, from the `progress` of an item (`bot.reminders.progress`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from bot.texts.answers import day as long_day
from bot.texts.ledger import PROGRESS, day

_SOMEBODY = "管理者"


def line(progress: Mapping[str, Any]) -> str:
    """進捗：完了（文書番号 総第5号）。山田が2026年12月4日に登録しました。

    Empty where nobody decided anything.
    """
    if not progress["action"]:
        return ""
    by = progress["by"] or _SOMEBODY
    return f"進捗：{_state(progress)}。{by}が{long_day(_date(progress['on']))}に登録しました。"


def _state(progress: Mapping[str, Any]) -> str:
    name = PROGRESS[progress["state"]]
    if progress["action"] == "undo":
        return f"取り消して、「{name}」に戻しました"
    details = "、".join(_details(progress))
    return f"{name}（{details}）" if details else name


def _details(progress: Mapping[str, Any]) -> list[str]:
    kept = ["これから行う"] if progress["action"] == "keep" else []
    done = [f"完了した日 {day(_date(progress['done_on']))}"] if progress["done_on"] else []
    number = [f"文書番号 {progress['document_number']}"] if progress["document_number"] else []
    reason = [f"理由：{progress['reason']}"] if progress["reason"] else []
    later = [f"{day(_date(progress['snooze_until']))}に再通知"] if progress["snooze_until"] else []
    return [*kept, *done, *number, *reason, *later]


def _date(iso: str) -> dt.date:
    return dt.date.fromisoformat(iso)
