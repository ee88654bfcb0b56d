"""Sentences that LINE WORKS shows, and those about setting it up."""

from __future__ import annotations

from collections.abc import Mapping

from bot.texts.checks import Text

CALL = "窓口"
"""How people call us in a room: 「@窓口 申込期限は？」."""
HELP_WORD = "ヘルプ"
HELP = (
    "質問を書くと、資料から出典つきで答えます。資料に無いことは、無いと言います。",
    "例：CIO補佐官の任用に使える財政措置は？",
    "トークルームでは「@窓口 質問」のように、はじめに呼んでください。",
    "管理者は「状態」「質問の記録」「索引」も使えます。",
    "管理者が「お知らせ」と書くと、そこに団体の期限を知らせます（やめるときは「お知らせ 停止」）。",
)
CHOOSE = "次から選べます。"
COMPLETE_ON = "日を選んで完了"

_CONSOLE = "LINE WORKS の Developer Console の「Bot」と「API 2.0」のアプリで、"
TROUBLES = {
    "no_bot_secret": Text(
        "Bot Secret がないため、届いたものが本物かを確かめられません。質問を受け取れません。",
        _CONSOLE + "Bot Secret を写し、MADOGUCHI_LINEWORKS_BOT_SECRET_FILE に置いてください。",
    ),
    "private_key": Text(
        "サービスアカウントの秘密鍵を読めません。",
        _CONSOLE + "Private Key を発行し、"
        "そのファイルを MADOGUCHI_LINEWORKS_PRIVATE_KEY_FILE で指してください。",
    ),
    "token_refused": Text(
        "LINE WORKS が、アプリの番号か鍵を受け付けません（{error}）。",
        _CONSOLE + "Client ID、Client Secret、Service Account、Private Key が同じアプリのものかを確かめ、"
        "この機械の時計も合わせてください。",
    ),
    "forbidden": Text(
        "LINE WORKS が、Bot を使わせてくれません（{error}）。",
        _CONSOLE + "アプリの OAuth Scopes に bot を加え、管理者画面で Bot をメンバーに公開してください。",
    ),
    "no_bot": Text(
        "この番号の Bot がありません（{error}）。",
        _CONSOLE + "Bot ID を写し、MADOGUCHI_LINEWORKS_BOT_ID に書いてください。",
    ),
    "busy": Text(
        "LINE WORKS への問い合わせが多すぎて、いまは断られます（{error}）。",
        "1分ほど待ってから、もう一度確かめてください。",
    ),
    "no_callback": Text(
        "Bot に Callback URL がないため、質問が届きません。",
        _CONSOLE + "Callback URL を {address} にし、メッセージの種類で「テキスト」を選んでください。",
    ),
    "other_callback": Text(
        "Bot の Callback URL（{called}）は、この窓口の住所ではありません。",
        _CONSOLE + "Callback URL を {address} に直すか、MADOGUCHI_WEB_PUBLIC_URL を確かめてください。",
    ),
    "no_address": Text(
        "窓口の住所（MADOGUCHI_WEB_PUBLIC_URL）がないため、日や理由を入れるボタンを出せません。",
        "職員が開く https の住所を MADOGUCHI_WEB_PUBLIC_URL に書いてください。",
    ),
    "unreachable": Text(
        "LINE WORKS（{host}）につながりません（{reason}）。",
        "外に出る中継サーバーがあれば MADOGUCHI_PROXY に書き、www.worksapis.com と auth.worksmobile.com への"
        "通信（TCP 443）を許してもらってください。",
    ),
    "certificate": Text(
        "LINE WORKS（{host}）の証明書を確かめられません。"
        "庁内の中継サーバーが通信を開いて見ていることが多いです。",
        "庁内の認証局の証明書ファイル（PEM 形式）を MADOGUCHI_CA_FILE に書いてください。",
    ),
    "not_lineworks": Text(
        "LINE WORKS ではないものが答えました。中継サーバーの「禁止されたページ」の画面と思われます。",
        "中継サーバーの担当に、www.worksapis.com と auth.worksmobile.com への通信を許してもらってください。",
    ),
    "refused": Text(
        "LINE WORKS が断りました（{error}）。",
        "https://developers.worksmobile.com/jp/docs/error-codes でこの言葉を調べてください。",
    ),
}


def own_ids(user: str, domain: str) -> str:
    """What an administrator registers somebody with."""
    return f"あなたの ID：{user}（ドメイン {domain}）"


def left_out(address: str) -> str:
    """A message that would be too many messages."""
    where = (
        f"続きはページで見てください：{address}/" if address else "続きは、お知らせ欄のページで見てください。"
    )
    return f"長いので、ここまでにします。{where}"


def lines(code: str, about: Mapping[str, str]) -> list[str]:
    """A trouble for the terminal."""
    text = TROUBLES[code]
    return [f"・{text.problem.format_map(about)}", f"    → {text.remedy.format_map(about)}"]
