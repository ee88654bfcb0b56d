"""The pieces that date patterns are made of, as regular expressions over matching text."""

from __future__ import annotations

NUMBER = r"(?:[1-9]\d|0?[1-9]|元|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
WEEKDAY_SIGN = "[月火水木金土日]"

ERA_NAME = "令和|平成|昭和|大正|明治"
ERA = rf"(?:{ERA_NAME}|(?<![A-Za-z0-9&])[RHSTM])"
WESTERN = r"(?:(?<![\d.])(?:18|19|20|21)\d\d|[一二][〇九八][〇一二三四五六七八九]{2})"

# 2026年（令和8年）, 昭和60年（1985）: the same year a second time.
GLOSS = rf"(?:[(\[](?:(?:{ERA}{NUMBER}|{WESTERN})年?度?)[)\]])?"


def stated_year(suffix: str = "") -> str:
    """令和7, R7 or 2025, in groups era, era_year and western, each with `suffix`."""
    return (
        rf"(?:(?P<era{suffix}>{ERA})(?P<era_year{suffix}>{NUMBER})"
        rf"|(?P<western{suffix}>{WESTERN}))"
    )


# Not the count of 過去3年度, 第2年度, 各5年度.
BARE_NUMBER = r"(?<![\d.,第約各全])(?<!過去)(?<!直近)(?<!今後)(?:[1-9]\d|0?[1-9])"
BLANK_YEAR = rf"(?:(?:{ERA_NAME})[○〇●◯△×xX*_ ]{{0,6}}年度?|(?<![一二三四五六七八九])[○〇◯]{{1,4}}×?年度?)"

# 日本年金 and 基本年額 hold other words; 現年度 and 過年度 are tax terms.
RELATIVE_YEAR = (
    r"(?:(?<![日基過])(?P<relative>(?:当該|その|同)年度の[翌前]|当該年の翌|その翌|一昨|再来|前々|翌々|当該|その"
    r"|今|本|当|来|前|昨|去|翌|次|同)(?:事業|会計)?年(?![代齢生配賀級金輪功収])(?P<relative_fiscal>度)?)"
)

YEAR_HEAD = (
    rf"(?:(?:{stated_year()}|(?P<bare>{BARE_NUMBER}))年(?P<fiscal>度)?{GLOSS}"
    rf"|{RELATIVE_YEAR}|(?P<blank>{BLANK_YEAR}))"
)
YEAR_OF_MONTH = rf"(?:{YEAR_HEAD}の?|(?P<relative_of_month>[同翌])(?=\d))"  # 同6月28日, 翌4月

MONTH = r"(?<![\d.,第])(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?![額例次給曜間雨])"
DAY_NUMBER = r"(?:[12]\d|3[01]|0?[1-9]|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
DAY = rf"(?P<day>{DAY_NUMBER})日(?![本目程数間額曜])"
NUMERIC_MONTH = r"(?P<month>1[0-2]|0?[1-9])"
NUMERIC_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])"

_HOLIDAY = "(?:[・,、/]?(?:祝日?|休日?|振休|振替休日))?"
WEEKDAY = (
    rf"(?:\s?[(\[](?P<weekday>{WEEKDAY_SIGN})(?:曜日?)?{_HOLIDAY}[)\]]"
    rf"|(?P<weekday_word>{WEEKDAY_SIGN})曜日?)?"
)
TIME = (
    r"(?:[\s、,の]?(?P<half_day>午前|午後|AM|PM)?\s?(?:(?P<hour>2[0-4]|[01]?\d)"
    r"(?:時(?!間)(?:(?P<minute>[0-5]?\d)分|(?P<half_past>半))?|:(?P<clock>[0-5]\d))|(?P<noon>正午)))?"
)
DAY_DETAILS = WEEKDAY + TIME

# 中 and 内 say "within", unless a longer word begins (9月中学校).
_WITHIN = r"(?:中|内)(?=[にをのはで、。)\s目]|$)"
_AT_FIRST = r"当初(?=[にかよの、。ま])"  # 当初予算 is another word
LOOSE = r"(?P<loose>頃|ごろ|ころ|前後)?"
MONTH_PART = rf"(?:の?(?P<part>上旬|初旬|中旬|下旬|末日?|前半|後半|初め|始め)|{_WITHIN})?"
YEAR_PART = (
    rf"(?:の?(?P<part>末日?|{_AT_FIRST}|初め|始め|初頭|上半期|下半期|上期|下期|前半|後半"
    rf"|第[1-4一二三四]・?四半期|春|夏|秋|冬|明け|代(?:前半|後半)?)|{_WITHIN})?"
)
UNSTATED_YEAR_PART = rf"年度(?:(?P<part>末日?|{_AT_FIRST}|初め|始め)|{_WITHIN})"

CONNECTOR = r"\s?(?:~|-|ー|から、?|より|ないし|乃至)\s?"
LIST_SIGN = r"\s?(?:[・,、/]|及び|と)\s?"
