"""Sentences of the page of numeric targets."""

from __future__ import annotations

TITLE = "数値目標と人材"
LEAD = (
    "人材育成・確保基本方針の数値目標、必要な外部人材、アドバイザーの派遣を記録します。"
    "目標設定のお知らせに、ここの内容が出ます。"
)
SOURCE = "根拠：総務省「総行情第74号」（2024-06-27）"
YEAR = "年度"
TARGETS = "人材像ごとの数値目標"
PERSONA = "人材像"
PLANNED = "目標（人）"
ACTUAL = "実績（人）"
NEEDED = "必要な外部人材（人）"
PROFESSION = "類型"
COUNT = "人数"
SAVE = "記録する"
VISITS = "アドバイザーの派遣"
VISITED_ON = "派遣を受けた日"
NOTE = "内容（あれば）"
VISIT_SAVE = "派遣を1回記録する"
SUMS = "県内の合計"
SUMS_LEAD = "参加している市町村の記録を合計したものです。人材プールの規模を決めるときに使います。"
MISSING = "未設定："


def used(days: int, left: int) -> str:
    """How many visits are used and left."""
    return f"{days}回使いました。あと{left}回使えます。"
