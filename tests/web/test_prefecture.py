"""What a prefecture sees and does, and what its towns see of that."""

import csv
import io

import pytest

from bot.domain.principal import Principal, Role
from bot.texts import board as board_texts
from bot.texts import entered as entered_texts
from bot.texts import ledger as ledger_texts
from bot.texts import prefecture as texts
from bot.texts import targets as target_texts
from tests.web.duties import JANUARY, PREFECTURE, TARGETS, TOWN, press, set_up
from tests.web.scene import Scene, token_of

pytestmark = [pytest.mark.web, pytest.mark.reminders]
NEIGHBOUR = "203238"
PATH = "/prefecture/duty/D01/2025"


@pytest.fixture
def scene(tmp_path):
    people = {
        "p@pref.example": Principal(
            "p", "web", organisation=PREFECTURE, roles=frozenset({Role.ASKER, Role.PREFECTURE})
        ),
        "t@town.example": Principal("t", "web", organisation=TOWN),
    }
    made = Scene(
        tmp_path, people, web_host="0.0.0.0", web_user_header="x-user", web_trusted_proxies="192.0.2.1"
    )
    set_up(made, PREFECTURE)
    made.now, april = JANUARY, made.now
    made.join(TOWN)
    made.join(NEIGHBOUR)
    made.now = april
    made.run_reminders()
    yield made
    made.database.close()


@pytest.fixture
def officer(scene):
    return scene.visitor("192.0.2.1", x_user="p@pref.example")


@pytest.fixture
def clerk(scene):
    return scene.visitor("192.0.2.1", x_user="t@town.example")


def enter(officer, **fields):
    return officer.post(PATH, data={"token": token_of(officer.get(PATH)), **fields})


def test_a_town_may_not_open_the_prefecture_s_pages(clerk):
    for path in ("/prefecture", "/prefecture.csv", PATH, f"/prefecture/town/{NEIGHBOUR}"):
        assert clerk.get(path).status_code == 403
    assert "/prefecture" not in clerk.get("/board").text.replace("/seen-by-prefecture", "")


def test_the_roll_up_counts_states_and_shows_no_notes(officer, clerk):
    press(clerk, "note", waiting_for="秘密の相手", note="秘密のメモ")
    press(clerk, "set_aside", reason="秘密の理由")
    assert "軽井沢町" in officer.get("/prefecture").text
    for path in (PATH, f"/prefecture/town/{TOWN}", f"/occurrence/{TOWN}/D01/2025", "/prefecture.csv"):
        page = officer.get(path)
        assert page.status_code == 200
        assert ledger_texts.PROGRESS["not_applicable"] in page.content.decode("utf-8-sig")
        assert "秘密" not in page.text


def test_a_town_is_shown_what_its_prefecture_sees(clerk):
    press(clerk, "complete", done_on="2026-04-01", document_number="総情第1号")
    page = clerk.get("/seen-by-prefecture").text
    assert texts.SEEN_TITLE in page
    assert "総情第1号" in page


def test_an_earlier_date_is_entered_once_for_all_towns(officer, clerk):
    saved = enter(officer, due_on="2026-03-13", until="17:00", wording="3月13日（金）まで")
    assert texts.saved(2) in saved.text
    page = clerk.get(f"/occurrence/{TOWN}/D01/2025").text
    assert "2026年3月13日（金） 17:00まで（県）" in page
    assert "2026年3月31日（火）（国）" in page


def test_a_date_that_cannot_be_read_is_asked_for_again(officer):
    refused = enter(officer, due_on="来月", wording="来月まで")
    assert refused.status_code == 400
    assert entered_texts.DATE_FORM in refused.text
    assert 'value="来月まで"' in refused.text


def test_an_entry_on_a_town_s_behalf_is_in_its_history(officer, clerk):
    press(officer, "complete", TARGETS, done_on="2026-04-01")
    page = clerk.get(f"/occurrence/{TOWN}/D01/2025").text
    assert board_texts.ON_BEHALF in page


def test_drafts_are_for_towns_that_are_not_finished(officer, clerk):
    assert officer.get(PATH).text.count("ご担当者様") == 2
    press(clerk, "complete", done_on="2026-04-01")
    assert officer.get(PATH).text.count("ご担当者様") == 1


def test_the_export_is_a_table_without_formulas(officer, clerk):
    press(clerk, "complete", done_on="2026-04-01", document_number="=1+1")
    text = officer.get("/prefecture.csv").content.decode("utf-8-sig")
    exported = list(csv.reader(io.StringIO(text)))
    assert tuple(exported[0]) == ledger_texts.CSV_COLUMNS
    assert "'=1+1" in next(row for row in exported if (row[0], row[2]) == (TOWN, "D01"))


def test_towns_of_another_prefecture_do_not_exist_here(officer):
    assert officer.get("/prefecture/town/011002").status_code == 404


def test_the_numbers_of_the_towns_are_added_up(officer, clerk):
    form = {"token": token_of(clerk.get("/targets")), "needed-manager": "2", "target-leader": "5"}
    clerk.post("/targets", data=form)
    page = officer.get("/targets").text
    assert target_texts.needed("manager", 2) in page
    assert target_texts.sum_of("leader", 5, 0) in page
    assert target_texts.answered(1, 2) in page
    assert target_texts.answered(1, 2) not in clerk.get("/targets").text


def test_without_towns_the_page_says_how_they_join(tmp_path):
    scene = Scene(tmp_path)
    set_up(scene, PREFECTURE)
    assert texts.NO_TOWNS_NEXT in scene.visitor().get("/prefecture").text
