"""Whether a statement holds on a day: one of three things, never a promise."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum


class Validity(StrEnum):
    """What the documents say about a statement on the as-of date."""

    IN_FORCE = "in_force"  # 有効
    ENDED_ON_PAPER = "ended_on_paper"  # 資料上は終了（継続は未確認）
    UNCONFIRMED = "unconfirmed"  # 未確認


def judge(
    as_of: dt.date, *, valid_from: dt.date | None, valid_to: dt.date | None, provisional: bool = False
) -> Validity:
    """Compare a statement's period with the as-of date.

    A statement without an end, or marked as provisional (調整中, 策定予定), is
    unconfirmed: that a document does not name an end does not mean that the
    rule still holds.
    """
    if valid_to is not None and valid_to < as_of:
        return Validity.ENDED_ON_PAPER
    if provisional or valid_to is None:
        return Validity.UNCONFIRMED
    if valid_from is not None and as_of < valid_from:
        return Validity.UNCONFIRMED
    return Validity.IN_FORCE


def weakest(values: list[Validity]) -> Validity:
    """The validity of an answer that rests on several statements."""
    for worst in (Validity.ENDED_ON_PAPER, Validity.UNCONFIRMED):
        if worst in values:
            return worst
    return Validity.IN_FORCE if values else Validity.UNCONFIRMED
