"""One suite for every channel: what people can rely on, wherever they are.

A channel takes part by opening a `Talk` (tests/channels/contract.py) and being
listed in CHANNELS.
"""

from __future__ import annotations

from functools import partial

import pytest

from bot.answering.quoting import QuotingAnswerer
from bot.app import now
from bot.domain.answer import Answer, Citation, Status
from bot.texts import reminders as reminder_texts
from knowledge.calendars.office_hours import japan_date
from knowledge.dates import Standing
from tests.answering.desk import ANSWER, ScriptedAnswerer
from tests.channels.at_console import at_console
from tests.channels.at_web import at_web
from tests.channels.contract import Ability
from tests.channels.dialogues import load
from tests.channels.reminding import duty_of
from tests.channels.starter import starter
from tests.hooks.at_chatwork import at_chatwork
from tests.hooks.at_lineworks import at_lineworks
from tests.hooks.at_webhook import at_webhook
from tests.mail.talk import at_mail
from tests.slack.talk import at_slack
from tests.teams.talk import at_teams

CHANNELS = [
    pytest.param(at_console, id="console"),
    pytest.param(at_web, id="web", marks=pytest.mark.web),
    pytest.param(at_slack, id="slack", marks=pytest.mark.slack),
    pytest.param(at_mail, id="mail", marks=pytest.mark.mail),
    pytest.param(at_teams, id="teams", marks=pytest.mark.teams),
    pytest.param(at_lineworks, id="lineworks", marks=pytest.mark.webhooks),
    pytest.param(at_chatwork, id="chatwork", marks=pytest.mark.webhooks),
    pytest.param(at_webhook, id="webhook", marks=pytest.mark.webhooks),
]
TODAY = japan_date(now())
DIALOGUES = load(TODAY)
DUTY = duty_of(DIALOGUES.duty, TODAY)

HOSTILE = (
    "<script>alert(1)</script> <!channel> <@U0ADMIN> @here <https://evil.example|総務省> "
    "[こちら](https://evil.example) <img src=x onerror=alert(2)> &lt;b&gt; *太字*"
)


@pytest.fixture(params=CHANNELS)
def opens(request, tmp_path):
    """Opens a talk on a channel, given what answers."""
    return partial(request.param, tmp_path, duty=DUTY)


@pytest.mark.grounding
@pytest.mark.parametrize("dialogue", DIALOGUES.dialogues, ids=lambda each: each.name)
def test_dialogue(opens, dialogue):
    with opens(QuotingAnswerer(starter().served)) as talk:
        if dialogue.needs_buttons:
            needs(talk, Ability.BUTTONS)
        if dialogue.given == "reminder":
            talk.remind()
        for turn in dialogue.turns:
            assert list(talk.take(turn)) == [], talk.now().text


def test_hostile_words_of_a_document_are_only_words(opens):
    citation = Citation(
        HOSTILE, HOSTILE, None, HOSTILE, HOSTILE, Standing.UNCONFIRMED, "d", "d#1",
        original=HOSTILE, url="javascript:alert(3)", caveat=HOSTILE,
    )  # fmt: skip
    answer = Answer(
        Status.ANSWERED, HOSTILE, HOSTILE, banner=HOSTILE, notes=(HOSTILE,), citations=(citation,),
        suggestions=(HOSTILE,),
    )  # fmt: skip
    with opens(ScriptedAnswerer(answer)) as talk:
        said = talk.ask("clerk", "資料には何とありますか？")
    assert said.links == []
    assert said.pings == []
    assert "alert(1)" in said.text


def test_the_longest_answer_arrives_and_can_be_judged(opens):
    citation = Citation(
        "長い名前の手引き" * 30, "総務省", None, "p.1 > " + "節" * 300, "引用" * 150, Standing.UNCONFIRMED
    )
    answer = Answer(
        Status.ANSWERED, "長い説明です。" * 2000, "県に確かめてください。", citations=(citation,) * 20
    )
    with opens(ScriptedAnswerer(answer)) as talk:
        said = talk.ask("clerk", "全部教えてください")
        assert "長い説明です。長い説明です。" in said.text
        if Ability.BUTTONS in talk.abilities:
            assert {"helpful", "unhelpful"} <= said.actions


def test_what_the_service_refused_arrives_once_when_it_works_again(opens):
    with opens(ScriptedAnswerer(ANSWER)) as talk:
        needs(talk, Ability.SERVICE)
        talk.breaks()
        talk.write("clerk", "募集の上限は？")
        talk.mends()
        (said,) = talk.answers()
    assert ANSWER.conclusion in said.text


def test_what_the_service_took_in_silence_is_not_said_twice_unmarked(opens):
    with opens(ScriptedAnswerer(ANSWER)) as talk:
        needs(talk, Ability.SERVICE)
        talk.slows()
        talk.write("clerk", "募集の上限は？")
        talk.mends()
        first, *more = talk.answers()
        assert ANSWER.conclusion in first.text
        assert len(more) <= (Ability.READ_BACK not in talk.abilities)
        assert all(reminder_texts.AGAIN in each.text for each in more)


def needs(talk, ability):
    if ability not in talk.abilities:
        pytest.skip(f"this channel has no {ability.name.lower().replace('_', '-')}")
