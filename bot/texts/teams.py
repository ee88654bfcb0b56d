"""Sentences that only Microsoft Teams shows; what every channel says is in the other modules."""

from __future__ import annotations

WORKING = "資料を調べています"
RECEIVED = "受け付けました。終わると、このお知らせが新しくなります。"
REQUIRED = "ここを入れてください。"
ASK_HINT = "回答は、この会話に書きます。"
GONE = "このお知らせの記録は、保存の期間が過ぎて消えています。新しいお知らせを見てください。"


def sources(count: int, *, answered: bool) -> str:
    """Above the sources of an answer, which もっと見る unfolds."""
    return f"根拠にした資料（{count}件）" if answered else f"近い記述（{count}件。答えではありません）"


def page(number: int, pages: int) -> str:
    """2／3ページ."""
    return f"{number}／{pages}ページ"


def left_out(lines: int) -> str:
    """Lines of a report that a message has no room for."""
    return f"…ほか{lines}行"
