"""Why a message could not be delivered, and what the administrator does about it.

The codes are those of `bot.delivery.operator` and of the services.
"""

from __future__ import annotations

_INVITE = "窓口がそのチャンネルに入っていません。チャンネルで「/invite @madoguchi」を実行してください。"
_RENEW = (
    "Slack のトークンが無効です。アプリの設定でトークンを取り直し、設定 slack_bot_token を書き換えて、"
    "起動し直してください。"
)
_TOO_LONG = "内容が長すぎるため、Slack に断られました。開発元に知らせてください。"
_REJECTED = "内容の形が Slack に断られました。開発元に知らせてください。"

SLACK = {
    "account_inactive": _RENEW,
    "cannot_render": "この種類の内容を Slack に出せませんでした。窓口を新しい版にしてください。",
    "channel_not_found": (
        "チャンネルが見つかりません。消されたか、窓口の入っていない非公開のチャンネルです。"
        "「/invite @madoguchi」で招くか、「madoguchi slack check」でお知らせ先を確かめてください。"
    ),
    "invalid_auth": _RENEW,
    "invalid_blocks": _REJECTED,
    "invalid_blocks_format": _REJECTED,
    "is_archived": (
        "チャンネルがアーカイブされています。"
        "元に戻すか、別のチャンネルで「/madoguchi お知らせ」を実行してください。"
    ),
    "message_not_found": "書き換えるはずの投稿が、Slack で消されています。することはありません。",
    "missing_scope": (
        "Slack アプリの権限が足りません。"
        "「madoguchi slack check」で、足りない権限と直し方を確かめてください。"
    ),
    "msg_blocks_too_long": _TOO_LONG,
    "msg_too_long": _TOO_LONG,
    "not_in_channel": _INVITE,
    "not_installed": (
        "窓口がそのワークスペースに入っていません。入れ直すか、お知らせ先を変えてください"
        "（「madoguchi workspaces list」で一覧できます）。"
    ),
    "restricted_action": (
        "そのチャンネルへの投稿が、ワークスペースの設定で制限されています。"
        "Slack の管理者に、窓口の投稿を許すよう頼んでください。"
    ),
    "thread_not_found": "返信先の投稿が、Slack で消されています。することはありません。",
    "token_expired": _RENEW,
    "token_revoked": _RENEW,
    "user_not_found": "その人が Slack に見つかりません。退職などで登録が消えていないか確かめてください。",
}
