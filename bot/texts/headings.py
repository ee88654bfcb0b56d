"""Column headings of the tables on the terminal."""

from __future__ import annotations

SIMULATION = ("通", "日時", "団体", "宛先", "写し", "番号", "回", "段階", "期限", "残り開庁日", "題名")
DUTIES = ("番号", "対象", "種類", "強さ", "主管課", "題名")
LEDGER = ("番号", "回", "期限", "状況", "進捗", "再通知日", "待っている相手", "題名")
