"""Who sends to whom by a date: municipalities to the prefecture, or the prefecture to the state."""

from __future__ import annotations

import re

from knowledge.document import Audience
from knowledge.enquiry.draft import Asker
from knowledge.enquiry.lines import Lines
from knowledge.text import fold

_TO_PREFECTURE = (
    r"本県|当県|本府|本道|本都|当課|当室|当局|市町村課|(?:都道府)?県(?:担当課?)?(?:への?|あて|宛|まで)"
    r"|市区?町村(?:等|担当課)?(?:から|より|→|⇒|は)|【市区?町村(?:等|分)?】"
)
_TO_STATE = (
    r"[\u3400-\u9fff]{2,6}省|デジタル庁|内閣府|国(?:への?|あて|宛|の(?:提出|回答)?(?:期限|締切))"
    r"|都道府県(?:等)?(?:から|より|→|⇒|は)|【都道府県(?:等|分)?】|本省"
)
_DIRECTION = re.compile(rf"(?P<prefecture>{_TO_PREFECTURE})|(?P<state>{_TO_STATE})")
# 「…日までに、県デジタル推進課（…）あて回答」: whom an answer goes to is often said behind the comma.
_OFFICE = r"[\u30a0-\u30ff\u3400-\u9fffA-Za-z・]{0,20}(?:\([^()]*\))?(?:への?|あて|宛|まで)"
_SENT_TO = re.compile(rf"(?P<prefecture>県{_OFFICE})|(?P<state>(?:国|[\u3400-\u9fff]{{2,6}}省){_OFFICE})")
_NEXT_DAY = re.compile(r"。|\d{1,2}月\d{1,2}日")
_MARK = re.compile(r"【(?P<p>都道府県)?[・、及び]*(?P<m>市区?町村)?(?:等|分)?】")
_MARK_REACH = 300


def direction_at(lines: Lines, span: tuple[int, int]) -> Asker | None:
    """The side that the nearest words name: before the day on its line, after it, or in the heading above."""
    start, end = lines.line_at(span[0])
    before = list(_DIRECTION.finditer(_clause_before(fold(lines.text[start : span[0]]))))
    if before:
        return _side(before[-1])
    above = list(_DIRECTION.finditer(fold(lines.heading_above(span[0]))))
    rest = _NEXT_DAY.split(fold(lines.text[span[1] : end]))[0]
    after = _DIRECTION.search(rest.split("、")[0]) or _SENT_TO.search(rest)
    found = after or (above[-1] if above else None) or _mark_before(lines, span[0])
    return _side(found) if found else None


def audience_at(lines: Lines, span: tuple[int, int]) -> Audience | None:
    """Whom a mark such as 【市町村】 before the day names."""
    mark = _mark_before(lines, span[0], _MARK)
    if mark is None or not (mark["p"] or mark["m"]):
        return None
    if mark["p"] and mark["m"]:
        return Audience.BOTH
    return Audience.PREFECTURES if mark["p"] else Audience.MUNICIPALITIES


def _clause_before(text: str) -> str:
    """What stands before the day since the last sentence ended."""
    return text.rsplit("。", 1)[-1]


def _mark_before(lines: Lines, offset: int, pattern: re.Pattern[str] = _DIRECTION) -> re.Match[str] | None:
    """The last mark in brackets before an offset, not farther than a list below it goes."""
    near = fold(lines.text[max(0, offset - _MARK_REACH) : offset])
    marks = [found for found in pattern.finditer(near) if found[0].startswith("【")]
    return marks[-1] if marks else None


def _side(found: re.Match[str]) -> Asker:
    return Asker.PREFECTURE if found["prefecture"] else Asker.NATIONAL
