"""What has a length or a rhythm but no date of its own: 10日以内, 2～3か月, 毎年8月, 毎月末."""

from __future__ import annotations

import re

from knowledge.dates import grammar as g
from knowledge.dates.expression import Expression
from knowledge.dates.mention import Duration, Kind, Unit
from knowledge.dates.numerals import number
from knowledge.dates.rules.rule import Rule

_UNITS = {"日": Unit.DAY, "営業日": Unit.BUSINESS_DAY, "開庁日": Unit.BUSINESS_DAY, "年": Unit.YEAR}


def _recurring(match: re.Match[str]) -> tuple[Expression, ...]:
    return (Expression(*match.span(), Kind.RECURRING),)


def _duration(match: re.Match[str]) -> tuple[Expression, ...]:
    unit = _unit(match["unit"] or match["counted"])
    duration = Duration(number(match["amount"]), unit)
    return (Expression(*match.span(), Kind.DURATION, duration=duration),)


def _unit(written: str) -> Unit:
    if written in _UNITS:
        return _UNITS[written]
    return Unit.MONTH if written.endswith("月") else Unit.WEEK


RULES = (
    Rule(
        re.compile(
            rf"(?:毎(?:事業|会計)?年度?|毎月|毎週|毎日(?!新聞)|隔週|隔月|隔年|各年度|例年)"
            rf"(?:の?(?:{g.NUMBER}月)?の?(?:第[1-5一二三四五])?"
            rf"(?:{g.DAY_NUMBER}日|末日?|[初上中下]旬|当初|{g.WEEKDAY_SIGN}曜日?)|の?{g.NUMBER}月)?"
        ),
        _recurring,
    ),
    Rule(
        re.compile(
            rf"(?<![\d.,第〇一二三四五六七八九十百])(?:{g.NUMBER}[~-])?(?P<amount>\d{{1,3}}|{g.NUMBER})"
            r"(?:(?P<unit>[かヶカヵケ箇]月|週間?(?!目)|営業日|開庁日)(?:以内|間|以上|以下|未満|前|後|程度)?"
            r"|(?P<counted>[日年])(?:以内|間|以上|以下|未満|前|後|程度|を経過|を超え|ごと))"
        ),
        _duration,
    ),
)
