"""Asking with plain forms: what a browser without JavaScript sees."""

import datetime as dt

import pytest

from bot.texts import web as texts
from bot.web import IndexState
from tests.web.scene import ask, form_of

pytestmark = pytest.mark.web


def test_an_answer_shows_conclusion_validity_and_where_it_stands(browser):
    page = ask(browser, "復元の前に何をしますか")
    assert page.status_code == 200
    for shown in (
        "復元の前に何をしますか",
        "復元の前に、情報係へ電話します。",
        "有効（資料では2027年3月31日まで）",
        "この記述の対象は市町村です。",
        "町のバックアップ手順",
        "ひのき町",
        "2025年4月1日",
        "p.3 &gt; 2 復元",
        "復元の前に、情報係へ電話する。",
        "手順は見直し中です",
        "情報係に電話してください。",
        texts.MACHINE_NOTE,
    ):
        assert shown in page.text


def test_the_answer_lies_at_the_end_of_a_redirect_so_that_reloading_asks_nothing(scene, browser):
    sent = ask(browser, "復元は？", follow_redirects=False)
    assert sent.status_code == 303
    assert sent.headers["location"].startswith("/conversation/")
    browser.get(sent.headers["location"])
    browser.get(sent.headers["location"])
    assert len(scene.answerer.asked) == 1


def test_a_form_sent_twice_is_one_question(scene, browser):
    form = {**form_of(browser.get("/")), "text": "復元は？"}
    first = browser.post("/ask", data=form, follow_redirects=False)
    second = browser.post("/ask", data=form, follow_redirects=False)
    assert first.headers["location"].partition("#")[2] == second.headers["location"].partition("#")[2]
    assert len(scene.answerer.asked) == 1


def test_another_text_in_the_same_form_is_another_question(scene, browser):
    form = form_of(browser.get("/"))
    browser.post("/ask", data={**form, "text": "復元は？"})
    browser.post("/ask", data={**form, "text": "保存は？"})
    assert [text for text, _ in scene.answerer.asked] == ["復元は？", "保存は？"]


def test_a_follow_up_leans_on_the_question_before(scene, browser):
    ask(browser, "復元は？")
    scene.now += dt.timedelta(minutes=1)
    page = ask(browser, "その期限は？")
    assert scene.answerer.asked[-1] == ("その期限は？", "復元は？")
    assert page.text.index("復元は？") < page.text.index("その期限は？")


def test_another_topic_starts_afresh(scene, browser):
    ask(browser, "復元は？")
    form = form_of(browser.get("/?new=true"))
    browser.post("/ask", data={**form, "text": "研修は？"})
    assert scene.answerer.asked[-1] == ("研修は？", "")


def test_nobody_else_sees_a_conversation(tmp_path):
    from tests.web.scene import Scene

    scene = Scene(tmp_path, web_host="192.0.2.10")
    mine = scene.visitor("192.0.2.20", "192.0.2.10")
    place = ask(mine, "復元は？", follow_redirects=False).headers["location"]
    question = place.partition("#q-")[2]
    other = scene.visitor("192.0.2.21", "192.0.2.10")
    assert mine.get(place).status_code == 200
    assert [other.get(p).status_code for p in (place, f"/answer/{question}", f"/stream/{question}")] == [
        404
    ] * 3


def test_nobody_can_post_into_a_conversation_of_somebody_else(tmp_path):
    from tests.web.scene import Scene

    scene = Scene(tmp_path, web_host="192.0.2.10")
    mine = scene.visitor("192.0.2.20", "192.0.2.10")
    place = ask(mine, "復元は？", follow_redirects=False).headers["location"].partition("#")[0]
    other = scene.visitor("192.0.2.21", "192.0.2.10")
    form = {
        **form_of(other.get("/")),
        "conversation": place.removeprefix("/conversation/"),
        "text": "のぞき見",
    }
    other.post("/ask", data=form)
    assert "のぞき見" not in mine.get(place).text


def test_a_question_that_cannot_be_answered_now_is_kept_and_answered_later(scene, browser):
    scene.answerer.broken = True
    page = ask(browser, "復元は？")
    assert texts.TURN["delayed"] in page.text
    assert 'http-equiv="refresh"' in page.text
    scene.answerer.broken = False
    scene.now += dt.timedelta(minutes=1)
    assert scene.answering.work()
    assert "情報係へ電話します" in browser.get("/").text


def test_a_question_that_failed_for_good_says_so(scene, browser):
    scene.answerer.broken = True
    ask(browser, "復元は？")
    for _ in range(10):
        scene.now += dt.timedelta(minutes=1)
        scene.answering.work()
    page = browser.get("/")
    assert texts.TURN["failed"] in page.text
    assert 'http-equiv="refresh"' not in page.text


@pytest.mark.parametrize("state", [IndexState.PREPARING, IndexState.MISSING])
def test_without_an_index_the_page_says_so_and_keeps_what_was_typed(scene, browser, state):
    form = form_of(browser.get("/"))
    scene.index.now = state
    front = browser.get("/")
    assert (front.status_code, texts.STATES[state] in front.text) == (503, True)
    sent = browser.post("/ask", data={**form, "text": "復元は？"})
    assert sent.status_code == 503
    assert "復元は？</textarea>" in sent.text
    assert scene.answerer.asked == []


def test_an_old_form_is_shown_again_with_what_was_typed(scene, browser):
    form = form_of(browser.get("/"))
    scene.now += dt.timedelta(hours=13)
    sent = browser.post("/ask", data={**form, "text": "復元は？"})
    assert sent.status_code == 403
    assert "復元は？</textarea>" in sent.text
    again = browser.post("/ask", data={**form_of(sent), "text": "復元は？"})
    assert "情報係へ電話します" in again.text


def test_who_asks_very_often_waits_and_loses_nothing(scene, browser):
    pages = [ask(browser, f"質問{n}") for n in range(31)]
    assert [page.status_code for page in pages] == [200] * 30 + [429]
    assert "質問30</textarea>" in pages[-1].text
    scene.seconds += 61
    assert ask(browser, "質問30").status_code == 200


def test_examples_can_be_asked_without_typing(browser):
    page = browser.get("/", params={"new": "true", "text": texts.EXAMPLE_QUESTIONS[0]})
    assert f"{texts.EXAMPLE_QUESTIONS[0]}</textarea>" in page.text
