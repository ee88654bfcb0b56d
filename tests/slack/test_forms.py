"""Forms carry ids only, say what they are about, and give their fields back by name."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from bot.channels.slack import forms
from bot.domain.ticket import Action, Matter
from bot.escalation.forms import ask_person, of_action
from tests.slack.acceptance import objects_of, said, takes_view
from tests.slack.samples import item

pytestmark = pytest.mark.slack

ORIGIN = forms.Origin("complete:202011:T1:2026", delivery="d-1", address="C1", thread="1.2")
TODAY = dt.date(2026, 11, 23)
TITLE = item()["title"]
KNOWN = [{"persona": "leader", "planned": 5, "actual": None}]


def fields_of(view: dict[str, Any]) -> dict[str, str]:
    """Field → its label."""
    return {block["block_id"]: block["label"]["text"] for block in view["blocks"] if block["type"] == "input"}


def begun(view: dict[str, Any]) -> dict[str, str]:
    """Field → what it begins with."""
    names = ("initial_value", "initial_date")
    return {
        each["action_id"]: each[name] for each in objects_of(view["blocks"]) for name in names if name in each
    }


def sent(view: dict[str, Any], entered: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The view as Slack sends it back."""
    names = {name: {name: entered.get(name, {"type": "x", "value": None})} for name in fields_of(view)}
    return {**view, "state": {"values": names}}


def test_done_asks_for_the_day_and_the_number() -> None:
    view = forms.complete(ORIGIN, title=TITLE, today=TODAY)
    takes_view(view)
    assert TITLE in said({"blocks": view["blocks"][:1]})
    assert fields_of(view) == {"done_on": "完了した日", "document_number": "文書番号（あれば）"}
    assert begun(view) == {"done_on": "2026-11-23"}
    assert view["callback_id"] == "complete"


def test_what_was_entered_comes_back_under_the_names_of_the_fields() -> None:
    view = forms.complete(ORIGIN, title=TITLE, today=TODAY)
    entered = {"done_on": {"type": "datepicker", "selected_date": "2026-11-20"}}
    answer = sent(view, entered)
    assert forms.values_of(answer) == {"done_on": "2026-11-20", "document_number": ""}
    assert forms.origin_of(answer) == ORIGIN


def test_later_says_how_far_it_can_be_put_off() -> None:
    view = forms.snooze(ORIGIN, title=TITLE, first=dt.date(2026, 11, 24), last=dt.date(2026, 12, 4))
    takes_view(view)
    assert begun(view) == {"until": "2026-11-24"}
    assert view["blocks"][-1]["hint"]["text"] == "2026年12月4日まで選べます。期限は変わりません。"


def test_set_aside_needs_a_reason_and_feedback_does_not() -> None:
    aside, unhelpful = forms.set_aside(ORIGIN, title=TITLE), forms.unhelpful(forms.Origin("unhelpful:q-1"))
    for view in (aside, unhelpful):
        takes_view(view)
        assert list(fields_of(view)) == ["reason"]
    assert "optional" not in aside["blocks"][-1]
    assert unhelpful["blocks"][-1]["optional"] is True


def test_asking_begins_with_the_duty_that_was_pressed() -> None:
    view = forms.ask(forms.Origin("ask:202011:T1:2026"), text="「県へ回答する」は、いつまでですか？")
    takes_view(view)
    assert begun(view) == {"text": "「県へ回答する」は、いつまでですか？"}
    assert begun(forms.ask(forms.Origin("ask"))) == {}


def test_asking_a_person_is_filled_in_and_gives_no_name_unless_chosen() -> None:
    form = ask_person(Matter("対象か", "近い記述", "特別区"), "q-1", "")
    view = forms.of_ticket(forms.Origin(form.action), form)
    takes_view(view)
    assert list(fields_of(view)) == ["question", "found", "missing", "with_name", "name", "urgent"]
    assert begun(view) == {"question": "対象か", "found": "近い記述", "missing": "特別区"}
    chosen = {"with_name": {"type": "checkboxes", "selected_options": [{"value": "yes"}]}}
    assert forms.values_of(sent(view, chosen))["with_name"] == "yes"
    nothing = {"with_name": {"type": "checkboxes", "selected_options": []}}
    assert forms.values_of(sent(view, nothing))["with_name"] == ""


def test_a_draft_for_another_tier_has_to_be_confirmed() -> None:
    form = of_action(Action.ESCALATE, "t-1", begins="照会文", desk="県", letter=True)
    view = forms.of_ticket(forms.Origin(form.action), form)
    takes_view(view)
    assert "optional" not in next(each for each in view["blocks"] if each.get("block_id") == "confirmed")


def test_targets_begin_with_the_numbers_of_their_year() -> None:
    view = forms.record(ORIGIN, title=TITLE, year="令和8年度", kind="targets", known=KNOWN)
    takes_view(view)
    assert len(fields_of(view)) == 6
    assert fields_of(view)["target-leader"] == "DX推進リーダー：目標（人）"
    assert begun(view) == {"target-leader": "5"}


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("needed_staff", ["needed-producer", "needed-manager", "needed-engineer"]),
        ("adviser_visits", ["visited_on", "note"]),
    ],
)
def test_other_numbers_have_the_fields_of_the_page(kind: str, names: list[str]) -> None:
    view = forms.record(ORIGIN, title=TITLE, year="令和8年度", kind=kind, known=[])
    takes_view(view)
    assert list(fields_of(view)) == names


def test_no_form_holds_more_than_ids() -> None:
    view = forms.complete(ORIGIN, title=TITLE, today=TODAY)
    assert TITLE not in view["private_metadata"]
    longest = forms.Origin(*["x" * 255] * 4)
    assert len(forms.complete(longest, title=TITLE, today=TODAY)["private_metadata"]) < 3_000


def test_a_notice_has_nothing_to_send() -> None:
    view = forms.notice("お探しのものは見つかりませんでした。")
    takes_view(view)
    assert "submit" not in view
