"""Pasted enquiries become drafts that say what is written, and no more."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from knowledge.calendars.date_wording import era_date_with_weekday
from knowledge.enquiry import Asker, Doubt, Given, Line, Purpose, draft_of_document, draft_of_mail

MAILS = yaml.safe_load((Path(__file__).parent / "mails.yaml").read_text(encoding="utf-8"))


def drafted(case):
    return draft_of_mail(case["mail"], received_on=case["received_on"])


def told(deadline):
    """A deadline as the examples write it."""
    if deadline is None:
        return None
    values = {"day": deadline.day, "doubts": [doubt.value for doubt in deadline.doubts]}
    if deadline.until:
        values["until"] = f"{deadline.until:%H:%M}"
    if deadline.opens_on:
        values["opens_on"] = deadline.opens_on
    return values


def described(draft):
    """A draft as the examples write it, in full."""
    applications = [d.day for d in draft.deadlines if d.purpose is Purpose.APPLICATION]
    return {
        "title": draft.title,
        "prefecture": told(draft.deadline(Asker.PREFECTURE)),
        "national": told(draft.deadline(Asker.NATIONAL)),
        "applications": applications,
        "events": [event.day for event in draft.events],
        "answer_to": draft.answer_to,
        "forms": list(draft.forms),
        "audience": draft.audience.value,
        "written_on": draft.written_on,
        "doubts": [doubt.value for doubt in draft.doubts],
    }


@pytest.mark.parametrize("case", MAILS, ids=lambda case: case["name"])
def test_the_draft_is_what_the_mail_says(case):
    draft = drafted(case)
    if case["expected"] is None:
        assert draft is None
        return
    found = described(draft)
    quiet = {"prefecture": None, "national": None, "applications": [], "events": [], "doubts": []}
    expected = quiet | case["expected"]
    if "no_date" in found["doubts"] and expected["applications"]:
        found["doubts"].remove("no_date")
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("case", MAILS, ids=lambda case: case["name"])
def test_no_day_is_invented(case):
    """Month and day of every deadline stand in its own wording."""
    draft = drafted(case)
    for deadline in draft.deadlines if draft else ():
        numbers = {int(number) for number in re.findall(r"\d+", deadline.wording)}
        assert deadline.wording.strip()
        assert re.fullmatch(r"\d+行目", deadline.place)
        if deadline.day:
            assert {deadline.day.month, deadline.day.day} <= numbers


@given(st.dates(dt.date(2026, 1, 1), dt.date(2030, 12, 31)), st.integers(0, 23))
def test_a_day_that_is_written_in_full_is_taken_as_it_is(day, hour):
    asked = f"ひのき県市町村課です。{era_date_with_weekday(day)}{hour}時までに回答してください。"
    mail = f"件名：状況調査について（照会）\n{asked}"
    draft = draft_of_mail(mail, received_on=dt.date(2026, 1, 1))
    deadline = draft.deadline(Asker.PREFECTURE)
    assert (deadline.day, deadline.doubts) == (day, ())
    assert deadline.until == dt.time(hour)


@given(st.text(max_size=200))
def test_any_text_can_be_pasted(text):
    draft = draft_of_mail(text, received_on=dt.date(2026, 11, 23))
    assert draft is None or draft.doubts or draft.deadlines


def test_a_notice_gives_a_draft_with_places():
    lines = [
        Line("各市町村は、別紙様式により、人材の確保状況を報告されたい。", "p.1 > 1 報告"),
        Line("報告期限：令和8年10月30日（金）", "p.2 > 2 期限"),
    ]
    notice = Given("人材の確保状況の報告について（依頼）", "総務省自治行政局", dt.date(2026, 9, 1))
    draft = draft_of_document(lines, notice)
    deadline = draft.deadline(Asker.NATIONAL)
    assert (deadline.day, deadline.place) == (dt.date(2026, 10, 30), "p.2 > 2 期限")
    assert (draft.title, draft.asked_by) == (notice.title, notice.issuer)


def test_a_notice_without_a_deadline_says_so():
    lines = [Line("状況を報告されたい。回答をお願いします。", "p.1")]
    draft = draft_of_document(lines, Given("報告について"))
    assert Doubt.NO_DATE in draft.doubts
