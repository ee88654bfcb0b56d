"""What the words before and after an expression make of it."""

from __future__ import annotations

import re

from knowledge.dates.mention import Role

_AFTER = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        (Role.CITATION, r"(?:\S{0,6})?(?:法律|政令|勅令|省令|条例|規則|訓令|告示|要綱|府令)第"),
        (Role.DEADLINE, r"(?:[^。\n、)]{0,6})?(?:までに|迄に|必着|締切|締め切|〆切|消印有効|を?期限)"),
        (Role.DEADLINE, r"(?:\(?厳守|限り[、。\s])"),
        (Role.UNTIL, r"分?(?:まで|迄|以前)"),
        (Role.FROM, r"分?(?:以降|以後|から|より|施行|適用|に施行)"),
        (
            Role.ISSUED,
            r"(?:付け?(?!近)|[^。、\n()0-9]{0,12}?(?:決定|決裁|策定|改定|改訂|公表|公布|制定|発出|発行|通知|作成|初版))",
        ),
        (Role.AS_OF, r"\s?(?:現在|時点)"),
        (Role.HELD, r"に?(?:[^。、\n()0-9]{0,8})?(?:開催|実施|開講|開会|挙行)"),
        (Role.TARGET, r"(?:中|内)?(?:を|に)?(?:目処|目途|めど|メド|目標)"),
    )
)
_DEADLINE_BEFORE = re.compile(r"(?:期限|締切日?|〆切|締め切り|期日|必着日?)(?:日?は|[::・)\]】\s])*$")
_ASKS = re.compile(
    r"[^。\n]{0,40}(?:提出|回答|申込|申し込|申請|応募|報告|送付|登録|返信|連絡|願い|ください|下さい)"
)
_BEFORE = 14  # characters that a label such as 回答期限（厳守）： takes


def role_of(text: str, start: int, end: int, *, exact: bool, timed: bool) -> Role:
    """The role of the expression at `text[start:end]`.

    `exact` says that it names a day, `timed` a time of day: a bare まで closes
    a period, but after a time, or before a request, it sets a deadline.
    """
    if _DEADLINE_BEFORE.search(text[max(0, start - _BEFORE) : start]):
        return Role.DEADLINE
    role = _role_after(text, end)
    if role is Role.UNTIL and (timed or (exact and _ASKS.match(text, end))):
        return Role.DEADLINE
    return role


def _role_after(text: str, end: int) -> Role:
    start = end + 1 if text[end : end + 1] in ("(", " ") else end
    for role, pattern in _AFTER:
        if pattern.match(text, start):
            return role
    return Role.NONE
