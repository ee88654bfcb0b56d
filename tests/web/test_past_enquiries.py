"""The page of past enquiries."""

import pytest

from tests.web.consulting import ASKER, BOSS, COUNTY, DESK, NEIGHBOUR, browser_of, fields_of, town_hall

pytestmark = pytest.mark.web
HERE = "/past-enquiries"
TYPED = {
    "origin": "prefecture",
    "sender": "市町村課",
    "title": "研修の実施状況について",
    "asked_on": "2025-06-10",
    "asked": "実施状況を回答願います。",
    "replied_on": "2025-06-28",
    "reply": "2回実施しました。",
}


@pytest.fixture
def scene(tmp_path):
    return town_hall(tmp_path)


def add(browser, **values):
    return browser.post(HERE, data={**fields_of(browser.get(HERE), HERE), **TYPED, **values})


def test_a_desk_records_and_its_town_reads(scene):
    desk = browser_of(scene, DESK)
    assert "まだ登録されていません" in desk.get(HERE).text
    assert "を登録しました" in add(desk).text
    read = browser_of(scene, ASKER).get(HERE).text
    assert "研修の実施状況について" in read
    assert 'action="/past-enquiries"' not in read
    for other in (NEIGHBOUR, COUNTY):
        assert "研修の実施状況について" not in browser_of(scene, other).get(HERE).text


def test_what_is_wrong_is_said_and_what_was_typed_stays(scene):
    refused = add(browser_of(scene, DESK), replied_on="2025-06-01")
    assert refused.status_code == 400
    assert "より後の日" in refused.text
    assert "2回実施しました。" in refused.text


def test_removing(scene):
    desk = browser_of(scene, DESK)
    number = add(desk).text.split(HERE + "/")[1].split("/")[0]
    token = fields_of(desk.get(HERE), f"{HERE}/{number}/remove")
    for other in (ASKER, NEIGHBOUR):
        theirs = fields_of(browser_of(scene, DESK).get(HERE), HERE)
        assert browser_of(scene, other).post(f"{HERE}/{number}/remove", data=theirs).status_code == 403
    assert browser_of(scene, BOSS).post(f"{HERE}/{number}/remove").status_code == 403
    assert "消しました" in desk.post(f"{HERE}/{number}/remove", data=token).text
    assert "研修の実施状況について" not in desk.get(HERE).text


def test_scripts_stay_text(scene):
    page = add(browser_of(scene, DESK), title="<script>alert(1)</script>", sender='"><img src=x>')
    assert "<script>alert" not in page.text
    assert "<img src=x" not in page.text
