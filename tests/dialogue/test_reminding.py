"""The buttons of a reminder change the ledger once, say so, and show it in the message."""

import pytest

from bot.domain.ledger import Progress
from bot.reminders.actions import Actions
from bot.reminders.outlook import Key
from bot.reminders.rights import Person
from bot.storage import organisations
from bot.texts import dialogue as texts
from bot.texts import ledger as ledger_texts
from tests.dialogue.scene import ANNE, BEN, COUNTY, NOBODY, STRANGER, Office, button
from tests.planning.make import due
from tests.reminders.scene import TOWN

pytestmark = pytest.mark.reminders


def test_done_is_said_and_shown_with_who_did_it(office):
    office.open()
    said = office.press(ANNE, button("complete"), name="山田", document_number="総第5号")
    assert "「完了」にしました（11月25日（水）、文書番号 総第5号）" in said
    line = "進捗：完了（完了した日 11月25日（水）、文書番号 総第5号）。山田が2026年11月25日に登録しました。"
    assert [office.lines("T1")[0]] * 2 == [line] * 2
    assert not office.lines("T2")[0].startswith("進捗")


def test_every_message_about_an_occurrence_follows(office):
    office.open()
    office.press(ANNE, button("acknowledge"))
    assert len(office.shown()) > 1
    assert {item["progress"]["state"] for item in office.shown()} == {"acknowledged"}


def test_a_message_keeps_all_its_items_and_what_it_said_of_dates(office):
    office.open()
    before = office.workspace.of_kind("reminders")[-1].said[0]
    office.clock.move(days=3)
    office.press(ANNE, button("complete"))
    after = office.workspace.of_kind("reminders")[-1].payload
    assert [item["duty"] for item in after["items"]] == [item["duty"] for item in before["items"]]
    assert [item["days_left"] for item in after["items"]] == [item["days_left"] for item in before["items"]]


def test_each_button(office):
    office.open()
    assert office.press(ANNE, button("acknowledge")) == ledger_texts.ACKNOWLEDGED
    assert "11月30日（月）にもう一度" in office.press(ANNE, button("snooze"), until="2026-11-30")
    assert "確認済（11月30日（月）に再通知）" in office.lines()[0]
    assert "対象外」にしました（該当なし）" in office.press(ANNE, button("set_aside"), reason="該当なし")
    assert "対象外（理由：該当なし）" in office.lines()[0]
    assert office.press(ANNE, f"{button('undo')}:3") == ledger_texts.UNDONE
    assert "取り消して、「確認済」に戻しました" in office.lines()[0]
    assert office.history() == ["acknowledge", "snooze", "set_aside", "undo"]


def test_a_form_that_was_filled_in_wrongly_says_what_to_do(office):
    office.open()
    assert "2026-12-04" in office.press(ANNE, button("snooze"), until="あした")
    assert office.press(ANNE, button("set_aside"), reason=" ") == ledger_texts.REASON_MISSING
    assert "先の日付" in office.press(ANNE, button("complete"), done_on="2026-12-24")
    assert office.history() == []


def test_pressing_again_says_that_it_was_done(office):
    office.open()
    office.press(ANNE, button("complete"))
    assert "もう「完了」になっています" in office.press(BEN, button("complete"))
    assert office.press(BEN, button("acknowledge")) == ledger_texts.CLOSED
    assert office.history() == ["complete"]


def test_one_click_that_arrives_twice_is_one_press(office):
    office.open()
    office.press(ANNE, button("complete"), key="slack:click")
    assert office.press(ANNE, button("complete"), key="slack:click") == ""
    assert len(office.workspace.sentences()) == 1


def test_taking_back_twice_takes_back_once(office):
    office.open()
    office.press(ANNE, button("acknowledge"))
    office.press(ANNE, button("complete"))
    (undo,) = [each["id"] for each in office.shown()[-1]["actions"] if each["action"] == "undo"]
    assert office.press(ANNE, undo) == ledger_texts.UNDONE
    assert office.press(BEN, undo) == ledger_texts.ALREADY_UNDONE
    assert office.entry().progress is Progress.ACKNOWLEDGED


@pytest.mark.parametrize(
    ("who", "said"),
    [(STRANGER, ledger_texts.NOT_YOUR_ORGANISATION), (NOBODY, ledger_texts.NOT_SIGNED_IN)],
)
def test_others_may_not_and_are_told_alone(office, who, said):
    office.open()
    for action in ("complete", "acknowledge", "undo", "record"):
        assert office.press(who, button(action), done_on="2026-11-20") == said
    assert office.history() == []
    assert office.workspace.sentences(f"U-{who.person}") == [said] * 4


def test_the_prefecture_acts_for_its_town_and_is_named(office):
    office.open()
    office.press(COUNTY, button("complete"), name="佐藤")
    assert "長野県 佐藤が" in office.lines()[0]


def test_without_a_name_the_organisation_is_shown_and_never_an_id(office):
    office.open()
    office.press(ANNE, button("complete"))
    assert "長野市が2026年11月25日に登録" in office.lines()[0]
    shown = str([item["progress"] for item in office.shown()])
    assert ANNE.person not in shown
    assert TOWN not in shown


def test_an_occurrence_that_is_gone_is_said_plainly(office):
    office.open()
    later = Office(office.database, [due("2026-12-18", id="T3")], office.workspace, office.clock)
    for pressed in (button("complete"), button("complete", cycle="2031"), button("acknowledge", duty="T9")):
        assert later.press(ANNE, pressed) == texts.OCCURRENCE_GONE


def test_a_town_that_reads_no_more_is_said_plainly(office):
    office.open()
    with office.database.writing() as connection:
        organisations.leave(connection, TOWN)
    assert office.press(ANNE, button("complete")) == texts.OCCURRENCE_GONE


@pytest.mark.parametrize("action", ["", "complete", "complete:1:2", "dance:202011:T1:2026", "undo:2:3:4:x"])
def test_a_button_of_another_version_is_said_plainly(office, action):
    office.open()
    assert office.press(ANNE, action) == texts.NO_SUCH_BUTTON


def test_what_can_be_pressed_follows_the_state(office):
    office.open()

    def buttons():
        return [each["action"] for each in office.shown()[-1]["actions"]]

    assert buttons() == ["complete", "acknowledge", "snooze", "set_aside", "ask"]
    office.press(ANNE, button("acknowledge"))
    assert buttons() == ["complete", "snooze", "set_aside", "undo", "ask"]
    office.press(ANNE, button("complete"))
    assert buttons() == ["undo", "ask"]


def test_a_change_on_the_page_or_the_command_line_shows_in_the_chat(office):
    office.open()
    person = Person(ANNE, name="鈴木")
    acted = Actions(office.reminders).acknowledge(person, Key(TOWN, "T1", "2026"), at=office.clock())
    office.send()
    assert acted.changed
    assert "進捗：確認済。鈴木が" in office.lines()[0]


def test_a_note_does_not_say_who_decided(office):
    office.open()
    office.press(ANNE, button("acknowledge"), name="山田")
    office.press(BEN, button("note"), name="鈴木", waiting_for="財政課")
    assert "山田が" in office.lines()[0]
    office.press(BEN, f"{button('undo')}:2", name="鈴木")
    assert "進捗：確認済。山田が" in office.lines()[0]


def test_a_message_that_comes_later_shows_what_was_said_before(office):
    office.open()
    office.press(ANNE, button("acknowledge"), name="山田")
    count = len(office.shown())
    office.clock.move(days=8)
    office.reminders.plan(at=office.clock())
    office.reminders.queue_due(at=office.clock())
    office.send()
    assert len(office.shown()) > count
    assert "進捗：確認済。山田が" in office.lines()[0]


def test_done_without_a_form_means_the_day_of_the_press(office):
    office.open()
    office.clock.at = office.clock.at.replace(hour=23, minute=59, second=58)
    office.press(ANNE, button("complete"))
    assert office.entry().done_on.isoformat() == "2026-11-25"


def test_personal_data_in_a_reason_is_masked_before_it_is_kept(office):
    office.open()
    office.press(ANNE, button("set_aside"), reason="担当は 090-1234-5678 へ")
    assert "090" not in office.entry().reason
    assert "担当は" in office.entry().reason
    assert "090" not in office.lines()[0]
