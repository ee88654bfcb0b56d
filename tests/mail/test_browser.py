"""Signing in and following links in Chromium, on a phone, behind a proxy that kills websockets."""

import pytest

from bot.texts import board as board_texts
from bot.texts import ledger as ledger_texts
from bot.texts import links_page, reminders, tickets
from bot.texts import sign_in as texts
from bot.texts import web as web_texts
from tests.answering.desk import ScriptedAnswerer
from tests.escalation.office import ABSTENTION
from tests.mail.office import ANNE
from tests.mail.page import Page, sign_in_path
from tests.mail.proxy import Proxy
from tests.mail.reading import in_mail
from tests.mail.story import DESK, QUESTION, Story, to
from tests.web.axe import violations
from tests.web.live import Live

pytestmark = [pytest.mark.mail, pytest.mark.web, pytest.mark.browser]

PHONE = {"viewport": {"width": 360, "height": 740}}


@pytest.fixture
def proxy():
    started = Proxy()
    yield started
    started.close()


@pytest.fixture
def town(tmp_path, server, proxy):
    """A town whose page is reached through the proxy."""
    page = Page(tmp_path, server, web_public_url=proxy.address)
    page.register(ANNE, "p-anne", name="佐藤 花子")
    live = Live(page.scene.application)
    proxy.upstream = live.address
    yield page
    live.close()
    page.close()


def fits(page):
    return not page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("script", [True, False])
def test_a_person_signs_in_on_a_phone_and_acts(town, proxy, open_page, script):
    town.install()
    page = open_page(proxy.address, "/board", java_script_enabled=script, **PHONE)
    page.get_by_label(texts.ADDRESS).fill(ANNE)
    page.get_by_role("button", name=texts.SEND).click()
    page.get_by_text(texts.SENT).wait_for()
    (got,) = town.deliver()
    page.goto(proxy.address + sign_in_path(got))
    page.get_by_role("button", name=texts.SIGN_IN).click()
    page.wait_for_url("**/board")
    page.get_by_role("heading", level=1).wait_for()
    page.get_by_role("button", name=board_texts.ACKNOWLEDGE).first.click()
    page.get_by_text(ledger_texts.ACKNOWLEDGED).wait_for()
    page.get_by_role("button", name=texts.SIGN_OUT).click()
    page.get_by_role("link", name=texts.TITLE).wait_for()
    assert page.troubles == []
    assert all(url.startswith(proxy.address) for url in page.seen)


def test_a_reminder_is_dealt_with_from_its_mail_on_a_phone(town, proxy, open_page):
    paths = town.remind()
    page = open_page(proxy.address, paths["complete"], **PHONE)
    page.get_by_label(board_texts.DOCUMENT_NUMBER).fill("総情第12号")
    page.get_by_label(board_texts.NAME).fill("山田")
    assert fits(page)
    page.get_by_role("button", name=links_page.BUTTONS["complete"]).click()
    page.get_by_role("heading", name=links_page.DONE_TITLE).wait_for()
    assert "総情第12号" in page.inner_text("main")
    page.get_by_role("button", name=links_page.BUTTONS["undo"]).click()
    page.get_by_text(ledger_texts.UNDONE).wait_for()
    assert page.troubles == []


def test_the_mail_itself_fits_a_phone_and_paper(town, open_page):
    town.remind()
    got = town.server.got[-1]
    page = open_page("about:", "blank", **PHONE)
    page.set_content(got.html)
    assert fits(page)
    assert [each for each in violations(page) if each[0] not in ("region", "landmark-one-main")] == []
    page.emulate_media(media="print")
    assert page.get_by_text(reminders.ACTIONS["complete"], exact=True).first.is_visible()
    assert page.seen == []


def test_nothing_bars_anybody(town, proxy, open_page):
    paths = town.remind()
    page = open_page(proxy.address, "/sign-in", **PHONE)
    places = ["/sign-in", "/sign-in/x", "/link/x", *paths.values()]
    for place in places:
        page.goto(proxy.address + place)
        assert violations(page) == [], place
        assert fits(page), place
    page.goto(proxy.address + "/sign-in")
    page.get_by_label(texts.ADDRESS).fill(ANNE)
    page.get_by_role("button", name=texts.SEND).click()
    page.get_by_text(texts.SENT).wait_for()
    assert violations(page) == []
    page.goto(proxy.address + sign_in_path(town.deliver()[-1]))
    assert violations(page) == []
    assert fits(page)


@pytest.fixture
def story(tmp_path, server, proxy):
    """A town whose desk is a mailbox, reached through the proxy."""
    made = Story(tmp_path, server, ScriptedAnswerer(ABSTENTION), proxy.address)
    live = Live(made.page)
    proxy.upstream = live.address
    yield made
    live.close()
    made.database.close()


def test_a_question_is_handed_over_and_answered_on_a_phone(story, proxy, open_page):
    (answer,) = story.hears(QUESTION)
    page = open_page(proxy.address, in_mail(answer)["ask_person"], **PHONE)
    assert page.get_by_label(tickets.QUESTION).input_value() == QUESTION
    assert violations(page) == []
    assert fits(page)
    page.get_by_role("button", name=tickets.ASK_PERSON).click()
    page.get_by_role("heading", name=links_page.DONE_TITLE).wait_for()
    story.rest()
    page.goto(proxy.address + in_mail(to(story.server.got, DESK))["ticket_answer"])
    page.get_by_label(tickets.TEXTS["answer"], exact=True).fill("入りません。")
    page.get_by_label(board_texts.NAME).fill("佐藤")
    assert violations(page) == []
    assert fits(page)
    page.get_by_role("button", name=tickets.ACTIONS["answer"]).click()
    page.get_by_text(tickets.SAID["answer"]).wait_for()
    story.rest()
    assert "入りません。" in story.server.got[-1].text
    assert page.troubles == []


def test_asking_works_where_websockets_die(town, proxy, open_page):
    page = open_page(proxy.address, **PHONE)
    failed = page.evaluate(
        "address => new Promise(done => { const socket = new WebSocket(address);"
        " socket.onerror = () => done(true); socket.onopen = () => done(false); })",
        proxy.address.replace("http", "ws"),
    )
    assert failed
    assert proxy.killed == 1
    page.get_by_label(web_texts.ASK_LABEL).fill("復元は？")
    page.get_by_role("button", name=web_texts.ASK_BUTTON).click()
    page.locator(".answer.answered").wait_for()
    assert any("/stream/" in url for url in page.seen)
