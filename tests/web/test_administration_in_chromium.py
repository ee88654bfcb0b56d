"""The administrator's pages in Chromium: on a phone, by keyboard, and for everybody."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.administration.rights import Rights
from bot.index.report import Line, Report
from bot.texts import confirm_page, index_page, people_page
from bot.texts import web as web_texts
from tests.web.axe import violations
from tests.web.consulting import asked
from tests.web.duties import PREFECTURE, TOWN, set_up
from tests.web.scene import SECRET
from tests.web.test_pages_of_administration import UNKNOWN, ask_in_turn, reindexing

pytestmark = [pytest.mark.web, pytest.mark.browser]
EMPTY = ("/questions", "/documents", "/index", "/organisations?text=x", "/people", "/audit", "/status")
FULL = (
    *("/status", "/questions", "/questions?outcome=refused", "/documents", "/documents?text=x", "/index"),
    *("/index/g1", "/organisations", "/organisations?everybody=true", f"/organisations/{TOWN}"),
    *("/people", "/people/new", "/audit", "/audit?since=2030-01-01", "/prefecture", "/prefecture/questions"),
)


def furnish(scene, browser):
    """An installation of a prefecture with something on every page."""
    set_up(scene, PREFECTURE)
    scene.join(TOWN)
    report = Report(added=[Line("手順/" + "長い名前" * 20 + ".pdf", "手順")], generation="g1").as_json()
    scene.build_index("g1", report=report)
    scene.build_index("g2")
    rights = Rights(scene.database, SECRET)
    address = "a-very-long-name.of-somebody@section.department.town.example.lg.jp"
    rights.add("local", "web", "", address, rights.right(TOWN, ["desk"], "窓口の人"), at=scene.now)
    ask_in_turn(scene, browser, "あ" * 200 + "は？", "DX" * 60, answer=UNKNOWN)
    return asked(browser, "復元は？")


def tour(scene, live, open_page, scheme="light", width=360):
    """Every page with its forms open, empty and full; then the page that asks for a confirmation."""
    view = {"width": width, "height": 740}
    scene.index.records, records = [], scene.index.records
    page = open_page(live.address, viewport=view, color_scheme=scheme)
    for path in EMPTY:
        page.goto(live.address + path)
        yield f"empty {path}", page
    scene.index.records = records
    question = furnish(scene, scene.visitor())
    for path in (*FULL, f"/questions/{question}"):
        page.goto(live.address + path)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        yield path, page
    page.goto(live.address + "/index")
    page.get_by_role("button", name=index_page.SERVE).click()
    yield "confirm", page
    assert page.troubles == []


@pytest.mark.parametrize("width", [360, 1200])
def test_no_page_scrolls_sideways(scene, live, open_page, width):
    for name, page in tour(scene, live, open_page, width=width):
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_bars_anybody(scene, live, open_page, scheme):
    for name, page in tour(scene, live, open_page, scheme):
        assert violations(page) == [], name


@pytest.mark.parametrize("script", [True, False])
def test_rights_are_given_by_keyboard(scene, live, open_page, script):
    set_up(scene)
    page = open_page(live.address, "/people/new", java_script_enabled=script)
    page.get_by_label(people_page.EXTERNAL_ID).focus()
    page.keyboard.type("new@town.example")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.type(TOWN)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.get_by_text(confirm_page.LEAD).wait_for()
    page.get_by_role("button", name=confirm_page.CONFIRM).focus()
    page.keyboard.press("Enter")
    page.get_by_text(people_page.ADDED).wait_for()
    assert "new@town.example" in page.locator("table.rows").inner_text()


def test_the_progress_of_a_reindex_appears_by_itself(scene, live, open_page):
    page = open_page(live.address, "/index")
    page.get_by_role("button", name=index_page.START).click()
    page.get_by_text(index_page.RUNNING).wait_for()
    assert page.get_by_role("button", name=index_page.START).is_disabled()
    scene.now += dt.timedelta(seconds=1)
    assert reindexing(scene, Report(added=[Line("手順.pdf", "手順")], generation="g2")).work()
    page.get_by_text("手順.pdf").wait_for()
    page.get_by_text(index_page.ENDED).wait_for()
    assert page.troubles == []


def test_the_top_bar_leads_to_every_page(scene, live, open_page):
    set_up(scene)
    page = open_page(live.address, "/status")
    for label in (
        web_texts.NAV_QUESTIONS,
        web_texts.NAV_ORGANISATIONS,
        web_texts.NAV_PEOPLE,
        web_texts.NAV_AUDIT,
    ):
        page.get_by_role("link", name=label, exact=True).click()
        page.get_by_role("heading", name=label, exact=True).wait_for()
