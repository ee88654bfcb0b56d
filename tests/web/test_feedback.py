"""Saying whether an answer helped."""

import pytest
import sqlalchemy as sa

from bot.storage.schema.questions import feedback
from bot.texts import web as texts
from tests.web.scene import ask, form_of, token_of

pytestmark = pytest.mark.web


def stored(scene):
    with scene.database.reading() as connection:
        return [(row.helpful, row.reason) for row in connection.execute(sa.select(feedback))]


def answered(browser):
    page = ask(browser, "復元は？")
    return page.text.partition("/feedback/")[2].partition('"')[0], token_of(page)


def test_a_judgement_is_kept_and_thanked_for(scene, browser):
    question, token = answered(browser)
    page = browser.post(f"/feedback/{question}", data={"token": token, "helpful": "yes"})
    assert texts.RATED[True] in page.text
    assert stored(scene) == [(True, "")]


def test_the_last_judgement_counts_and_its_reason_is_masked(scene, browser):
    question, token = answered(browser)
    browser.post(f"/feedback/{question}", data={"token": token, "helpful": "yes"})
    reason = "03-1234-5678 に聞いたら違った"
    browser.post(f"/feedback/{question}", data={"token": token, "helpful": "no", "reason": reason})
    assert stored(scene) == [(False, "〔電話〕 に聞いたら違った")]


@pytest.mark.parametrize(
    ("data", "status"),
    [({"helpful": "yes"}, 403), ({"helpful": "yes", "token": "x"}, 403), ({"helpful": "perhaps"}, 400)],
)
def test_forged_and_broken_forms_change_nothing(scene, browser, data, status):
    question, token = answered(browser)
    data = {"token": token, **data} if status == 400 else data
    assert browser.post(f"/feedback/{question}", data=data).status_code == status
    assert stored(scene) == []


def test_only_the_asker_judges(tmp_path):
    from tests.web.scene import Scene

    scene = Scene(tmp_path, web_host="192.0.2.10")
    question, _ = answered(scene.visitor("192.0.2.20", "192.0.2.10"))
    other = scene.visitor("192.0.2.21", "192.0.2.10")
    data = {"token": form_of(other.get("/"))["token"], "helpful": "no"}
    assert other.post(f"/feedback/{question}", data=data).status_code == 404
    assert stored(scene) == []
