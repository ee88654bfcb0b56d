"""Sentences of the App Home of Slack."""

from __future__ import annotations

NO_ORGANISATION = (
    "どの団体の方か、まだ登録されていません。質問はできます。"
    "団体の期限を見るには、管理者に登録を頼んでください。"
)
NOTHING_OPEN = (
    "いま対応する期限はありません。この先の期限は、窓口のページの「年間の予定」で見られます。"
    "自分たちの期限は、同じページの「義務と募集」で加えられます。"
)
MY_QUESTIONS = "あなたの最近の質問"
NOTHING_ASKED = "まだ質問がありません。下のボタンか、「メッセージ」タブから聞いてください。"
HELP_TITLE = "使い方"
HELP = (
    ("ひとりで聞く", "このアプリにメッセージを送るか、どこでも /madoguchi に続けて質問を書きます。"),
    ("みんなの前で聞く", "チャンネルで、このアプリの名前を @ で呼んで書きます。回答はスレッドに付きます。"),
    ("投稿について聞く", "投稿のメニュー（…）から「この投稿を質問する」を選びます。"),
    ("続けて聞く", "回答のスレッドに、そのまま書きます。"),
    ("期限", "お知らせのボタンで「完了」や「あとで」を登録すると、そのお知らせに結果が出ます。"),
)
HELP_NOTE = "住民の氏名や個人番号など、個人の情報は書かないでください。"
UNANSWERED = "資料で答えられなかった質問"


def deadlines(organisation: str) -> str:
    """Above the deadlines."""
    return f"{organisation}の期限"


def page(number: int, pages: int) -> str:
    """2／3ページ."""
    return f"{number}／{pages}ページ"


def index(built: str, documents: int) -> str:
    """When the index was made, and of how many documents."""
    return f"（{built}に作成、資料 {documents:,}件）"


def unanswered(count: int, days: int) -> str:
    """How many the documents did not answer, and what to do about them."""
    if not count:
        return f"この{days}日はありません。"
    return f"この{days}日に{count:,}件。答えのある資料を加えて、/madoguchi reindex を実行してください。"
