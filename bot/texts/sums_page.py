"""Sentences of the page and the command that compute what a measure gives."""

from __future__ import annotations

from knowledge.measures import Measure

TITLE = "措置額の概算"
LEAD = "CIO補佐官等・DX推進リーダー・市町村支援の財政措置（特別交付税）の額を、資料の決まりで概算します。"
LIMITS = "入れた数字は保存しません。計算は決まりのデータだけで行い、AIは使いません。"
MEASURE = "財政措置"
YEAR = "年度"
COSTS = "かかった経費（対象になるもの）"
COSTS_HINT = "例：600万円。1人ずつの金額が分かるときは「900万円、700万円」のように「、」で区切って入れます。"
PERSONS = "人数（分かるとき）"
SUBSIDY = "県の補助（あるとき）"
CHOOSE = "この措置で計算する"
COMPUTE = "計算する"
RESULT = "概算の結果"
STEPS = "計算の順"
NOT_COMPUTED = "計算できません"
RULES = "計算の決まり"


def help_line(measure: Measure) -> str:
    """A measure for the command's list, with the names of its expenses."""
    expenses = "、".join(f"{each.id}（{each.title}）" for each in measure.expenses)
    return f"{measure.id}：{measure.title}。経費：{expenses}"


def year_option(label: str, *, known: bool) -> str:
    """A year in the list; those after the last known one cannot be computed."""
    return label if known else f"{label}（資料に決まりがありません）"
