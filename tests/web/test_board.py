"""The notice board and what can be done there."""

import datetime as dt

import pytest

from bot.domain.principal import Principal, Role
from bot.storage import board as boards
from bot.storage.board import Notice
from bot.texts import board as texts
from bot.texts import entered as entered_texts
from bot.texts import ledger as ledger_texts
from bot.texts import ledger_page, reminders
from tests.web.duties import APRIL, TARGETS, TOWN, press, set_up
from tests.web.scene import Scene, token_of

pytestmark = [pytest.mark.web, pytest.mark.reminders]


@pytest.fixture
def town(scene):
    set_up(scene)
    return scene


def test_before_the_first_run_the_visitor_is_led_to_it(browser):
    assert browser.get("/board").url.path == "/setup"


def test_a_board_without_notices_says_where_to_look_instead(scene, browser):
    set_up(scene, since=APRIL)
    page = browser.get("/board").text
    assert texts.EMPTY in page
    assert 'href="/calendar"' in page


def test_a_notice_says_what_by_when_for_whom_why_and_what_next(town, browser):
    page = browser.get("/board").text
    assert "デジタル人材の数値目標を設定する" in page
    assert "2026年3月31日（火）" in page
    assert reminders.SECTIONS["personnel"] in page
    assert "総行情第74号" in page or "74号" in page
    assert "法的義務の記載なし" in page
    assert reminders.QUALITIES["official"] in page


def test_each_occurrence_hangs_there_once_however_often_it_was_told(town, browser):
    for days in (7, 14, 30):
        town.now = APRIL + dt.timedelta(days=days)
        town.run_reminders()
    page = browser.get("/board").text
    assert page.count(f'id="{"-".join(TARGETS)}"') == 1


def test_whoever_shares_the_machine_is_asked_for_a_name_once(town, browser):
    refused = press(browser, "acknowledge", name="")
    assert refused.status_code == 400
    assert ledger_texts.NAME_MISSING in refused.text
    assert ledger_texts.ACKNOWLEDGED in press(browser, "acknowledge", name="山田").text
    again = press(browser, "undo", name="", seen="1")
    assert ledger_texts.UNDONE in again.text
    assert again.text.count("山田") == 2


def test_done_stops_it_and_an_undo_brings_it_back(town, browser):
    done = press(browser, "complete", done_on="2026-04-03", document_number="総情第12号", back="board")
    assert done.url.path == "/board"
    assert "総情第12号" in done.text
    assert texts.CLOSED_TITLE in done.text
    back = press(browser, "undo", seen="1", back="board")
    assert ledger_texts.UNDONE in back.text
    assert texts.CLOSED_TITLE not in back.text


def test_pressing_twice_changes_nothing_and_says_so(town, browser):
    press(browser, "complete", done_on="2026-04-03")
    assert "何も変えていません" in press(browser, "complete", done_on="2026-04-03").text
    press(browser, "undo", seen="1")
    assert ledger_texts.ALREADY_UNDONE in press(browser, "undo", seen="1").text


@pytest.mark.parametrize(
    ("action", "fields", "sentence"),
    [
        ("complete", {"done_on": "2026-04-30"}, ledger_texts.DONE_IN_FUTURE),
        ("complete", {"done_on": "きのう"}, entered_texts.DATE_FORM),
        ("complete", {"done_on": "2026-02-30"}, entered_texts.DATE_FORM),
        ("snooze", {"until": "2026-04-06"}, ledger_texts.SNOOZE_IN_PAST),
        ("snooze", {"until": "2027-04-06"}, "までの日を選んでください"),
        ("set_aside", {"reason": " "}, ledger_texts.REASON_MISSING),
        ("set_aside", {"reason": "あ" * 501}, entered_texts.too_long(texts.REASON, 500)),
        ("undo", {}, ledger_texts.NOTHING_TO_UNDO),
    ],
)
def test_what_cannot_be_recorded_is_shown_again_with_a_sentence(town, browser, action, fields, sentence):
    page = press(browser, action, **fields)
    assert page.status_code == 400
    assert sentence in page.text
    assert texts.NO_HISTORY in page.text


def test_what_was_typed_is_still_there_when_something_is_wrong(town, browser):
    page = press(browser, "complete", done_on="2026-04-30", document_number="総情第12号")
    assert 'value="総情第12号"' in page.text


def test_later_cannot_lie_beyond_the_deadline(scene, browser):
    set_up(scene, at=dt.datetime(2026, 3, 16, 2, tzinfo=dt.UTC))
    assert "までの日を選んでください" in press(browser, "snooze", until="2026-04-01").text
    assert ledger_texts.snoozed(dt.date(2026, 3, 23)) in press(browser, "snooze", until="2026-03-23").text


def test_notes_are_kept_and_can_be_read(town, browser):
    page = press(browser, "note", waiting_for="人事係の佐藤さん", note="共有フォルダーの方針")
    assert "人事係の佐藤さん" in page.text
    assert "人事係の佐藤さん" in browser.get("/ledger").text


def test_markup_in_a_reason_stays_text(town, browser):
    page = press(browser, "set_aside", reason="<script>alert(1)</script>")
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert" in page.text


def test_a_form_of_another_session_is_refused(town, browser):
    page = browser.post(f"/act/acknowledge/{TOWN}/D01/2025", data={"token": "x", "name": "山田"})
    assert page.status_code == 403


def test_a_sentence_in_the_address_is_shown_only_if_it_is_ours(town, browser):
    assert "偽の知らせ" not in browser.get("/board", params={"said": "偽の知らせ"}).text


def test_an_unknown_occurrence_is_not_found(town, browser):
    assert browser.get(f"/occurrence/{TOWN}/D99/2025").status_code == 404
    assert browser.get(f"/occurrence/{TOWN}/D01/1999").status_code == 404


def test_the_stock_taking_empties_item_by_item(scene, browser):
    set_up(scene, since=APRIL)
    assert texts.BACKLOG_TITLE in browser.get("/board").text
    page = browser.get("/stocktaking").text
    while "/act/keep/" in page:
        path = page.partition("/act/keep/")[2].partition('"')[0]
        organisation, duty, cycle = path.split("/")
        page = press(browser, "keep", (duty, cycle), organisation=organisation, back="stocktaking").text
        assert ledger_texts.KEPT in page
    assert ledger_page.STOCKTAKING_DONE in page


def test_the_administrator_is_told_what_could_not_be_delivered(town, browser):
    lost = {"channel": "mail", "workspace": "", "address": "joho@town.example", "reason": "expired"}
    notice = Notice("n1", boards.ADMINISTRATOR, "undelivered", lost, "administrator", town.now)
    with town.database.writing() as connection:
        boards.post(connection, notice)
    page = browser.get("/board").text
    assert "joho@town.example" in page
    assert texts.REASONS["expired"] in page


def proxied(tmp_path, people):
    return Scene(
        tmp_path, people, web_host="0.0.0.0", web_user_header="x-user", web_trusted_proxies="192.0.2.1"
    )


def test_a_person_of_another_town_may_not_see_or_act(tmp_path):
    neighbour = Principal("n", "web", organisation="203238", roles=frozenset({Role.DESK}))
    scene = proxied(tmp_path, {"n@town.example": neighbour})
    set_up(scene)
    browser = scene.visitor("192.0.2.1", x_user="n@town.example")
    assert browser.get(f"/occurrence/{TOWN}/D01/2025").status_code == 403
    token = token_of(browser.get("/"))
    acted = browser.post(f"/act/acknowledge/{TOWN}/D01/2025", data={"token": token})
    assert acted.status_code == 403
    assert ledger_texts.NOT_YOUR_ORGANISATION in acted.text


def test_a_person_of_the_town_signs_in_and_is_not_asked_for_a_name(tmp_path):
    staff = Principal("s", "web", organisation=TOWN)
    scene = proxied(tmp_path, {"s@town.example": staff})
    set_up(scene)
    browser = scene.visitor("192.0.2.1", x_user="s@town.example")
    assert texts.UNDELIVERED_TITLE not in browser.get("/board").text
    assert texts.NAME_HINT not in browser.get("/board").text
    assert ledger_texts.ACKNOWLEDGED in press(browser, "acknowledge", name="").text


def test_a_stranger_sees_no_board(tmp_path):
    scene = proxied(tmp_path, {})
    set_up(scene)
    page = scene.visitor("192.0.2.9").get("/board")
    assert page.status_code == 403
    assert ledger_texts.NOT_SIGNED_IN in page.text
