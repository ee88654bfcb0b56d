"""Sentences for whoever pressed a button."""

from __future__ import annotations

NO_SUCH_BUTTON = "このボタンは、いまは使えません。新しいお知らせか回答のボタンを使ってください。"
FAILED = (
    "押されたボタンの処理が、何度試してもできませんでした。少し待ってから、もう一度押してください。"
    "続くときは、情報システム担当（管理者）に知らせてください。"
)
FORGOTTEN = "この質問の記録は、保存の期間が過ぎて消えています。もう一度質問してください。"
NOT_YOUR_QUESTION = "この回答は、質問した人と同じ団体の人だけが評価できます。"
NOT_YOURS_TO_SHARE = "この回答を共有できるのは、質問した人だけです。"
NO_ANSWER_YET = "まだ回答がありません。回答が届いてから、もう一度押してください。"
SHARED = (
    "この回答を、ここにいるみんなに見えるように投稿します。"
    "出てこないときは、管理者に、ボットをこの場所に加えるよう頼んでください。"
)
SHARED_ALREADY = "この回答は、もう共有されています。"
OCCURRENCE_GONE = (
    "この件は、いまの期限の一覧にありません。日付の訂正や対象の変更で無くなったものです。"
    "新しいお知らせを見てください。"
)
ASKED = "質問を受け付けました。回答はここに届きます。"
TYPE_NUMBERS = "記録する人数か日付を入れてください。"


def about(title: str, question: str) -> str:
    """A question about a duty, with the duty's name for whoever searches."""
    return f"「{title}」について：{question}"
