"""Words that count from another date: 今月末, 翌月10日, 同日, 年内, 来春, 夏頃."""

from __future__ import annotations

import re

from knowledge.dates import grammar as g
from knowledge.dates.expression import Expression, From, Part, RelativeDay, RelativeMonth
from knowledge.dates.groups import day_details, group, part_of, relative_year
from knowledge.dates.mention import Kind
from knowledge.dates.rules.rule import Rule, kind_in_month, kind_in_year

_FROM_WRITTEN = {"今": 0, "本": 0, "来": 1, "先": -1, "明": 1, "昨": -1}
_FROM_MENTIONED = {"同": 0, "当": 0, "翌": 1, "前": -1}


def _offset(word: str) -> tuple[int, From]:
    if word in _FROM_WRITTEN:
        return _FROM_WRITTEN[word], From.WRITTEN
    return _FROM_MENTIONED[word], From.MENTIONED


def _month(match: re.Match[str]) -> tuple[Expression, ...]:
    part, details = part_of(match), day_details(match)
    kind = kind_in_month(details["day"], part)
    month = RelativeMonth(*_offset(match["word"]))
    return (Expression(*match.span(), kind, month, part=part, **details),)


def _day(match: re.Match[str]) -> tuple[Expression, ...]:
    return (Expression(*match.span(), Kind.DATE, RelativeDay(*_offset(match["word"]))),)


def _part_of_year(match: re.Match[str]) -> tuple[Expression, ...]:
    part = part_of(match)
    kind = kind_in_year(part, Kind.YEAR)
    year = relative_year(group(match, "word") or "今")
    return (Expression(*match.span(), kind, year, part=part, vague=part not in (None, Part.LAST_DAY)),)


RULES = (
    Rule(
        re.compile(
            r"(?<![日基毎])(?P<word>[今本当来先前翌同])月(?![額例次給間曜])"
            rf"(?:の?(?P<part>[初上中下]旬|末日?)|{g.DAY}{g.DAY_DETAILS})?"
        ),
        _month,
    ),
    Rule(re.compile(r"(?<!日)(?P<word>[本昨明同翌前])日(?![本曜々常記])"), _day),
    Rule(re.compile(r"(?P<word>[今昨来])(?P<part>[春夏秋冬])(?!季)"), _part_of_year),
    Rule(re.compile(r"(?P<part>[春夏秋冬])(?:頃|ごろ)"), _part_of_year),
    Rule(
        re.compile(r"(?<![\d度毎周半学])年(?:内(?=[にのはで、。)])|(?P<part>末(?![年調])|明け))"),
        _part_of_year,
    ),
)
