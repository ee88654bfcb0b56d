"""Sentences about the connection to Slack and about joining it."""

from __future__ import annotations

NOT_INSTALLED = (
    "窓口がこのワークスペースに登録されていないため、答えられません。"
    "窓口の管理者に、入れ直しを頼んでください。"
)
NO_WAY_IN = (
    "Slack からの受け取り方が決まっていません。設定 slack_app_token（xapp- で始まるトークン）を書くか、"
    "HTTP で受けるなら slack_signing_secret を書いてください。"
)
NO_ADDRESS = (
    "Slack から HTTP で受けるには、外から届く https の住所が要ります。設定 web_public_url を書いてください。"
)


def joined(name: str, workspace: str) -> str:
    """After a workspace has joined."""
    return (
        f"「{name}」に窓口を入れました。このページは閉じてかまいません。\n"
        "団体の資料でも答えるには、窓口の管理者が次を実行します："
        f"madoguchi workspaces map slack {workspace} 団体コード"
    )


def not_joined(reason: str) -> str:
    """After it did not work; `reason` is Slack's code."""
    return (
        f"窓口を入れられませんでした（{reason}）。\n"
        "もう一度、窓口の「/slack/install」のページから始めてください。"
        "続くときは、窓口の管理者に上の括弧の中を知らせてください。"
    )
