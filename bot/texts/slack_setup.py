"""Sentences of the Slack app itself: how it introduces itself, and why it asks for each permission."""

from __future__ import annotations

from collections.abc import Mapping

from bot.texts.checks import Text

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
    "users:read": "ゲスト（庁外の人）かどうかを確かめます。台帳に、だれが完了にしたかを書きます。",
}
APP_SCOPES = {
    "connections:write": "Slack へこちらからつなぎます（庁内に入り口を開けずに済みます）。",
}

_PAGE = "https://api.slack.com/apps で「窓口」を開き、"
_REINSTALL = "そのあと Install App の「Reinstall to …」を押してください。"
_INVITE = "そのチャンネルで「/invite @madoguchi」と書いて招いてください。"

TROUBLES = {
    "no_bot_token": Text(
        "Slack のボットトークンが設定されていません。",
        "docs/slack.ja.md の手順で Slack アプリを作り、MADOGUCHI_SLACK_BOT_TOKEN_FILE を決めてください。",
    ),
    "bot_token_refused": Text(
        "Slack がボットトークンを受け付けません（{error}）。作り直されたか、アプリが外されています。",
        _PAGE + "Install App に表示される Bot User OAuth Token を写し直してください。",
    ),
    "app_token_refused": Text(
        "Slack がアプリトークンを受け付けません（{error}）。",
        _PAGE
        + "Basic Information の App-Level Tokens で作り直し、MADOGUCHI_SLACK_APP_TOKEN を直してください。",
    ),
    "no_connections_write": Text(
        "アプリトークンに connections:write の許可がありません。Slack からの質問を受け取れません。",
        _PAGE + "Basic Information の App-Level Tokens で、connections:write を付けて作り直してください。",
    ),
    "missing_scope": Text(
        "ボットに {scope} の許可がありません。{purpose}",
        _PAGE + "OAuth & Permissions の Bot Token Scopes に {scope} を加えます。" + _REINSTALL,
    ),
    "not_in_channel": Text("お知らせ先のチャンネル #{name} に招かれていません。", _INVITE),
    "channel_not_found": Text(
        "お知らせ先のチャンネル {channel} が見つかりません。消されたか、非公開で、外されています。",
        _INVITE + "消したチャンネルなら、することはありません。",
    ),
    "channel_archived": Text(
        "お知らせ先のチャンネル #{name} はアーカイブされています。",
        "使うチャンネルで、管理者が「/madoguchi お知らせ」と書いてください。",
    ),
    "nobody_installed": Text(
        "まだ、どのワークスペースにもアプリが入っていません。",
        "各団体の人に、窓口の住所の「/slack/install」を開いて「許可する」を押してもらってください。",
    ),
    "nobodys": Text(
        "このワークスペースは、どの団体とも結び付いていません。だれでも見てよい資料だけで答えます。",
        "「madoguchi workspaces map slack {workspace} 団体コード」で結び付けてください。",
    ),
    "no_channel": Text(
        "Slack のお知らせ先のチャンネルは、まだありません。期限はページのお知らせ欄だけに出ます。",
        "知らせたいチャンネルに @madoguchi を招き、管理者がそこで「/madoguchi お知らせ」と書いてください。",
    ),
    "clock_ahead": Text(
        "この機械の時計が、Slack より {minutes} 分進んでいます。",
        "時刻合わせ（NTP）を確かめてください。5分ずれると、Slack からの通信を偽物とみなして断ります。",
    ),
    "clock_behind": Text(
        "この機械の時計が、Slack より {minutes} 分遅れています。",
        "時刻合わせ（NTP）を確かめてください。5分ずれると、Slack からの通信を偽物とみなして断ります。",
    ),
    "certificate": Text(
        "Slack の証明書を確かめられません。庁内の中継サーバーが通信を開いて見ていることが多いです。",
        "庁内の認証局の証明書ファイル（PEM 形式）を MADOGUCHI_CA_FILE に書いてください。",
    ),
    "unreachable": Text(
        "Slack につながりません（{reason}）。",
        "外に出る中継サーバーがあれば MADOGUCHI_PROXY に書き、slack.com と wss-primary.slack.com への"
        "通信（TCP 443）を許してもらってください。",
    ),
    "not_slack": Text(
        "Slack ではないものが答えました。中継サーバーの「禁止されたページ」の画面と思われます。",
        "中継サーバーの担当に、slack.com と wss-primary.slack.com への通信を許してもらってください。",
    ),
    "refused": Text(
        "Slack が断りました（{error}）。",
        "https://docs.slack.dev/reference/methods でこの言葉を調べるか、この表示を開発者に知らせてください。",
    ),
}


def problem(code: str, about: Mapping[str, str]) -> str:
    """What is wrong; for a permission also what it is for."""
    purpose = SCOPES.get(about.get("scope", ""), "")
    return TROUBLES[code].problem.format_map({"purpose": purpose, **about})


def remedy(code: str, about: Mapping[str, str]) -> str:
    """What to do."""
    return TROUBLES[code].remedy.format_map(about)


def lines(code: str, about: Mapping[str, str]) -> list[str]:
    """A trouble for the terminal."""
    return [f"・{problem(code, about)}", f"    → {remedy(code, about)}"]
