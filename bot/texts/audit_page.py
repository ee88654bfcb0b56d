"""Sentences of the page of the audit trail."""

from __future__ import annotations

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
ACTORS = {"local": "この機械の前の人", "console": "端末のコマンド", "system": "自動"}
ACTIONS = {
    "ticket.open": "相談を出した",
    "ticket.claim": "相談を担当した",
    "ticket.release": "相談の担当を外れた",
    "ticket.ask_back": "相談で聞き返した",
    "ticket.reply": "相談に返事をした",
    "ticket.answer": "相談に回答した",
    "ticket.escalate": "相談を次の窓口に渡した",
    "ticket.receive": "届いた回答を写した",
    "ticket.close": "相談を完了にした",
    "ticket.reopen": "相談を再開した",
    "ticket.withdraw": "相談を取り下げた",
    "person.add": "人を登録した",
    "person.change": "権限を変えた",
    "person.remove": "登録を外した",
    "recipient.add": "宛先を加えた",
    "recipient.remove": "宛先をやめた",
    "organisation.join": "団体を加えた",
    "organisation.leave": "団体へのお知らせをやめた",
    "organisation.population": "団体の人口を書いた",
    "reindex": "索引を作り直した",
    "index.serve": "使う索引を切り替えた",
    "status": "状態を見た",
    "unanswered": "答えられなかった質問を見た",
    "notify": "チャットの宛先を加えた",
}
_REFUSED = ".refused"


def action(code: str) -> str:
    """What was done, or what somebody wanted who may not; the code itself where it has no words."""
    if code.endswith(_REFUSED):
        return f"{action(code.removesuffix(_REFUSED))}（権限がなく、断った）"
    return ACTIONS.get(code, code)


def actor(person: str, label: str) -> str:
    """Who it was: the administrator's name for them, else the pseudonym."""
    return label or ACTORS.get(person, person)
