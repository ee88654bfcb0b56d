"""Sentences about setting up mail."""

from __future__ import annotations

from collections.abc import Mapping

from bot.texts.checks import Text

_RELAY = "メールの中継サーバーの担当に、"

TROUBLES = {
    "unreachable": Text(
        "メールサーバー {host} につながりません（{reason}）。",
        "名前とポート（MADOGUCHI_SMTP_HOST、MADOGUCHI_SMTP_PORT、MADOGUCHI_IMAP_HOST など）を確かめ、"
        + _RELAY
        + "この機械からの接続を許してもらってください。",
    ),
    "certificate": Text(
        "メールサーバー {host} の証明書を確かめられません。",
        "庁内の認証局の証明書ファイル（PEM 形式）を MADOGUCHI_CA_FILE に書き、"
        "サーバーの名前が証明書と同じかを確かめてください。",
    ),
    "smtp_not_supported": Text(
        "メールサーバー {host} が、設定した守り方か認証に対応していません。",
        "MADOGUCHI_SMTP_SECURITY を確かめてください。暗号化も認証もない中継サーバーなら none にし、"
        "MADOGUCHI_SMTP_USER を空にします。",
    ),
    "smtp_login_refused": Text(
        "メールサーバー {host} が、利用者名かパスワードを受け付けません。",
        "MADOGUCHI_SMTP_USER と MADOGUCHI_SMTP_PASSWORD_FILE を確かめてください（半角の英数字と記号）。",
    ),
    "smtp_login_wanted": Text(
        "メールサーバー {host} は、認証しないと送らせてくれません。",
        _RELAY + "この機械の IP アドレスを許可してもらうか、MADOGUCHI_SMTP_USER を決めてください。",
    ),
    "sender_refused": Text(
        "メールサーバー {host} が、差出人のアドレスを受け付けません（{reply}）。",
        "MADOGUCHI_MAIL_FROM を確かめ、" + _RELAY + "このアドレスからの送信を許してもらってください。",
    ),
    "own_address_refused": Text(
        "メールサーバー {host} が、窓口自身のアドレス宛てを受け付けません（{reply}）。",
        "MADOGUCHI_MAIL_FROM のアドレスを作り、" + _RELAY + "この機械からの送信を許してもらってください。",
    ),
    "smtp_refused": Text(
        "メールサーバー {host} が、メールを受け付けません（{reply}）。",
        _RELAY + "この番号の意味を聞いてください。",
    ),
    "maildrop_unusable": Text(
        "届いたメールのフォルダ（{place}）を使えません（{reason}）。",
        "MADOGUCHI_MAILDROP の場所と、窓口が読み書きできる権限を確かめてください。",
    ),
    "imap_refused": Text(
        "メールサーバー {host} が、メールを読ませてくれません（{reply}）。",
        "MADOGUCHI_IMAP_USER、MADOGUCHI_IMAP_PASSWORD_FILE、MADOGUCHI_IMAP_FOLDER を確かめてください。",
    ),
}


def lines(code: str, about: Mapping[str, str]) -> list[str]:
    """A trouble for the terminal."""
    found = TROUBLES[code]
    return [f"・{found.problem.format_map(about)}", f"    → {found.remedy.format_map(about)}"]


def unusable_maildrop(place: str, reason: str) -> str:
    """The directory cannot be made, read or changed."""
    return "\n".join(lines("maildrop_unusable", {"place": place, "reason": reason}))
