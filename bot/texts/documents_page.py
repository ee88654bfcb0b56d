"""Sentences of the page about documents and their health."""

from __future__ import annotations

LEAD = (
    "いま答えに使っている資料と、その状態です。古いもの、終わったもの、注意のあるものから直してください。"
    "ファイルは「資料を加える」で、フォルダは「madoguchi sources」で加え、「索引」のページで作り直します。"
)
EMPTY = "索引に入っている資料はありません。"
EMPTY_NEXT = "「索引」のページで作れます。"
TO_INDEX = "索引のページを開く"
NONE_MATCH = "当てはまる資料はありません。"
SHOW_ALL = "すべて見る"
TEXT = "題名・発行者・場所に含む言葉"
HEALTH = "状態"
ALL = "すべて"
HEALTHS = {
    "superseded": "新しい版がある",
    "ended": "期限が過ぎている",
    "warned": "注意がある",
    "undated": "日付がない",
    "old": "5年より前",
    "sound": "気になる点なし",
}
FILTER = "絞り込む"
DOCUMENT = "資料"
ISSUER = "発行者"
ISSUED_ON = "日付"
AGE = "たった年数"
VALIDITY = "有効な期間"
LOCATION = "場所"
PASSAGES = "該当箇所"
ANSWERS = "もとにした回答"
WARNINGS = "注意"
STARTER = "付属の資料"
NO_DATE = "日付の記載なし"
SKIPPED = "読めなかったファイル"
REASON_WHY = "理由と直し方"
NEXT_PAGE = "次のページ"
PREVIOUS_PAGE = "前のページ"
SUMMARY = "資料の状態ごとの数"


def age(years: int | None) -> str:
    """How old a document is."""
    if years is None:
        return ""
    return f"{years}年前" if years else "1年以内"


def number(count: int) -> str:
    """How many there are."""
    return f"{count:,}件"
