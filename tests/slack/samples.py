"""Answers, reminders and deliveries to render."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.domain.answer import Answer, Citation, Status, as_data
from bot.ports import Delivery, Destination
from bot.texts import answers as texts
from knowledge.dates import Standing

NOW = dt.datetime(2026, 11, 23, 0, 5, tzinfo=dt.UTC)
CHANNEL = Destination("slack", "T1", "C1", thread="1.2")
FOR_ONE = Destination("slack", "T1", "C1", viewer="U1")

CITATION = Citation(
    document="庁舎の手引き",
    issuer="架空県",
    issued_on=dt.date(2025, 4, 1),
    place="p.12 > 第2章",
    quote="申請は、使う日の7日前までに出します。",
    validity=Standing.IN_FORCE,
    audience="municipalities",
    url="https://www.example.jp/guide.pdf",
    original="庁舎管理規則",
    caveat="案の段階の資料です",
)
ANSWER = Answer(
    status=Status.ANSWERED,
    conclusion="申請は、使う日の7日前までに出します。［1］",
    next_step="使う前に、元の資料の該当箇所を確かめてください。",
    banner="有効（資料では2027年3月31日まで。2026年11月23日時点）",
    notes=("この記述の対象は市町村です。",),
    citations=(CITATION,),
    validity=Standing.IN_FORCE,
    suggestions=("申請の様式はどこにありますか",),
)
ENDED = replace(ANSWER, validity=Standing.ENDED_ON_PAPER, banner="資料上は終了・継続は未確認")
ABSTENTION = Answer(
    Status.ABSTAINED,
    texts.NOT_IN_DOCUMENTS,
    texts.NEXT_DESK,
    citations=(CITATION,),
    notes=("未登録：「別表」。",),
)
REFUSAL = Answer(
    Status.REFUSED, "個人情報が含まれているため、受け付けませんでした。", "電話で伝えてください。"
)


def long_answer(sentences: int = 60, citations: int = 6) -> Answer:
    """Far more than fits a phone; every sentence and quote is told apart by its number."""
    conclusion = "".join(
        f"第{number}号の申請は、使う日の7日前までに出します。" for number in range(sentences)
    )
    cited = tuple(
        replace(CITATION, document=f"手引き{number}", quote=f"引用{number}は、次のとおりです。" * 30)
        for number in range(1, citations + 1)
    )
    return replace(ANSWER, conclusion=conclusion, citations=cited)


def answered(answer: Answer, **more: Any) -> dict[str, Any]:
    """The payload of an answer."""
    return {"question": "q-1", "asked": "庁舎の申請はいつまで？", "answer": as_data(answer), **more}


def item(**changes: Any) -> dict[str, Any]:
    """The facts of a duty as a reminder carries them."""
    organisation, duty, cycle = (changes.get(name, "") for name in ("organisation", "duty", "cycle"))
    key = f"{organisation or '202011'}:{duty or 'T1'}:{cycle or '2026'}"
    actions = ("complete", "acknowledge", "snooze", "set_aside", "ask")
    facts = {
        "title": "県へ回答する",
        "strength": "fixed",
        "section": "it",
        "copy_to": None,
        "to_do": "様式に書いて、県へ送ってください。",
        "once_past": "県へ電話してください。",
        "cautions": ["前年度の様式は使えません。"],
        "sources": [source()],
        "due_on": "2026-12-04",
        "days_left": 9,
        "deadline": deadline(),
        "other_deadline": None,
        "opens_on": None,
        "season": None,
        "season_wording": "",
        "kind": "due",
        "state": "upcoming",
        "to_prefecture": False,
        "actions": [{"action": each, "id": f"{each}:{key}"} for each in actions],
        "reason": "before",
        "copy": False,
        "second": False,
        "organisation": "202011",
        "duty": "T1",
        "cycle": "2026",
        "step": "before-7",
        "revision": "aaaaaaaa",
    }
    return {**facts, **changes}


def source(**changes: Any) -> dict[str, str]:
    """Where a duty comes from."""
    known = {
        "title": "照会",
        "issuer": "架空県",
        "dated": "2026-11-01",
        "place": "1ページ",
        "quality": "official",
    }
    return {**known, "url": "https://www.example.jp/notice", **changes}


def deadline(**changes: Any) -> dict[str, Any]:
    """One deadline."""
    known = {"on": "2026-12-04", "until": "17:00", "issuer": "prefecture", "firm": True}
    return {**known, "wording": "12月4日（金）17時まで", **changes}


def acted(state: str, action: str, offered: Sequence[str], **more: Any) -> dict[str, Any]:
    """What an edit changes in an item once somebody acted; `offered` are the buttons from then on."""
    nothing = {"snooze_until": None, "done_on": None, "document_number": "", "reason": ""}
    progress = {"state": state, "action": action, "by": "山田", "on": "2026-11-23", "changes": 1, **nothing}
    ids = [f"{each}:202011:T1:2026{':1' if each == 'undo' else ''}" for each in offered]
    actions = [{"action": action_id.split(":")[0], "id": action_id} for action_id in ids]
    return {"progress": {**progress, **more}, "actions": actions}


def delivery(
    kind: str, payload: dict[str, Any], *, to: Destination = CHANNEL, repeated: bool = False
) -> Delivery:
    """One attempt to deliver."""
    return Delivery("d-1", kind, to, payload, "shared", NOW, NOW, repeated=repeated)
