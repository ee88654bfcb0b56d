"""From a draft to a duty in the fields of the catalogue (docs/duties.md)."""

from __future__ import annotations

import datetime as dt
from typing import Any

from bot.enquiry.correction import main_deadline
from bot.texts import drafts as texts
from jobs.catalogue.weekday import wrong_weekday
from knowledge.document import Audience
from knowledge.enquiry import Deadline, DraftDuty

_AUDIENCES = {
    Audience.PREFECTURES: "都道府県",
    Audience.MUNICIPALITIES: "市町村",
    Audience.BOTH: "両方",
    Audience.UNSTATED: "両方",
}


def definition(draft: DraftDuty, *, duty: str) -> dict[str, Any]:
    """An own duty as data; without a day it is one that is never reminded of (期限なし)."""
    main = main_deadline(draft)
    day = main.day if main else None
    cautions = texts.cautions(draft, main)
    entry: dict[str, Any] = {
        "番号": duty,
        "題名": draft.title,
        "対象": _AUDIENCES[draft.audience],
        "種類": "期限" if day else "期限なし",
        "強さ": "期日" if day else "依頼",
        "主管課": "情報",
        "すること": texts.to_do(draft),
        "出典": [_source(draft, main)],
    }
    if main and day:
        entry["期限"] = _deadline(main, day)
        entry["過ぎたとき"] = texts.ONCE_PAST
    if cautions:
        entry["注意"] = cautions
    return entry


def _deadline(main: Deadline, day: dt.date) -> dict[str, str]:
    wording = main.wording
    if wrong_weekday(wording, [day]):
        # The catalogue refuses a weekday that does not fit; the original stands among the cautions.
        wording = texts.entered_day(day)
    found = {"原文": wording, "国": day.isoformat()}
    return found | ({"時刻": f"{main.until:%H:%M}"} if main.until else {})


def _source(draft: DraftDuty, main: Deadline | None) -> dict[str, str]:
    source = {"題名": draft.title, "発行者": draft.asked_by or texts.UNKNOWN_SENDER, "種別": "公式"}
    if draft.written_on:
        source["日付"] = draft.written_on.isoformat()
    if main and main.place:
        source["箇所"] = main.place
    return source
