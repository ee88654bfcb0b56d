"""Asking with the script: JSON, the stream, and asking again where streams do not come through."""

import pytest

from bot.texts import web as texts
from bot.web import IndexState
from tests.web.scene import form_of

pytestmark = pytest.mark.web
JSON = {"Accept": "application/json"}


def send(browser, text):
    return browser.post("/ask", data={**form_of(browser.get("/")), "text": text}, headers=JSON)


def question_of(body):
    return body["html"].partition('data-question="')[2].partition('"')[0]


def test_a_question_is_accepted_at_once_and_its_answer_streamed(browser):
    sent = send(browser, "復元は？")
    assert sent.status_code == 202
    assert "復元は？" in sent.json()["html"]
    stream = browser.get(f"/stream/{question_of(sent.json())}")
    assert stream.headers["content-type"].startswith("text/event-stream")
    events = [line for line in stream.text.splitlines() if line.startswith("event:")]
    assert events == ["event: answer", "event: end"]
    assert 'data:   <h3 class="outcome answered">' in stream.text
    assert "情報係へ電話します" in stream.text


def test_the_same_answer_can_be_had_by_asking_again(browser):
    question = question_of(send(browser, "復元は？").json())
    body = browser.get(f"/answer/{question}").json()
    assert body["settled"] is True
    assert "情報係へ電話します" in body["html"]


def test_a_delayed_question_says_so_meanwhile(scene, browser):
    scene.answerer.broken = True
    question = question_of(send(browser, "復元は？").json())
    body = browser.get(f"/answer/{question}").json()
    assert (body["settled"], body["status"]) == (False, texts.TURN["delayed"])


def test_a_refusal_is_there_at_once(browser):
    body = send(browser, "個人番号 123456789018 の人は？").json()
    assert "個人情報が含まれている" in body["html"]
    assert "data-waiting" not in body["html"]
    assert "123456789018" not in body["html"]


def test_problems_are_sentences_for_the_script_too(scene, browser):
    form = form_of(browser.get("/"))
    scene.index.now = IndexState.MISSING
    refused = browser.post("/ask", data={**form, "text": "復元は？"}, headers=JSON)
    assert (refused.status_code, refused.json()["message"]) == (503, texts.STATES["missing"])
    assert browser.get("/answer/unknown", headers=JSON).json()["message"]
