"""Sentences about what people typed and nobody can use."""

from __future__ import annotations

TIME_FORM = "時刻は 17:00 のように入れてください。"
DATE_FORM = "日付は 2026-12-04 のように、年・月・日を数字で入れてください。"


def missing(what: str) -> str:
    """A field that has to be filled in."""
    return f"「{what}」を入れてください。"


def too_long(what: str, limit: int) -> str:
    """A field that is longer than anybody will read."""
    return f"「{what}」は{limit}字までで書いてください。"
