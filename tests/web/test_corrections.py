"""「この回答は誤り」 on the page, and who is told of what."""

import pytest

from bot.storage import questions
from tests.web.consulting import ASKER, BOSS, DESK, asked, browser_of, fields_of, town_hall

pytestmark = [pytest.mark.web, pytest.mark.escalation]
REASON = "手順が変わりました。"


@pytest.fixture
def scene(tmp_path):
    return town_hall(tmp_path)


def withdraw(browser, question, reason=REASON):
    page = browser.get(f"/questions/{question}")
    place = f"/questions/{question}/wrong"
    return browser.post(place, data={**fields_of(page, place), "reason": reason})


def test_a_withdrawn_answer_is_gone_from_the_asker_s_page(scene):
    asker = browser_of(scene, ASKER)
    question = asked(asker, "復元の前に何をしますか")
    other = asked(asker, "復元の前にすることは何ですか")
    boss = browser_of(scene, BOSS)
    done = withdraw(boss, question)
    assert "回答を取り下げ、受け取った人に知らせます" in done.text
    assert REASON in done.text
    with scene.database.reading() as connection:
        conversation = questions.by_id(connection, question).conversation
    shown = asker.get(f"/conversation/{conversation}")
    assert "この回答は取り下げました" in shown.text
    assert "誤りがあったため、取り下げました" in shown.text
    assert "この回答は誤り" not in boss.get(f"/questions/{question}").text
    assert "この回答は誤り" in boss.get(f"/questions/{other}").text


def test_twice_and_empty_are_said_in_words(scene):
    question = asked(browser_of(scene, ASKER))
    boss = browser_of(scene, BOSS)
    place = f"/questions/{question}/wrong"
    form = fields_of(boss.get(f"/questions/{question}"), place)
    assert boss.post(place, data=form).status_code == 400
    assert withdraw(boss, question).status_code == 200
    again = boss.post(place, data={**form, "reason": REASON})
    assert "すでに取り下げてあります" in again.text


def test_nobody_else_withdraws(scene):
    question = asked(browser_of(scene, ASKER))
    desk = browser_of(scene, DESK)
    form = fields_of(desk.get("/tickets/new"), "/tickets")
    for place in (f"/questions/{question}/wrong", "/changes/g1", "/corrections/c/1"):
        assert desk.post(place, data={**form, "reason": REASON}).status_code == 403
    assert desk.get("/corrections").status_code == 403
    assert desk.get("/changes").status_code == 403


def test_empty_lists_say_what_to_do(scene):
    boss = browser_of(scene, BOSS)
    assert "取り下げた回答はありません" in boss.get("/corrections").text
    assert "資料の改正に関わる質問はありません" in boss.get("/changes").text
