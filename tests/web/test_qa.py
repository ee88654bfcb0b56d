"""The pages of Q&As: proposing, reviewing, approving."""

from dataclasses import replace

import pytest

from bot.domain.answer import Answer, Status
from bot.domain.qa import State
from bot.learning.service import versions
from bot.storage import questions
from tests.web.consulting import (
    ASKER,
    BOSS,
    CLERK,
    DESK,
    asked,
    browser_of,
    fields_of,
    open_ticket,
    town_hall,
)
from tests.web.scene import CITATION

pytestmark = [pytest.mark.web, pytest.mark.escalation]


@pytest.fixture
def scene(tmp_path):
    return town_hall(tmp_path)


@pytest.fixture
def ticket(scene):
    """A ticket that the desk answered with a name in it."""
    asker, desk = browser_of(scene, ASKER), browser_of(scene, DESK)
    number = open_ticket(asker, asked(asker), question="端末の持ち出しに決裁は要りますか")
    page = desk.get(f"/tickets/{number}")
    place = f"/tickets/{number}/answer"
    desk.post(place, data={**fields_of(page, place), "text": "要ります。山田課長に申請してください。"})
    return number


def propose(browser, ticket):
    page = browser.get(f"/tickets/{ticket}")
    place = f"/qa/from/{ticket}"
    return browser.post(place, data=fields_of(page, place))


def review(browser, number, action="approve", **typed):
    page = browser.get(f"/qa/{number}")
    form = fields_of(page, f"/qa/{number}/approve")
    more = {"desk": "総務課情報係", "audience": "shared", "valid_from": "", "valid_until": ""}
    return browser.post(f"/qa/{number}/{action}", data={**form, **more, **typed})


def newest(scene, number="QA-2026-0001"):
    with scene.database.reading() as connection:
        return versions(connection, number)[0]


def test_a_desk_proposes_and_an_administrator_publishes(scene, ticket):
    assert "Q&amp;A の案として" in propose(browser_of(scene, DESK), ticket).text
    boss = browser_of(scene, BOSS)
    assert "確認待ち" in boss.get("/qa").text
    page = boss.get("/qa/QA-2026-0001")
    assert "山田" not in page.text
    assert "公開しました" in review(boss, "QA-2026-0001", checked="yes").text
    version = newest(scene)
    assert (version.state, version.content.audience) == (State.APPROVED, "shared")


def test_what_may_name_somebody_is_marked_and_must_be_looked_at(scene, ticket):
    boss = browser_of(scene, BOSS)
    propose(boss, ticket)
    review(boss, "QA-2026-0001", "save", answer="鈴木さんに申請してください。")
    assert "<mark" in boss.get("/qa/QA-2026-0001").text
    refused = review(boss, "QA-2026-0001")
    assert refused.status_code == 400
    assert "残っているかもしれません" in refused.text
    assert newest(scene).state is State.PROPOSED


def test_withdrawing_and_writing_anew(scene, ticket):
    boss = browser_of(scene, BOSS)
    propose(boss, ticket)
    review(boss, "QA-2026-0001", checked="yes")
    page = boss.get("/qa/QA-2026-0001")
    place = "/qa/QA-2026-0001/revise"
    assert "新しい版の案" in boss.post(place, data=fields_of(page, place)).text
    page = boss.get("/qa/QA-2026-0001")
    place = "/qa/QA-2026-0001/withdraw"
    assert "取り下げました" in boss.post(place, data=fields_of(page, place)).text
    assert "第2版" in boss.get("/qa/QA-2026-0001").text


def test_nobody_else_sees_or_decides(scene, ticket):
    desk = browser_of(scene, DESK)
    propose(desk, ticket)
    assert desk.get("/qa").status_code == 403
    assert desk.get("/qa/QA-2026-0001").status_code == 403
    token = fields_of(desk.get(f"/tickets/{ticket}"), f"/qa/from/{ticket}")
    assert desk.post("/qa/QA-2026-0001/approve", data=token).status_code == 403
    assert browser_of(scene, ASKER).post(f"/qa/from/{ticket}", data=token).status_code == 403
    assert browser_of(scene, BOSS).post("/qa/QA-2026-0001/reject", data={}).status_code == 403


def test_scripts_in_replies_stay_text(scene, ticket):
    boss = browser_of(scene, BOSS)
    propose(boss, ticket)
    review(boss, "QA-2026-0001", "save", answer="<script>alert(1)</script>鈴木さん")
    assert "<script>alert" not in boss.get("/qa/QA-2026-0001").text


def conversation_of(scene, question):
    with scene.database.reading() as connection:
        return f"/conversation/{questions.by_id(connection, question).conversation}"


def test_who_asked_the_same_is_counted_and_told_on_their_page(scene, ticket):
    scene.answerer.answer_with = Answer(Status.ABSTAINED, "資料にありません。", "担当に聞いてください。")
    clerk, boss = browser_of(scene, CLERK), browser_of(scene, BOSS)
    question = asked(clerk, "端末の持ち出しには決裁が要りますか")
    propose(boss, ticket)
    review(boss, "QA-2026-0001", checked="yes")
    page = boss.get("/qa/QA-2026-0001")
    assert "この団体の1人" in page.text
    place = "/qa/QA-2026-0001/tell"
    boss.post(place, data=fields_of(page, place))
    assert "届け終わっています" in boss.get("/qa/QA-2026-0001").text
    assert "出典：庁内Q&amp;A QA-2026-0001" in clerk.get(conversation_of(scene, question)).text


def test_whoever_was_answered_from_a_changed_document_is_told_on_their_page(scene):
    cited = replace(CITATION, document_id="d-old", passage_id="d-old#1")
    scene.answerer.answer_with = replace(scene.answerer.answer_with, citations=(cited,))
    clerk, boss = browser_of(scene, CLERK), browser_of(scene, BOSS)
    question = asked(clerk, "復元の前に何をしますか")
    scene.build_index("g2", {"gone": ["d-old"]})
    page = boss.get("/changes")
    assert "町のバックアップ手順" in page.text
    assert "まだ知らせていない人 1人" in page.text
    boss.post("/changes/g2", data=fields_of(page, "/changes/g2"))
    assert "まだ知らせていない人 0人" in boss.get("/changes").text
    assert "改正または廃止されました" in clerk.get(conversation_of(scene, question)).text
