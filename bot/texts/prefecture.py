"""Sentences of the prefecture's pages."""

from __future__ import annotations

TITLE = "県内の状況"
LEAD = "参加している市町村の進捗の集計です。見えるのは状態だけで、メモや理由は見えません。順位は付けません。"
NO_TOWNS = "お知らせに参加している市町村が、まだありません。"
NO_TOWNS_NEXT = "「madoguchi organisations add 団体コード」で加えると、ここに集計が出ます。"
BY_DUTY = "件名ごと"
BY_TOWN = "市町村ごと"
TOWN = "団体"
DUTY = "件名"
DUE = "期限"
STATE = "状況"
PROGRESS = "進捗"
DONE_ON = "完了日"
DOCUMENT_NUMBER = "文書番号"
OPEN_COUNT = "未完了"
CSV = "表計算ソフト用に保存する（CSV）"
NO_DATE = "記載なし"

DATE_TITLE = "県の期限を登録する"
DATE_LEAD = "県内の全ての市町村に、一度に効きます。国の期限は、そのまま隣に表示されます。"
DUE_ON = "県の期限"
UNTIL = "時刻（あれば）"
WORDING = "通知の書き方（原文）"
DATE_SAVE = "全ての市町村に登録する"
DRAFTS_TITLE = "連絡文の下書き"
DRAFTS_LEAD = "まだ終わっていない団体あての下書きです。自動では送りません。写して、直して使ってください。"
NO_DRAFTS = "連絡が要る団体はありません。"
DRAFT_FOR = "下書き："

SEEN_TITLE = "都道府県から見える内容"
SEEN_LEAD = (
    "都道府県の担当者には、次の表だけが見えます。メモ、待っている相手、対象外の理由、"
    "自分たちで加えた期限は見えません。県が代わりに登録したときは、履歴に残ります。"
)


def saved(towns: int) -> str:
    """A prefectural date reached so many towns."""
    return f"県の期限を登録しました。{towns}団体のお知らせの予定を直しました。"


def number(count: int) -> str:
    """How many towns; nothing rather than a column of zeros."""
    return f"{count}" if count else "－"
