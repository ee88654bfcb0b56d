"""Arbitrary answers and digests, small and enormous, harmless and hostile."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from bot.domain.answer import Answer, Citation, Mode, Status
from bot.texts.answers import AUDIENCE
from knowledge.dates import Standing
from tests.slack.samples import NOW, deadline, item, source

HOSTILE = (
    "<!channel> 至急",
    "<!here|here> <!everyone>",
    "@channel @here @everyone",
    "全員へ@here",
    "<@U012AB3CD> さん",
    "<#C012AB3CD|general>",
    "<!subteam^S012AB3CD|@係>",
    "<!date^1392734382^{date}|昨日>",
    "<https://evil.example|https://www.soumu.go.jp>",
    "<javascript:alert(1)|総務省>",
    "<mailto:a@evil.example|県庁>",
    "&lt;!channel&gt; &amp;lt;",
    "*太字* _斜体_ ~取消~ `code`",
    "```\n<!channel>\n```",
    "> 引用\n>>> 引用",
    "＞　> 引用",
    "\u202e逆さ\u202c \u2066隠す\u2069",
    "見\u200bえ\u200dな\ufeffい\u00ad文字",
    "タグ\U000e0041\U000e0042",
    "\x00\x07\x1b[31m赤\x1b[0m",
    "\ud800孤立\udfff",
    ":rotating_light: :here:",
    '"},{"type":"mrkdwn","text":"<!channel>',
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "'; DROP TABLE question; --",
    "{{7*7}} ${7*7} %s %n {0}",
    "Ω≈ç√∫ 田中さんにあげて下さい 👾 🙇 💁🏽 🇯🇵",
    "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
    "ﷺ ﷽",
    "　　　",
    "\n\n\n\n\n",
    "",
    "-",
    "<",
    "＜!channel＞ <\u200b!channel>",
    "<\u202e!here>",
)

_SHORT = st.sampled_from(HOSTILE) | st.text(max_size=40)
_LONG = st.builds(
    lambda text, times: text * times, _SHORT | st.just("申請は7日前までです。"), st.integers(1, 400)
)
TEXT = _SHORT | _LONG
_DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2032, 12, 31))
_ADDRESS = st.sampled_from(
    [
        "",
        "https://www.example.jp/資料 1.pdf?a=b#c",
        "https://www.soumu.go.jp@evil.example/",
        "javascript:alert(1)",
        "https://evil.example/<!channel>|x",
        "https://日本語.example/",
        "http://[::1",
        "https://a.example/" + "x" * 3_000,
    ]
)

CITATIONS = st.builds(
    Citation,
    document=TEXT,
    issuer=_SHORT,
    issued_on=st.none() | _DAYS,
    place=TEXT,
    quote=TEXT,
    validity=st.sampled_from(Standing),
    audience=st.sampled_from(sorted(AUDIENCE)),
    original=TEXT,
    url=_ADDRESS,
    caveat=_SHORT,
)
ANSWERS = st.builds(
    Answer,
    status=st.sampled_from(Status),
    conclusion=TEXT,
    next_step=TEXT,
    banner=_SHORT,
    notes=st.lists(TEXT, max_size=6).map(tuple),
    citations=st.lists(CITATIONS, max_size=8).map(tuple),
    validity=st.sampled_from(Standing),
    mode=st.sampled_from(Mode),
    suggestions=st.lists(TEXT, max_size=4).map(tuple),
)
_CHANGE = st.fixed_dictionaries({"at": st.just(NOW.isoformat()), "reason": TEXT})
HISTORIES = st.fixed_dictionaries(
    {},
    optional={
        "feedback": st.fixed_dictionaries({"helpful": st.integers(0, 99), "unhelpful": st.integers(0, 99)}),
        "shared_by": st.sampled_from(["", "U012AB3CD", "<!channel>", "@here", "u1"]),
        "updated": _CHANGE,
        "withdrawn": _CHANGE,
    },
)

_PROGRESS = st.fixed_dictionaries(
    {
        "state": st.sampled_from(["untouched", "acknowledged", "done", "not_applicable"]),
        "action": st.sampled_from(["", "complete", "acknowledge", "snooze", "set_aside", "undo", "keep"]),
        "by": TEXT,
        "on": st.just("2026-11-23"),
        "changes": st.integers(0, 9),
        "done_on": st.none() | _DAYS.map(dt.date.isoformat),
        "document_number": TEXT,
        "reason": TEXT,
        "snooze_until": st.none() | _DAYS.map(dt.date.isoformat),
    }
)
_SOURCES = st.builds(source, title=TEXT, issuer=_SHORT, place=_SHORT, url=_ADDRESS)
_DEADLINES = st.builds(deadline, wording=TEXT)
_TARGETS = {"persona": "leader", "planned": 3, "actual": None}
ITEMS: st.SearchStrategy[dict[str, Any]] = st.builds(
    item,
    title=TEXT,
    to_do=TEXT,
    once_past=TEXT,
    cautions=st.lists(TEXT, max_size=4),
    sources=st.lists(_SOURCES, max_size=4),
    deadline=_DEADLINES,
    other_deadline=st.none() | _DEADLINES,
    state=st.sampled_from(["upcoming", "today", "overdue", "past_target", "ended_unconfirmed", "open"]),
    reason=st.sampled_from(["before", "announced", "escalated", "again"]),
    copy=st.booleans(),
    record=st.none() | st.just({"kind": "targets", "fiscal_year": "令和8年度", "values": [_TARGETS]}),
    progress=_PROGRESS,
)
DIGESTS = st.lists(ITEMS, min_size=1, max_size=3) | st.lists(ITEMS, min_size=1, max_size=25)
