"""Sentences of the pages that links in mails open."""

from __future__ import annotations

TITLES = {
    "complete": "完了にしますか",
    "acknowledge": "確認したことを登録しますか",
    "snooze": "いつ、もう一度お知らせしますか",
    "set_aside": "対象外にしますか",
    "undo": "前の登録を取り消しますか",
    "helpful": "この回答は役に立ちましたか",
    "unhelpful": "この回答は役に立ちませんでしたか",
}
BUTTONS = {
    "complete": "完了にする",
    "acknowledge": "確認した",
    "snooze": "この日に知らせる",
    "set_aside": "対象外にする",
    "undo": "取り消す",
    "helpful": "役に立った",
    "unhelpful": "役に立たなかった",
}
TOLD_BY_MAIL = "受け付けました。このあとのことは、メールでお知らせします。"
TICKET = "受付番号"
LEAD = "まだ何も登録していません。下のボタンを押すと登録します。"
NOW = "いまの状況"
TO_BOARD = "お知らせの一覧を開く"
TO_OCCURRENCE = "この件のページを開く"
OVER_TITLE = "このリンクは使えません"
USED_TITLE = "このリンクは使用済みです"
DONE_TITLE = "登録しました"
USED = "このリンクはもう使われています。もう一度変えるときは、お知らせの一覧から登録してください。"
FORGED = "このリンクは正しくありません。メールのリンクが途中で切れていないか、確かめてください。"
EXPIRED = "このリンクは期限が切れています。お知らせの一覧から登録してください。"
WITHDRAWN = "このメールの宛先へのお知らせは、止められています。お知らせの一覧から登録してください。"
OTHERS = (
    "このリンクは、ほかの人あてのメールのものです。"
    "ご自分のお名前で登録するときは、この件のページから行ってください。"
)
REASON = "うまくいかなかった点（書かなくてもかまいません）"
NAME_HINT = "このメールは何人かで読むことがあるため、記録に残す名前をお尋ねします。"
RATED_ALREADY = "このリンクはもう使われています。ありがとうございました。"


def asks(label: str) -> str:
    """Above the form of a button."""
    return f"「{label}」でよいですか"
