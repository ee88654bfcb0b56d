"""Sentences about organisations that are reminded."""

from __future__ import annotations

NOBODY = (
    "お知らせする団体はまだありません。「madoguchi organisations add 団体コード」で加えてください"
    "（コードは「madoguchi organisations list --all」で探せます）。"
)
JOINED = "お知らせ中"


def joined(prefecture: str, name: str, code: str) -> str:
    """An organisation is reminded from now on."""
    full = name if name == prefecture else f"{prefecture}{name}"
    return (
        f"{full}（{code}）を加えました。これからの期限はお知らせ欄に出ます。"
        f"過ぎているものは送りません。「madoguchi ledger show {code}」か棚卸しのページで確かめてください。"
    )


def persons(population: int | None) -> str:
    """How many people live there, where somebody stated it."""
    return f"{population:,}人" if population else ""


def population(name: str, persons: int | None) -> str:
    """How many people live there was stated or forgotten."""
    return f"{name}の人口を {persons:,} 人としました。" if persons else f"{name}の人口を消しました。"


def left(code: str) -> str:
    """An organisation is reminded no more."""
    return f"{code} へのお知らせをやめました。台帳と履歴は残っています。"


def imported(added: int, changed: int, replaced: int) -> str:
    """A list was taken in."""
    return f"名簿を取り込みました：追加 {added} 団体、変更 {changed} 団体、合併など {replaced} 団体。"


def unlisted(code: str) -> str:
    """A code that the new list does not explain."""
    return f"新しい名簿に {code} がありません。合併なら、名簿の replaces 列に書いて取り込み直してください。"
