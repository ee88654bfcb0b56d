"""Sentences about the signed webhook."""

from __future__ import annotations

from collections.abc import Mapping

from bot.texts.checks import Text

HELP = (
    "質問を書くと、資料から出典つきで答えます。資料に無いことは、無いと言います。",
    "例：CIO補佐官の任用に使える財政措置は？",
    "管理者は「状態」「質問の記録」「索引」「お知らせ」「お知らせ 停止」も使えます。",
)

TROUBLES = {
    "not_encrypted": Text(
        "送り先（{url}）が https ではありません。内容が途中で読まれます。",
        "MADOGUCHI_WEBHOOK_URL を https の住所にしてください。",
    ),
    "short_secret": Text(
        "署名の鍵が短すぎます（{least} 字より短い）。",
        "「openssl rand -hex 32」などで作り、MADOGUCHI_WEBHOOK_SECRET_FILE と相手の側に、"
        "同じものを置いてください。",
    ),
    "unreachable": Text(
        "送り先 {host} につながりません（{reason}）。",
        "住所と、この機械からの通信が許されているかを確かめてください。中継サーバーは MADOGUCHI_PROXY です。",
    ),
    "certificate": Text(
        "送り先 {host} の証明書を確かめられません。",
        "庁内の認証局の証明書ファイル（PEM 形式）を MADOGUCHI_CA_FILE に書いてください。",
    ),
    "signature_refused": Text(
        "送り先 {host} が署名を受け付けません（{status}）。",
        "両方の署名の鍵が同じか、両方の時計が5分以内で合っているかを確かめてください。",
    ),
    "no_such_path": Text(
        "送り先 {host} に、この住所のページがありません（{status}）。",
        "MADOGUCHI_WEBHOOK_URL の「/」から後ろを、受ける側の説明と比べてください。",
    ),
    "refused": Text(
        "送り先 {host} が断りました（{status}）。",
        "受ける側の記録を見て、docs/webhook.schema.json の ping に 200 を返すように直してください。",
    ),
}


def lines(code: str, about: Mapping[str, str]) -> list[str]:
    """A trouble for the terminal."""
    text = TROUBLES[code]
    return [f"・{text.problem.format_map(about)}", f"    → {text.remedy.format_map(about)}"]
