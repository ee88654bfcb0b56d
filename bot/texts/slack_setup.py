"""Sentences of the Slack app itself: how it introduces itself, and why it asks for each permission."""

from __future__ import annotations

APP_NAME = "窓口"
# Slack allows only a-z, 0-9, "-", "_" and "." in the name of a bot user.
BOT_NAME = "madoguchi"
APP_DESCRIPTION = "ガイドブックや通知から出典つきで答え、期限を知らせます"
AGENT_DESCRIPTION = (
    "自治体の情報システム担当の相談相手です。"
    "手元の資料から、出典（文書名・日付・ページ）をつけて答えます。資料に無いことは、無いと言います。"
)
PROMPTS = {
    "期限を見る": "今月中に期限が来るものを教えてください",
    "手順を聞く": "伴走支援を受けるには、どう申し込みますか",
    "使い方を見る": "使い方を教えてください",
}
COMMAND_DESCRIPTION = "質問する（答えはあなただけに見えます）。status・questions・help も使えます"
COMMAND_HINT = "質問文 | help"
ASK_SHORTCUT_NAME = "この投稿を質問する"
ASK_SHORTCUT_DESCRIPTION = "この投稿の文面を質問として窓口に送ります"

SCOPES = {
    "app_mentions:read": "チャンネルで @madoguchi と呼ばれた投稿を受け取ります。",
    "assistant:write": "「調べています」の表示と、質問の例を出します。",
    "channels:history": "送った結果が分からないとき、自分の投稿が届いたかを見ます（招かれた所だけ）。",
    "channels:read": "お知らせ先のチャンネルに招かれているかを確かめます。",
    "chat:write": "答えとお知らせを書きます。",
    "commands": "/madoguchi と「この投稿を質問する」を使えるようにします。",
    "groups:history": "channels:history と同じことを、非公開チャンネルで行います。",
    "groups:read": "channels:read と同じことを、非公開チャンネルで行います。",
    "im:history": "ダイレクトメッセージで書かれた質問を受け取ります。",
    "im:write": "一人に宛てた返事を、ダイレクトメッセージで送ります。",
}
APP_SCOPES = {
    "connections:write": "Slack へこちらからつなぎます（庁内に入り口を開けずに済みます）。",
}
