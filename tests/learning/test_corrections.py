"""「この回答は誤り」: withdrawn wherever it stands, left out until reviewed, and told once."""

import datetime as dt

import pytest

from bot.answering.reply import delivery_of
from bot.dialogue.press import Press
from bot.dialogue.presses import Presses
from bot.domain.answer import Status
from bot.errors import Invalid, NotAllowed, NotFound
from bot.learning.presses import CorrectionPresses
from bot.privacy import retention
from bot.storage import corrections, outbox
from tests.escalation.office import ADMINISTRATOR, ASKER, COLLEAGUE, SATO, THREAD

pytestmark = [pytest.mark.escalation, pytest.mark.web]
BOSS = ADMINISTRATOR.principal
ASKED = "年次有給休暇はいつまでに届け出ますか"
TITLE = "勤怠の手引き"
WRONG = "連絡先が変わりました。"


@pytest.fixture
def office(indexed):
    return indexed


@pytest.fixture
def question(office):
    answer = office.put(ASKED)
    assert answer.status is Status.ANSWERED
    office.deliver()
    return answer.question_id


def cited(office):
    """What an answer to the same question rests on now."""
    return [each.document for each in office.put(ASKED, COLLEAGUE).citations]


def shown(office, question):
    with office.database.reading() as connection:
        return outbox.current_payload(connection, delivery_of(question))


def test_an_answer_is_withdrawn_where_it_stands_and_its_passage_left_out(office, question):
    office.corrections.withdraw(BOSS, question, WRONG, at=office.at)
    assert shown(office, question)["withdrawn"]["reason"] == WRONG
    assert WRONG in office.sentences()[0]
    assert TITLE not in cited(office)
    office.reindex()
    assert TITLE not in cited(office)


def test_everybody_with_the_same_answer_is_told_once(office, question):
    other = office.put(ASKED, COLLEAGUE, reply=None).question_id
    office.corrections.withdraw(BOSS, question, WRONG, at=office.at)
    with pytest.raises(Invalid, match="すでに"):
        office.corrections.withdraw(BOSS, other, WRONG, at=office.at)
    assert [len(office.news(each)) for each in (question, other)] == [1, 1]
    assert len(office.sentences()) == 1


def test_a_reviewed_passage_is_found_again_or_stays_out(office, question):
    made = office.corrections.withdraw(BOSS, question, WRONG, at=office.at)
    office.corrections.review(BOSS, made.id, 1, back=False, at=office.at)
    assert TITLE not in cited(office)
    office.corrections.review(BOSS, made.id, 1, back=True, at=office.at)
    assert TITLE in cited(office)
    with office.database.reading() as connection:
        assert corrections.withdrawn(connection, question)
    steps = [row["action"] for row in office.trail() if row["action"].startswith("correction.")]
    assert steps == ["correction.withdraw", "correction.kept.1", "correction.back.1"]


def test_a_deleted_question_leaves_none_of_its_words(office, question):
    made = office.corrections.withdraw(BOSS, question, WRONG, at=office.at)
    later = office.at + dt.timedelta(days=400)
    retention.forget(office.database, before=office.at + dt.timedelta(days=1), at=later)
    with office.database.reading() as connection:
        kept = corrections.by_id(connection, made.id)
        assert corrections.left_out(connection)
    assert (kept.asked, kept.reason, office.news(question)) == ("", WRONG, [])


def test_only_an_administrator_and_only_what_was_answered(office, question):
    for who in (SATO, ASKER):
        with pytest.raises(NotAllowed):
            office.corrections.withdraw(who.principal, question, WRONG, at=office.at)
    with pytest.raises(NotFound):
        office.corrections.withdraw(BOSS, "nothing", WRONG, at=office.at)
    with pytest.raises(Invalid):
        office.corrections.withdraw(BOSS, question, " ", at=office.at)
    with pytest.raises(Invalid):
        office.corrections.withdraw(BOSS, office.ask(), WRONG, at=office.at)


def test_the_press_of_an_administrator_does_the_same(office, question):
    presses = Presses(
        office.database,
        CorrectionPresses(office.corrections).handlers,
        now=lambda: office.at,
        lease=dt.timedelta(seconds=90),
    )
    for who in (SATO, ADMINISTRATOR):
        press = Press(
            f"k-{who.name}", who.principal, f"wrong:{question}", THREAD, office.at, {"reason": WRONG}
        )
        presses.receive(press)
        presses.work()
    assert shown(office, question)["withdrawn"]["reason"] == WRONG
    assert [each for each in office.sentences() if "管理者だけ" in each]


def test_an_answer_that_has_not_left_yet_leaves_withdrawn(office):
    question = office.put(ASKED).question_id
    office.corrections.withdraw(BOSS, question, WRONG, at=office.at)
    office.deliver()
    answers = [each.payload for each in office.chat.messages if each.kind == "answer"]
    assert [each["withdrawn"]["reason"] for each in answers] == [WRONG]


def test_a_mail_that_has_not_left_yet_does_not_leave(office):
    place = type(THREAD)("mail", "", "asker@example.jp")
    question = office.put(ASKED, reply=place).question_id
    office.corrections.withdraw(BOSS, question, WRONG, at=office.at)
    with office.database.reading() as connection:
        assert outbox.by_id(connection, delivery_of(question)).state == "cancelled"
