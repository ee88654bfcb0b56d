"""Sentences of `madoguchi destinations`."""

from __future__ import annotations

from bot.texts.reminders import SECTIONS

NO_ADDRESS = "メールアドレスの形が違います。例：joho@town.example.lg.jp"
_ALL = "すべての担当"
_ROLES = {"primary": "対応", "copy": "写し", "second": "二人目"}


def added(code: str, channel: str, address: str) -> str:
    """Reminders go there from now on."""
    return f"団体 {code} の期限のお知らせを、{channel}:{address} にも送ります。"


def removed(address: str) -> str:
    """Reminders go there no more."""
    return f"{address} に送るのをやめました。"


def unknown(address: str) -> str:
    """Nothing was sent there anyway."""
    return (
        f"{address} は、この団体の宛先ではありません。"
        "「madoguchi destinations list 団体コード」で見られます。"
    )


def section(value: str) -> str:
    """人事担当, or everybody."""
    return SECTIONS.get(value, _ALL)


def role(value: str) -> str:
    """What its reader is asked to do."""
    return _ROLES[value]
