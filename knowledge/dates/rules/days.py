"""Days and months with their numbers: 令和7年6月27日（金）17時, R6.10.2, 2025/12/19, 6月, 6/27（金）."""

from __future__ import annotations

import re

from knowledge.dates import grammar as g
from knowledge.dates.expression import Expression, From, RelativeMonth
from knowledge.dates.groups import day_details, group, is_fiscal, part_of, stated_year, year_word
from knowledge.dates.mention import Kind
from knowledge.dates.numerals import number
from knowledge.dates.rules.rule import Rule, kind_in_month


def _month_and_day(match: re.Match[str]) -> tuple[Expression, ...]:
    part, details = part_of(match), day_details(match)
    return (
        Expression(
            *match.span(),
            kind_in_month(details["day"], part),
            year_word(match),
            fiscal=is_fiscal(match),
            month=number(match["month"]),
            part=part,
            vague=bool(match["loose"]),
            **details,
        ),
    )


def _separated(match: re.Match[str]) -> tuple[Expression, ...]:
    details = day_details(match)
    if details["day"] is None and match["era"] in ("S", "T", "M"):
        return ()  # M7.1 is an earthquake
    kind = kind_in_month(details["day"], None)
    return (Expression(*match.span(), kind, stated_year(match), month=int(match["month"]), **details),)


def _month_slash_day(match: re.Match[str]) -> tuple[Expression, ...]:
    """A bare 1/2 is a ratio unless a date stands beside it."""
    details = day_details(match)
    alone = details["weekday"] is not None or details["time"] is not None
    return (Expression(*match.span(), Kind.DATE, month=int(match["month"]), alone=alone, **details),)


def _day_alone(match: re.Match[str]) -> tuple[Expression, ...]:
    """The 20日 of 5月13日・20日, and 同19日."""
    month = RelativeMonth(0, From.MENTIONED)
    return (
        Expression(*match.span(), Kind.DATE, month, alone=bool(group(match, "same")), **day_details(match)),
    )


_NO_AMOUNT = r"(?!\.?\d|[億万千百円%倍兆件人点号版章節項])"

RULES = (
    Rule(
        re.compile(
            rf"{g.YEAR_OF_MONTH}?{g.MONTH}{g.GLOSS}(?:{g.DAY}{g.DAY_DETAILS}|{g.MONTH_PART}){g.LOOSE}"
        ),
        _month_and_day,
    ),
    Rule(
        re.compile(
            rf"(?<![A-Za-z0-9./-]){g.stated_year()}(?P<sign>[./-]){g.NUMERIC_MONTH}"
            rf"(?:(?P=sign){g.NUMERIC_DAY}(?!\d){g.DAY_DETAILS}|{_NO_AMOUNT}月?)(?![\d/-])"
        ),
        _separated,
    ),
    Rule(
        re.compile(rf"(?<![A-Za-z0-9/.-]){g.NUMERIC_MONTH}/{g.NUMERIC_DAY}(?![\d/]){g.DAY_DETAILS}"),
        _month_slash_day,
    ),
    Rule(re.compile(rf"(?<![\d.,第毎月])(?P<same>同)?{g.DAY}{g.DAY_DETAILS}"), _day_alone),
)
