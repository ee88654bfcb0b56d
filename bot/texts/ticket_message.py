"""A message about a ticket in words, from its payload (`bot.escalation.payload`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from bot.texts import tickets as texts
from bot.texts.ledger import day
from knowledge.calendars.office_hours import in_japan

_NEWS = {
    "open": "相談窓口に伝えました。",
    "ask_back": "相談窓口から確かめたいことがあります。",
    "answer": "相談窓口から回答がありました。",
    "close": "この相談は完了になりました。",
    "reply": "質問者から返事がありました。",
    "reopen": "質問者が、もう一度の対応を求めています。",
    "withdraw": "質問者が取り下げました。",
}
_REASONS = {
    "unclaimed": "まだだれも担当していません。",
    "late": "回答の期限を過ぎています。",
    "unanswered": "相談窓口が返事を待っています。",
}
_AWAITED = {
    "asker": "質問者の返事を待っています。",
    "tier": "上の窓口からの回答を待っています。",
}


def title(payload: Mapping[str, Any]) -> str:
    """The first line: number, state, and that it is urgent."""
    urgent = f"【{texts.PRIORITIES['urgent']}】" if payload["priority"] == "urgent" else ""
    return f"{urgent}{payload['number']}（{texts.STATES[payload['state']]}）"


def lines_of(payload: Mapping[str, Any]) -> list[str]:
    """Everything below the title, one paragraph each; what people wrote is in there as they wrote it."""
    told = [_NEWS[payload["news"]]] if payload["news"] in _NEWS else []
    again = [_REASONS[payload["reason"]]] if payload["reason"] else []
    said = [payload["text"]] if payload["text"] and payload["news"] != "answer" else []
    middle = _for_desk(payload) if payload["role"] == "desk" else _for_asker(payload)
    return [each for each in (*again, *told, *said, *middle, *_answer(payload)) if each]


def label(action: str, role: str) -> str:
    """What a button says."""
    return (texts.DESK_ACTIONS if role == "desk" else texts.ACTIONS)[action]


def _for_desk(payload: Mapping[str, Any]) -> list[str]:
    who = f"{payload['organisation_name']}" + (f"　{payload['asker']}" if payload["asker"] else "")
    parts = ((texts.QUESTION, "question"), (texts.FOUND, "found"), (texts.MISSING, "missing"))
    matter = [f"【{name}】\n{payload[key]}" for name, key in parts if payload[key] and not payload["news"]]
    return [who, *matter, _standing(payload)]


def _for_asker(payload: Mapping[str, Any]) -> list[str]:
    question = "" if payload["news"] else payload["question"]
    return [question, _standing(payload)]


def _standing(payload: Mapping[str, Any]) -> str:
    """Who has it, until when, and what is waited for."""
    if payload["state"] not in ("new", "claimed", "waiting"):
        return ""
    owner = f"（担当：{payload['owner']}）" if payload["owner"] else ""
    due = f"回答の予定：{day(dt.date.fromisoformat(payload['due_on']))}まで"
    awaited = _AWAITED.get(payload["awaited"], "")
    return f"窓口：{payload['desk']}{owner}　{due}" + (f"\n{awaited}" if awaited else "")


def _answer(payload: Mapping[str, Any]) -> list[str]:
    answer = payload["answer"]
    if not answer or payload["news"] not in ("", "answer"):
        return []
    at = in_japan(dt.datetime.fromisoformat(answer["at"]))
    signed = f"{answer['by']}　{day(at.date())}{at:%H:%M}"
    return [answer["text"], f"— {signed}"]
