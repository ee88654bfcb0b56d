"""What may be said of a statement on a given day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from knowledge.dates.mention import DateMention


class PeriodKind(StrEnum):
    """What a period is the period of."""

    RULE = "rule"  # a rule, plan, measure or programme
    WINDOW = "window"  # when one may apply
    EVENT = "event"  # a course, a meeting: it has its own past and future


class Standing(StrEnum):
    """The three things an answer may say."""

    VALID = "valid"  # 有効
    ENDED_IN_DOCUMENTS = "ended_in_documents"  # 資料上は終了（継続は未確認）
    UNCONFIRMED = "unconfirmed"  # 未確認


@dataclass(frozen=True, slots=True)
class Period:
    """`start` to `end`, both included; None on the side that the wording leaves open."""

    kind: PeriodKind
    start: dt.date | None
    end: dt.date | None
    mention: DateMention

    def has_ended(self, as_of: dt.date) -> bool:
        return self.end is not None and as_of > self.end

    def has_begun(self, as_of: dt.date) -> bool:
        return self.start is None or as_of >= self.start


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

    def standing(self, as_of: dt.date) -> Standing:
        """Of the rules, or of events and windows where there is no rule.

        Ended once every stated end is past, also where a second period has no
        end: 令和5年度～ and 令和7年度まで say together that it ended.
        """
        periods = self.rules or self.periods
        ends = [period for period in periods if period.end is not None]
        if ends and all(period.has_ended(as_of) for period in ends):
            return Standing.ENDED_IN_DOCUMENTS
        if self.marks or not any(period.has_begun(as_of) for period in periods):
            return Standing.UNCONFIRMED
        return Standing.VALID
