"""Sentences about setting Microsoft Teams up."""

from __future__ import annotations

NOT_INSTALLED = "Teams の部品が入っていません。「make install-teams」を実行してください。"
KEY_MISSING = (
    "Teams の設定 teams_client_secret（クライアント シークレットの値）がありません。"
    "docs/teams.ja.md の手順で作って、書いてください。"
)
TENANT_MISSING = (
    "Teams の設定 teams_tenant_id（テナント ID）がありません。"
    "docs/teams.ja.md の手順で調べて、書いてください。"
)
NOT_ONLY_LOCAL = (
    "teams_insecure は、Teams からの要求を確かめない試験用の設定です。"
    "ほかの機械から見える住所では動かせません。teams_insecure を消すか、"
    "web_host を 127.0.0.1 にして web_public_url を消してください。"
)
