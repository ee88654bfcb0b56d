"""Arbitrary digests as Teams gets them: with where each duty stands, and with dead and live buttons."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from tests.slack.arbitrary import TEXT
from tests.slack.samples import deadline, item, source

HOSTILE = (
    "<at>全員</at> 至急",
    "<at id='0'>総務省</at>",
    "[総務省](https://evil.example)",
    "[1] と [99] の出典",
    "[1]: https://evil.example",
    "![図](https://evil.example/x.png)",
    "https://evil.example/ と www.evil.example",
    "javascript://alert(1)",
    "**太字** __太字__ *斜* _斜_ ~~線~~ `符号`",
    "# 見出し\n## 見出し",
    "見出し\n====\n見出し\n----",
    "1. 一\n2) 二\n- 三\n* 四\n+ 五",
    "> 引用\n>> 引用",
    "| 表 | 表 |\n|---|---|\n| a | b |",
    "    字下げ\n\t字下げ",
    "```\n符号\n```\n~~~\n符号",
    "&lt;b&gt; &amp; &#60;at&#62; &nbsp;",
    "<b>太字</b><br/><a href='https://evil.example'>x</a>",
    "\\*逆\\[斜線\\]",
    "{{DATE(2026-01-01T00:00:00Z,SHORT)}} {{TIME(2026-01-01T00:00:00Z)}}",
    '<quoted messageId="1"/>',
    "***\n---\n___",
    "- [ ] 済\n- [x] 未",
)

PIECES = st.lists(st.sampled_from([*HOSTILE, *"<>[]()!#*_~`&|\\-+=.1 \n:/@"])).map("".join)
_DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2032, 12, 31)).map(dt.date.isoformat)
STANDINGS = st.fixed_dictionaries(
    {
        "state": st.sampled_from(["untouched", "acknowledged", "done", "not_applicable"]),
        "action": st.sampled_from(["", "complete", "acknowledge", "snooze", "set_aside", "undo", "keep"]),
        "by": TEXT,
        "on": _DAYS,
        "changes": st.integers(0, 9),
        "snooze_until": st.none() | _DAYS,
        "done_on": st.none() | _DAYS,
        "document_number": TEXT,
        "reason": TEXT,
    }
)
_ACTIONS = st.lists(
    st.sampled_from(["complete", "acknowledge", "snooze", "set_aside", "record", "undo", "ask"]), unique=True
).map(lambda names: [{"action": each, "id": f"{each}:202011:T1:2026"} for each in names])
_RECORD = {
    "kind": "targets",
    "fiscal_year": "令和8年度",
    "values": [{"persona": "leader", "planned": 3, "actual": None}],
}
_HARSH = TEXT | PIECES


def _item(standing: dict[str, Any] | None, record: dict[str, Any] | None, **facts: Any) -> dict[str, Any]:
    more = {"progress": standing} if standing else {}
    return item(**facts, **more, **({"record": record} if record else {}))


ITEMS: st.SearchStrategy[dict[str, Any]] = st.builds(
    _item,
    st.none() | STANDINGS,
    st.none() | st.just(_RECORD),
    title=_HARSH,
    to_do=_HARSH,
    once_past=_HARSH,
    cautions=st.lists(_HARSH, max_size=4),
    sources=st.lists(st.builds(source, title=_HARSH, place=_HARSH), max_size=4),
    deadline=st.builds(deadline, wording=_HARSH),
    other_deadline=st.none() | st.builds(deadline, wording=_HARSH),
    state=st.sampled_from(["upcoming", "today", "overdue", "past_target", "ended_unconfirmed", "open"]),
    reason=st.sampled_from(["before", "announced", "escalated", "again"]),
    copy=st.booleans(),
    actions=_ACTIONS,
)
DIGESTS = st.lists(ITEMS, min_size=1, max_size=30)
