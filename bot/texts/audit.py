"""Sentences of the audit trail."""

from __future__ import annotations

import datetime as dt

from knowledge.calendars.office_hours import in_japan

EMPTY = "記録はまだありません。"
WHOLE = "書き換えられた記録、抜けた記録はありません。"
NO_MATCH = "その番号の記録は、控えた印と違います。記録の全体が、以前のものに戻されたおそれがあります。"
MATCH = "控えた印と合っています。"
WRONG_NOTE = "控えは「番号:印」（例：120:3f9a0c…）の形で書いてください。"
REALLY_ACCEPT = "違っている所を確かめましたか。今の記録を認めますか"

ACTIONS = {
    "audit.accepted": "記録の確認（今のまま認めた）",
    "deputy.added": "代わりの人を決めた",
    "deputy.removed": "代わりの人を外した",
    "document.added": "資料をページから加えた",
    "document.removed": "ページから加えた資料を消した",
    "export.audit": "書き出し（操作の記録）",
    "export.handover": "書き出し（引継ぎ書）",
    "export.ledger": "書き出し（台帳）",
    "export.questions": "書き出し（質問の記録）",
    "export.tickets": "書き出し（相談）",
    "desk.added": "相談窓口の場所を加えた",
    "desk.removed": "相談窓口の場所をやめた",
    "organisation.added": "団体を加えた",
    "organisation.removed": "団体を外した",
    "person.add": "人の登録",
    "person.change": "役割の変更",
    "person.remove": "人の登録を外した",
    "recipient.add": "お知らせ先を加えた",
    "recipient.remove": "お知らせ先をやめた",
    "past_enquiry.added": "過去の照会の登録",
    "past_enquiry.removed": "過去の照会を消した",
    "people.registered": "人の登録・役割の変更",
    "people.removed": "人の登録を外した",
    "person.erased": "一人のデータを消した",
    "person.exported": "一人のデータを書き出した",
    "reindex": "索引の作り直しを頼んだ",
    "reindex.done": "索引を切り替えた",
    "reindex.refused": "索引の作り直しを断った",
    "report.recipient.added": "報告の宛先を加えた",
    "report.recipient.removed": "報告の宛先をやめた",
    "retention": "保存期間を過ぎたものを消した",
    "rollback": "前の索引に戻した",
    "sent": "外に送った",
    "model.asked": "文章を作るAIに送った",
    "setting.installation": "はじめの設定を変えた",
    "source.added": "資料の場所を加えた",
    "source.removed": "資料の場所を消した",
    "source.superseded": "新しい版を指定した",
    "workspace.mapped": "ワークスペースと団体を結び付けた",
    "workspace.unmapped": "ワークスペースと団体の結び付きを外した",
    "index.serve": "使う索引を切り替えた",
    "notify": "チャットの宛先を加えた",
    "organisation.population": "団体の人口を書いた",
    "status": "状態を見た",
    "unanswered": "答えられなかった質問を見た",
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
}
"""What was done, by its code; a code that is not here is shown as it is."""

_FAULTS = {
    "altered": "書き換えられています（番号、日時、誰が、したこと、対象のどれか）",
    "missing": "抜けています（消されたか、番号が変えられています）",
    "unsealed": "印がありません（鍵を持たないものが書いたか、印が無かったころの記録です）",
    "tail": "終わりから消されています",
    "beyond": "記録の終わりの印より後にあります（終わりの印が以前のものに戻されたか、記録が足されています）",
    "no_head": "までの記録に、終わりの印がありません（消されたか、印が無かったころの記録です）",
    "forged_head": "を指す終わりの印が、この窓口のものではありません",
}


def action(code: str) -> str:
    """What was done, for people."""
    return ACTIONS.get(code, code)


def whole(rows: int, newest: int, link: str) -> str:
    """Nothing is wrong."""
    return f"{rows}件の記録を確かめました。{WHOLE}\n最後の記録：{newest}:{link[:16]}"


def broken(rows: int, faults: int) -> str:
    """Something is wrong."""
    return f"{rows}件の記録を確かめ、{faults}か所で、書かれたときと違っていました。"


def fault(code: str, first: int, last: int, detail: int) -> str:
    """One fault, with the rows."""
    which = f"記録 {first}" if first == last else f"記録 {first}～{last}"
    if code == "moved":
        return f"{which}：番号 {detail} で書かれた記録です（順序が入れ替えられています）。"
    return f"{which}：{_FAULTS[code]}。"


def known(faults: int, number: int) -> str:
    """What was accepted before."""
    return f"ほかに {faults} か所は、記録 {number} で管理者が確かめて認めたものです："


def accepted(faults: int) -> str:
    """The trail was taken as it is."""
    return f"今の記録を認めました（違っていた所：{faults}か所）。これから変わった所は、また見つかります。"


def line(number: int, at: dt.datetime, who: str, done: str, subject: str) -> str:
    """One row for the terminal."""
    return f"{number}\t{in_japan(at):%Y-%m-%d %H:%M}\t{who}\t{action(done)}\t{subject}"
