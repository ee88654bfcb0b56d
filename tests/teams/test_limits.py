"""Whatever an answer or a digest holds, Teams takes the message, and nothing in it acts."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bot.channels.teams import answer as answers
from bot.channels.teams import forms, reminder, ticket
from bot.channels.teams.render import DETAILS, render
from bot.dialogue.forms import Ask, Complete, Numbers, SetAside, Snooze
from bot.domain.answer import Answer, Status
from bot.domain.ticket import Action, Matter
from bot.domain.web_address import web_address
from bot.escalation.forms import ask_person, of_action
from tests.slack.arbitrary import ANSWERS, HISTORIES, TEXT
from tests.slack.samples import answered, long_answer
from tests.slack.test_ticket_messages import ticket as about
from tests.teams.acceptance import card_is_dead, is_dead, takes, takes_card
from tests.teams.arbitrary import DIGESTS, PIECES
from tests.teams.samples import GROUP, PERSONAL, THREAD, delivery

pytestmark = pytest.mark.teams
_UNHURRIED = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
_PLACES = st.sampled_from([PERSONAL, THREAD, GROUP])


@_UNHURRIED
@given(ANSWERS, HISTORIES, TEXT | PIECES, _PLACES, st.booleans())
@example(long_answer(4_000, 40), {}, "", GROUP, True)
def test_any_answer(answer: Answer, history: dict[str, Any], asked: str, place: Any, repeated: bool) -> None:
    payload = {**answered(answer), **history, "asked": asked}
    message = render(delivery("answer", payload, to=place, repeated=repeated))
    takes(message)
    is_dead(message, addresses=tuple(web_address(each.url) for each in answer.citations))
    assert ("feedbackLoop" in message.get("channelData", {})) is (answer.status is not Status.REFUSED)


@_UNHURRIED
@given(ANSWERS, HISTORIES, st.booleans())
@example(long_answer(4_000, 40), {}, True)
def test_any_card_below_an_answer(answer: Answer, history: dict[str, Any], escalation: bool) -> None:
    payload = {**answered(answer), **history}
    if answers.details(payload, escalation=escalation) is None:
        return
    message = render(delivery(DETAILS, payload), escalation=escalation)
    takes(message)
    is_dead(message, addresses=tuple(web_address(each.url) for each in answer.citations))


@_UNHURRIED
@given(DIGESTS, st.booleans())
def test_any_digest(items: list[dict[str, Any]], repeated: bool) -> None:
    message = render(delivery("reminders", {"items": items}, repeated=repeated))
    takes(message)
    is_dead(message, addresses=("https://www.example.jp/notice",))


@_UNHURRIED
@given(DIGESTS, st.integers(-1, 40), TEXT | TEXT.map(lambda text: text * 300))
def test_any_page_of_a_digest(items: list[dict[str, Any]], page: int, notice: str) -> None:
    card = reminder.message({"items": items}, page=page, notice=notice)
    takes_card(card)
    card_is_dead(card, addresses=("https://www.example.jp/notice",))


@_UNHURRIED
@given(TEXT | PIECES, st.lists(TEXT | PIECES, max_size=60), st.booleans())
def test_any_sentence_and_task(text: str, lines: list[str], done: bool) -> None:
    takes(render(delivery("sentence", {"text": f"記録しました。{text}"})))
    task = render(delivery("task", {"title": text, "lines": lines, "done": done}))
    takes(task)
    is_dead(task)


@_UNHURRIED
@given(TEXT | PIECES)
def test_any_form(title: str) -> None:
    today = dt.date(2026, 11, 23)
    numbers = [{"persona": "leader", "planned": 3, "actual": None}]
    for form in (
        Complete(title, today),
        Snooze(title, today, today),
        SetAside(title),
        Ask(title),
        Numbers(title, "令和8年度", "targets", numbers),
        Numbers(title, "令和8年度", "needed_staff", [{"profession": "manager", "count": 1}]),
        Numbers(title, "令和8年度", "adviser_visits", []),
    ):
        card = forms.shown(form, "complete:202011:T1:2026", page=1)
        takes_card(card)
        card_is_dead(card)


@_UNHURRIED
@given(TEXT | PIECES, TEXT, TEXT)
def test_any_form_of_a_ticket(question: str, found: str, name: str) -> None:
    for form in (
        ask_person(Matter(question, found, question), "q-1", name),
        of_action(Action.ESCALATE, "t-1", begins=question, desk=name, letter=True),
        of_action(Action.ANSWER, "t-1", begins=found, desk=name, letter=True),
    ):
        card = forms.of_ticket(form, page=1)
        takes_card(card)
        card_is_dead(card)


@_UNHURRIED
@given(TEXT | PIECES, TEXT, TEXT, st.booleans())
def test_any_ticket(question: str, found: str, notice: str, repeated: bool) -> None:
    answer = {"by": "情報係", "text": found, "at": "2026-11-23T00:05:00+00:00"}
    payload = about(question=question, found=found, missing=question, asker=found[:60], answer=answer)
    message = render(delivery("ticket", payload, repeated=repeated))
    takes(message)
    is_dead(message)
    card = ticket.message(payload, notice=notice)
    takes_card(card)
    card_is_dead(card)


@_UNHURRIED
@given(DIGESTS)
def test_every_duty_of_a_digest_is_on_one_of_its_pages(items: list[dict[str, Any]]) -> None:
    numbered = [{**item, "title": f"第{number}の件"} for number, item in enumerate(items)]
    pages = [str(reminder.message({"items": numbered}, page=page)) for page in range(len(items))]
    assert all(any(f"】第{number}の件" in page for page in pages) for number in range(len(items)))
