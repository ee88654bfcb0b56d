"""Sentences that only Slack shows; what every channel says is in the other modules."""

from __future__ import annotations

from bot.texts import chat

SHARE = "みんなに共有"
CHECK = "選ぶもの"
SHORTENED = "長いので、一部だけ表示しています。続きは「もっと見る」で読めます。"
SHARED = "さんが回答を共有しました。"

CLOSE = "閉じる"
ASK_HINT = f"回答は、あなただけに見えます。{chat.NO_PERSONAL_DATA}"
READING_TITLE = "全文"
NOTICE_TITLE = "お知らせ"


def left_out(count: int) -> str:
    """Reminders that a message has no room for."""
    return f"ほかに{count}件あります。「もっと見る」で読み、アプリの「ホーム」で登録できます。"
