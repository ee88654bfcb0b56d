"""From when to when a statement holds, by its own wording."""

from __future__ import annotations

import datetime as dt
import re

from knowledge.dates.extraction import extract
from knowledge.dates.mention import Certainty, DateMention, Kind, Role
from knowledge.dates.provisional import provisional_marks
from knowledge.dates.standing import Period, PeriodKind, Validity

_WINDOW = re.compile(r"募集|申込|申し込|受付|応募|申請期|公募|エントリー")
_RULE = re.compile(r"(?:計画|対象|適用|有効|契約|事業|実施|措置)期間")
_UNTIL = re.compile(r"分?(?:まで|迄)")
_TAKES_EFFECT = re.compile(r"\s*(?:から|より|に)?(?:施行|適用)")
_HISTORY = re.compile(r"[^。\n]{0,60}?(?:した|った|ました|しており|ている)")
_AROUND = 40  # characters on either side that say what a period is of
_SURE = (Certainty.STATED, Certainty.YEAR_BY_WEEKDAY, Certainty.RELATIVE, Certainty.YEAR_ASSUMED)
_WHOLE_YEARS = (Kind.FISCAL_YEAR, Kind.YEAR)
_LONGEST_EVENT = dt.timedelta(days=31)


def validity(text: str, *, written_on: dt.date | None = None) -> Validity | None:
    """The periods and provisional marks of a statement; None where it names neither.

    `written_on` is the date of the document, for years that are not written.
    A deadline (令和7年度までに提出) is not a period of validity, nor is a year
    that is only mentioned (令和5年度実績) or told as history (2011年より始まった).
    """
    mentions = extract(text, written_on=written_on)
    periods = tuple(_period(text, mention, kind) for mention in mentions if (kind := _kind(text, mention)))
    marks = provisional_marks(text)
    return Validity(periods, marks) if periods or marks else None


def _period(text: str, mention: DateMention, kind: PeriodKind) -> Period:
    if mention.kind is Kind.RANGE:
        return Period(kind, mention.start, mention.end, mention)
    if kind is PeriodKind.EVENT:
        return Period(kind, mention.start, mention.end, mention)
    if mention.role is Role.FROM:
        return Period(kind, mention.start, None, mention)
    return Period(kind, None, mention.end, mention)


def _kind(text: str, mention: DateMention) -> PeriodKind | None:
    """What the mention is a period of; None where it is no period."""
    if mention.certainty not in _SURE or (mention.start is None and mention.end is None):
        return None
    if mention.kind is Kind.RANGE:
        return _kind_of_range(text, mention)
    if mention.role is Role.DEADLINE:
        return PeriodKind.WINDOW if _near(_WINDOW, text, mention) else None
    if mention.role is Role.HELD and mention.kind is Kind.DATE:
        return PeriodKind.EVENT
    return PeriodKind.RULE if _bounds_a_rule(text, mention) else None


def _kind_of_range(text: str, mention: DateMention) -> PeriodKind:
    if mention.role is Role.DEADLINE or _near(_WINDOW, text, mention):
        return PeriodKind.WINDOW
    if mention.start is None or mention.end is None or _near(_RULE, text, mention):
        return PeriodKind.RULE
    return PeriodKind.EVENT if mention.end - mention.start <= _LONGEST_EVENT else PeriodKind.RULE


def _bounds_a_rule(text: str, mention: DateMention) -> bool:
    """Whether a single date or year opens or closes a period: 令和7年度まで, 令和4年4月1日から施行."""
    end = mention.span[1]
    if mention.role is Role.UNTIL:
        return _UNTIL.match(text, end) is not None and _is_anchored(mention)
    if mention.role is not Role.FROM:
        return False
    if _TAKES_EFFECT.match(text, end):
        return True
    return mention.kind is not Kind.DATE and _is_anchored(mention) and not _HISTORY.match(text, end)


def _is_anchored(mention: DateMention) -> bool:
    """Not 前年度まで or 年度末まで, which say when something was counted."""
    if mention.certainty is Certainty.YEAR_ASSUMED:
        return mention.kind in _WHOLE_YEARS
    return mention.certainty is not Certainty.RELATIVE


def _near(words: re.Pattern[str], text: str, mention: DateMention) -> bool:
    """Whether one of `words` stands in the same sentence, not far from the mention."""
    start, end = mention.span
    before = re.split("[。\n]", text[max(0, start - _AROUND) : start])[-1]
    after = re.split("[。\n]", text[end : end + _AROUND])[0]
    return words.search(before) is not None or words.search(after) is not None
