"""A ticket in Slack: how it stands, what can be pressed, and nothing that people wrote comes alive."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from bot.channels.slack.render import render, whole
from tests.slack.acceptance import buttons_of, is_dead, said, takes_message
from tests.slack.arbitrary import TEXT
from tests.slack.samples import delivery

pytestmark = pytest.mark.slack


def ticket(**more: Any) -> dict[str, Any]:
    return {
        "ticket": "t-1",
        "number": "T-2026-000001",
        "role": "desk",
        "reason": "",
        "state": "new",
        "awaited": "",
        "tier": "municipality",
        "outside": False,
        "priority": "ordinary",
        "due_on": "2026-11-27",
        "organisation": "131016",
        "organisation_name": "千代田区",
        "desk": "情報係",
        "news": "",
        "text": "",
        "question": "特別区は対象ですか？",
        "found": "近い記述",
        "missing": "特別区の扱い",
        "asker": "",
        "owner": "",
        "answer": None,
        "history": [],
        "actions": [
            {"action": "claim", "id": "ticket_claim:t-1", "text": False},
            {"action": "answer", "id": "ticket_answer:t-1", "text": True},
        ],
        **more,
    }


def shown(**more: Any) -> dict[str, Any]:
    return render(delivery("ticket", ticket(**more)))


def test_a_desk_reads_the_question_and_can_act() -> None:
    message = shown()
    takes_message(message)
    assert "特別区は対象ですか？" in said(message)
    assert list(buttons_of(message)) == ["ticket_claim:t-1", "ticket_answer:t-1"]


def test_the_asker_reads_who_answered_and_when() -> None:
    answer = {
        "action": "answer",
        "side": "desk",
        "by": "情報係",
        "text": "対象です。",
        "at": "2026-11-24T03:00:00+00:00",
    }
    words = said(shown(role="asker", state="answered", news="answer", answer=answer, actions=[]))
    assert "対象です。" in words
    assert "情報係" in words
    assert "11月24日（火）12:00" in words


def test_a_long_matter_keeps_its_buttons_and_can_be_read_in_full() -> None:
    long = "長い相談です。" * 1000
    message = shown(question=long)
    takes_message(message)
    assert {"ticket_claim:t-1", "more:d-1:0"} <= set(buttons_of(message))
    assert said({"blocks": whole("ticket", ticket(question=long))}).count("長い相談です。") == 1000


@given(TEXT, TEXT, TEXT)
def test_what_people_wrote_stays_dead(question: str, found: str, name: str) -> None:
    message = shown(question=question, found=found, organisation_name=name, owner=name)
    takes_message(message)
    is_dead(message)
