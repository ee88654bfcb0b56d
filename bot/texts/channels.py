"""Sentences of `madoguchi channels`."""

from __future__ import annotations

from collections.abc import Mapping

_NAMES = {
    "board": "お知らせ欄",
    "web": "ページ",
    "mail": "メール",
    "slack": "Slack",
    "teams": "Teams",
    "lineworks": "LINE WORKS",
    "chatwork": "Chatwork",
    "webhook": "Webhook",
}

WORKS = "直すものはありません。"
RUNS = "ページは動いています。"
RESTS = "ページはいま動いていません。「madoguchi serve」で始まります。"
_FOUND = {"boards": "{count} 団体のお知らせ欄があります。", "page_runs": RUNS, "page_rests": RESTS}
NO_ADDRESS = "--send-to には、メールアドレスを書いてください。例：taro@town.example.lg.jp"
NO_MAIL = "メールの設定（MADOGUCHI_SMTP_HOST と MADOGUCHI_MAIL_FROM）がまだありません。"


def heading(name: str) -> str:
    """Above what is said about one channel."""
    return f"■ {_NAMES[name]}"


def reached(name: str) -> str:
    """A service knows us."""
    return f"「{name}」につながりました。"


def lines(code: str, about: Mapping[str, str]) -> list[str]:
    """What is found out about the notice boards and the page."""
    return [_FOUND[code].format_map(about)]


def sent(address: str) -> str:
    """The server has the test mail."""
    return f"{address} あての確かめのメールを、メールサーバーに渡しました。届いたかどうかを見てください。"


def not_sent(address: str, reason: str) -> str:
    """The server did not take the test mail."""
    return f"{address} あての確かめのメールを渡せませんでした（{reason}）。"
