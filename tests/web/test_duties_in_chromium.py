"""The pages about duties in Chromium, with and without JavaScript."""

import csv
import datetime as dt
from pathlib import Path

import icalendar
import pytest

from bot.texts import board as texts
from bot.texts import drafts_page, ledger_page, reminders
from bot.texts import ledger as ledger_texts
from bot.texts import prefecture as prefecture_texts
from tests.web.axe import violations
from tests.web.duties import JANUARY, PREFECTURE, TOWN, set_up

pytestmark = [pytest.mark.web, pytest.mark.reminders, pytest.mark.browser]
TITLE = "人材育成・確保基本方針にデジタル人材の数値目標を設定する"
PAGES = (
    "/board",
    "/ledger",
    "/calendar",
    "/duties",
    "/drafts",
    "/targets",
    "/stocktaking",
    "/seen-by-prefecture",
    f"/occurrence/{TOWN}/D01/2025",
    f"/occurrence/{TOWN}/D25/2026",
)
PREFECTURE_PAGES = ("/prefecture", "/prefecture/duty/D01/2025", f"/prefecture/town/{TOWN}", "/targets")


def card(page):
    return page.locator("li.duty", has_text=TITLE)


@pytest.mark.parametrize("script", [True, False])
def test_a_reminder_is_acknowledged_done_and_taken_back(scene, live, open_page, script):
    set_up(scene, at=JANUARY)
    page = open_page(live.address, "/board", java_script_enabled=script)
    scene.now = dt.datetime(2026, 3, 30, 2, tzinfo=dt.UTC)
    scene.run_reminders()
    page.goto(live.address + "/board")
    card(page).locator("summary", has_text=texts.ACKNOWLEDGE).click()
    card(page).locator("form[action*=acknowledge]").get_by_label(texts.NAME).fill("山田")
    card(page).get_by_role("button", name=texts.ACKNOWLEDGE).click()
    page.get_by_text(ledger_texts.ACKNOWLEDGED).wait_for()
    card(page).locator("summary", has_text=reminders.ACTIONS["complete"]).click()
    card(page).get_by_label(texts.DOCUMENT_NUMBER).fill("総情第12号")
    card(page).get_by_role("button", name=texts.COMPLETE).click()
    page.get_by_text("文書番号 総情第12号").first.wait_for()
    assert card(page).get_by_text(ledger_texts.PROGRESS["done"], exact=True).count() == 1
    card(page).get_by_role("button", name=texts.UNDO).click()
    page.get_by_text(ledger_texts.UNDONE).wait_for()
    assert card(page).get_by_text(ledger_texts.PROGRESS["acknowledged"], exact=True).count() == 1
    card(page).get_by_role("link", name=TITLE).click()
    assert page.locator("table.rows").first.get_by_text("山田").count() == 3
    assert page.troubles == []
    assert all(url.startswith(live.address) for url in page.seen)


def test_a_question_about_a_notice_is_ready_to_send(scene, live, open_page):
    set_up(scene)
    page = open_page(live.address, "/board")
    card(page).get_by_role("link", name=reminders.ACTIONS["ask"]).click()
    assert page.locator("#text").input_value() == texts.ask_about(TITLE)


def test_the_ledger_is_saved_as_a_table(scene, live, open_page):
    set_up(scene)
    page = open_page(live.address, "/ledger")
    with page.expect_download() as download:
        page.get_by_role("link", name=ledger_page.CSV).click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as lines:
        assert tuple(next(csv.reader(lines))) == ledger_page.CSV_COLUMNS


def test_a_calendar_program_reads_the_address_that_is_shown_once(scene, live, open_page):
    set_up(scene)
    page = open_page(live.address, "/calendar")
    page.get_by_label(texts.NAME).first.fill("山田")
    page.get_by_role("button", name=ledger_page.FEED_ISSUE).click()
    address = page.get_by_label(ledger_page.FEED_ADDRESS).input_value()
    feed = page.context.request.get(address)
    assert icalendar.Calendar.from_ical(feed.body()).walk("VEVENT")
    page.goto(live.address + "/calendar")
    assert address not in page.content()


def test_a_prefecture_enters_its_date_for_all_towns(scene, live, open_page):
    prefecture(scene)
    page = open_page(live.address, "/prefecture")
    page.get_by_role("link", name=TITLE).first.click()
    page.get_by_label(prefecture_texts.DUE_ON).fill("2026-03-13")
    page.get_by_role("button", name=prefecture_texts.DATE_SAVE).click()
    page.get_by_text(prefecture_texts.saved(1)).wait_for()
    assert "2026年3月13日" in page.locator("table.rows").inner_text()


@pytest.mark.parametrize("script", [True, False])
def test_an_enquiry_gives_its_dates_to_a_duty_on_a_phone(scene, live, open_page, script):
    set_up(scene)
    page = open_page(
        live.address, "/drafts", viewport={"width": 360, "height": 740}, java_script_enabled=script
    )
    page.get_by_label(drafts_page.PASTE).fill(
        "件名：デジタル人材の数値目標の設定状況について（照会）\n"
        "県へは令和8年5月15日（金）17時までに回答してください。\n（国の期限：令和8年5月29日（金））"
    )
    page.get_by_role("button", name=drafts_page.MAKE).click()
    waiting = page.locator("li.duty")
    assert waiting.get_by_label(drafts_page.DAY, exact=True).input_value() == "2026-05-15"
    assert waiting.get_by_label(drafts_page.NATIONAL_DAY, exact=True).input_value() == "2026-05-29"
    assert page.locator("body").evaluate("body => body.scrollWidth") <= 360
    waiting.get_by_label(drafts_page.HOW).select_option("D01")
    waiting.get_by_label(texts.NAME).fill("山田")
    waiting.get_by_role("button", name=drafts_page.ACCEPT).click()
    page.get_by_text(drafts_page.DATED).wait_for()
    page.goto(live.address + f"/occurrence/{TOWN}/D01/2026")
    assert "2026年5月15日" in page.locator("main").inner_text()
    assert page.troubles == []


def test_an_action_can_be_taken_with_the_keyboard(scene, live, open_page):
    set_up(scene)
    page = open_page(live.address, f"/occurrence/{TOWN}/D01/2025")
    page.locator(".acts summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "done_on"
    page.get_by_label(texts.NAME).first.fill("山田")
    page.keyboard.press("Enter")
    page.get_by_text(ledger_texts.PROGRESS["done"], exact=True).first.wait_for()


def prefecture(scene):
    set_up(scene, PREFECTURE)
    april, scene.now = scene.now, JANUARY
    scene.join(TOWN)
    scene.now = april
    scene.run_reminders()


def tour(scene, live, open_page, scheme, of_prefecture):
    """Every page at the width of a phone, with the forms open."""
    (prefecture if of_prefecture else set_up)(scene)
    page = open_page(live.address, viewport={"width": 360, "height": 740}, color_scheme=scheme)
    for path in PREFECTURE_PAGES if of_prefecture else PAGES:
        page.goto(live.address + path)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        yield path, page


@pytest.mark.parametrize("of_prefecture", [True, False])
def test_a_phone_never_scrolls_sideways(scene, live, open_page, of_prefecture):
    for path, page in tour(scene, live, open_page, "light", of_prefecture):
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("of_prefecture", [True, False])
def test_nothing_bars_anybody(scene, live, open_page, scheme, of_prefecture):
    for path, page in tour(scene, live, open_page, scheme, of_prefecture):
        assert violations(page) == [], path
