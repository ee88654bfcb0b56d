"""Who was answered from what changed since is listed, and told once."""

import pytest

from bot.errors import NotAllowed
from tests.escalation.office import ADMINISTRATOR, COLLEAGUE, SATO
from tests.learning.office import DOCUMENTS, GUIDE

pytestmark = pytest.mark.escalation
BOSS = ADMINISTRATOR.principal
ASKED = "年次有給休暇はいつまでに届け出ますか"


@pytest.fixture
def office(office):
    office.set_up_documents()
    return office


def test_whoever_was_answered_from_a_replaced_document_is_told_once(office):
    chat = office.put(ASKED).question_id
    page = office.put(ASKED, COLLEAGUE, reply=None).question_id
    other = office.put("会議室はどこから予約しますか").question_id
    office.write(GUIDE, DOCUMENTS[GUIDE].replace("前日", "三日前"))
    office.reindex()
    (change,) = office.replaced.listed()
    assert (change.titles, change.askers, change.untold) == (("勤怠の手引き",), 2, 2)
    with pytest.raises(NotAllowed):
        office.replaced.tell(SATO.principal, change.departure.generation, at=office.at)
    assert office.replaced.tell(BOSS, change.departure.generation, at=office.at) == 2
    assert office.replaced.tell(BOSS, change.departure.generation, at=office.at) == 0
    assert [len(office.news(each)) for each in (chat, page, other)] == [1, 1, 0]
    assert "勤怠の手引き" in office.sentences()[0]
    assert office.replaced.listed()[0].untold == 0
