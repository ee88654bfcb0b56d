"""Sentences of the page of past enquiries."""

from __future__ import annotations

TITLE = "過去の照会"
LEAD = (
    "県や国から届いた照会と、この団体の回答です。登録すると「去年の県の照会に何と答えた？」と質問したときに、"
    "出典とともに答えます。見つけられるのは、この団体の人だけです。"
)
EMPTY = "過去の照会は、まだ登録されていません。"
EMPTY_NEXT = "下の欄に、照会と回答の文面を貼り付けて登録してください。"
EMPTY_ASK = "登録は、相談窓口の人か管理者ができます。"
ADD = "照会と回答を登録する"
SUBMIT = "登録する"
REMOVE = "消す"
TEXT_HINT = "メールや公文書の文面をそのまま貼り付けられます。氏名や連絡先の並んだ名簿は、保存しません。"
SHOW = "照会と回答を見る"
CHOOSE = "選んでください"
PREVIOUS, MORE = "前のページ", "次のページ"
