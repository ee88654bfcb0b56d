"""What may be said of a statement on a given day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from knowledge.dates.mention import DateMention


class PeriodKind(StrEnum):
    """What a period is the period of."""

    RULE = "rule"  # a rule, plan, measure or programme
    WINDOW = "window"  # when one may apply
    EVENT = "event"  # a course, a meeting: it has its own past and future


class Standing(StrEnum):
    """The three things an answer may say of a statement on the as-of date, never a promise."""

    IN_FORCE = "in_force"  # 有効
    ENDED_ON_PAPER = "ended_on_paper"  # 資料上は終了（継続は未確認）
    UNCONFIRMED = "unconfirmed"  # 未確認


@dataclass(frozen=True, slots=True)
class Period:
    """`start` to `end`, both included; None on the side that the wording leaves open."""

    kind: PeriodKind
    start: dt.date | None
    end: dt.date | None
    mention: DateMention


@dataclass(frozen=True, slots=True)
class Validity:
    """The periods that a statement names, and the words that make it provisional (調整中, 案 …)."""

    periods: tuple[Period, ...]
    marks: tuple[str, ...] = ()

    @property
    def rules(self) -> tuple[Period, ...]:
        return tuple(period for period in self.periods if period.kind is PeriodKind.RULE)

    @property
    def valid_from(self) -> dt.date | None:
        """The earliest start among the rules; None where none is stated."""
        return min((period.start for period in self.rules if period.start), default=None)

    @property
    def valid_to(self) -> dt.date | None:
        """The latest end among the rules; None where none is stated."""
        return max((period.end for period in self.rules if period.end), default=None)


def standing(
    as_of: dt.date, *, valid_from: dt.date | None, valid_to: dt.date | None, provisional: bool = False
) -> Standing:
    """Compare a statement's period with the as-of date.

    A statement without an end, or marked as provisional (調整中, 策定予定), is
    unconfirmed: that a document does not name an end does not mean that the
    rule still holds.
    """
    if valid_to is not None and valid_to < as_of:
        return Standing.ENDED_ON_PAPER
    if provisional or valid_to is None:
        return Standing.UNCONFIRMED
    if valid_from is not None and as_of < valid_from:
        return Standing.UNCONFIRMED
    return Standing.IN_FORCE


def weakest(values: Iterable[Standing]) -> Standing:
    """The standing of an answer that rests on several statements; unconfirmed without any."""
    found = set(values)
    for worst in (Standing.ENDED_ON_PAPER, Standing.UNCONFIRMED):
        if worst in found:
            return worst
    return Standing.IN_FORCE if found else Standing.UNCONFIRMED
