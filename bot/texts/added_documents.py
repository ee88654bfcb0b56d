"""Sentences about documents that are added on the page."""

from __future__ import annotations

from collections.abc import Sequence

TITLE = "資料を加える"
LEAD = "ファイルを送ると、この窓口の資料になります。索引を作り直すまでは、いまの索引で答えます。"
FILE, SCOPE, SEND = "ファイル", "見せる範囲", "加える"
SCOPE_HINT = "選んだ範囲の職員の答えに、中身が出ます。見せてよい資料だけを加えてください。"
CHOOSE = "選んでください"
KEPT = "ここから加えた資料"
NAME, SIZE, ADDED_AT, REMOVE = "ファイル名", "大きさ", "加えた日時", "消す"
EMPTY = "ここから加えた資料は、まだありません。"
EMPTY_NEXT = "上の欄で、ファイルと見せる範囲を選んで加えてください。"
TO_INDEX = "索引を作り直す"
NO_FILE = "ファイルを選んでください。"
EMPTY_FILE = "このファイルは空です。中身のあるファイルを選んでください。"
NOT_FOUND = "この資料は見つかりません。すでに消されたのかもしれません。"
REMOVED = "消しました。索引を作り直すまでは、いまの索引の答えに出ることがあります。"


def added(name: str) -> str:
    """After a file was kept."""
    return f"「{name}」を加えました。索引を作り直すと使います。読めないときは「資料」のページに理由が出ます。"


def hint(kinds: Sequence[str], most: int) -> str:
    """What may be sent."""
    return f"{size(most)} まで。使える種類： {' '.join(kinds)}"


def wrong_kind(kinds: Sequence[str]) -> str:
    """A kind that nobody reads."""
    return f"この種類のファイルは読めません。{' '.join(kinds)} のどれかにしてください。"


def too_large(most: int) -> str:
    """A file above the limit."""
    return (
        f"ファイルが大きすぎます。{size(most)} までにしてください。大きな資料はフォルダとして登録できます。"
    )


def same_content(title: str) -> str:
    """The same file is there."""
    return f"同じ内容の資料が、もうあります：「{title}」。加えませんでした。"


def same_name(name: str) -> str:
    """Another file has this name."""
    return (
        f"同じ名前で中身の違う資料があります：「{name}」。名前を変えるか、古い方を消してから加えてください。"
    )


def size(amount: int) -> str:
    """1.2 MB."""
    return (
        f"{amount / (1 << 20):.1f}".removesuffix(".0") + " MB"
        if amount >= 1 << 20
        else f"{max(1, amount >> 10)} KB"
    )
