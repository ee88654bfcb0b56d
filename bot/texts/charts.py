"""Sentences around the plots."""

from __future__ import annotations

import datetime as dt

QUESTIONS = "週ごとの質問と結果"
DEADLINES = "月ごとの期限と状態"
WEEK = "週のはじめ"
MONTH = "月"
TOTAL = "計"
NO_QUESTIONS = "この期間の質問はありません。"
NO_DEADLINES = "この年度の期限はありません。「義務と募集」で加えられます。"
NUMBERS = "数を表で見る"
OUTCOMES = {
    "answered": "回答",
    "abstained": "答えられず",
    "refused": "受け付けず",
    "received": "回答待ち",
}
STATES = {
    "done": "完了",
    "not_applicable": "対象外",
    "ahead": "これから",
    "late": "期限を過ぎた",
}
COUNTS_TITLE = "市町村の質問の数"
COUNTS_LEAD = (
    "参加している市町村の、質問の数だけを表示しています。"
    "だれが聞いたか、何を聞いたかは、都道府県からは見えません。順位は付けません。"
)
BY_TOWN = "市町村ごと（この26週）"
TOWN = "団体"
NO_TOWNS = "お知らせに参加している市町村が、まだありません。"
NO_TOWNS_NEXT = "管理者が「団体と宛先」のページで加えると、ここに数が出ます。"


def day(date: dt.date) -> str:
    """11/23."""
    return f"{date.month}/{date.day}"


def month(date: dt.date) -> str:
    """11月."""
    return f"{date.month}月"
