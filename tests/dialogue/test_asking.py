"""質問する on a reminder: a question about its duty, answered where it was pressed."""

import pytest

from bot.storage import questions
from bot.texts import dialogue as texts
from bot.texts import refusals
from tests.dialogue.scene import ANNE, CHANNEL, NOBODY, STRANGER, Office, button
from tests.dialogue.test_presses import REGISTER
from tests.planning.make import due


def asked(office):
    with office.database.reading() as connection:
        return [row.text for row in questions.listed(connection)]


def test_the_duty_is_the_context_and_the_answer_comes_back(office):
    office.open()
    assert office.press(ANNE, button("ask"), text="だれが決めますか") == texts.ASKED
    assert asked(office) == ["「数値目標の設定」について：だれが決めますか"]
    (answer,) = office.workspace.of_kind("answer")
    assert answer.delivery.destination.viewer == "U-p-anne"
    assert answer.payload["answer"]["citations"]


def test_without_words_of_their_own_a_ready_question_is_asked(office):
    office.open()
    office.press(ANNE, button("ask"))
    assert asked(office) == ["「数値目標の設定」は、いつまでに何をすればよいですか？"]


def test_pressed_in_a_conversation_its_follow_ups_have_the_context(office):
    office.open()
    office.press(ANNE, button("ask"), place=CHANNEL)
    office.press(ANNE, button("ask"), place=CHANNEL, text="誰がですか")
    with office.database.reading() as connection:
        last, first = questions.listed(connection)
        assert questions.before(connection, last) == first


def test_one_click_is_one_question(office):
    office.open()
    for _ in range(2):
        office.press(ANNE, button("ask"), key="slack:1")
    assert len(asked(office)) == 1


def test_somebody_unknown_may_ask_too(office):
    office.open()
    assert office.press(NOBODY, button("ask")) == texts.ASKED


@pytest.mark.privacy
def test_a_list_of_persons_is_refused_and_kept_nowhere(office):
    office.open()
    assert office.press(ANNE, button("ask"), text=REGISTER) == refusals.PERSONAL_DATA
    assert asked(office) == []


def test_what_is_no_question_is_refused_in_place_of_the_answer(office):
    office.open()
    assert office.press(ANNE, button("ask"), text="あ" * 3000) == ""
    (refusal,) = office.workspace.of_kind("answer")
    assert "長すぎます" in refusal.payload["answer"]["conclusion"]


def test_a_duty_that_is_gone_is_said_plainly(office):
    office.open()
    later = Office(office.database, [due("2026-12-18", id="T3")], office.workspace, office.clock)
    assert later.press(ANNE, button("ask")) == texts.OCCURRENCE_GONE
    assert later.press(STRANGER, button("ask")) == texts.OCCURRENCE_GONE
    assert later.press(ANNE, "ask:x") == texts.NO_SUCH_BUTTON
