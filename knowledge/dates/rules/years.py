"""Years and their parts: 令和7年度末, 2025年夏頃, 前々年度, 1990年代, R7, R3～R7年度, 第3四半期."""

from __future__ import annotations

import re

from knowledge.dates import grammar as g
from knowledge.dates.expression import BareYear, Expression, StatedYear, When
from knowledge.dates.groups import is_fiscal, part_of, stated_year, year_word
from knowledge.dates.mention import Kind
from knowledge.dates.numerals import number
from knowledge.dates.rules.rule import Rule, kind_in_year


def _year(match: re.Match[str]) -> tuple[Expression, ...]:
    fiscal, part, year = is_fiscal(match), part_of(match), year_word(match)
    if isinstance(year, BareYear) and not fiscal:
        return ()  # 3年 is a duration
    kind = kind_in_year(part, Kind.FISCAL_YEAR if fiscal else Kind.YEAR)
    return (Expression(*match.span(), kind, year, fiscal=fiscal, part=part, vague=bool(match["loose"])),)


def _letter_year(match: re.Match[str]) -> tuple[Expression, ...]:
    """R7 alone: in offices the fiscal year."""
    part = part_of(match)
    kind = kind_in_year(part, Kind.FISCAL_YEAR)
    return (Expression(*match.span(), kind, stated_year(match), fiscal=True, part=part),)


def _year_range(match: re.Match[str]) -> tuple[Expression, ...]:
    """R3～R7年度, 令和4～6年度, 令和9年～11年度, 令和3・4年度: the unit stands once, for both."""
    left = _year_of(match, "_a")
    right = _in_century_of(left, _year_of(match, "_b"))
    if not _ascends(left, right) or (isinstance(left, BareYear) and not match["fiscal_b"]):
        return ()  # 2～3年 and 令和9年度から3年 are durations
    fiscal = bool(match["fiscal_a"] or match["fiscal_b"] or not match["unit_b"])
    kind = Kind.FISCAL_YEAR if fiscal else Kind.YEAR
    split, resume = match.span("joint")
    return (
        Expression(match.start(), split, kind, left, fiscal=fiscal),
        Expression(resume, match.end(), kind, right, fiscal=fiscal),
    )


def _year_of(match: re.Match[str], suffix: str) -> When | None:
    bare = match[f"bare{suffix}"]
    return BareYear(number(bare)) if bare else stated_year(match, suffix)


def _in_century_of(left: When | None, right: When | None) -> When | None:
    """The 26 of 2024～26年度."""
    if isinstance(left, StatedYear) and left.era is None and isinstance(right, BareYear):
        return StatedYear(left.gregorian // 100 * 100 + right.number)
    return right


def _ascends(left: When | None, right: When | None) -> bool:
    match left, right:
        case StatedYear(first), StatedYear(last):
            return first < last
        case StatedYear(first, era), BareYear(last) if era:
            return first < era.gregorian(max(last, 1))
        case BareYear(first), BareYear(last):
            return first < last
    return True


def _part_of_unstated_year(match: re.Match[str]) -> tuple[Expression, ...]:
    part = part_of(match)
    kind = kind_in_year(part, Kind.FISCAL_YEAR)
    return (Expression(*match.span(), kind, fiscal=True, part=part, vague=bool(match["loose"])),)


RULES = (
    Rule(
        re.compile(
            rf"(?:{g.stated_year('_a')}|(?P<bare_a>{g.BARE_NUMBER}))(?:年(?P<fiscal_a>度)?)?"
            rf"(?P<joint>{g.CONNECTOR}|(?<!年)(?<!年度)・)"
            rf"(?:{g.stated_year('_b')}|(?P<bare_b>{g.NUMBER}))(?:(?P<unit_b>年)(?P<fiscal_b>度)?|(?<=R\d)|(?<=R\d\d))"
            rf"(?!\d|月|日|年|間|以|後|[./]\d|{g.NUMBER}月)"
        ),
        _year_range,
    ),
    Rule(re.compile(rf"{g.YEAR_HEAD}{g.YEAR_PART}{g.LOOSE}(?!間)"), _year),
    Rule(
        re.compile(
            r"(?<![A-Za-z0-9./-])(?P<era>[RH])(?P<era_year>(?<=R)(?:[1-9]\d|0?[1-9])|(?<=H)[123]\d)(?![A-Za-z0-9年%]|[-./:]\d)"
            r"(?P<part>末|[春夏秋冬](?=頃|ごろ))?(?:頃|ごろ)?"
        ),
        _letter_year,
    ),
    Rule(
        re.compile(rf"(?<!月期)(?P<part>第[1-4一二三四]・?四半期|上半期|下半期){g.LOOSE}"),
        _part_of_unstated_year,
    ),
    Rule(re.compile(rf"{g.UNSTATED_YEAR_PART}{g.LOOSE}"), _part_of_unstated_year),
)
