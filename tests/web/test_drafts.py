"""Pasted enquiries on the page."""

import pytest

from bot.enquiry.drafts import Drafts
from bot.storage import reminders
from bot.texts import drafts as draft_texts
from bot.texts import drafts_page as texts
from tests.web.duties import TOWN, set_up
from tests.web.scene import token_of

pytestmark = [pytest.mark.web, pytest.mark.reminders]
ENQUIRY = """件名：庁内ネットワークの調査について（照会）

各市町村 情報担当課長 様

総務省から別添のとおり調査の依頼がありました。
つきましては、令和8年5月15日（金）17時までに、県へ回答してください。
（国の期限：令和8年5月29日（金））

見本県 デジタル推進課
"""


@pytest.fixture
def town(scene):
    set_up(scene)
    return scene


def send(browser, path, **fields):
    return browser.post(path, data={"token": token_of(browser.get("/drafts")), "name": "山田", **fields})


def test_an_enquiry_becomes_a_deadline_once_somebody_accepts_it(town, browser):
    made = send(browser, "/drafts", text=ENQUIRY).text
    assert texts.MADE in made
    assert 'value="2026-05-15"' in made
    assert "国の期限" in made
    assert "庁内ネットワークの調査" not in browser.get("/ledger").text
    assert (
        texts.ACCEPTED
        in send(browser, "/drafts/1/accept", title="ネットワーク調査に答える", day="2026-05-14").text
    )
    assert "ネットワーク調査に答える" in browser.get("/ledger").text
    assert "5/14（木）" in browser.get("/calendar").text
    with town.database.reading() as connection:
        planned = reminders.of_organisation(connection, TOWN)
    assert any(row.duty == "own-draft-1" and row.state == "planned" for row in planned)


def test_an_enquiry_gives_its_dates_to_a_duty_of_the_list(town, browser):
    text = ENQUIRY.replace("庁内ネットワークの調査", "デジタル人材の数値目標の設定状況")
    page = send(browser, "/drafts", text=text).text
    assert page.index(texts.LIKELY) < page.index('<option value="D01">') < page.index(f'"{texts.OTHERS}"')
    dates = {"day": "2026-05-15", "until": "17:00", "national_day": "2026-05-29"}
    assert texts.DATED in send(browser, "/drafts/1/accept", duty="D01", **dates).text
    ledger = browser.get("/ledger").text
    assert "2026年5月15日" in ledger
    assert "own-draft-1" not in ledger


def test_a_time_without_a_day_is_refused(town, browser):
    send(browser, "/drafts", text=ENQUIRY)
    page = send(browser, "/drafts/1/accept", national_until="17:00")
    assert page.status_code == 400
    assert texts.TIME_WITHOUT_DAY in page.text


def test_a_rejected_draft_is_gone(town, browser):
    send(browser, "/drafts", text=ENQUIRY)
    assert texts.NONE in send(browser, "/drafts/1/reject").text
    again = send(browser, "/drafts/1/accept", day="2026-05-14")
    assert again.status_code == 400
    assert draft_texts.DECIDED_BEFORE in again.text


@pytest.mark.parametrize(
    ("text", "sentence"), [(" ", texts.EMPTY), ("お世話になっております。", draft_texts.NOTHING_ASKED)]
)
def test_a_text_that_asks_for_nothing_is_shown_again(town, browser, text, sentence):
    page = send(browser, "/drafts", text=text)
    assert page.status_code == 400
    assert sentence in page.text


def test_drafts_of_others_do_not_exist(town, browser):
    town.join("203238")
    Drafts(town.database, "203238", town.reminders).paste(ENQUIRY, at=town.now)
    assert "庁内ネットワーク" not in browser.get("/drafts").text
    assert send(browser, "/drafts/1/accept").status_code == 404
