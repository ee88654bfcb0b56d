"""The pages about tickets in Chromium, with and without JavaScript."""

import pytest

from bot.texts import board as board_texts
from bot.texts import ticket_page as page_texts
from bot.texts import tickets as texts
from bot.texts import web as web_texts
from tests.web.axe import violations
from tests.web.duties import set_up

pytestmark = [pytest.mark.web, pytest.mark.escalation, pytest.mark.browser]
QUESTION = "端末の持ち出しに決裁は要りますか"


@pytest.mark.parametrize("script", [True, False])
def test_from_a_question_to_a_person_and_back(scene, live, open_page, script):
    set_up(scene)
    page = open_page(live.address, java_script_enabled=script)
    page.get_by_label(web_texts.ASK_LABEL).fill(QUESTION)
    page.get_by_role("button", name=web_texts.ASK_BUTTON).click()
    page.get_by_role("link", name=page_texts.ASK_PERSON, exact=True).click()
    assert page.get_by_label(texts.QUESTION).input_value() == QUESTION
    page.get_by_label(texts.MISSING).fill("様式の番号")
    page.get_by_role("button", name=page_texts.SEND).click()
    press(page, texts.ACTIONS["claim"])
    page.get_by_text(texts.SAID["claim"]).wait_for()
    press(page, texts.ACTIONS["escalate"], page_texts.TO_CONFIRM)
    page.get_by_role("heading", name=page_texts.CONFIRM_TITLE).wait_for()
    page.get_by_role("button", name=page_texts.EDIT).click()
    page.get_by_label(texts.TEXTS["escalate"]).fill("県の考え方を教えてください")
    page.get_by_role("button", name=page_texts.TO_CONFIRM).click()
    page.get_by_role("button", name=page_texts.CONFIRM).click()
    page.get_by_text(page_texts.AWAITED["tier"]).wait_for()
    write(page, texts.ACTIONS["receive"], "決裁が要ります")
    page.get_by_text(texts.SAID["receive"]).wait_for()
    press(page, texts.ACTIONS["answer"])
    page.get_by_role("region", name=page_texts.ANSWER).get_by_text("決裁が要ります").wait_for()
    page.get_by_role("link", name=page_texts.BACK_TO_QUESTION).click()
    page.get_by_role("region", name=page_texts.ASKED_PERSON).get_by_text("長野県の相談窓口").wait_for()
    assert page.troubles == []
    assert all(url.startswith(live.address) for url in page.seen)


def press(page, action, button=""):
    """Open the form of an action and send it as it stands, under a name where one is asked for."""
    opening = page.locator(".acts summary", has_text=action)
    if opening.count():
        opening.click()
    place = page.locator(".acts details[open]") if opening.count() else page.locator(".acts")
    name = place.get_by_label(board_texts.NAME, exact=True)
    if name.count():
        name.fill("山田")
    place.get_by_role("button", name=button or action, exact=True).click()


def write(page, action, text):
    page.locator(".acts summary", has_text=action).click()
    page.locator(".acts details[open] textarea").fill(text)
    page.locator(".acts details[open]").get_by_role("button", name=action, exact=True).click()


def test_a_ticket_is_answered_with_the_keyboard(scene, live, open_page):
    set_up(scene)
    page = open_page(live.address, "/tickets/new")
    page.locator("main").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "question"
    page.keyboard.type(QUESTION)
    page.locator("#asker-name").focus()
    page.keyboard.press("Enter")
    summary = page.locator(".acts summary", has_text=texts.ACTIONS["answer"])
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "text"
    page.keyboard.type("要ります")
    while page.evaluate("document.activeElement.name") != "name":
        page.keyboard.press("Tab")
    page.keyboard.type("山田")
    page.keyboard.press("Enter")
    page.get_by_role("region", name=page_texts.ANSWER).get_by_text("要ります").wait_for()


def tour(scene, live, open_page, scheme="light"):
    """Every page about tickets at the width of a phone, with the forms open."""
    set_up(scene)
    page = open_page(live.address, "/tickets", viewport={"width": 360, "height": 740}, color_scheme=scheme)
    yield "empty", page
    page.goto(live.address + "/tickets/new")
    yield "form", page
    page.get_by_label(texts.QUESTION).fill(QUESTION + "あ" * 300)
    page.get_by_label(page_texts.URGENT).check()
    page.get_by_role("button", name=page_texts.SEND).click()
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    yield "new", page
    page.reload()
    press(page, texts.ACTIONS["claim"])
    press(page, texts.ACTIONS["escalate"], page_texts.TO_CONFIRM)
    yield "confirm", page
    page.get_by_role("button", name=page_texts.CONFIRM).click()
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    yield "written to", page
    number = page.url.partition("/tickets/")[2].partition("?")[0]
    for path in (f"/tickets/{number}/enquiry", "/tickets/reply"):
        page.goto(live.address + path)
        yield path, page
    page.goto(live.address + f"/tickets/{number}")
    write(page, texts.ACTIONS["receive"], "決裁が要ります")
    press(page, texts.ACTIONS["answer"])
    yield "answered", page
    page.goto(live.address + "/tickets")
    yield "list", page


def test_a_phone_never_scrolls_sideways(scene, live, open_page):
    for name, page in tour(scene, live, open_page):
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_anybody(scene, live, open_page, scheme):
    for name, page in tour(scene, live, open_page, scheme):
        assert violations(page) == [], name
