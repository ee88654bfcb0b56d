"""A deadline of one's own, from a form into the fields of the catalogue (docs/duties.md)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from bot.domain.entered import day_of, line_of, optional_day_of, optional_time_of
from bot.errors import Invalid
from bot.texts import duty_page as texts
from jobs.catalogue.words import SECTIONS

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class OwnDuty:
    """The fields of the form as they were typed; `sort` is once, yearly or window."""

    title: str = ""
    sort: str = "once"
    due_on: str = ""
    opens_on: str = ""
    until: str = ""
    section: str = "情報"
    to_do: str = ""
    basis: str = ""


def definition(typed: OwnDuty, duty: str, organisation: str) -> dict[str, Any]:
    """The entry with the id `duty`. Raises `Invalid` naming the first field that cannot be used."""
    title = line_of(typed.title, texts.NAME, limit=120, required=True)
    dates = _dates(typed)
    basis = line_of(typed.basis, texts.BASIS, limit=_LONGEST, required=True)
    return {
        "番号": duty,
        "題名": title,
        "対象": "両方",
        "強さ": "期日",
        "主管課": typed.section if typed.section in SECTIONS else "情報",
        "すること": line_of(typed.to_do, texts.TO_DO, limit=_LONGEST, required=True),
        "出典": [{"題名": basis, "発行者": organisation, "種別": "公式"}],
        **dates,
    }


def _dates(typed: OwnDuty) -> dict[str, Any]:
    if not typed.due_on.strip():
        raise Invalid(texts.MISSING_DUE)
    due_on, until = day_of(typed.due_on), optional_time_of(typed.until)
    time = {"時刻": until.strftime("%H:%M")} if until else {}
    if typed.sort == "window":
        opens_on = optional_day_of(typed.opens_on)
        opening = {"開始": opens_on.isoformat()} if opens_on else {}
        return {
            "種類": "募集",
            "募集": [{"締切": due_on.isoformat(), "原文": typed.due_on, **opening, **time}],
        }
    day = {"毎年": due_on.strftime("%m-%d")} if typed.sort == "yearly" else {"国": due_on.isoformat()}
    return {"種類": "期限", "期限": {**day, "原文": typed.due_on, **time}, "過ぎたとき": texts.ONCE_PAST}
