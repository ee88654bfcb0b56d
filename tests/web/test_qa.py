"""The pages of Q&As: proposing, reviewing, approving."""

import pytest

from bot.domain.qa import State
from bot.learning.service import versions
from tests.web.consulting import ASKER, BOSS, DESK, asked, browser_of, fields_of, open_ticket, town_hall

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
