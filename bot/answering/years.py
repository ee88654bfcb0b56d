"""去年 and 昨年度 in a question, as the year that they mean: no document calls a year so."""

from __future__ import annotations

import datetime as dt
import re

from knowledge.calendars.era import era_year_of
from knowledge.calendars.fiscal_year import fiscal_year_of
from knowledge.dates import DateMention, Kind, extract

_LAST = re.compile(r"去年|一?昨年|おととし")


def by_number(question: str, as_of: dt.date) -> str:
    """The question with every 去年 replaced: 去年の照会 is 令和7年の照会 when asked in 2026."""
    for mention in reversed(extract(question, written_on=as_of)):
        if _LAST.match(mention.text) and (name := _name(mention)):
            start, end = mention.span
            question = f"{question[:start]}{name}{question[end:]}"
    return question


def _name(mention: DateMention) -> str:
    if mention.start is None or mention.kind not in (Kind.YEAR, Kind.FISCAL_YEAR):
        return ""
    if mention.kind is Kind.FISCAL_YEAR:
        return fiscal_year_of(mention.start).label
    return str(era_year_of(mention.end or mention.start))
