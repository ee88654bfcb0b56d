"""Sentences of the evaluation."""

from __future__ import annotations

from typing import Any

_NAMES = {
    "questions": "質問",
    "passed": "合格",
    "score": "合格の割合",
    "facts_included": "必要な事実が入った割合",
    "cited_right": "出典が合った割合",
    "status_right": "答える・答えないの判断が合った割合",
    "forbidden_statements": "言ってはいけないことを言った数",
    "seconds_p50": "時間（中央値、秒）",
    "seconds_p95": "時間（95%、秒）",
}


def bad_line(path: str, number: int) -> str:
    """A line of a question set cannot be used."""
    return (
        f"{path} の {number} 行目が読めません。JSON の書き方と項目（q、must_include など）を直してください。"
    )


def summary_lines(summary: dict[str, Any]) -> list[str]:
    """The totals, one per line."""
    return [f"{_NAMES[name]}：{value}" for name, value in summary.items()]
