"""What the words before and after an expression make of it."""

from __future__ import annotations

import re

from knowledge.dates.mention import Kind, Role

_ISSUING = "決定|決裁|策定|改定|改訂|公表|公布|制定|発出|発行|通知|作成|初版"
_ISSUER = r"[^。、()0-9のをはがで\s]{0,14}?"
_LAW = r"法\s*律|政令|勅令|[府省]令|条例|規則|訓令|告示|要綱"
_DEADLINE = "までに|迄に|必着|締切|締め切|〆切|消印有効|厳守|期限|限り(?![なの])"
_REQUEST = "提出|回答|申込|申し込|申請|応募|報告|送付|登録|返信|連絡"
_ASKED = r"を|し|する|願|くだ|下さ|のこと|のほど|いただ|[。)」\s]|$"

_AFTER = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (Role.CITATION, rf"[^\s0-9]{{0,8}}?(?:{_LAW})\s?第"),
        (Role.DEADLINE, rf"の?[^。、)\sのをは]{{0,5}}?(?:{_DEADLINE})"),
        (Role.UNTIL, "分?(?:まで|迄|以前)"),
        (Role.FROM, "分?(?:以降|以後|から|より|に?施行|適用)"),
        (Role.ISSUED, rf"(?:付(?![近属加])|{_ISSUER}(?:{_ISSUING})(?!予定|見込|す))"),
        (Role.AS_OF, "現在(?!高)|時点"),
        (Role.HELD, r"に?[^。、()0-9\s]{0,8}?(?:開催|実施|開講|開会|挙行)"),
        (Role.TARGET, "(?:中|内)?[をに]?(?:目処|目途|めど|メド|目標)"),
    )
)
_DEADLINE_BEFORE = re.compile(r"(?:期限|締切日?|〆切|締め切り|期日|必着日?)(?:日?は|[::・)\]】\s])*$")
_ASKED_BY = re.compile(rf"まで(?![のはがで])[^。\n]{{0,40}}?(?:{_REQUEST})(?:{_ASKED})")
_LETTERS_APART = re.compile(r"(?:^|(?<=(?<!\S)\S))\s{1,2}(?=\S(?!\S))")  # か ら 施 行
_AFTERWARDS = 50
_DONE_BY = re.compile(r"まで(?:に|の)[^。\n]{0,60}?(?:ました|しており|した|いただ(?:き|いた))")
_BEFORE = 14  # characters that a label such as 回答期限（厳守）： takes
_INSTANTS = (Kind.DATE, Kind.PART, Kind.MONTH, Kind.YEAR)


def role_of(text: str, start: int, end: int, kind: Kind, *, timed: bool) -> Role:
    """The role of the expression of `kind` at `text[start:end]`.

    `timed` says that it names a time of day: a bare まで closes a period, but
    after a time, or before a request, it sets a deadline.
    """
    if _DEADLINE_BEFORE.search(text[max(0, start - _BEFORE) : start]):
        return Role.DEADLINE
    role = _role_after(text, end)
    if role is Role.DEADLINE and _DONE_BY.match(text, end):
        return Role.UNTIL
    if role is Role.UNTIL and (timed or (kind is Kind.DATE and _ASKED_BY.match(text, end))):
        return Role.DEADLINE
    if role in (Role.ISSUED, Role.AS_OF) and kind not in _INSTANTS:
        return Role.NONE
    return role


def _role_after(text: str, end: int) -> Role:
    tail = _LETTERS_APART.sub("", text[end : end + _AFTERWARDS].removeprefix("("))
    for role, pattern in _AFTER:
        if pattern.match(tail):
            return role
    return Role.NONE
