"""The pages of reports: the administrator's, and the prefecture's numbers."""

import datetime as dt

import pytest

from bot.domain.answer import Answer, Status
from bot.domain.principal import Principal, Role
from bot.texts import reports as texts
from tests.web.duties import PREFECTURE, TOWN, set_up
from tests.web.scene import Scene, ask

pytestmark = [pytest.mark.web, pytest.mark.reminders]


@pytest.fixture
def scene(tmp_path):
    people = {
        "boss@pref.example": Principal("b", "web", roles=frozenset({Role.ADMINISTRATOR})),
        "p@pref.example": Principal(
            "p", "web", organisation=PREFECTURE, roles=frozenset({Role.ASKER, Role.PREFECTURE})
        ),
        "t@town.example": Principal("t", "web", organisation=TOWN),
    }
    made = Scene(
        tmp_path, people, web_host="0.0.0.0", web_user_header="x-user", web_trusted_proxies="192.0.2.1"
    )
    set_up(made, PREFECTURE)
    made.join(TOWN)
    made.answerer.answer_with = Answer(Status.ABSTAINED, "資料にありません。", "担当へ。")
    ask(made.visitor("192.0.2.1", x_user="t@town.example"), "秘密の端末の持ち出しは？")
    made.now += dt.timedelta(days=7)
    yield made
    made.database.close()


def as_(scene, name):
    return scene.visitor("192.0.2.1", x_user=name)


def test_the_administrator_reads_what_the_documents_lack(scene):
    boss = as_(scene, "boss@pref.example")
    page = boss.get("/reports").text
    assert "秘密の端末の持ち出しは？" in page
    assert texts.NOTHING_NEAR in page
    assert texts.NO_GAPS in boss.get("/reports?back=1").text
    assert "秘密" in boss.get(f"/reports?organisation={TOWN}").text
    assert boss.get("/reports?rhythm=hourly").status_code == 400
    assert boss.get("/reports?organisation=999999").status_code == 404


def test_the_prefecture_reads_numbers_only(scene):
    page = as_(scene, "p@pref.example").get("/prefecture/report?rhythm=weekly").text
    assert "軽井沢町" in page
    assert "秘密" not in page
    assert texts.LEAD_OF_TOWNS in page


def test_nobody_else_opens_them(scene):
    for path in ("/reports", "/prefecture/report"):
        assert as_(scene, "t@town.example").get(path).status_code == 403
    assert as_(scene, "p@pref.example").get("/reports").status_code == 403
