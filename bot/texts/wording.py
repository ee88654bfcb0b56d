"""Sentences about answers that a model words, and about models that do not work."""

from __future__ import annotations

from knowledge.dates import Standing

QUESTION = "質問"
_STATES = {
    Standing.IN_FORCE: "有効",
    Standing.ENDED_ON_PAPER: "資料上は終了",
    Standing.UNCONFIRMED: "今も同じかは未確認",
}
_QUOTED = "資料の文をそのまま引いて答えています。"
FALLBACKS = {
    "slow": f"文章を作るAIの返事が時間内に来なかったため、{_QUOTED}",
    "busy": f"文章を作るAIが混み合っているため、{_QUOTED}",
    "limited": f"文章を作るAIの利用の上限に達したため、{_QUOTED}",
    "refused": f"文章を作るAIにつなげないため（管理者が設定を確かめます）、{_QUOTED}",
    "unknown_model": f"文章を作るAIにつなげないため（管理者が設定を確かめます）、{_QUOTED}",
    "not_installed": f"文章を作るAIにつなげないため（管理者が設定を確かめます）、{_QUOTED}",
    "unreachable": f"文章を作るAIにつながらないため、{_QUOTED}",
    "broken": f"文章を作るAIがうまく動かないため、{_QUOTED}",
    "empty": f"文章を作るAIが何も返さなかったため、{_QUOTED}",
    "ungrounded": f"文章を作るAIの文が資料と合わなかったため、{_QUOTED}",
}


def material(number: int) -> str:
    """What a passage is called in what a model is given."""
    return f"資料 {number}"


def state(validity: Standing) -> str:
    """Whether a passage still holds, as a model is told."""
    return f"状態：{_STATES[validity]}"
