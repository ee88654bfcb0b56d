"""Sentences of the terminal."""

from __future__ import annotations

CHAT_START = "質問をどうぞ。続けて聞けます。空の行で終わります。"
PROMPT = "質問："
ROLLED_BACK = "一つ前の索引に戻しました："


def serving(url: str) -> str:
    """The address of the page."""
    return f"窓口を始めました。ブラウザで開いてください： {url}"


STOPPED = "窓口を止めました。"
FIRST_INDEX = "はじめの索引を作っています。少し待ってください。"


def not_an_instant(value: str) -> str:
    """An instant that cannot be read."""
    return f"「{value}」は日時として読めません。2026-12-04T08:30 のように書いてください（日本時間）。"


def not_a_day(value: str) -> str:
    """A day that cannot be read."""
    return f"「{value}」は日付として読めません。2026-12-04 のように書いてください。"


def port_taken(port: int) -> str:
    """Something else, or another of us, uses the port."""
    return (
        f"ポート {port} は、ほかのもの（もう動いている窓口かもしれません）が使っています。"
        "それを止めるか、MADOGUCHI_WEB_PORT に別の番号（0 なら空いている番号）を書いてください。"
    )


def port_forbidden(port: int) -> str:
    """Ports below 1024 belong to the administrator of the machine."""
    return f"ポート {port} を使う権限がありません。MADOGUCHI_WEB_PORT に 1024 以上の番号を書いてください。"


def host_unusable(host: str) -> str:
    """The machine does not have this address."""
    return f"このパソコンでは「{host}」で待ち受けられません。MADOGUCHI_WEB_HOST を確かめてください。"
