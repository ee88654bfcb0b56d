"""Sentences that Chatwork shows, and those about setting it up."""

from __future__ import annotations

from collections.abc import Mapping

from bot.texts.checks import Text

HELP = (
    "窓口に To を付けて質問を書くと、資料から出典つきで答えます。資料に無いことは、無いと言います。",
    "例：CIO補佐官の任用に使える財政措置は？　回答に「返信」すると、続けて聞けます。",
    "管理者は「状態」「質問の記録」「索引」も使えます（To を付けて、その言葉だけを書きます）。",
    "管理者が「お知らせ」と書くと、この部屋に団体の期限を知らせます（やめるときは「お知らせ 停止」）。",
)

_PAGE = "窓口用のアカウントで Chatwork の「サービス連携」を開き、"
TROUBLES = {
    "no_webhook_token": Text(
        "Webhook のトークンがないため、質問を受け取れません。お知らせは送れます。",
        "質問も受けるときは、" + _PAGE + "「Webhook」を作り、"
        "トークンを MADOGUCHI_CHATWORK_WEBHOOK_TOKEN_FILE に置いてください。",
    ),
    "webhook_token_wrong": Text(
        "Webhook のトークンが途中で切れているか、別のものです。質問を受け取れません。",
        _PAGE + "「Webhook」のトークンを MADOGUCHI_CHATWORK_WEBHOOK_TOKEN_FILE に置き直してください。",
    ),
    "token_refused": Text(
        "Chatwork が API トークンを受け付けません（{status}）。",
        _PAGE + "「API トークン」を MADOGUCHI_CHATWORK_API_TOKEN_FILE に置き直してください。"
        "管理者が API の利用を認めているかも確かめてください。",
    ),
    "not_in_room": Text(
        "お知らせ先の部屋（{room}）に、窓口のアカウントが入っていません。",
        "その部屋の「メンバー」に窓口のアカウントを加えてください。もう使わない部屋なら、することはありません。",
    ),
    "only_reading": Text(
        "お知らせ先の部屋（{room}）で、窓口のアカウントは「閲覧のみ」です。",
        "その部屋の管理者に、窓口の権限を「メンバー」にしてもらってください。",
    ),
    "no_room": Text(
        "Chatwork のお知らせ先の部屋は、まだありません。期限はページのお知らせ欄だけに出ます。",
        "知らせたい部屋に窓口のアカウントを加え、"
        "管理者がそこで窓口に To を付けて「お知らせ」と書いてください。",
    ),
    "outsiders": Text(
        "お知らせ先の部屋（{room}）に、ほかの組織の人がいます。その人も「完了」などのリンクを使えます。",
        "団体の職員だけの部屋を作り、そこで窓口に To を付けて「お知らせ」と書いてください。",
    ),
    "no_page": Text(
        "窓口の住所（MADOGUCHI_WEB_PUBLIC_URL）がないため、「完了」などのリンクを付けられません。",
        "職員が開く https の住所を MADOGUCHI_WEB_PUBLIC_URL に書いてください。",
    ),
    "busy": Text(
        "Chatwork への問い合わせが多すぎて、いまは断られます。",
        "5分ほど待ってから、もう一度確かめてください。同じトークンをほかの仕組みと共用しないでください。",
    ),
    "unreachable": Text(
        "Chatwork（{host}）につながりません（{reason}）。",
        "外に出る中継サーバーがあれば MADOGUCHI_PROXY に書き、api.chatwork.com への通信（TCP 443）を"
        "許してもらってください。",
    ),
    "certificate": Text(
        "Chatwork（{host}）の証明書を確かめられません。"
        "庁内の中継サーバーが通信を開いて見ていることが多いです。",
        "庁内の認証局の証明書ファイル（PEM 形式）を MADOGUCHI_CA_FILE に書いてください。",
    ),
    "not_chatwork": Text(
        "Chatwork ではないものが答えました。中継サーバーの「禁止されたページ」の画面と思われます。",
        "中継サーバーの担当に、api.chatwork.com への通信を許してもらってください。",
    ),
    "refused": Text(
        "Chatwork が断りました（{status}）。",
        "https://developer.chatwork.com/docs/endpoints でこの番号を調べてください。",
    ),
}


def own_ids(account: str, organisation: str) -> str:
    """What an administrator registers somebody with."""
    return f"あなたのアカウントID：{account}（組織 {organisation or '不明'}）"


def lines(code: str, about: Mapping[str, str]) -> list[str]:
    """A trouble for the terminal."""
    text = TROUBLES[code]
    return [f"・{text.problem.format_map(about)}", f"    → {text.remedy.format_map(about)}"]
