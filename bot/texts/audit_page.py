"""Sentences of the page of the audit trail."""

from __future__ import annotations

from bot.texts import audit

TITLE = "操作の記録"
LEAD = (
    "だれが何をしたかの記録です。新しい順です。書き足すだけで、消したり直したりはできません。"
    "人は符号で記録し、登録した人だけ名前（控え）を添えて表示します。"
)
EMPTY = "記録はまだありません。"
EMPTY_NEXT = "相談、権限や宛先の変更、索引の作り直しをすると、ここに残ります。"
NONE_MATCH = "当てはまる記録はありません。"
SHOW_ALL = "すべて見る"
ACTION = "したこと"
ACTOR = "だれが"
SUBJECT = "対象"
NUMBER = "番号"
AT = "日時"
SINCE = "この日から"
UNTIL = "この日まで"
ALL = "すべて"
FILTER = "絞り込む"
OLDER = "次のページ"
FIRST = "はじめのページ"
CSV = "表計算ソフト用に保存する（CSV）"
CSV_HEADER = ("番号", "日時", "だれが", "したこと", "対象", "範囲")
OF_ACTOR = "この人がしたことだけを表示しています。"
ACTORS = {"local": "この機械の前の人", "console": "端末のコマンド", "service": "自動"}
_REFUSED = ".refused"


def action(code: str) -> str:
    """What was done, or what somebody wanted who may not; the code itself where it has no words."""
    if code.endswith(_REFUSED):
        return f"{action(code.removesuffix(_REFUSED))}（権限がなく、断った）"
    return audit.action(code)


def actor(person: str, label: str) -> str:
    """Who it was: the administrator's name for them, else what the trail calls them."""
    return label or ACTORS.get(person, person)
