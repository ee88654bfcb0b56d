"""The ledger, the year's table, the calendar feed, targets, own deadlines."""

import csv
import io
import re

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.entered import day_of, optional_count_of, optional_time_of
from bot.errors import Invalid
from bot.texts import duty_page, targets_page
from bot.texts import ledger as ledger_texts
from bot.texts import targets as target_texts
from tests.web.duties import TOWN, press, set_up
from tests.web.scene import token_of

pytestmark = [pytest.mark.web, pytest.mark.reminders]


@pytest.fixture
def town(scene):
    set_up(scene)
    return scene


def send(browser, path, form, **fields):
    return browser.post(path, data={"token": token_of(browser.get(form)), "name": "山田", **fields})


def rows(download):
    assert download.headers["content-disposition"].startswith("attachment")
    return list(csv.reader(io.StringIO(download.content.decode("utf-8-sig"))))


def test_the_ledger_shows_the_year_and_what_is_left_of_the_one_before(town, browser):
    page = browser.get("/ledger").text
    assert "令和8年度" in page
    assert "サイバーセキュリティを確保するための方針" in page
    assert "標準準拠システムへ移行する" in page
    press(browser, "complete", ("D06", "2025"), done_on="2026-04-01")
    assert "標準準拠システムへ移行する" not in browser.get("/ledger").text
    assert "標準準拠システムへ移行する" in browser.get("/ledger", params={"year": 2025}).text


def test_the_ledger_can_be_filtered(town, browser):
    press(browser, "acknowledge", ("D26", "2026"))
    page = browser.get("/ledger", params={"progress": "acknowledged"}).text
    assert "サイバーセキュリティ" in page
    assert "特別交付税の算定資料" not in page
    page = browser.get("/ledger", params={"section": "finance"}).text
    assert "特別交付税の算定資料" in page
    assert "サイバーセキュリティ" not in page


def test_no_cell_of_the_export_is_a_formula(town, browser):
    press(browser, "note", ("D26", "2026"), waiting_for="=HYPERLINK(1)", note="@x")
    exported = rows(browser.get("/ledger.csv"))
    assert exported[0][0] == "番号"
    line = next(row for row in exported if row[0] == "D26")
    assert "'=HYPERLINK(1)" in line
    assert not any(cell.startswith(("=", "+", "@")) for row in exported for cell in row)


def test_the_year_has_its_months_deadlines_and_closed_days(town, browser):
    page = browser.get("/calendar").text
    assert page.index("2026年4月") < page.index("2027年3月")
    assert "12/29（火）" in page
    assert "4/1（水）" in page


def test_a_feed_opens_by_its_secret_until_it_is_revoked(town, browser):
    page = send(browser, "/calendar/issue", "/calendar").text
    path = re.search(r'value="http://[^/"]+(/calendar/[^"]+\.ics)"', page)[1]
    stranger = town.visitor("192.0.2.9")
    feed = stranger.get(path)
    assert feed.headers["content-type"].startswith("text/calendar")
    events = icalendar.Calendar.from_ical(feed.content).walk("VEVENT")
    assert any("サイバーセキュリティ" in str(event["summary"]) for event in events)
    send(browser, "/calendar/revoke", "/calendar")
    assert stranger.get(path).status_code == 404


def test_targets_are_kept_and_come_back(town, browser):
    saved = send(
        browser,
        "/targets",
        "/targets",
        **{"target-leader": "５", "actual-leader": "2", "needed-manager": "1"},
    )
    assert target_texts.SAVED in saved.text
    assert 'name="target-leader" type="number" min="0" max="1000000"' in saved.text
    assert 'aria-label="DX推進リーダー 目標（人）" value="5"' in saved.text
    assert "目標 5人、実績 2人" in browser.get("/occurrence/203211/D01/2025").text


def test_a_number_that_cannot_be_changes_nothing(town, browser):
    refused = send(browser, "/targets", "/targets", **{"target-leader": "五人", "needed-manager": "1"})
    assert refused.status_code == 400
    assert target_texts.NOT_A_COUNT in refused.text
    assert 'value="五人"' in refused.text
    assert 'value="1"' not in browser.get("/targets").text


def test_adviser_visits_are_counted_to_five(town, browser):
    for day in range(1, 6):
        page = send(browser, "/targets/visits", "/targets", visited_on=f"2026-04-0{day}").text
    assert targets_page.used(5, 0) in page
    assert targets_page.VISIT_SAVE not in page


OWN = {"title": "証明書の更新", "due_on": "2026-12-04", "to_do": "更新を申し込む", "basis": "証明書の控え"}


@pytest.mark.parametrize("sort", ["once", "yearly", "window"])
def test_an_own_deadline_is_added_listed_and_removed(town, browser, sort):
    page = send(browser, "/duties", "/duties", sort=sort, until="17:00", **OWN).text
    assert duty_page.ADDED in page
    assert "証明書の更新" in browser.get("/ledger").text
    assert "12/4（金）" in browser.get("/calendar").text
    duty = re.search(r"/duties/(own-[0-9a-f]+)/remove", page)[1]
    assert duty_page.REMOVED in send(browser, f"/duties/{duty}/remove", "/duties").text
    assert "証明書の更新" not in browser.get("/ledger").text


@pytest.mark.parametrize("missing", OWN)
def test_an_own_deadline_needs_every_field(town, browser, missing):
    page = send(browser, "/duties", "/duties", **(OWN | {missing: ""}))
    assert page.status_code == 400
    assert "入れてください" in page.text


def test_a_window_that_runs_backwards_is_refused_with_the_remedy(town, browser):
    page = send(browser, "/duties", "/duties", sort="window", opens_on="2026-12-10", **OWN)
    assert page.status_code == 400
    assert "証明書の更新" not in browser.get("/ledger").text


def test_the_real_date_of_something_watched_can_be_entered(town, browser):
    path = f"/occurrence/{TOWN}/D25/2026"
    page = send(browser, "/dates/D25/2026", path, due_on="2026-06-30", until="15:00").text
    assert duty_page.DATE_SAVED in page
    assert "2026年6月30日（火） 15:00まで" in page
    assert ledger_texts.PROGRESS["untouched"] in page


def test_the_catalogue_says_why_something_applies(town, browser):
    page = browser.get("/duties").text
    assert "市町村あて" in page
    assert "［公式］" in page


@given(st.dates(min_value=day_of("2000-01-01"), max_value=day_of("2099-12-31")))
def test_a_day_can_be_written_in_the_usual_ways(day):
    for form in (
        "{0.year}-{0.month:02}-{0.day:02}",
        "{0.year}/{0.month}/{0.day}",
        "{0.year}年{0.month}月{0.day}日",
    ):
        assert day_of(form.format(day)) == day


@given(st.text(max_size=12))
def test_whatever_is_typed_is_read_or_refused_in_a_sentence(text):
    for read in (day_of, optional_time_of, optional_count_of):
        try:
            read(text)
        except Invalid as refused:
            assert refused.message
