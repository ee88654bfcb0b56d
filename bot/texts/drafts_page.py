"""Sentences of the page of drafts."""

from __future__ import annotations

TITLE = "照会から加える"
LEAD = (
    "届いた照会や通知の文面を貼り付けると、県と国の期限を分けて下書きを作ります。"
    "採用するまでは、何も知らせません。"
)
PASTE = "照会の文面"
PASTE_HINT = "メールの本文をそのまま貼り付けてください。日付が書かれていないときは、日付を作りません。"
MAKE = "下書きを作る"
WAITING = "採否を待つ下書き"
NONE = "採否を待つ下書きはありません。"
DAY = "知らせる期限"
UNTIL = "時刻（あれば）"
NAME = "件名"
ACCEPT = "採用する"
REJECT = "採用しない"
ACCEPTED = "採用しました。期限の前にお知らせします。"
ACCEPTED_UNDATED = "採用しました。期限の記載がないため、一覧にだけ載せます。"
REJECTED = "採用しませんでした。"
MADE = "下書きを作りました。日付と件名を確かめて、採否を決めてください。"
EMPTY = "照会の文面を貼り付けてください。"
OPEN = "届いた照会の文面から加える"
