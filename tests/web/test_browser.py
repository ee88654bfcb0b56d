"""The page in Chromium, with and without JavaScript."""

import threading

import pytest

from bot.texts import errors
from bot.texts import web as texts
from bot.web import IndexState
from tests.web.axe import violations
from tests.web.live import BufferingProxy, Live

pytestmark = [pytest.mark.web, pytest.mark.browser]


def ask(page, text):
    page.get_by_label(texts.ASK_LABEL).fill(text)
    page.get_by_role("button", name=texts.ASK_BUTTON).click()
    page.locator(".answer.answered").last.wait_for()


@pytest.mark.parametrize("script", [True, False])
def test_a_question_is_answered_with_its_source(live, open_page, script):
    page = open_page(live.address, java_script_enabled=script)
    ask(page, "復元の前に何をしますか")
    answer = page.locator(".answer")
    assert "情報係へ電話します" in answer.inner_text()
    assert "町のバックアップ手順" in answer.inner_text()
    assert page.troubles == []
    assert all(url.startswith(live.address) for url in page.seen)
    page.goto(page.url)
    assert page.locator(".turn").count() == 1


def test_the_answer_arrives_by_the_stream_and_is_announced(live, open_page):
    page = open_page(live.address)
    ask(page, "復元は？")
    assert any("/stream/" in url for url in page.seen)
    assert not any("/answer/" in url for url in page.seen)
    assert texts.ARRIVED in page.locator("#news").inner_text()


@pytest.mark.parametrize("kills", [True, False])
def test_a_proxy_that_spoils_streams_does_not_matter(scene, open_page, kills):
    proxy = BufferingProxy(scene.application, kills=kills)
    served = Live(proxy)
    hold = threading.Event()
    answer = scene.answerer.answer
    scene.answerer.answer = lambda *asked: answer(*asked) if hold.wait(60) else None
    try:
        page = open_page(served.address)
        page.get_by_label(texts.ASK_LABEL).fill("復元は？")
        page.get_by_role("button", name=texts.ASK_BUTTON).click()
        page.wait_for_event("request", lambda request: "/answer/" in request.url)
        hold.set()
        page.locator(".answer.answered").wait_for()
        assert proxy.streams
    finally:
        hold.set()
        served.close()


def test_everything_can_be_done_with_the_keyboard(live, open_page):
    page = open_page(live.address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "text"
    page.keyboard.type("復元は？")
    page.keyboard.press("Control+Enter")
    page.locator(".answer.answered").wait_for()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "yes":
            break
    page.keyboard.press("Enter")
    page.get_by_text(texts.RATED[True]).wait_for()


def test_a_citation_mark_leads_to_its_source(live, open_page):
    page = open_page(live.address)
    ask(page, "復元は？")
    page.get_by_label(texts.citation_number(1)).click()
    assert page.locator("li:target cite").inner_text() == "町のバックアップ手順"


@pytest.mark.parametrize("script", [True, False])
def test_a_judgement_is_thanked_for(live, open_page, script):
    page = open_page(live.address, java_script_enabled=script)
    ask(page, "復元は？")
    page.get_by_role("button", name=texts.NO, exact=True).click()
    page.get_by_text(texts.RATED[False]).wait_for()


def test_what_was_typed_stays_when_it_could_not_be_sent(live, open_page):
    page = open_page(live.address)
    page.context.clear_cookies()
    page.get_by_label(texts.ASK_LABEL).fill("復元は？")
    page.get_by_role("button", name=texts.ASK_BUTTON).click()
    page.get_by_text(errors.STALE).wait_for()
    assert page.get_by_label(texts.ASK_LABEL).input_value() == "復元は？"
    page.context.set_offline(True)
    page.get_by_role("button", name=texts.ASK_BUTTON).click()
    page.get_by_text(texts.NOT_SENT).first.wait_for()
    assert page.get_by_label(texts.ASK_LABEL).input_value() == "復元は？"


def test_the_form_opens_when_the_first_index_is_made(scene, live, open_page):
    scene.index.now, scene.index.opens = IndexState.PREPARING, False
    page = open_page(live.address)
    page.get_by_text(texts.STATES["preparing"]).wait_for()
    scene.index.now, scene.index.opens = IndexState.READY, True
    ask(page, "復元は？")


def tour(scene, live, open_page, scheme):
    """Every page at the width of a phone, with contents that are hard to fit."""
    scene.build_index(
        report={"skipped": [{"location": "とても長い名前/" * 20 + ".pdf", "code": "encrypted"}]}
    )
    page = open_page(live.address, viewport={"width": 360, "height": 740}, color_scheme=scheme)
    ask(page, "この住所は？ https://town.example.lg.jp/" + "a" * 300)
    yield "/", page
    for path in ("/questions", "/reports", "/documents", "/status", "/setup?prefecture=20", "/nowhere"):
        page.goto(live.address + path)
        yield path, page


def test_a_phone_never_scrolls_sideways(scene, live, open_page):
    for path, page in tour(scene, live, open_page, "light"):
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_anybody(scene, live, open_page, scheme):
    for path, page in tour(scene, live, open_page, scheme):
        assert violations(page) == [], path
