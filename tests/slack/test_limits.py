"""Whatever an answer or a digest holds, Slack takes the message, and nothing in it acts."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.slack import forms, home
from bot.channels.slack.render import render, whole
from bot.domain.answer import Answer, Status
from bot.domain.ticket import Matter
from bot.domain.web_address import web_address
from bot.escalation.forms import ask_person
from tests.slack.acceptance import buttons_of, is_dead, takes_message, takes_view
from tests.slack.arbitrary import ANSWERS, DIGESTS, HISTORIES, TEXT
from tests.slack.samples import CHANNEL, FOR_ONE, NOW, answered, delivery

pytestmark = pytest.mark.slack
_UNHURRIED = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@_UNHURRIED
@given(ANSWERS, HISTORIES, TEXT, st.booleans(), st.booleans())
def test_any_answer(
    answer: Answer, history: dict[str, Any], asked: str, for_one: bool, repeated: bool
) -> None:
    payload = {**answered(answer), **history, "asked": asked}
    sent = delivery("answer", payload, to=FOR_ONE if for_one else CHANNEL, repeated=repeated)
    message = render(sent, escalation=True)
    takes_message(message)
    addresses = [web_address(each.url) for each in answer.citations]
    is_dead(message, addresses=addresses, users=["U012AB3CD"])
    offered = answer.status is not Status.REFUSED and "withdrawn" not in history
    assert ("helpful:q-1" in buttons_of(message)) is offered


@_UNHURRIED
@given(DIGESTS, st.booleans())
def test_any_digest(items: list[dict[str, Any]], repeated: bool) -> None:
    message = render(delivery("reminders", {"items": items}, repeated=repeated))
    takes_message(message)
    addresses = [web_address(each["url"]) for item in items for each in item["sources"]]
    is_dead(message, addresses=addresses)


@_UNHURRIED
@given(ANSWERS, st.integers(-1, 40))
def test_any_answer_can_be_read_to_its_end(answer: Answer, page: int) -> None:
    view = forms.reading(whole("answer", answered(answer)), delivery="d-1", page=page)
    takes_view(view)
    is_dead(view, addresses=[web_address(each.url) for each in answer.citations])


@_UNHURRIED
@given(TEXT, st.lists(TEXT, max_size=60), st.booleans())
def test_any_sentence_and_task(text: str, lines: list[str], done: bool) -> None:
    sentence = render(delivery("sentence", {"text": f"記録しました。{text}"}))
    takes_message(sentence)
    is_dead(sentence)
    task = render(delivery("task", {"title": text, "lines": lines, "done": done}))
    takes_message(task)
    is_dead(task)


@_UNHURRIED
@given(TEXT, TEXT, TEXT)
def test_any_form(title: str, question: str, found: str) -> None:
    origin = forms.Origin("complete:202011:T1:2026", "d-1", "C1", "1.2")
    today = NOW.date()
    for view in (
        forms.complete(origin, title=title, today=today),
        forms.snooze(origin, title=title, first=today, last=today),
        forms.set_aside(origin, title=title),
        forms.ask(origin, text=question),
        forms.of_ticket(origin, ask_person(Matter(question, found, title), "q-1", title)),
    ):
        takes_view(view)
        is_dead(view)


@_UNHURRIED
@given(DIGESTS, st.lists(TEXT, max_size=8), st.integers(-1, 9))
def test_any_home(items: list[dict[str, Any]], questions: list[str], page: int) -> None:
    asked = [home.Asked(text, "answered", text, NOW) for text in questions]
    known = home.Administration("ready", NOW, 12, asked, len(asked), 30)
    view = home.view(home.Home("架空市", items, asked, known, page))
    takes_view(view)
    is_dead(view)
