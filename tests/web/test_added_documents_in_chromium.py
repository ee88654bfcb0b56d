"""Adding a document and a past enquiry in Chromium, without JavaScript too."""

import pytest

from bot.texts import added_documents as texts
from bot.texts import board as board_texts
from bot.texts import past_enquiries as past_texts
from bot.texts import past_enquiries_page as past_page_texts
from tests.web.axe import violations
from tests.web.duties import set_up

pytestmark = [pytest.mark.web, pytest.mark.browser]
NAME = "端末の貸出\u202efdp.md"


@pytest.mark.parametrize("script", [True, False])
def test_adding_and_removing_a_document(scene, live, open_page, script):
    set_up(scene)
    page = open_page(live.address, "/documents/added", java_script_enabled=script)
    document = {"name": NAME, "mimeType": "text/markdown", "buffer": "# 端末の貸出\n".encode()}
    page.get_by_label(texts.FILE).set_input_files(document)
    page.get_by_label(texts.SCOPE).select_option("organisation:203211")
    page.get_by_role("button", name=texts.SEND).click()
    page.get_by_role("status").get_by_text("端末の貸出fdp.md").wait_for()
    page.get_by_role("button", name=texts.REMOVE).click()
    page.get_by_text(texts.REMOVED).wait_for()
    page.get_by_text(texts.EMPTY).wait_for()
    assert page.troubles == []
    assert all(url.startswith(live.address) for url in page.seen)


def test_recording_a_past_enquiry(scene, live, open_page):
    set_up(scene)
    page = open_page(live.address, "/past-enquiries")
    page.get_by_label(past_texts.ORIGIN).select_option("prefecture")
    page.get_by_label(past_texts.SENDER).fill("長野県市町村課")
    page.get_by_label(past_texts.TITLE).fill("研修の実施状況について")
    page.get_by_label(past_texts.ASKED_ON).fill("2025-06-10")
    page.get_by_label(past_texts.ASKED, exact=True).fill("実施状況を回答願います。")
    page.get_by_label(past_texts.REPLIED_ON).fill("2025-06-28")
    page.get_by_label(past_texts.REPLY, exact=True).fill("2回実施しました。")
    page.get_by_label(board_texts.NAME, exact=True).fill("山田")
    page.get_by_role("button", name=past_page_texts.SUBMIT).click()
    page.get_by_role("heading", name="研修の実施状況について").wait_for()
    assert page.troubles == []


@pytest.mark.parametrize("path", ["/documents/added", "/past-enquiries"])
def test_everybody_can_use_them(scene, live, open_page, path):
    set_up(scene)
    page = open_page(live.address, path, viewport={"width": 360, "height": 740})
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
