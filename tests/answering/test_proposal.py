"""When an answer proposes to ask a person."""

import pytest

from bot.domain.answer import Answer, Status
from tests.answering.desk import ANSWER, ScriptedAnswerer, desk, question

pytestmark = pytest.mark.escalation
NOTHING = Answer(Status.ABSTAINED, "資料に答えがありません。", "担当に伝えてください。")


def proposals(database, clock, *steps):
    """Ask in one conversation: pairs of text and what the documents give; the proposal of each."""
    service = desk(database, ScriptedAnswerer(*(answer for _, answer in steps)), clock)
    found = []
    for text, _ in steps:
        clock.move(seconds=5)
        found.append(service.ask(question(text, at=clock())).proposal)
    return found


def test_somebody_who_got_no_answer_twice_is_offered_a_person(database, clock):
    steps = [
        ("標準化の期限は？", NOTHING),
        ("その根拠は？", NOTHING),
        ("補助率は？", ANSWER),
        ("様式は？", NOTHING),
    ]
    assert proposals(database, clock, *steps) == ["", "abstained_twice", "", "abstained_twice"]


def test_another_conversation_begins_anew(database, clock):
    service = desk(database, ScriptedAnswerer(NOTHING), clock)
    service.ask(question("標準化の期限は？", at=clock()))
    clock.move(seconds=5)
    assert service.ask(question("様式は？", conversation="other", at=clock())).proposal == ""


@pytest.mark.parametrize(
    "text", ["パスワードを初期化してください", "うちの町に今年度交付される額はいくらですか"]
)
def test_what_is_always_for_people_is_offered_at_once(database, clock, text):
    assert proposals(database, clock, (text, NOTHING)) == ["for_people"]


def test_what_was_not_understood_as_a_question_does_not_count(database, clock):
    assert proposals(database, clock, ("！！", NOTHING), ("標準化の期限は？", NOTHING)) == ["", ""]
