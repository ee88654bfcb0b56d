"""Sentences about numeric targets, needed staff and adviser visits."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

PERSONAS = {"specialist": "高度専門人材", "leader": "DX推進リーダー", "general": "一般行政職員"}
PROFESSIONS = {
    "producer": "プロデューサー",
    "manager": "プロジェクトマネージャー",
    "engineer": "エンジニア・サービスデザイナー",
}
VISIT_IN_FUTURE = "派遣を受けた日に、先の日付は入れられません。"
NOT_A_COUNT = "人数は、0以上の数で入れてください。"
SAVED = "記録しました。"


def no_visit_left(limit: int) -> str:
    """Every visit of the year is used."""
    return f"アドバイザーの派遣は、1年度に{limit}回までです。今年度の分は使い切っています。"


def target(persona: str, planned: int | None, actual: int | None) -> str:
    """DX推進リーダー：目標 5人、実績 2人."""
    wanted = "目標は未設定" if planned is None else f"目標 {planned}人"
    there = "実績は未記入" if actual is None else f"実績 {actual}人"
    return f"{PERSONAS[persona]}：{wanted}、{there}"


def needed(profession: str, count: int | None) -> str:
    """プロデューサー：1人."""
    return f"{PROFESSIONS[profession]}：{'未記入' if count is None else f'{count}人'}"


def visits(used: int, left: int) -> str:
    """How many visits are used and left this year."""
    return f"今年度の派遣：{used}回（残り{left}回）"


def recorded(kind: str, year: str, values: Sequence[Mapping[str, Any]]) -> str:
    """What is set and what is missing, in one line; `values` as `bot.reminders.recorded` gives them."""
    lines = (_LINES[kind](**value) for value in values)
    return f"{year}の記録：" + "／".join(lines)


def answered(count: int, towns: int) -> str:
    """How many towns have said what they need."""
    return f"必要な人材を記録した団体：{count}（参加 {towns} 団体のうち）"


def sum_of(persona: str, planned: int, actual: int) -> str:
    """The sums over a prefecture."""
    return f"{PERSONAS[persona]}：目標 計{planned}人、実績 計{actual}人"


_LINES: Mapping[str, Callable[..., str]] = {
    "targets": target,
    "needed_staff": needed,
    "adviser_visits": visits,
}
